package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts that a database may read as a number, date or time by rules of its own: {@code 2026-1-31},
 * {@code 01 Feb 2026}, {@code 12abc} (MySQL), {@code infinity}. Whether they fit is not known, so
 * they are refused, not called wrong.
 */
final class Spellings {
  /** Values in words: PostgreSQL 17, tables 8.13 and 8.14 and section 8.1. */
  private static final Set<String> WORDS =
      Set.of(
          "now", "today", "tomorrow", "yesterday", "epoch", "allballs", "infinity", "inf", "nan");

  private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  private Spellings() {}

  /**
   * Whether the database may take what Bulla does not read.
   *
   * @param e why Bulla does not: 22007 or 22018 when it is a matter of form
   */
  static boolean mayBeTheDatabases(LogicalType type, String given, SQLException e) {
    String text = given.strip().toLowerCase(Locale.ROOT);
    boolean form = "22007".equals(e.getSQLState()) || "22018".equals(e.getSQLState());
    if (!form || PLAIN_NUMBER.matcher(text).matches()) {
      return false;
    }
    boolean perhaps =
        text.chars().anyMatch(c -> c >= '0' && c <= '9')
            || WORDS.contains(text.replaceFirst("^[+-]", ""));
    return perhaps && !form(type).isEmpty();
  }

  /** What follows the column's label in the message. */
  static String advice(LogicalType type) {
    return " is sealed, and the text is not in a form that Bulla reads. Write it as "
        + form(type)
        + ".";
  }

  private static String form(LogicalType type) {
    return switch (type.kind()) {
      case DATE -> "2026-01-31";
      case TIME -> "10:00:00";
      case TIMESTAMP -> "2026-01-31 10:00:00";
      case TIMESTAMP_WITH_TIME_ZONE -> "2026-01-31 10:00:00+00:00";
      case TINYINT, SMALLINT, INTEGER, BIGINT -> "digits";
      case DECIMAL, REAL, DOUBLE -> "digits with a point";
      default -> "";
    };
  }
}
