package io.bulla.sql.dialect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** The tokens of a text on their way to the parser, and what each is written as. */
final class Marks {
  /** A name that the parser cannot take for a keyword ends in this. */
  private static final char NAME_MARK = '$';

  private final String sql;
  private final List<Token> tokens;
  private final String[] keys;
  private final String[] replacements;
  private final boolean[] keywords;
  private final int[] mergedUntil;
  private final boolean[] aliases;

  Marks(String sql, List<Token> tokens) {
    this.sql = sql;
    this.tokens = tokens;
    this.keys = new String[tokens.size()];
    this.replacements = new String[tokens.size()];
    this.keywords = new boolean[tokens.size()];
    this.mergedUntil = new int[tokens.size()];
    this.aliases = new boolean[tokens.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(tokens.get(i));
    }
  }

  private String key(Token token) {
    return switch (token.kind()) {
      case WORD -> sql.substring(token.start(), token.end()).toUpperCase(Locale.ROOT);
      case PUNCTUATION, OPERATOR -> sql.substring(token.start(), token.end());
      case QUOTED_NAME -> "\"";
      case STRING -> "'";
      case NUMBER -> "1";
      case PARAMETER -> "?";
      case VARIABLE -> "@";
      case OTHER -> "\0";
    };
  }

  int size() {
    return keys.length;
  }

  /**
   * A word in upper case, a sign as it is, or one of {@code " ' 1 ? @} for quoted name, string,
   * number, parameter and variable; empty outside the text.
   */
  String key(int index) {
    return index >= 0 && index < keys.length ? keys[index] : "";
  }

  boolean is(int index, String... anyOf) {
    return Arrays.asList(anyOf).contains(key(index));
  }

  boolean isIn(int index, Set<String> anyOf) {
    return anyOf.contains(key(index));
  }

  Token.Kind kind(int index) {
    return tokens.get(index).kind();
  }

  boolean isWord(int index) {
    return index >= 0 && index < keys.length && kind(index) == Token.Kind.WORD;
  }

  /** Whether a name can be there: a word that was not found to be a keyword, or a quoted name. */
  boolean isName(int index) {
    return (isWord(index) && !keywords[index]) || key(index).equals("\"");
  }

  /** Whether an operand can end there, so that an operator may follow. */
  boolean isOperandEnd(int index) {
    return is(index, "1", "?", "'", ")", "\"", "@", "]", "NULL", "TRUE", "FALSE", "END")
        || isName(index);
  }

  boolean isKeyword(int index) {
    return index >= 0 && index < keys.length && keywords[index];
  }

  void keyword(int index) {
    keywords[index] = true;
  }

  void name(int index) {
    keywords[index] = false;
  }

  /** The parser shall not see the tokens from {@code first} to {@code last}. */
  void blank(int first, int last) {
    for (int i = first; i <= last; i++) {
      replacements[i] = "";
    }
  }

  boolean isBlank(int index) {
    return "".equals(replacements[index]);
  }

  boolean isOpen(int index) {
    return replacements[index] == null;
  }

  /** Whether the token before ends where this one begins. */
  boolean touches(int index) {
    return index > 0 && tokens.get(index - 1).end() == tokens.get(index).start();
  }

  /** The parser shall see this instead, padded with blanks. */
  void replace(int index, String text) {
    if (text.length() > tokens.get(index).length()) {
      throw new IllegalArgumentException("a mask must not be longer than its token");
    }
    replacements[index] = text;
  }

  /** The parser shall see one string literal instead of these tokens. */
  void literal(int first, int last) {
    blank(first, last);
    replacements[first] = null;
    mergedUntil[first] = last;
  }

  /** The parser shall see a quoted name instead of the string. */
  void alias(int index) {
    aliases[index] = true;
  }

  boolean isMerged(int index) {
    return mergedUntil[index] > 0;
  }

  int previous(int index) {
    int i = index - 1;
    while (i >= 0 && isBlank(i)) {
      i--;
    }
    return i;
  }

  int next(int index) {
    int i = index + 1;
    while (i < keys.length && isBlank(i)) {
      i++;
    }
    return i;
  }

  /** Whether the tokens from there on are these. */
  boolean sequence(int index, String... keys) {
    for (int i = 0; i < keys.length; i++) {
      if (!key(index + i).equals(keys[i])) {
        return false;
      }
    }
    return true;
  }

  /** The index of the parenthesis or bracket that closes the one at {@code open}; -1 if none. */
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < keys.length; i++) {
      if (is(i, "(", "[")) {
        depth++;
      } else if (is(i, ")", "]")) {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Names and words that the parser does not see. */
  List<Token> omitted() {
    return IntStream.range(0, size())
        .filter(i -> isBlank(i) && (isWord(i) || is(i, "\"")))
        .mapToObj(tokens::get)
        .toList();
  }

  /** The text for the parser: blanks wherever no token is. */
  String render() {
    char[] out = new char[sql.length()];
    Arrays.fill(out, ' ');
    for (int i = 0; i < keys.length; i++) {
      Token token = tokens.get(i);
      int end = isMerged(i) ? tokens.get(mergedUntil[i]).end() : token.end();
      String text = replacements[i];
      if (text == null) {
        text = isMerged(i) ? quoted('\'', 'x', end - token.start()) : mask(i, token);
      }
      text.getChars(0, text.length(), out, token.start());
    }
    return new String(out);
  }

  private String mask(int index, Token token) {
    return switch (token.kind()) {
      case WORD -> keywords[index] ? keys[index] : nameMask(keys[index], token.length());
      case QUOTED_NAME -> quoted('"', NAME_MARK, token.length());
      case STRING ->
          aliases[index]
              ? quoted('"', NAME_MARK, token.length())
              : quoted('\'', 'x', token.length());
      case NUMBER -> "1".repeat(token.length());
      case PARAMETER -> "?";
      case PUNCTUATION, OPERATOR -> keys[index];
      case VARIABLE -> Glyphs.VARIABLE;
      case OTHER -> Glyphs.UNKNOWN;
    };
  }

  private static String quoted(char quote, char filler, int length) {
    if (quote == '"' && length == 2) {
      return "q" + NAME_MARK; // to the parser a quoted name is never empty
    }
    return quote + String.valueOf(filler).repeat(Math.max(0, length - 2)) + quote;
  }

  /** Keeps letters for the reader of a parse tree; those of other scripts become marks. */
  private static String nameMask(String upper, int length) {
    if (length == 1) {
      // a lone mark is a sign of Calcite's row patterns
      return "q";
    }
    if (upper.length() != length) {
      return String.valueOf(NAME_MARK).repeat(length);
    }
    char[] out = upper.toCharArray();
    for (int i = 0; i < out.length; i++) {
      boolean plain =
          out[i] == '_' || (out[i] >= 'A' && out[i] <= 'Z') || Character.isDigit(out[i]);
      out[i] = plain && out[i] < 128 && i < length - 1 ? out[i] : NAME_MARK;
    }
    if (out[0] == NAME_MARK || Character.isDigit(out[0])) {
      out[0] = 'q';
    }
    return new String(out);
  }
}
