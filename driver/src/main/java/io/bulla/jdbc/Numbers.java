package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Optional;

/** Numbers out of decoded values, with the errors a database gives. */
final class Numbers {
  private Numbers() {}

  /**
   * @throws SQLException 22018 when the value is no number
   */
  static BigDecimal decimal(String label, Object value) throws SQLException {
    try {
      if (value instanceof BigDecimal number) {
        return number;
      }
      if (value instanceof BigInteger number) {
        return new BigDecimal(number);
      }
      if (value instanceof Float || value instanceof Double) {
        return new BigDecimal(value.toString());
      }
      if (value instanceof Number number) {
        return BigDecimal.valueOf(number.longValue());
      }
      if (value instanceof Boolean truth) {
        return truth ? BigDecimal.ONE : BigDecimal.ZERO;
      }
      if (value instanceof String text) {
        return new BigDecimal(text.strip());
      }
    } catch (NumberFormatException e) {
      throw Errors.value(label, "the value is no number.", "22018");
    }
    throw Errors.value(label, "a value of this type is no number.", "22018");
  }

  /** The number that a float or double is in binary. */
  static BigDecimal exact(String label, Object value) throws SQLException {
    double number = ((Number) value).doubleValue();
    return Double.isFinite(number) ? new BigDecimal(number) : decimal(label, value);
  }

  /**
   * @throws SQLException 22003 when it is outside {@code least..most}
   */
  static long whole(String label, Object value, long least, long most) throws SQLException {
    BigInteger whole =
        value instanceof Long number
            ? BigInteger.valueOf(number)
            : decimal(label, value).setScale(0, RoundingMode.DOWN).toBigInteger();
    boolean fits =
        whole.compareTo(BigInteger.valueOf(least)) >= 0
            && whole.compareTo(BigInteger.valueOf(most)) <= 0;
    if (!fits) {
      throw Errors.value(label, "the value is outside the range of the type asked for.", "22003");
    }
    return whole.longValue();
  }

  /** A text as the JDK reads a double, with NaN and infinities and the sign of a zero. */
  static double parsed(String label, String text) throws SQLException {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw Errors.value(label, "the value is no number.", "22018");
    }
  }

  static double real(String label, Object value) throws SQLException {
    if (value instanceof Double || value instanceof Float) {
      return Double.parseDouble(value.toString());
    }
    return decimal(label, value).doubleValue();
  }

  /**
   * Whether a database takes a number that is compared for another one than the column's type would
   * round it to, or for several of the column's type at once.
   */
  static boolean isComparedOtherwise(LogicalType type, Object value, DriverManner manner) {
    if (type.kind().isText() || type.kind().isBinary()) {
      // nearly every value; to look whether a text is a number costs an exception
      return false;
    }
    boolean binary = value instanceof Double || value instanceof Float;
    if (isBetween(type, value, manner)) {
      return true;
    }
    if (manner.isMySqlFamily() && !binary) {
      return type.kind() != LogicalType.Kind.DOUBLE && isCut(value);
    }
    if (manner == DriverManner.H2 || !binary) {
      return false;
    }
    double number = ((Number) value).doubleValue();
    // PostgreSQL widens a float in binary: 0.1 is no longer 0.1
    boolean widened =
        manner == DriverManner.POSTGRESQL
            && type.kind() != LogicalType.Kind.REAL
            && number != Double.parseDouble(value.toString());
    return widened || !type.isToldApartBy(number);
  }

  /**
   * A number that no REAL or DOUBLE is: H2 compares doubles in binary and all else by the digits,
   * PostgreSQL a REAL in binary.
   */
  private static boolean isBetween(LogicalType type, Object value, DriverManner manner) {
    Optional<BigDecimal> number = value instanceof Float ? Optional.empty() : number(value);
    boolean digits = manner == DriverManner.H2 && !(value instanceof Double);
    return !manner.isMySqlFamily()
        && number.isPresent()
        && !(digits ? type.hasDigits(number.get()) : type.isExact(number.get()));
  }

  /**
   * MySQL's exact numbers have 65 digits, 30 of them behind the point: of others it takes a part.
   */
  static boolean isCut(Object value) {
    return !(value instanceof Double || value instanceof Float)
        && number(value).map(BigDecimal::stripTrailingZeros).filter(Numbers::isLong).isPresent();
  }

  private static boolean isLong(BigDecimal number) {
    return number.scale() > 30 || number.precision() - number.scale() > 65;
  }

  private static Optional<BigDecimal> number(Object value) {
    try {
      return value instanceof Double number
          ? Optional.of(new BigDecimal(number))
          : value instanceof Number || value instanceof String
              ? Optional.of(new BigDecimal(value.toString().strip()))
              : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static boolean truth(String label, Object value) throws SQLException {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof String text) {
      switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
        case "true", "t", "yes", "y", "on", "1" -> {
          return true;
        }
        case "false", "f", "no", "n", "off", "0" -> {
          return false;
        }
        default -> {}
      }
    }
    try {
      return decimal(label, value).signum() != 0;
    } catch (SQLException e) {
      throw Errors.value(label, "the value is neither true nor false.", "22018");
    }
  }
}
