package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Dates and times that an application sets, as those of the column's type. */
final class Moments {
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  private Moments() {}

  /** What an application sets, as java.time; other values stay as they are. */
  static Object toJavaTime(
      LogicalType type,
      Object value,
      @Nullable Calendar calendar,
      DriverManner manner,
      SessionZone zone)
      throws SQLException {
    Object given = javaTime(type, value, calendar, manner, zone);
    boolean rounds = manner == DriverManner.POSTGRESQL || manner == DriverManner.MYSQL;
    if (given instanceof OffsetDateTime moment
        && manner == DriverManner.MYSQL
        && (type.kind() == LogicalType.Kind.TIMESTAMP || type.kind() == LogicalType.Kind.DATE)) {
      given = SqlDates.lenient(moment.atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime());
    }
    return rounds ? rounded(given) : given;
  }

  /** To microseconds, as some drivers do before the server rounds to the digits of the type. */
  private static Object rounded(Object given) {
    if (given instanceof LocalTime time) {
      return time.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }
    if (given instanceof LocalDateTime stamp) {
      return stamp.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }
    return given instanceof OffsetDateTime stamp
        ? stamp.plusNanos(500).truncatedTo(ChronoUnit.MICROS)
        : given;
  }

  private static Object javaTime(
      LogicalType type,
      Object value,
      @Nullable Calendar calendar,
      DriverManner manner,
      SessionZone zone)
      throws SQLException {
    if (value instanceof String || value instanceof Number || value instanceof byte[]) {
      // no moment: the zone, of which the JDK makes a copy each time, is not needed
      return value;
    }
    boolean keepsInstant =
        type.kind() == LogicalType.Kind.TIMESTAMP_WITH_TIME_ZONE
            && manner == DriverManner.POSTGRESQL;
    if (keepsInstant && (value instanceof Timestamp || value instanceof Date)) {
      return SqlDates.offset((java.util.Date) value, calendar);
    }
    boolean ofDay = value instanceof OffsetTime && type.kind() != LogicalType.Kind.TIME;
    if (ofDay && type.kind().isText()) {
      return value;
    }
    if (value instanceof OffsetTime time
        && (manner == DriverManner.H2 || manner == DriverManner.MYSQL)) {
      ZoneId in = zone.driver(manner);
      return today(time.toLocalTime(), in)
          .atOffset(time.getOffset())
          .atZoneSameInstant(in)
          .toLocalTime();
    }
    return Times.toJavaTime(value, calendar, manner, zone);
  }

  private static LocalDateTime today(LocalTime time, ZoneId zone) {
    return time.atDate(LocalDate.now(zone));
  }

  /** H2 puts a bare time on the current day. */
  private static Object dated(Object value, DriverManner manner, SessionZone zone)
      throws SQLException {
    return value instanceof LocalTime time && manner == DriverManner.H2
        ? today(time, zone.server())
        : value;
  }

  /** For DATE, TIME and TIMESTAMP. */
  static Object local(
      String label,
      LogicalType type,
      Object value,
      boolean stored,
      DriverManner manner,
      SessionZone zone)
      throws SQLException {
    if (value instanceof String text && manner == DriverManner.H2 && !isWhole(type, text)) {
      throw Errors.value(label, "the text has not the parts of the column's type.", "22007");
    }
    boolean timestamp = type.kind() == LogicalType.Kind.TIMESTAMP;
    Object given = timestamp ? dated(zoneless(value, manner), manner, zone) : value;
    LocalDateTime local = Times.local(label, given, zone.server());
    if (timestamp) {
      if (given instanceof LocalTime) {
        throw Errors.value(label, "a time of day is no timestamp.", "22018");
      }
      return local;
    }
    boolean date = type.kind() == LogicalType.Kind.DATE;
    boolean wrongClass = date ? value instanceof LocalTime : value instanceof LocalDate;
    boolean loses = date && !local.toLocalTime().equals(LocalTime.MIDNIGHT);
    if (wrongClass || (loses && !stored)) {
      throw Errors.value(
          label, "the value is not a " + (date ? "date" : "time") + " and nothing else.", "22018");
    }
    return date ? local.toLocalDate() : local.toLocalTime();
  }

