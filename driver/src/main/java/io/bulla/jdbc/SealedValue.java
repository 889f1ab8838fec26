package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opened value of a sealed column and its conversions to what {@code getXxx} gives (JDBC 4.3,
 * table B-6). Not a record: it has no {@code toString} that shows the value.
 */
final class SealedValue {
  private final String label;
  private final LogicalType type;
  private final Object value;
  private final String database;

  /**
   * @param value of the class that {@code Canonical.javaClass} names
   * @param database the dialect's name: databases write some types differently
   */
  SealedValue(String label, LogicalType type, Object value, String database) {
    this.label = label;
    this.type = type;
    this.value = value;
    this.database = database;
  }

  String text() {
    if (value instanceof Boolean truth) {
      return switch (database) {
        case "PostgreSQL" -> truth ? "t" : "f";
        case "MySQL" -> truth ? "1" : "0";
        default -> truth ? "TRUE" : "FALSE";
      };
    }
    if (value instanceof byte[] bytes) {
      return database.equals("PostgreSQL")
          ? "\\x" + java.util.HexFormat.of().formatHex(bytes)
          : new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalTime time) {
      return Times.TIME.format(time);
    }
    if (value instanceof LocalDateTime stamp) {
      return Times.TIMESTAMP.format(stamp);
    }
    return value instanceof OffsetDateTime stamp
        ? Times.TIMESTAMP_WITH_ZONE.format(stamp)
        : value.toString();
  }

  boolean truth() throws SQLException {
    return Numbers.truth(label, value);
  }

  long whole(long least, long most) throws SQLException {
    return Numbers.whole(label, value, least, most);
  }

  double real() throws SQLException {
    return Numbers.real(label, value);
  }

  BigDecimal decimal() throws SQLException {
    return Numbers.decimal(label, value);
  }

  byte[] bytes() throws SQLException {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (value instanceof UUID id) {
      return java.nio.ByteBuffer.allocate(16)
          .putLong(id.getMostSignificantBits())
          .putLong(id.getLeastSignificantBits())
          .array();
    }
    throw refused("bytes");
  }

  LocalDateTime local(@Nullable Calendar calendar) throws SQLException {
    return Times.local(label, value, Times.zone(calendar));
  }

  LocalDate date(@Nullable Calendar calendar) throws SQLException {
    if (type.kind() == LogicalType.Kind.TIME) {
      throw refused("a date");
    }
    return local(calendar).toLocalDate();
  }

  LocalTime time(@Nullable Calendar calendar) throws SQLException {
    if (type.kind() == LogicalType.Kind.DATE) {
      throw refused("a time");
    }
    return local(calendar).toLocalTime();
  }

  OffsetDateTime offset() throws SQLException {
    return Times.offset(label, value, Times.zone(null));
  }

  UUID uuid() throws SQLException {
    try {
      return value instanceof UUID id ? id : UUID.fromString(text().strip());
    } catch (IllegalArgumentException e) {
      throw Errors.value(label, "the value is no UUID.", "22018");
    }
  }

  LogicalType type() {
    return type;
  }

  SQLException refused(String asked) {
    return Errors.value(
        label,
        "a " + type.toString().toLowerCase(Locale.ROOT) + " cannot be read as " + asked + ".",
        "22018");
  }
}
