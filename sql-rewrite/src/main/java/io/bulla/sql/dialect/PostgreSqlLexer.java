package io.bulla.sql.dialect;

/**
 * PostgreSQL 17, with the parameter rule of its JDBC driver: a single {@code ?} is a parameter,
 * {@code ??} is the operator {@code ?}.
 */
final class PostgreSqlLexer extends Lexer {
  private static final String OPERATOR_CHARACTERS = "~!@#^&|`+-*/%<>=";
  private static final String MAY_END_IN_SIGN = "~!@#%^&|`?";
  private static final String PUNCTUATION = "(),;.[]:";

  private final boolean backslashEscapes;

  PostgreSqlLexer(String sql, boolean backslashEscapes) {
    super(sql);
    this.backslashEscapes = backslashEscapes;
  }

  @Override
  boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  @Override
  boolean isNameStart(char c) {
    return c >= 128 || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  @Override
  boolean isNamePart(char c) {
    return isNameStart(c) || c == '$' || isDigit(c, 10);
  }

  @Override
  boolean skipComment() throws LexException {
    if (looksAt("--")) {
      at = endOfLine(at, true);
      return true;
    }
    if (looksAt("/*")) {
      at = endOfNestedComment(at);
      return true;
    }
    return false;
  }

  @Override
  void readToken() throws LexException {
    char c = charAt(at);
    if (c == '\'') {
      readString(0, backslashEscapes);
    } else if (looksAtPrefix('e', '\'')) {
      readString(1, true);
    } else if (looksAtPrefix('b', '\'') || looksAtPrefix('x', '\'')) {
      readString(1, false);
    } else if (looksAtPrefix('n', '\'')) {
      readString(1, backslashEscapes);
    } else if (looksAtUnicode('\'')) {
      readString(2, backslashEscapes);
    } else if (c == '"') {
      add(Token.Kind.QUOTED_NAME, endOfQuoted(at, false, "quoted name"));
    } else if (looksAtUnicode('"')) {
      add(Token.Kind.QUOTED_NAME, endOfUescape(endOfQuoted(at + 2, false, "quoted name")));
    } else if (looksAtNumber()) {
      int radix = radixPrefix();
      add(
          Token.Kind.NUMBER,
          radix == 0 ? endOfDecimal(at, true) : endOfDigits(at + 2, radix, true));
    } else if (isNameStart(c)) {
      readWord();
    } else {
      readSign(c);
    }
  }

  private void readSign(char c) throws LexException {
    if (c == '$') {
      readDollar();
    } else if (c == '?' && charAt(at + 1) != '?') {
      add(Token.Kind.PARAMETER, at + 1);
    } else if (c == '?' || OPERATOR_CHARACTERS.indexOf(c) >= 0) {
      add(Token.Kind.OPERATOR, endOfOperator());
    } else if (looksAt("::") || looksAt(":=")) {
      add(Token.Kind.OPERATOR, at + 2);
    } else {
      boolean known = PUNCTUATION.indexOf(c) >= 0 || c == '{' || c == '}';
      add(known ? Token.Kind.PUNCTUATION : Token.Kind.OTHER, at + 1);
    }
  }

  /** A string goes on after white space with a line break; its escapes stay those of its prefix. */
  private void readString(int prefixLength, boolean escapes) throws LexException {
    int end = endOfQuoted(at + prefixLength, escapes, "string");
    int next = startOfContinuation(end);
    while (next >= 0) {
      end = endOfQuoted(next, escapes, "string");
      next = startOfContinuation(end);
    }
    add(Token.Kind.STRING, prefixLength == 2 ? endOfUescape(end) : end);
  }

  /** The offset of the quote that continues the string ended there, or -1. */
  private int startOfContinuation(int end) {
    boolean newLine = false;
    int i = end;
    while (i < sql.length()) {
      if (isSpace(sql.charAt(i))) {
        newLine |= sql.charAt(i) == '\n' || sql.charAt(i) == '\r';
        i++;
      } else if (sql.startsWith("--", i)) {
        i = endOfLine(i, true);
      } else {
        break;
      }
    }
    return newLine && charAt(i) == '\'' ? i : -1;
  }

  private void readDollar() throws LexException {
    int tagEnd = at + 1;
    while (isNamePart(charAt(tagEnd)) && charAt(tagEnd) != '$') {
      tagEnd++;
    }
    boolean quote = charAt(tagEnd) == '$' && !isDigit(charAt(at + 1), 10);
    if (!quote) {
      add(Token.Kind.OTHER, Math.max(at + 1, endOfDigits(at + 1, 10, false)));
      return;
    }
    String tag = sql.substring(at, tagEnd + 1);
    int close = sql.indexOf(tag, tagEnd + 1);
    if (close < 0) {
      throw new LexException(at, "unclosed string");
    }
    add(Token.Kind.STRING, close + tag.length());
  }

  /**
   * The longest run of operator characters, cut before a comment; one of several characters ends in
   * a sign only when it has a character that no standard operator has.
   */
  private int endOfOperator() {
    int end = at;
    boolean special = false;
    while (end < sql.length() && !sql.startsWith("--", end) && !sql.startsWith("/*", end)) {
      char c = sql.charAt(end);
      boolean escapedQuestion = c == '?' && charAt(end + 1) == '?';
      if (!escapedQuestion && OPERATOR_CHARACTERS.indexOf(c) < 0) {
        break;
      }
      special |= MAY_END_IN_SIGN.indexOf(c) >= 0;
      end += escapedQuestion ? 2 : 1;
    }
    while (!special && end > at + 1 && (charAt(end - 1) == '+' || charAt(end - 1) == '-')) {
      end--;
    }
    return end;
  }
}
