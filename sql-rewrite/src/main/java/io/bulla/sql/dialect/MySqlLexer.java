package io.bulla.sql.dialect;

import java.util.List;

/** MySQL 8 and MariaDB 11. */
final class MySqlLexer extends Lexer {
  private static final List<String> OPERATORS =
      List.of(
          "->>", "<=>", ":=", "->", "<=", ">=", "<>", "!=", "<<", ">>", "||", "&&", "=", "<", ">",
          "+", "-", "*", "/", "%", "^", "&", "|", "~", "!");
  private static final String PUNCTUATION = "(),;.{}:";

  private final boolean ansiQuotes;
  private final boolean backslashEscapes;

  /** Offset of the executable comment the run is in, or -1. */
  private int executableComment = -1;

  MySqlLexer(String sql, boolean ansiQuotes, boolean backslashEscapes) {
    super(sql);
    this.ansiQuotes = ansiQuotes;
    this.backslashEscapes = backslashEscapes;
  }

  @Override
  boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  @Override
  boolean isNameStart(char c) {
    return c >= 128
        || c == '_'
        || c == '$'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || isDigit(c, 10);
  }

  @Override
  boolean isNamePart(char c) {
    return isNameStart(c);
  }

  @Override
  boolean skipComment() throws LexException {
    boolean dashes = looksAt("--") && (at + 2 == sql.length() || isBlankOrControl(charAt(at + 2)));
    if (dashes || charAt(at) == '#') {
      at = endOfLine(at, false);
      return true;
    }
    if (executableComment >= 0 && looksAt("*/")) {
      executableComment = -1;
      at += 2;
      return true;
    }
    if (!looksAt("/*")) {
      return false;
    }
    if (charAt(at + 2) == '!') {
      openExecutableComment(3);
      return true;
    }
    if (charAt(at + 2) == 'M' && charAt(at + 3) == '!') {
      openExecutableComment(4);
      return true;
    }
    int close = sql.indexOf("*/", at + 2);
    if (close < 0) {
      throw new LexException(at, "unclosed comment");
    }
    at = close + 2;
    return true;
  }

  private static boolean isBlankOrControl(char c) {
    return c <= ' ' || c == 127;
  }

  /**
   * The content is live text. Where a version number or {@code M} leaves it to the server whether
   * it is, the opening becomes a token that no grammar takes.
   */
  private void openExecutableComment(int markLength) throws LexException {
    if (executableComment >= 0) {
      throw new LexException(at, "executable comment inside another");
    }
    executableComment = at;
    int end = endOfDigits(at + markLength, 10, false);
    if (end > at + 3) {
      add(Token.Kind.OTHER, end);
    } else {
      at = end;
    }
  }

  @Override
  void finish() throws LexException {
    if (executableComment >= 0) {
      throw new LexException(executableComment, "unclosed comment");
    }
  }

  @Override
  void readToken() throws LexException {
    char c = charAt(at);
    if (c == '\'' || (c == '"' && !ansiQuotes)) {
      add(Token.Kind.STRING, endOfQuoted(at, backslashEscapes, "string"));
    } else if (c == '"' || c == '`') {
      add(Token.Kind.QUOTED_NAME, endOfQuoted(at, false, "quoted name"));
    } else if (looksAtPrefix('n', '\'')) {
      add(Token.Kind.STRING, endOfQuoted(at + 1, backslashEscapes, "string"));
    } else if (looksAtPrefix('x', '\'') || looksAtPrefix('b', '\'')) {
      add(Token.Kind.STRING, endOfQuoted(at + 1, false, "string"));
    } else if (c == '@') {
      readVariable();
    } else if (c == '?') {
      add(Token.Kind.PARAMETER, at + 1);
    } else if (c == '.' && followsName()) {
      add(Token.Kind.PUNCTUATION, at + 1);
    } else if (followsNameAndDot() && isNamePart(c)) {
      readWord();
    } else if (looksAtNumber()) {
      readNumberOrName();
    } else if (isNameStart(c)) {
      readWord();
    } else {
      readOperator(OPERATORS, PUNCTUATION);
    }
  }

  private boolean followsName() {
    return !tokens.isEmpty() && isName(tokens.get(tokens.size() - 1), at);
  }

  private static boolean isName(Token token, int end) {
    return token.end() == end
        && (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME);
  }

  /** After {@code name.} without blanks even digits are a name. */
  private boolean followsNameAndDot() {
    int last = tokens.size() - 1;
    return last >= 1
        && tokens.get(last).end() == at
        && tokens.get(last).length() == 1
        && sql.charAt(at - 1) == '.'
        && isName(tokens.get(last - 1), at - 1);
  }

  private void readNumberOrName() {
    int word = at;
    while (word < sql.length() && isNamePart(sql.charAt(word))) {
      word++;
    }
    int digits = endOfDigits(at, 10, false);
    int exponent = endOfExponent(digits, false);
    char mark = charAt(at + 1);
    if (charAt(at) == '0'
        && mark == 'x'
        && word > at + 2
        && endOfDigits(at + 2, 16, false) == word) {
      add(Token.Kind.STRING, word);
    } else if (charAt(at) == '0'
        && mark == 'b'
        && word > at + 2
        && endOfDigits(at + 2, 2, false) == word) {
      add(Token.Kind.STRING, word);
    } else if (digits == word || exponent > digits) {
      add(Token.Kind.NUMBER, endOfDecimal(at, false));
    } else {
      add(Token.Kind.WORD, word);
    }
  }

  private void readVariable() throws LexException {
    int from = at + 1;
    if (charAt(from) == '@') {
      from++;
    } else if (charAt(from) == '\'' || charAt(from) == '"' || charAt(from) == '`') {
      boolean escapes = backslashEscapes && charAt(from) != '`';
      add(Token.Kind.VARIABLE, endOfQuoted(from, escapes, "variable name"));
      return;
    }
    int end = from;
    while (end < sql.length() && (isNamePart(sql.charAt(end)) || sql.charAt(end) == '.')) {
      end++;
    }
    add(end == from ? Token.Kind.OTHER : Token.Kind.VARIABLE, end);
  }
}
