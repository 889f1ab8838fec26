package io.bulla.tests.conversions;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every way to write a column. */
final class Setters {

  /** One setter of a prepared statement, for parameter 1. */
  interface Setter {
    void set(PreparedStatement statement) throws Exception;
  }

  private static final List<String> TEXTS =
      List.of(
          "7",
          "-3.456",
          "true",
          "2020-01-31",
          "10:20:30.5",
          "2020-01-31 10:20:30.123456",
          "2020-01-31 10:20:30+02:00",
          "0b0e7a3c-1d2e-4f60-8a9b-0c1d2e3f4a5b",
          "[1]",
          "no number, and longer than forty characters are",
          "");

  private static final List<Object> OBJECTS =
      List.of(
          "7",
          'x',
          true,
          (byte) 7,
          (short) 7,
          7,
          70000,
          3000000000L,
          1.5f,
          2.25d,
          new BigDecimal("12.345"),
          new BigDecimal("1E20"),
          BigInteger.valueOf(99),
          new byte[] {1, 2, 3},
          UUID.fromString("0b0e7a3c-1d2e-4f60-8a9b-0c1d2e3f4a5b"),
          Date.valueOf("2020-01-31"),
          Time.valueOf("10:20:30"),
          Timestamp.valueOf("2020-01-31 10:20:30.123456789"),
          new java.util.Date(1580466030123L),
          calendar(),
          LocalDate.of(2020, 1, 31),
          LocalTime.of(10, 20, 30, 125_000_000),
          LocalDateTime.of(2020, 1, 31, 10, 20, 30, 125_000_000),
          OffsetTime.of(10, 20, 30, 0, ZoneOffset.ofHours(2)),
          OffsetDateTime.of(2020, 1, 31, 10, 20, 30, 0, ZoneOffset.ofHours(2)),
          OffsetDateTime.of(2020, 1, 31, 10, 20, 30, 0, ZoneOffset.UTC)
              .atZoneSameInstant(ZoneId.of("Asia/Tokyo")),
          Instant.ofEpochMilli(1580466030123L));

  private static final List<JDBCType> TARGETS =
      List.of(
          JDBCType.CHAR,
          JDBCType.VARCHAR,
          JDBCType.LONGVARCHAR,
          JDBCType.NVARCHAR,
          JDBCType.CLOB,
          JDBCType.BOOLEAN,
          JDBCType.BIT,
          JDBCType.TINYINT,
          JDBCType.SMALLINT,
          JDBCType.INTEGER,
          JDBCType.BIGINT,
          JDBCType.DECIMAL,
          JDBCType.NUMERIC,
          JDBCType.REAL,
          JDBCType.FLOAT,
          JDBCType.DOUBLE,
          JDBCType.DATE,
          JDBCType.TIME,
          JDBCType.TIMESTAMP,
          JDBCType.TIMESTAMP_WITH_TIMEZONE,
          JDBCType.BINARY,
          JDBCType.VARBINARY,
          JDBCType.BLOB,
          JDBCType.OTHER);

  /** To each target. */
  private static final List<Object> GIVEN =
      List.of(
          true, 2.75d, 1.5f, new BigDecimal("12.345"), LocalDateTime.of(2020, 1, 31, 10, 20, 30));

  static final Map<String, Setter> ALL = all();

  private Setters() {}

  private static Calendar calendar() {
    Calendar calendar = Getters.calendar("Asia/Tokyo");
    calendar.setTimeInMillis(1580466030123L);
    return calendar;
  }

  private static Map<String, Setter> all() {
    Map<String, Setter> setters = new LinkedHashMap<>();
    scalars(setters);
    streams(setters);
    objects(setters);
    targets(setters);
    return setters;
  }