  /** H2 takes no text with a part more or less. */
  private static boolean isWhole(LogicalType type, String text) {
    boolean dated = text.strip().indexOf('-', 1) > 0;
    boolean timed = text.indexOf(':') >= 0;
    return switch (type.kind()) {
      case DATE -> !timed;
      case TIME -> !dated;
      default -> dated;
    };
  }

  /** H2 takes a text with an offset for a timestamp without one, as the same instant. */
  private static Object zoneless(Object value, DriverManner manner) {
    if (value instanceof String text && manner == DriverManner.H2) {
      try {
        return OffsetDateTime.parse(text.strip().replace(' ', 'T'));
      } catch (DateTimeParseException e) {
        return value;
      }
    }
    return value;
  }

  /** For TIMESTAMP WITH TIME ZONE. */
  static OffsetDateTime offset(String label, Object value, DriverManner manner, SessionZone zone)
      throws SQLException {
    if (value instanceof String text) {
      try {
        return OffsetDateTime.parse(text.strip().replace(' ', 'T'));
      } catch (DateTimeParseException e) {
        return zoned(label, value, manner, zone);
      }
    }
    return zoned(label, dated(value, manner, zone), manner, zone);
  }

  /** Of a time that a zone has twice PostgreSQL takes the second, H2 the first. */
  private static OffsetDateTime zoned(
      String label, Object value, DriverManner manner, SessionZone zone) throws SQLException {
    if (value instanceof OffsetDateTime offset) {
      return offset;
    }
    ZoneId in = zone.server();
    ZonedDateTime zoned = Times.local(label, value, in).atZone(in);
    return manner == DriverManner.POSTGRESQL
        ? zoned.withLaterOffsetAtOverlap().toOffsetDateTime()
        : zoned.toOffsetDateTime();
  }

  /** MySQL rounds to the second before it takes the day of a timestamp. */
  static Object toWholeSecond(Object given, @Nullable Calendar calendar) throws SQLException {
    Object moment = given;
    if (given instanceof String text) {
      try {
        moment = LocalDateTime.parse(text.strip().replace(' ', 'T'));
      } catch (DateTimeParseException e) {
        return given;
      }
    } else if (given instanceof Timestamp) {
      moment = Times.toJavaTime(given, calendar, DriverManner.MYSQL, SessionZone.JVM);
    }
    return rounded(moment) instanceof LocalDateTime fine
        ? fine.plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS)
        : given;
  }

  /** H2 rounds no time up to midnight. */
  static Object beforeMidnight(LogicalType type, Object converted) {
    boolean last = converted instanceof LocalTime time && !time.isBefore(LAST_SECOND);
    int digits = type.length() == LogicalType.UNLIMITED ? 6 : type.length();
    return last && roundsToMidnight((LocalTime) converted, digits)
        ? truncated(digits, converted)
        : converted;
  }

  private static boolean roundsToMidnight(LocalTime time, int digits) {
    long half = 500_000_000L;
    for (int i = 0; i < digits; i++) {
      half /= 10;
    }
    return time.getNano() + half >= 1_000_000_000L;
  }

  /** A text's digits beyond the microsecond as the server reads them. */
  static Object asServerReads(Object converted, Object given, DriverManner manner) {
    if (manner == DriverManner.H2 || !(given instanceof String)) {
      return converted;
    }
    boolean time = converted instanceof LocalTime && manner != DriverManner.POSTGRESQL;
    // MySQL rounds a time half down
    return time
        ? ((LocalTime) converted).plusNanos(499).truncatedTo(ChronoUnit.MICROS)
        : rounded(converted);
  }

  /**
   * Without the digits of the second that are not kept.
   *
   * @param digits how many are
   */
  static Object truncated(int digits, Object value) {
    if (value instanceof LocalTime time) {
      return time.withNano(kept(digits, time.getNano()));
    }
    return value instanceof LocalDateTime stamp
        ? stamp.withNano(kept(digits, stamp.getNano()))
        : value;
  }

  private static int kept(int digits, int nano) {
    int unit = 1_000_000_000;
    for (int i = 0; i < digits; i++) {
      unit /= 10;
    }
    return nano - nano % unit;
  }
}
