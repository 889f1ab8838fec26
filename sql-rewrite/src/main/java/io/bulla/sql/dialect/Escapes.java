package io.bulla.sql.dialect;

import io.bulla.sql.ValueSource;
import io.bulla.sql.ValueSource.Literal.Kind;
import java.util.Locale;
import java.util.Optional;

/** Values of string tokens. Empty wherever the value depends on more than the text. */
final class Escapes {
  private Escapes() {}

  static Optional<ValueSource.Literal> h2(String text) {
    if (text.startsWith("$$")) {
      return string(text.substring(2, text.length() - 2));
    }
    return switch (text.charAt(0)) {
      case '\'' -> string(doubled(text, 0, '\''));
      case 'n', 'N' -> string(doubled(text, 1, '\''));
      case 'u', 'U' -> unicode(text, '\'').flatMap(Escapes::string);
      case 'x', 'X' -> hexadecimal(text.substring(2, text.length() - 1).replace(" ", ""));
      default -> Optional.empty();
    };
  }

  static Optional<ValueSource.Literal> postgreSql(String text, boolean backslashEscapes) {
    if (text.charAt(0) == '$') {
      int tag = text.indexOf('$', 1) + 1;
      return string(text.substring(tag, text.length() - tag));
    }
    boolean escapes = backslashEscapes && text.indexOf('\\') >= 0;
    return switch (text.charAt(0)) {
      case '\'' -> escapes ? cStyle(text.substring(1)) : plainPostgreSql(text, 0);
      case 'n', 'N' -> escapes ? Optional.empty() : plainPostgreSql(text, 1);
      case 'e', 'E' -> cStyle(text.substring(2));
      // with standard_conforming_strings off the server refuses U&
      case 'u', 'U' ->
          backslashEscapes ? Optional.empty() : unicode(text, '\'').flatMap(Escapes::string);
      default -> Optional.empty();
    };
  }

  static Optional<ValueSource.Literal> mySql(String text, boolean backslashEscapes) {
    char first = text.charAt(0);
    if (first == '0') {
      return text.charAt(1) == 'x' ? hexadecimal(even(text.substring(2))) : Optional.empty();
    }
    if (first == 'x' || first == 'X') {
      return hexadecimal(text.substring(2, text.length() - 1));
    }
    if (first == 'b' || first == 'B') {
      return Optional.empty();
    }
    int open = first == '\'' || first == '"' ? 0 : 1;
    return string(
        backslashEscapes ? mySqlEscapes(text, open) : doubled(text, open, text.charAt(open)));
  }

  private static Optional<ValueSource.Literal> string(String value) {
    return Optional.of(new ValueSource.Literal(Kind.STRING, value));
  }

  private static String even(String digits) {
    return digits.length() % 2 == 0 ? digits : "0" + digits;
  }

  private static Optional<ValueSource.Literal> hexadecimal(String digits) {
    boolean valid = digits.length() % 2 == 0 && digits.matches("[0-9A-Fa-f]*");
    return valid
        ? Optional.of(new ValueSource.Literal(Kind.BINARY, digits.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static String doubled(String text, int open, char quote) {
    String one = String.valueOf(quote);
    return text.substring(open + 1, text.length() - 1).replace(one + one, one);
  }

  /** Parts on several lines are one string; with comments between them it is left alone. */
  private static Optional<ValueSource.Literal> plainPostgreSql(String text, int open) {
    StringBuilder value = new StringBuilder(text.length());
    int i = open + 1;
    while (i < text.length() - 1) {
      if (text.charAt(i) != '\'') {
        value.append(text.charAt(i));
      } else if (text.charAt(i + 1) == '\'' && i + 2 < text.length()) {
        value.append('\'');
        i++;
      } else {
        int next = text.indexOf('\'', i + 1);
        if (!text.substring(i + 1, next).isBlank()) {
          return Optional.empty();
        }
        i = next;
      }
      i++;
    }
    return string(value.toString());
  }

  private static String mySqlEscapes(String text, int open) {
    char quote = text.charAt(open);
    StringBuilder value = new StringBuilder(text.length());
    for (int i = open + 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == quote) {
        i++;
      } else if (c == '\\') {
        i++;
        char escaped = text.charAt(i);
        if (escaped == '%' || escaped == '_') {
          value.append('\\');
        }
        c = mySqlEscape(escaped);
      }
      value.append(c);
    }
    return value.toString();
  }

  private static char mySqlEscape(char c) {
    return switch (c) {
      case '0' -> '\0';
      case 'b' -> '\b';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'Z' -> '\u001a';
      default -> c;
    };
  }

  /** An {@code E'...'} string from behind its opening quote; empty for escapes by number. */
  private static Optional<ValueSource.Literal> cStyle(String text) {
    StringBuilder value = new StringBuilder(text.length());
    for (int i = 0; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        i++;
        if (i == text.length() - 1 || text.charAt(i) != '\'') {
          return Optional.empty();
        }
      } else if (c == '\\') {
        i++;
        c = text.charAt(i);
        boolean byNumber = (c >= '0' && c <= '7') || c == 'x' || c == 'u' || c == 'U';
        if (byNumber) {
          return Optional.empty();
        }
        c = cEscape(c);
      }
      value.append(c);
    }
    return string(value.toString());
  }

  private static char cEscape(char c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }

  /** The content of {@code U&"..."} or {@code U&'...'} with its {@code UESCAPE}, decoded. */
  static Optional<String> unicode(String text, char quote) {
    int close = closing(text, 3, quote);
    char escape = '\\';
    if (close < text.length() - 1) {
      String tail = text.substring(text.lastIndexOf('\'', text.length() - 2));
      if (tail.length() != 3
          || text.substring(close + 1).indexOf('\'') + 3 + close + 1 != text.length()) {
        return Optional.empty();
      }
      escape = tail.charAt(1);
    }
    String one = String.valueOf(quote);
    return decode(text.substring(3, close).replace(one + one, one), escape);
  }

  private static int closing(String text, int from, char quote) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        if (i + 1 == text.length() || text.charAt(i + 1) != quote) {
          return i;
        }
        i++;
      }
    }
    throw new IllegalArgumentException("no closing quote");
  }

  private static Optional<String> decode(String text, char escape) {
    StringBuilder value = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) != escape) {
        value.append(text.charAt(i++));
      } else if (text.startsWith(String.valueOf(escape), i + 1)) {
        value.append(escape);
        i += 2;
      } else {
        boolean six = text.startsWith("+", i + 1);
        int start = i + (six ? 2 : 1);
        int end = start + (six ? 6 : 4);
        if (end > text.length() || !text.substring(start, end).matches("[0-9A-Fa-f]+")) {
          return Optional.empty();
        }
        int codePoint = Integer.parseInt(text.substring(start, end), 16);
        if (!Character.isValidCodePoint(codePoint)) {
          return Optional.empty();
        }
        value.appendCodePoint(codePoint);
        i = end;
      }
    }
    return Optional.of(value.toString());
  }
}
