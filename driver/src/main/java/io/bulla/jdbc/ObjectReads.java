package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import javax.sql.rowset.serial.SerialBlob;

/** {@code getObject}: one reader for each class that may be asked for. */
final class ObjectReads {
  /** Makes an object of a value. */
  interface Read {
    Object of(SealedValue value) throws SQLException;
  }

  private static final Map<Class<?>, Read> BY_CLASS =
      Map.ofEntries(
          Map.entry(String.class, SealedValue::text),
          Map.entry(Boolean.class, SealedValue::truth),
          Map.entry(Byte.class, v -> (byte) v.whole(Byte.MIN_VALUE, Byte.MAX_VALUE)),
          Map.entry(Short.class, v -> (short) v.whole(Short.MIN_VALUE, Short.MAX_VALUE)),
          Map.entry(Integer.class, v -> (int) v.whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
          Map.entry(Long.class, v -> v.whole(Long.MIN_VALUE, Long.MAX_VALUE)),
          Map.entry(Float.class, v -> (float) v.real()),
          Map.entry(Double.class, SealedValue::real),
          Map.entry(BigDecimal.class, SealedValue::decimal),
          Map.entry(BigInteger.class, v -> v.decimal().toBigInteger()),
          Map.entry(byte[].class, SealedValue::bytes),
          Map.entry(UUID.class, SealedValue::uuid),
          Map.entry(Date.class, v -> Times.date(v.date(null), null)),
          Map.entry(Time.class, v -> Times.time(v.time(null), null)),
          Map.entry(Timestamp.class, v -> Times.timestamp(v.local(null), null)),
          Map.entry(java.util.Date.class, v -> Times.timestamp(v.local(null), null)),
          Map.entry(LocalDate.class, v -> v.date(null)),
          Map.entry(LocalTime.class, v -> v.time(null)),
          Map.entry(LocalDateTime.class, v -> v.local(null)),
          Map.entry(OffsetDateTime.class, SealedValue::offset),
          Map.entry(ZonedDateTime.class, v -> v.offset().atZoneSameInstant(ZoneId.systemDefault())),
          Map.entry(Instant.class, v -> v.offset().toInstant()),
          Map.entry(InputStream.class, v -> new ByteArrayInputStream(v.bytes())),
          Map.entry(Reader.class, v -> new StringReader(v.text())),
          Map.entry(Blob.class, v -> new SerialBlob(v.bytes())),
          Map.entry(Clob.class, v -> new TextClob(v.text())),
          Map.entry(NClob.class, v -> new TextClob(v.text())));

  private ObjectReads() {}

  /**
   * @throws SQLException 22018 when the class cannot be made of the type
   */
  static <T> T as(SealedValue value, Class<T> asked) throws SQLException {
    if (asked == Object.class) {
      return asked.cast(natural(value));
    }
    Read read = BY_CLASS.get(asked);
    if (read == null) {
      throw value.refused(asked.getName());
    }
    return asked.cast(read.of(value));
  }

  /** What {@code getObject(int)} of a plain column gives. */
  static Object natural(SealedValue value) throws SQLException {
    return as(value, naturalClass(value.type()));
  }

  /** The class of {@link #natural}: also {@code getColumnClassName}. */
  static Class<?> naturalClass(LogicalType type) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT, JSON -> String.class;
      case BOOLEAN -> Boolean.class;
      case TINYINT, SMALLINT, INTEGER -> Integer.class;
      case BIGINT -> Long.class;
      case DECIMAL -> BigDecimal.class;
      case REAL -> Float.class;
      case DOUBLE -> Double.class;
      case DATE -> Date.class;
      case TIME -> Time.class;
      case TIMESTAMP -> Timestamp.class;
      case TIMESTAMP_WITH_TIME_ZONE -> OffsetDateTime.class;
      case UUID -> UUID.class;
      case BINARY, VARBINARY, BLOB -> byte[].class;
    };
  }
}
