package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From what an application sets to the Java class of the logical type (JDBC 4.3, table B-4). */
final class Inputs {
  private Inputs() {}

  /**
   * @param stored whether the value is written; otherwise it is compared, and nothing of it may be
   *     rounded or cut off
   * @throws SQLException 22xxx when the value cannot be one of the type
   */
  static Object convert(
      String label, LogicalType type, Object given, @Nullable Calendar calendar, boolean stored)
      throws SQLException {
    Object value = Times.toJavaTime(read(label, given), calendar);
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT, JSON -> text(label, type, value);
      case BOOLEAN -> Numbers.truth(label, value);
      case TINYINT, SMALLINT, INTEGER, BIGINT -> whole(label, value, stored);
      case DECIMAL -> Numbers.decimal(label, value);
      case REAL -> (float) Numbers.real(label, value);
      case DOUBLE -> Numbers.real(label, value);
      case DATE, TIME, TIMESTAMP -> moment(label, type, value, stored);
      case TIMESTAMP_WITH_TIME_ZONE -> offset(label, value);
      case UUID -> uuid(label, value);
      case BINARY, VARBINARY, BLOB -> bytes(label, value);
    };
  }

  /** LOBs and streams are read to their end. */
  private static Object read(String label, Object given) throws SQLException {
    if (given instanceof Clob clob) {
      return clob.getSubString(1, Math.toIntExact(clob.length()));
    }
    if (given instanceof Blob blob) {
      return blob.getBytes(1, Math.toIntExact(blob.length()));
    }
    if (given instanceof Reader reader) {
      return all(label, reader, -1);
    }
    if (given instanceof InputStream stream) {
      return all(label, stream, -1);
    }
    if (given instanceof Array
        || given instanceof Ref
        || given instanceof RowId
        || given instanceof SQLXML
        || given instanceof Struct) {
      throw Errors.unsupported(label + " is sealed and does not take a value of this class.");
    }
    return given;
  }

  /**
   * @param length characters to read; -1: all
   */
  static String all(String label, Reader reader, long length) throws SQLException {
    try {
      StringBuilder text = new StringBuilder();
      char[] buffer = new char[8192];
      while (length < 0 || text.length() < length) {
        long wanted = length < 0 ? buffer.length : Math.min(buffer.length, length - text.length());
        int count = reader.read(buffer, 0, (int) wanted);
        if (count < 0) {
          break;
        }
        text.append(buffer, 0, count);
      }
      return text.toString();
    } catch (IOException e) {
      throw new SQLException("Bulla: " + label + ": the reader failed.", "58030", e);
    }
  }

  /**
   * @param length bytes to read; -1: all
   */
  static byte[] all(String label, InputStream stream, long length) throws SQLException {
    try {
      return length < 0
          ? stream.readAllBytes()
          : stream.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
    } catch (IOException e) {
      throw new SQLException("Bulla: " + label + ": the stream failed.", "58030", e);
    }
  }

  /** At most {@code length} bytes or characters of a stream or reader. */
  static @Nullable Object limited(String label, @Nullable Object source, long length)
      throws SQLException {
    if (source instanceof Reader reader) {
      return all(label, reader, length);
    }
    return source instanceof InputStream stream ? all(label, stream, length) : source;
  }

  /** What {@code setObject} with a scale means for a number. */
  static @Nullable Object scaled(@Nullable Object value, int scale) {
    return value instanceof BigDecimal number
        ? number.setScale(scale, RoundingMode.HALF_UP)
        : value;
  }

  private static String text(String label, LogicalType type, Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      // an ASCII stream, or bytes for text
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    boolean plain =
        value instanceof String
            || value instanceof Character
            || value instanceof Number
            || value instanceof UUID
            || value instanceof Boolean
            || value instanceof Enum
            || value instanceof java.net.URL;
    if (plain) {
      return value.toString();
    }
    if (value instanceof java.time.temporal.Temporal) {
      return new SealedValue(label, type, value, "").text();
    }
    throw Errors.value(label, "a value of this class is no text.", "22018");
  }

  private static Object whole(String label, Object value, boolean stored) throws SQLException {
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    BigDecimal number = Numbers.decimal(label, value);
    if (!stored) {
      return number;
    }
    BigDecimal rounded = number.setScale(0, RoundingMode.HALF_UP);
    return Numbers.whole(label, rounded, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static Object moment(String label, LogicalType type, Object value, boolean stored)
      throws SQLException {
    LocalDateTime local = Times.local(label, value, ZoneId.systemDefault());
    if (type.kind() == LogicalType.Kind.TIMESTAMP) {
      if (value instanceof LocalTime) {
        throw Errors.value(label, "a time of day is no timestamp.", "22018");
      }
      return local;
    }
    boolean date = type.kind() == LogicalType.Kind.DATE;
    boolean wrongClass = date ? value instanceof LocalTime : value instanceof java.time.LocalDate;
    boolean loses = date && !local.toLocalTime().equals(LocalTime.MIDNIGHT);
    if (wrongClass || (loses && !stored)) {
      throw Errors.value(
          label, "the value is not a " + (date ? "date" : "time") + " and nothing else.", "22018");
    }
    return date ? local.toLocalDate() : local.toLocalTime();
  }

  private static OffsetDateTime offset(String label, Object value) throws SQLException {
    if (value instanceof String text) {
      try {
        return OffsetDateTime.parse(text.strip().replace(' ', 'T'));
      } catch (java.time.format.DateTimeParseException e) {
        return Times.offset(label, value, ZoneId.systemDefault());
      }
    }
    return Times.offset(label, value, ZoneId.systemDefault());
  }

  private static UUID uuid(String label, Object value) throws SQLException {
    try {
      if (value instanceof UUID id) {
        return id;
      }
      if (value instanceof String text) {
        return UUID.fromString(text.strip());
      }
      if (value instanceof byte[] bytes && bytes.length == 16) {
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
      }
    } catch (IllegalArgumentException e) {
      throw Errors.value(label, "the value is no UUID.", "22018");
    }
    throw Errors.value(label, "a value of this class is no UUID.", "22018");
  }

  private static byte[] bytes(String label, Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof UUID id) {
      return new SealedValue(label, new LogicalType(LogicalType.Kind.UUID, -1, 0), id, "").bytes();
    }
    throw Errors.value(label, "a value of this class is no bytes.", "22018");
  }

  /** The value of a literal of the application's text. */
  static Object ofLiteral(String label, io.bulla.sql.ValueSource.Literal literal)
      throws SQLException {
    return switch (literal.kind()) {
      case STRING, DATE, TIME, TIMESTAMP -> literal.text();
      case NUMBER -> Numbers.decimal(label, literal.text());
      case BOOLEAN -> Boolean.valueOf(literal.text());
      case BINARY -> HexFormat.of().parseHex(literal.text());
    };
  }
}
