package io.bulla.jdbc;

import io.bulla.sql.ValueSource.Literal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code (? = '' OR c = ?)}: of the first value the database learns only whether it is one of the
 * literals. One that is none of them is replaced by another that is none.
 */
final class LiteralTests {
  private static final String OTHER_CLASS =
      "is of a class that the database converts by its own rules";

  private LiteralTests() {}

  /**
   * What is sent for a value: itself where it is one of the literals, else what stands in for it.
   *
   * @param literals all texts, or all whole numbers
   * @param value not null
   * @throws SQLException 0A000 when the database may take it for a literal or not, by its collation
   *     or its conversions
   */
  static Object sent(List<Literal> literals, Object value) throws SQLException {
    boolean texts = literals.get(0).kind() == Literal.Kind.STRING;
    if (texts && value instanceof String text) {
      return isOneOf(literals, text) ? text : standIn(literals);
    }
    Long number = texts ? null : number(literals, value);
    Object same = number == null ? null : asClassOf(value, number);
    if (same == null) {
      throw refused(OTHER_CLASS);
    }
    return same;
  }

  /**
   * Whether a value is one of the texts.
   *
   * @throws SQLException 0A000 when only the database can tell
   */
  static boolean isOneOf(List<Literal> literals, String value) throws SQLException {
    if (literals.stream().anyMatch(literal -> literal.text().equals(value))) {
      return true;
    }
    String letters = letters(value);
    for (Literal literal : literals) {
      if (!areDifferent(letters, letters(literal.text()))) {
        throw refused("may equal one of them or not, by case, accents, spaces or signs");
      }
    }
    return false;
  }

  private static String standIn(List<Literal> literals) throws SQLException {
    for (int length = 1; length <= literals.size() + 7; length++) {
      if (isNone(literals, "a".repeat(length))) {
        return "a".repeat(length);
      }
    }
    if (isNone(literals, "")) {
      return "";
    }
    throw refused("needs a stand-in, of which literals of these letters leave none");
  }

  private static boolean isNone(List<Literal> literals, String letters) {
    return literals.stream().allMatch(literal -> areDifferent(letters, letters(literal.text())));
  }

  /** Whether texts with these letters are different under every collation. */
  private static boolean areDifferent(String one, String other) {
    if (isOpen(one) == isOpen(other)) {
      return !isOpen(one) && !one.equals(other);
    }
    String open = isOpen(one) ? one : other;
    String pattern = open.replace("+", ".{1,6}").replace("*", ".{0,6}");
    return !Pattern.matches(pattern, isOpen(one) ? other : one);
  }

  private static boolean isOpen(String letters) {
    return letters.indexOf('+') >= 0 || letters.indexOf('*') >= 0;
  }

  /**
   * What every collation looks at: digits and letters of ASCII and ideographs. Case is gone, and so
   * is what some language does not tell apart. {@code +} stands for a letter that may count for up
   * to six of these, {@code *} for what may count for as many or none; ASCII's spaces and signs,
   * which count for themselves or for nothing, are left out.
   */
  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    text.codePoints()
        .forEach(
            each -> {
              boolean ascii = each < 0x80;
              if (ascii ? Character.isLetterOrDigit(each) : isUnifiedIdeograph(each)) {
                letters.append(oneLetter(each));
              } else if (!ascii) {
                letters.append(isLetter(each) ? '+' : '*');
              }
            });
    return letters.toString();
  }

  /** Lithuanian has i and y as one, Swedish v and w, Latin i and j, u and v. */
  private static char oneLetter(int character) {
    char lower = (char) Character.toLowerCase(character);
    return switch (lower) {
      case 'j', 'y' -> 'i';
      case 'v', 'w' -> 'u';
      default -> lower;
    };
  }

  private static boolean isLetter(int character) {
    return Character.isBmpCodePoint(character)
        && Character.isLetterOrDigit(character)
        && Character.getType(character) != Character.MODIFIER_LETTER;
  }

  private static boolean isUnifiedIdeograph(int character) {
    return character >= 0x4e00 && character <= 0x9fa5;
  }

  /** The number to be sent; null for what is no number that all databases read alike. */
  private static @Nullable Long number(List<Literal> literals, Object value) {
    BigDecimal number = exact(value);
    if (number == null) {
      return null;
    }
    long standIn = 0;
    for (Literal literal : literals) {
      if (new BigDecimal(literal.text()).compareTo(number) == 0) {
        return Long.valueOf(literal.text());
      }
    }
    while (contains(literals, standIn)) {
      standIn++;
    }
    return standIn;
  }

  private static boolean contains(List<Literal> literals, long number) {
    return literals.stream().anyMatch(literal -> Long.parseLong(literal.text()) == number);
  }

  private static @Nullable BigDecimal exact(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    boolean whole =
        value instanceof Long
            || value instanceof Integer
            || value instanceof Short
            || value instanceof Byte;
    if (whole) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    // NaN and the infinities are no literals, but databases differ in taking them
    boolean fraction = value instanceof Double || value instanceof Float;
    double number = fraction ? ((Number) value).doubleValue() : Double.NaN;
    return Double.isFinite(number) ? new BigDecimal(number) : null;
  }

  /** Of the class of the value, so that the database compares as it would have. */
  private static @Nullable Object asClassOf(Object value, long number) {
    if (value instanceof BigDecimal) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof BigInteger) {
      return BigInteger.valueOf(number);
    }
    if (value instanceof Double) {
      return (double) number;
    }
    if (value instanceof Float) {
      return (float) number;
    }
    if (value instanceof Integer) {
      return (int) number;
    }
    if (value instanceof Short) {
      return (short) number;
    }
    return value instanceof Byte ? (Object) (byte) number : number;
  }

  private static SQLException refused(String why) {
    return Errors.unsupported(
        "a parameter that is compared with literals is or may be the value of a sealed column, so"
            + " that Bulla compares it; but it "
            + why
            + ". Test it in the application.");
  }
}
