package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;

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

  static double real(String label, Object value) throws SQLException {
    if (value instanceof Double || value instanceof Float) {
      return Double.parseDouble(value.toString());
    }
    return decimal(label, value).doubleValue();
  }

  /**
   * Whether a database takes a float or double that is compared for another number than its digits
   * say, or for several of a column's type at once. H2 compares the digits.
   */
  static boolean isComparedOtherwise(LogicalType type, Object value, DriverManner manner) {
    if (manner == DriverManner.H2 || !(value instanceof Double || value instanceof Float)) {
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
