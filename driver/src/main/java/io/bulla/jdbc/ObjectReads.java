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
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.UUID;

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
          Map.entry(Byte.class, SealedValue::tiny),
          Map.entry(Short.class, v -> (short) v.whole(Short.MIN_VALUE, Short.MAX_VALUE)),
          Map.entry(Integer.class, v -> (int) v.whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
          Map.entry(Long.class, v -> v.whole(Long.MIN_VALUE, Long.MAX_VALUE)),
          Map.entry(Float.class, v -> v.single()),
          Map.entry(Double.class, SealedValue::real),
          Map.entry(BigDecimal.class, SealedValue::decimal),
          Map.entry(Number.class, SealedValue::decimal),
          Map.entry(Character.class, ObjectReads::character),
          Map.entry(BigInteger.class, v -> v.decimal().toBigInteger()),
          Map.entry(byte[].class, SealedValue::bytes),
          Map.entry(UUID.class, SealedValue::uuid),
          Map.entry(Date.class, v -> v.date(null)),
          Map.entry(Time.class, v -> v.sqlTime(null)),
          Map.entry(Timestamp.class, v -> v.timestamp(null)),
          Map.entry(java.util.Date.class, ObjectReads::utilDate),
          Map.entry(Calendar.class, ObjectReads::calendar),
          Map.entry(LocalDate.class, SealedValue::localDate),
          Map.entry(LocalTime.class, v -> v.time(null)),
          Map.entry(LocalDateTime.class, v -> v.local(null)),
          Map.entry(OffsetTime.class, ObjectReads::offsetTime),
          Map.entry(OffsetDateTime.class, SealedValue::offset),
          Map.entry(ZonedDateTime.class, ObjectReads::zoned),
          Map.entry(Instant.class, v -> v.offset().toInstant()),
          Map.entry(InputStream.class, v -> new ByteArrayInputStream(v.bytes())),
          Map.entry(Reader.class, v -> new StringReader(v.text())),
          Map.entry(Blob.class, v -> new BytesBlob(v.bytes(), v.manner())),
          Map.entry(Clob.class, v -> new TextClob(v.text(), v.manner())),
          Map.entry(NClob.class, v -> new TextClob(v.text(), v.manner())));

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
    return as(value, value.manner().naturalClass(value.type()));
  }

  /** Of no text at all H2 makes a blank. */
  private static Character character(SealedValue value) throws SQLException {
    String text = value.text();
    return text.isEmpty() ? ' ' : text.charAt(0);
  }

  /** Connector/J, H2 and pgjdbc differ in the class they make for the abstract one. */
  private static java.util.Date utilDate(SealedValue value) throws SQLException {
    return switch (value.manner()) {
      case MARIADB ->
          value.type().kind() == LogicalType.Kind.TIME ? value.timestamp(null) : value.date(null);
      case H2, POSTGRESQL, MYSQL -> new java.util.Date(value.timestamp(null).getTime());
    };
  }

  /** H2's has no Julian days, and what a clock shows in the JVM's zone. */
  private static Calendar calendar(SealedValue value) throws SQLException {
    Calendar calendar = Calendar.getInstance();
    if (value.manner() == DriverManner.H2 && calendar instanceof GregorianCalendar gregorian) {
      gregorian.setGregorianChange(new java.util.Date(Long.MIN_VALUE));
    }
    calendar.setTime(value.timestamp(value.manner() == DriverManner.H2 ? calendar : null));
    return calendar;
  }

  /** Connector/J takes the zone's offset without daylight saving. */
  private static OffsetTime offsetTime(SealedValue value) throws SQLException {
    return value.manner() == DriverManner.MYSQL && value.written() == null
        ? value.local(null).toLocalTime().atOffset(SqlDates.rawOffset())
        : value.offset().toOffsetTime();
  }

  private static ZonedDateTime zoned(SealedValue value) throws SQLException {
    return value.manner() == DriverManner.H2 || value.written() != null
        ? value.offset().toZonedDateTime()
        : value.offset().atZoneSameInstant(ZoneId.systemDefault());
  }
}
