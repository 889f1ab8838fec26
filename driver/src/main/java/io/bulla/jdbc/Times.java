package io.bulla.jdbc;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Dates and times between java.sql, java.time and text. */
final class Times {
  /** {@code 10:00:00} with as many digits of the second as there are. */
  static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(java.util.Locale.ROOT);

  /** {@code 2020-01-31}; no sign before a year of five digits. */
  static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 10, SignStyle.NORMAL)
          .appendPattern("-MM-dd")
          .toFormatter(java.util.Locale.ROOT);

  static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DATE)
          .appendLiteral(' ')
          .append(TIME)
          .toFormatter(java.util.Locale.ROOT);

  static final DateTimeFormatter TIMESTAMP_WITH_ZONE =
      new DateTimeFormatterBuilder()
          .append(TIMESTAMP)
          .appendOffset("+HH:mm:ss", "+00")
          .toFormatter(java.util.Locale.ROOT);

  private Times() {}

  /**
   * @param digits digits of the second to write at least
   */
  static String text(Temporal moment, int digits) {
    if (moment instanceof LocalTime time) {
      return padded(TIME.format(time), digits);
    }
    if (moment instanceof LocalDateTime stamp) {
      return padded(TIMESTAMP.format(stamp), digits);
    }
    if (moment instanceof LocalDate date) {
      return DATE.format(date);
    }
    return moment instanceof OffsetDateTime stamp
        ? TIMESTAMP_WITH_ZONE.format(stamp)
        : moment.toString();
  }

  private static String padded(String text, int digits) {
    int point = text.indexOf('.');
    int missing = point < 0 ? digits : digits - (text.length() - point - 1);
    return missing <= 0 ? text : text + (point < 0 ? "." : "") + "0".repeat(missing);
  }

  /** Whether a text is a time and nothing else. */
  static boolean isTimeOfDay(Object value) {
    try {
      return value instanceof String text && LocalTime.parse(text.strip()) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Any value that has a date and a time; a bare time is on the epoch day. */
  static LocalDateTime local(String label, Object value, ZoneId zone) throws SQLException {
    try {
      if (value instanceof LocalDateTime local) {
        return local;
      }
      if (value instanceof LocalDate date) {
        return date.atStartOfDay();
      }
      if (value instanceof LocalTime time) {
        return time.atDate(LocalDate.EPOCH);
      }
      if (value instanceof OffsetDateTime offset) {
        return offset.atZoneSameInstant(zone).toLocalDateTime();
      }
      if (value instanceof String text) {
        return parsed(text.strip());
      }
    } catch (DateTimeParseException e) {
      throw Errors.value(label, "the value is no date or time.", "22007");
    }
    throw Errors.value(label, "a value of this type is no date or time.", "22018");
  }

  private static LocalDateTime parsed(String text) {
    if (text.length() <= 10 && text.indexOf('-', 1) > 0) {
      return LocalDate.parse(text).atStartOfDay();
    }
    if (text.indexOf('-', 1) < 0) {
      return LocalTime.parse(text).atDate(LocalDate.EPOCH);
    }
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }

  static Time time(LocalTime time, ZoneId zone) {
    Instant instant = time.atDate(LocalDate.EPOCH).atZone(zone).toInstant();
    return new Time(instant.toEpochMilli());
  }

  /** What an application sets, as java.time; other values stay as they are. */
  static Object toJavaTime(
      Object value, @Nullable Calendar calendar, DriverManner manner, SessionZone zone)
      throws SQLException {
    if (value instanceof Date date) {
      return local(date, calendar, manner, zone).toLocalDate();
    }
    if (value instanceof Time time) {
      ZoneId in = calendar == null ? zone.driver(manner) : calendar.getTimeZone().toZoneId();
      return Instant.ofEpochMilli(time.getTime()).atZone(in).toLocalTime();
    }
    boolean plain = value.getClass() == java.util.Date.class;
    if (plain && manner == DriverManner.MARIADB && ((java.util.Date) value).getTime() < 0) {
      // the driver loses the fraction of the second
      return SqlDates.local((java.util.Date) value, calendar).withNano(0);
    }
    if (value instanceof java.util.Date moment) {
      return local(moment, calendar, manner, zone);
    }
    if (value instanceof Calendar moment) {
      if (manner == DriverManner.H2 || manner == DriverManner.MYSQL) {
        boolean inItsZone = manner == DriverManner.H2;
        return local(moment.getTime(), inItsZone ? moment : null, manner, zone);
      }
      return moment.toInstant().atZone(moment.getTimeZone().toZoneId()).toOffsetDateTime();
    }
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toOffsetDateTime();
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(java.time.ZoneOffset.UTC);
    }
    return value instanceof OffsetTime time ? time.toLocalTime() : value;
  }

  private static LocalDateTime local(
      java.util.Date given, @Nullable Calendar calendar, DriverManner manner, SessionZone zone)
      throws SQLException {
    return manner == DriverManner.H2
        ? SqlDates.local(given, calendar, zone.server())
        : SqlDates.local(given, calendar);
  }
}
