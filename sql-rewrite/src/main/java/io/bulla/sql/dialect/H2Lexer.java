package io.bulla.sql.dialect;

import java.util.List;

/** H2 2.x: checked against the tokenizer of H2 2.5.252 by {@code H2LexerTest}. */
final class H2Lexer extends Lexer {
  private static final List<String> OPERATORS =
      List.of(
          "!~*", "!~", "~*", "<=", ">=", "<>", "!=", "||", "&&", "::", ":=", "=", "<", ">", "+",
          "-", "*", "/", "%", "~", "&", "|");
  private static final String PUNCTUATION = "(),;.[]{}:";

  private final boolean bracketQuotes;

  H2Lexer(String sql, boolean bracketQuotes) {
    super(sql);
    this.bracketQuotes = bracketQuotes;
  }

  @Override
  boolean isSpace(char c) {
    return c <= ' ' || (c >= 128 && Character.isSpaceChar(c));
  }

  @Override
  boolean isNameStart(char c) {
    return c != '$' && (Character.isJavaIdentifierStart(c) || Character.isSurrogate(c));
  }

  @Override
  boolean isNamePart(char c) {
    return Character.isJavaIdentifierPart(c) || Character.isSurrogate(c);
  }

  @Override
  boolean skipComment() throws LexException {
    if (looksAt("--") || looksAt("//")) {
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
      add(Token.Kind.STRING, endOfQuoted(at, false, "string"));
    } else if (c == '"' || c == '`') {
      add(Token.Kind.QUOTED_NAME, endOfQuoted(at, false, "quoted name"));
    } else if (looksAtPrefix('n', '\'') || looksAtPrefix('e', '\'') || looksAtPrefix('x', '\'')) {
      add(Token.Kind.STRING, endOfQuoted(at + 1, false, "string"));
    } else if (looksAtUnicode('\'')) {
      add(Token.Kind.STRING, endOfUescape(endOfQuoted(at + 2, false, "string")));
    } else if (looksAtUnicode('"')) {
      add(Token.Kind.QUOTED_NAME, endOfUescape(endOfQuoted(at + 2, false, "quoted name")));
    } else if (looksAtNumber()) {
      add(Token.Kind.NUMBER, endOfNumber());
    } else if (isNameStart(c)) {
      readWord();
    } else {
      readSign(c);
    }
  }

  private void readSign(char c) throws LexException {
    if (c == '[' && bracketQuotes) {
      // a quote may stand inside; names in brackets are not worth a lexer of their own
      throw new LexException(at, "a square bracket quotes a name in this mode");
    }
    switch (c) {
      case '?' -> readQuestionMark();
      case '$' -> readDollar();
      case '@' -> readVariable();
      default -> readOperator(OPERATORS, PUNCTUATION);
    }
  }

  /** {@code ?} and {@code ?1} are parameters; the trigraphs {@code ??(} and {@code ??)} are not. */
  private void readQuestionMark() {
    if (charAt(at + 1) == '?') {
      add(Token.Kind.OTHER, at + 2);
      return;
    }
    add(Token.Kind.PARAMETER, endOfDigits(at + 1, 10, false));
  }

  private void readDollar() throws LexException {
    if (!looksAt("$$")) {
      add(Token.Kind.OTHER, Math.max(at + 1, endOfDigits(at + 1, 10, false)));
      return;
    }
    int end = sql.indexOf("$$", at + 2);
    if (end < 0) {
      throw new LexException(at, "unclosed string");
    }
    add(Token.Kind.STRING, end + 2);
  }

  private void readVariable() {
    int end = at + 1;
    while (end < sql.length() && isNamePart(sql.charAt(end))) {
      end++;
    }
    add(end == at + 1 ? Token.Kind.OTHER : Token.Kind.VARIABLE, end);
  }

  private int endOfNumber() {
    int radix = radixPrefix();
    int end = radix == 0 ? endOfDecimal(at, true) : endOfDigits(at + 2, radix, true);
    boolean integer = sql.substring(at, end).indexOf('.') < 0;
    boolean suffixed = integer && (charAt(end) == 'L' || charAt(end) == 'l');
    return suffixed ? end + 1 : end;
  }
}