  private static void scalars(Map<String, Setter> setters) {
    for (String text : TEXTS) {
      setters.put("setString " + text, to -> to.setString(1, text));
    }
    setters.put("setNString", to -> to.setNString(1, "7"));
    setters.put("setBoolean", to -> to.setBoolean(1, true));
    setters.put("setByte", to -> to.setByte(1, (byte) 7));
    setters.put("setShort", to -> to.setShort(1, (short) 300));
    setters.put("setInt", to -> to.setInt(1, 70000));
    setters.put("setLong", to -> to.setLong(1, 3000000000L));
    setters.put("setFloat", to -> to.setFloat(1, 0.1f));
    setters.put("setDouble", to -> to.setDouble(1, 2.25));
    for (double number : new double[] {2.5, -2.5, 3.5, -0.0, -0x1p63, 0x1p63}) {
      setters.put("setDouble " + number, to -> to.setDouble(1, number));
      setters.put("setFloat " + number, to -> to.setFloat(1, (float) number));
    }
    setters.put("setFloat(-2147483648)", to -> to.setFloat(1, -0x1p31f));
    setters.put("setObject blanks to CHAR", to -> to.setObject(1, " ab  ", Types.CHAR));
    for (double number : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1E15}) {
      for (JDBCType target : List.of(JDBCType.INTEGER, JDBCType.BIGINT)) {
        int code = target.getVendorTypeNumber();
        setters.put("setObject " + number + " to " + target, to -> to.setObject(1, number, code));
      }
      setters.put("setDouble of " + number, to -> to.setDouble(1, number));
    }
    for (String text : List.of("NaN", "-Infinity", "-0.0")) {
      setters.put("setString of " + text, to -> to.setString(1, text));
    }
    setters.put("setObject -0.0 to DECIMAL", to -> to.setObject(1, -0.0, Types.DECIMAL));
    setters.put("setObject 0.1f to DOUBLE", to -> to.setObject(1, 0.1f, Types.DOUBLE));
    setters.put("setObject 0.1f to DECIMAL", to -> to.setObject(1, 0.1f, Types.DECIMAL));
    setters.put("setObject double scale 1", to -> to.setObject(1, 2.75, Types.DECIMAL, 1));
    BigDecimal large = new BigDecimal("9999999999999999.99");
    setters.put("setObject large to INTEGER", to -> to.setObject(1, large, Types.INTEGER));
    setters.put("setObject large to BIGINT", to -> to.setObject(1, large, Types.BIGINT));
    long odd = (1L << 53) + 1;
    setters.put("setObject odd to DOUBLE", to -> to.setObject(1, odd, Types.DOUBLE));
    setters.put("setObject odd to REAL", to -> to.setObject(1, odd, Types.REAL));
    setters.put("setDouble(1E300)", to -> to.setDouble(1, 1E300));
    setters.put("setBigDecimal", to -> to.setBigDecimal(1, new BigDecimal("12.345")));
    setters.put("setBytes", to -> to.setBytes(1, new byte[] {1, 2, 3}));
    setters.put("setDate", to -> to.setDate(1, Date.valueOf("2020-01-31")));
    setters.put("setTime", to -> to.setTime(1, Time.valueOf("10:20:30")));
    Timestamp stamp = Timestamp.valueOf("2020-01-31 10:20:30.1234567");
    setters.put("setTimestamp", to -> to.setTimestamp(1, stamp));
    old(setters);
    setters.put(
        "setObject text to TIMESTAMP",
        to -> to.setObject(1, "2021-06-07 23:59:59.4999995", Types.TIMESTAMP));
    Timestamp late = Timestamp.valueOf("2020-01-31 23:59:59.7");
    setters.put("setTimestamp before midnight", to -> to.setTimestamp(1, late));
    setters.put("setObject text to DATE", to -> to.setObject(1, "1582-10-10", Types.DATE));
    for (String zone : List.of("UTC", "Asia/Tokyo")) {
      setters.put(
          "setDate " + zone, to -> to.setDate(1, new Date(1580466030123L), Getters.calendar(zone)));
      setters.put(
          "setTime " + zone, to -> to.setTime(1, new Time(37230000L), Getters.calendar(zone)));
      setters.put(
          "setTimestamp " + zone,
          to -> to.setTimestamp(1, new Timestamp(1580466030123L), Getters.calendar(zone)));
    }
  }

  /** Before java.util and java.time count days and zones alike. */
  private static void old(Map<String, Setter> setters) {
    for (String day : List.of("1582-10-15", "1582-10-04", "1500-02-28", "1850-07-01")) {
      Timestamp stamp = Timestamp.valueOf(day + " 04:05:06.789");
      setters.put("setDate " + day, to -> to.setDate(1, Date.valueOf(day)));
      setters.put("setTimestamp " + day, to -> to.setTimestamp(1, stamp));
      setters.put(
          "setObject util.Date " + day, to -> to.setObject(1, new java.util.Date(stamp.getTime())));
      setters.put("setObject Instant " + day, to -> to.setObject(1, stamp.toInstant()));
      for (String zone : List.of("UTC", "Asia/Tokyo")) {
        Calendar calendar = Getters.calendar(zone);
        setters.put("setDate " + day + zone, to -> to.setDate(1, Date.valueOf(day), calendar));
        setters.put("setTimestamp " + day + zone, to -> to.setTimestamp(1, stamp, calendar));
      }
    }
    // 29 February of a year that is a leap year to java.util only
    Timestamp leap = new Timestamp(-14825890800000L);
    setters.put("setTimestamp leap day", to -> to.setTimestamp(1, leap));
  }

  @SuppressWarnings("deprecation")
  private static void streams(Map<String, Setter> setters) {
    byte[] ascii = "12".getBytes(StandardCharsets.US_ASCII);
    setters.put("setAsciiStream", to -> to.setAsciiStream(1, new ByteArrayInputStream(ascii)));
    setters.put(
        "setAsciiStream(int)", to -> to.setAsciiStream(1, new ByteArrayInputStream(ascii), 2));
    setters.put(
        "setAsciiStream(long)", to -> to.setAsciiStream(1, new ByteArrayInputStream(ascii), 2L));
    setters.put("setBinaryStream", to -> to.setBinaryStream(1, new ByteArrayInputStream(ascii)));
    setters.put(
        "setBinaryStream(int)", to -> to.setBinaryStream(1, new ByteArrayInputStream(ascii), 2));
    setters.put(
        "setBinaryStream(long)", to -> to.setBinaryStream(1, new ByteArrayInputStream(ascii), 1L));
    setters.put("setCharacterStream", to -> to.setCharacterStream(1, new StringReader("12")));
    setters.put(
        "setCharacterStream(int)", to -> to.setCharacterStream(1, new StringReader("12"), 1));
    setters.put(
        "setCharacterStream(long)", to -> to.setCharacterStream(1, new StringReader("12"), 2L));
    setters.put(
        "setNCharacterStream(long)", to -> to.setNCharacterStream(1, new StringReader("12"), 1L));
    setters.put("setClob(long)", to -> to.setClob(1, new StringReader("12"), 2L));
    setters.put("setNClob(long)", to -> to.setNClob(1, new StringReader("12"), 1L));
    setters.put("setBlob(long)", to -> to.setBlob(1, new ByteArrayInputStream(ascii), 1L));
    setters.put(
        "setUnicodeStream", to -> to.setUnicodeStream(1, new ByteArrayInputStream(ascii), 2));
    setters.put("setRef", to -> to.setRef(1, null));
    setters.put("setArray", to -> to.setArray(1, null));
    setters.put("setRowId", to -> to.setRowId(1, null));
    setters.put("setSQLXML", to -> to.setSQLXML(1, null));
    setters.put("setNCharacterStream", to -> to.setNCharacterStream(1, new StringReader("12")));
    setters.put("setClob(Reader)", to -> to.setClob(1, new StringReader("12")));
    setters.put("setNClob(Reader)", to -> to.setNClob(1, new StringReader("12")));
    setters.put("setBlob(stream)", to -> to.setBlob(1, new ByteArrayInputStream(ascii)));
    setters.put("setClob", to -> to.setClob(1, clob(to.getConnection())));
    setters.put("setNClob", to -> to.setNClob(1, nClob(to.getConnection())));
    setters.put("setBlob", to -> to.setBlob(1, blob(to.getConnection(), ascii)));
    setters.put("setURL", to -> to.setURL(1, new java.net.URL("http://x.example/")));
  }

  private static Clob clob(Connection connection) throws Exception {
    Clob clob = connection.createClob();
    clob.setString(1, "12");
    return clob;
  }

  private static NClob nClob(Connection connection) throws Exception {
    NClob clob = connection.createNClob();
    clob.setString(1, "12");
    return clob;
  }

  private static Blob blob(Connection connection, byte[] bytes) throws Exception {
    Blob blob = connection.createBlob();
    blob.setBytes(1, bytes);
    return blob;
  }

  private static void objects(Map<String, Setter> setters) {
    for (Object object : OBJECTS) {
      boolean briefly = object instanceof byte[] || object instanceof Calendar;
      String shown = briefly ? "" : object.toString();
      setters.put(
          "setObject " + object.getClass().getSimpleName() + " " + shown,
          to -> to.setObject(1, object));
    }
    setters.put("setObject null", to -> to.setObject(1, null));
  }

  private static void targets(Map<String, Setter> setters) {
    for (JDBCType target : TARGETS) {
      int code = target.getVendorTypeNumber();
      setters.put("setNull " + target, to -> to.setNull(1, code));
      setters.put("setObject null to " + target, to -> to.setObject(1, null, code));
      setters.put("setObject \"7\" to " + target, to -> to.setObject(1, "7", code));
      setters.put("setObject 7 to " + target, to -> to.setObject(1, 7, code));
      setters.put("setObject 7 to SQLType " + target, to -> to.setObject(1, 7, target));
      setters.put(
          "setObject Date to " + target,
          to -> to.setObject(1, Timestamp.valueOf("2020-01-31 10:20:30"), code));
      for (Object given : GIVEN) {
        setters.put(
            "setObject " + given.getClass().getSimpleName() + " " + given + " to " + target,
            to -> to.setObject(1, given, code));
      }
    }
    BigDecimal number = new BigDecimal("12.345");
    setters.put("setObject scale 1", to -> to.setObject(1, number, Types.DECIMAL, 1));
    setters.put("setObject SQLType scale", to -> to.setObject(1, number, JDBCType.NUMERIC, 1));
    setters.put("setNull name", to -> to.setNull(1, Types.VARCHAR, "VARCHAR"));
  }
}
