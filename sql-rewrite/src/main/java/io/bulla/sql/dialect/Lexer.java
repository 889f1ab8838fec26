package io.bulla.sql.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits one text into tokens by the lexical rules of a dialect: one run, one thread. What is no
 * token (white space, comments) never reaches the parser.
 */
abstract class Lexer {
  final String sql;
  final List<Token> tokens = new ArrayList<>();

  /** Where the run is: offset of the next character to be read. */
  int at;

  Lexer(String sql) {
    this.sql = sql;
  }

  /** All tokens of the text. */
  final List<Token> run() throws LexException {
    while (at < sql.length()) {
      if (isSpace(charAt(at))) {
        at++;
      } else if (!skipComment()) {
        readToken();
      }
    }
    finish();
    return tokens;
  }

  abstract boolean isSpace(char c);

  /** Whether the character (of a surrogate pair: either half) can begin an unquoted name. */
  abstract boolean isNameStart(char c);

  abstract boolean isNamePart(char c);

  /** Skips a comment that begins here; false when none does. */
  abstract boolean skipComment() throws LexException;

  /** Reads exactly one token that begins here. */
  abstract void readToken() throws LexException;

  /** Called at the end of the text. */
  void finish() throws LexException {}

  /** The character there; NUL after the end of the text. */
  final char charAt(int index) {
    return index < sql.length() ? sql.charAt(index) : '\0';
  }

  final boolean looksAt(String text) {
    return sql.startsWith(text, at);
  }

  /** Whether the text goes on with an ASCII letter (of either case) and a quote. */
  final boolean looksAtPrefix(char letter, char quote) {
    return Character.toLowerCase(charAt(at)) == letter && charAt(at + 1) == quote;
  }

  /** Whether the text goes on with {@code U&} and a quote. */
  final boolean looksAtUnicode(char quote) {
    char first = charAt(at);
    return (first == 'u' || first == 'U') && charAt(at + 1) == '&' && charAt(at + 2) == quote;
  }

  final void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, at, end));
    at = end;
  }

  final void readWord() {
    int end = at + 1;
    while (end < sql.length() && isNamePart(sql.charAt(end))) {
      end++;
    }
    add(Token.Kind.WORD, end);
  }

  /**
   * The offset after a quoted text whose opening quote is at {@code open}.
   *
   * @param backslashEscapes whether a backslash hides the next character
   */
  final int endOfQuoted(int open, boolean backslashEscapes, String what) throws LexException {
    char quote = sql.charAt(open);
    for (int i = open + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\\' && backslashEscapes) {
        i++;
      } else if (c == quote) {
        if (charAt(i + 1) != quote) {
          return i + 1;
        }
        i++;
      }
    }
    throw new LexException(open, "unclosed " + what);
  }

  /** The offset after a {@code -- } comment: at the line's end. */
  final int endOfLine(int from, boolean carriageReturnEnds) {
    int i = from;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\n' || (c == '\r' && carriageReturnEnds)) {
        return i;
      }
      i++;
    }
    return i;
  }

  /** The offset after a block comment that opens at {@code open} and may hold others. */
  final int endOfNestedComment(int open) throws LexException {
    int depth = 1;
    int i = open + 2;
    while (i < sql.length()) {
      if (sql.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i += 2;
        if (depth == 0) {
          return i;
        }
      } else {
        i++;
      }
    }
    throw new LexException(open, "unclosed comment");
  }

  /** Reads digits and single underscores between them. */
  final int endOfDigits(int from, int radix, boolean underscores) {
    int i = from;
    while (i < sql.length()) {
      boolean separator =
          underscores && sql.charAt(i) == '_' && Character.digit(charAt(i + 1), radix) >= 0;
      if (!separator && !isDigit(sql.charAt(i), radix)) {
        return i;
      }
      i++;
    }
    return i;
  }

  static boolean isDigit(char c, int radix) {
    return c < 128 && Character.digit(c, radix) >= 0;
  }

  final boolean looksAtNumber() {
    return isDigit(charAt(at), 10) || (charAt(at) == '.' && isDigit(charAt(at + 1), 10));
  }

  /** The offset after a decimal number that begins at {@code from}. */
  final int endOfDecimal(int from, boolean underscores) {
    int i = endOfDigits(from, 10, underscores);
    if (charAt(i) == '.' && charAt(i + 1) != '.') {
      i = endOfDigits(i + 1, 10, underscores);
    }
    return endOfExponent(i, underscores);
  }

  /** The offset after an exponent that begins at {@code from}, or {@code from} when none does. */
  final int endOfExponent(int from, boolean underscores) {
    if (charAt(from) != 'e' && charAt(from) != 'E') {
      return from;
    }
    boolean signed = charAt(from + 1) == '+' || charAt(from + 1) == '-';
    int digits = from + (signed ? 2 : 1);
    return isDigit(charAt(digits), 10) ? endOfDigits(digits, 10, underscores) : from;
  }

  /** Radix of {@code 0x}, {@code 0o}, {@code 0b} followed by a digit; 0 when none begins here. */
  final int radixPrefix() {
    if (charAt(at) != '0') {
      return 0;
    }
    int radix =
        switch (charAt(at + 1)) {
          case 'x', 'X' -> 16;
          case 'o', 'O' -> 8;
          case 'b', 'B' -> 2;
          default -> 0;
        };
    int digit = charAt(at + 2) == '_' ? at + 3 : at + 2;
    return radix != 0 && isDigit(charAt(digit), radix) ? radix : 0;
  }

  /** Adds the longest of the operators that begins here, else one character of a kind. */
  final void readOperator(List<String> longestFirst, String punctuation) {
    for (String operator : longestFirst) {
      if (looksAt(operator)) {
        add(Token.Kind.OPERATOR, at + operator.length());
        return;
      }
    }
    boolean known = punctuation.indexOf(charAt(at)) >= 0;
    add(known ? Token.Kind.PUNCTUATION : Token.Kind.OTHER, at + 1);
  }

  /** Extends a {@code U&} token over a following {@code UESCAPE 'c'}. */
  final int endOfUescape(int from) throws LexException {
    int start = skipIgnored(from);
    if (!sql.regionMatches(true, start, "uescape", 0, 7)) {
      return from;
    }
    int quote = skipIgnored(start + 7);
    if (charAt(quote) != '\'') {
      return from;
    }
    return endOfQuoted(quote, false, "string");
  }

  /** The offset of the next character that is neither white space nor in a comment. */
  final int skipIgnored(int from) throws LexException {
    int saved = at;
    at = from;
    while (at < sql.length()) {
      if (isSpace(charAt(at))) {
        at++;
      } else if (!skipComment()) {
        break;
      }
    }
    int result = at;
    at = saved;
    return result;
  }
}
