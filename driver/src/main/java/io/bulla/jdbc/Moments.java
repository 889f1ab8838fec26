package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Dates and times that an application sets, as those of the column's type. */
final class Moments {
  private Moments() {}

  /** What an application sets, as java.time; other values stay as they are. */
  static Object toJavaTime(
      LogicalType type, Object value, @Nullable Calendar calendar, DriverManner manner) {
    if (value instanceof String || value instanceof Number || value instanceof byte[]) {
      // no moment: the zone, of which the JDK makes a copy each time, is not needed
      return value;
    }
    ZoneId zone = Times.zone(calendar);
    boolean keepsInstant =
        type.kind() == LogicalType.Kind.TIMESTAMP_WITH_TIME_ZONE
            && manner == DriverManner.POSTGRESQL;
    if (keepsInstant && value instanceof Timestamp stamp) {
      return stamp.toInstant().atZone(zone).toOffsetDateTime();
    }
    if (keepsInstant && value instanceof Date date) {
      LocalDate day = Instant.ofEpochMilli(date.getTime()).atZone(zone).toLocalDate();
      return day.atStartOfDay(zone).toOffsetDateTime();
    }
    if (value instanceof Timestamp stamp && manner == DriverManner.MYSQL && calendar == null) {
      // Connector/J rounds by itself, whatever the server would do
      return stamp.toLocalDateTime().plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }
    boolean ofDay = value instanceof OffsetTime && type.kind() != LogicalType.Kind.TIME;
    if (ofDay && type.kind().isText()) {
      return value;
    }
    if (value instanceof OffsetTime time
        && (manner == DriverManner.H2 || manner == DriverManner.MYSQL)) {
      return today(time.toLocalTime())
          .atOffset(time.getOffset())
          .atZoneSameInstant(ZoneId.systemDefault())
          .toLocalTime();
    }
    return Times.toJavaTime(value, calendar);
  }

  private static LocalDateTime today(LocalTime time) {
    return time.atDate(LocalDate.now(ZoneId.systemDefault()));
  }

  /** H2 puts a bare time on the current day. */
  private static Object dated(Object value, DriverManner manner) {
    return value instanceof LocalTime time && manner == DriverManner.H2 ? today(time) : value;
  }

  /** For DATE, TIME and TIMESTAMP. */
  static Object local(
      String label, LogicalType type, Object value, boolean stored, DriverManner manner)
      throws SQLException {
    if (value instanceof String text && manner == DriverManner.H2 && !isWhole(type, text)) {
      throw Errors.value(label, "the text has not the parts of the column's type.", "22007");
    }
    boolean timestamp = type.kind() == LogicalType.Kind.TIMESTAMP;
    Object given = timestamp ? dated(zoneless(value, manner), manner) : value;
    LocalDateTime local = Times.local(label, given, ZoneId.systemDefault());
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
  static OffsetDateTime offset(String label, Object value, DriverManner manner)
      throws SQLException {
    if (value instanceof String text) {
      try {
        return OffsetDateTime.parse(text.strip().replace(' ', 'T'));
      } catch (DateTimeParseException e) {
        return Times.offset(label, value, ZoneId.systemDefault());
      }
    }
    return Times.offset(label, dated(value, manner), ZoneId.systemDefault());
  }

  /** Without the digits of the second that the type does not keep. */
  static Object truncated(LogicalType type, Object value) {
    if (value instanceof LocalTime time) {
      return time.withNano(kept(type, time.getNano()));
    }
    return value instanceof LocalDateTime stamp
        ? stamp.withNano(kept(type, stamp.getNano()))
        : value;
  }

  private static int kept(LogicalType type, int nano) {
    int unit = 1_000_000_000;
    for (int i = 0; i < type.length(); i++) {
      unit /= 10;
    }
    return nano - nano % unit;
  }
}
