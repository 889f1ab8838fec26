package io.bulla.jdbc;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Locale;

/** What is true to each driver. */
final class Truths {
  private Truths() {}

  /** {@code getBoolean}. */
  static boolean read(String label, Object value, DriverManner manner) throws SQLException {
    return switch (manner) {
      case H2 -> h2(label, value);
      case POSTGRESQL -> Numbers.truth(label, value);
      case MARIADB -> mariaDb(label, value);
      case MYSQL -> mySql(label, value);
    };
  }

  /** NaN is false. */
  private static boolean h2(String label, Object value) throws SQLException {
    if (value instanceof Float || value instanceof Double) {
      double number = ((Number) value).doubleValue();
      return number != 0 && !Double.isNaN(number);
    }
    return Numbers.truth(label, value);
  }

  /** All but zero; of a text all but {@code 0} and {@code false}. */
  private static boolean mariaDb(String label, Object value) throws SQLException {
    if (value instanceof String text) {
      return !text.equals("0") && !text.equalsIgnoreCase("false");
    }
    if (value instanceof BigDecimal number) {
      return number.toBigInteger().signum() != 0;
    }
    return Numbers.truth(label, value);
  }

  /** Numbers over zero and -1. */
  private static boolean mySql(String label, Object value) throws SQLException {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof String text) {
      switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "t", "yes", "y" -> {
          return true;
        }
        case "false", "f", "no", "n", "" -> {
          return false;
        }
        default -> {}
      }
    }
    if (value instanceof byte[] bytes && bytes.length == 0) {
      return false;
    }
    BigDecimal number = Numbers.decimal(label, value);
    return number.signum() > 0 || number.compareTo(BigDecimal.ONE.negate()) == 0;
  }
}
