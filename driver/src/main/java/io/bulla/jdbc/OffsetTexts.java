package io.bulla.jdbc;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Texts that end with an offset ({@code 2020-06-01T10:00:00Z}, {@code 10:00:00+02}). */
final class OffsetTexts {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendOffset("+HH:mm:ss", "Z")
          .toFormatter(java.util.Locale.ROOT);

  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(TIME)
          .toFormatter(java.util.Locale.ROOT);

  private OffsetTexts() {}

  /**
   * The moment; null of any other text.
   *
   * @param day of a text without a date
   */
  static @Nullable OffsetDateTime moment(String text, LocalDate day) {
    String given = text.strip();
    boolean dated = given.indexOf('-') > 0 && given.indexOf('-') < given.indexOf(':');
    boolean mayHaveOffset =
        given.endsWith("Z")
            || given.indexOf('+') > 0
            || given.lastIndexOf('-') > given.indexOf(':');
    if (!mayHaveOffset || given.indexOf(':') < 0) {
      return null;
    }
    try {
      return dated
          ? OffsetDateTime.parse(given.replace(' ', 'T'), DATE_TIME)
          : OffsetTime.parse(given, TIME).atDate(day);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
