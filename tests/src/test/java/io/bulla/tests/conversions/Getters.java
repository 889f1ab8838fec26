package io.bulla.tests.conversions;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every way to read a column. */
final class Getters {

  /** One getter of a result set, on column 1. */
  interface Getter {
    @Nullable Object get(ResultSet row) throws Exception;
  }

  private static final List<Class<?>> CLASSES =
      List.of(
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigDecimal.class,
          BigInteger.class,
          byte[].class,
          UUID.class,
          Date.class,
          Time.class,
          Timestamp.class,
          java.util.Date.class,
          Calendar.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          Instant.class,
          InputStream.class,
          Reader.class,
          Blob.class,
          Clob.class,
          NClob.class,
          java.sql.Array.class,
          java.sql.Ref.class,
          java.sql.RowId.class,
          java.sql.SQLXML.class,
          java.net.URL.class,
          Character.class,
          Number.class,
          Object.class);

  static final Map<String, Getter> ALL = all();

  private Getters() {}

  static Calendar calendar(String zone) {
    return Calendar.getInstance(TimeZone.getTimeZone(zone));
  }

  private static Map<String, Getter> all() {
    Map<String, Getter> getters = new LinkedHashMap<>();
    scalars(getters);
    moments(getters);
    objects(getters);
    return getters;
  }

  @SuppressWarnings("deprecation")
  private static void scalars(Map<String, Getter> getters) {
    getters.put("getString", row -> row.getString(1));
    getters.put("getNString", row -> row.getNString(1));
    getters.put("getBoolean", row -> row.getBoolean(1));
    getters.put("getByte", row -> row.getByte(1));
    getters.put("getShort", row -> row.getShort(1));
    getters.put("getInt", row -> row.getInt(1));
    getters.put("getLong", row -> row.getLong(1));
    getters.put("getFloat", row -> row.getFloat(1));
    getters.put("getDouble", row -> row.getDouble(1));
    getters.put("getBigDecimal", row -> row.getBigDecimal(1));
    getters.put("getBigDecimal(scale)", row -> row.getBigDecimal(1, 1));
    getters.put("getBytes", row -> row.getBytes(1));
    getters.put("getAsciiStream", row -> row.getAsciiStream(1));
    getters.put("getUnicodeStream", row -> row.getUnicodeStream(1));
    getters.put("getBinaryStream", row -> row.getBinaryStream(1));
    getters.put("getCharacterStream", row -> row.getCharacterStream(1));
    getters.put("getNCharacterStream", row -> row.getNCharacterStream(1));
    getters.put("getBlob", row -> row.getBlob(1));
    getters.put("getClob", row -> row.getClob(1));
    getters.put("getNClob", row -> row.getNClob(1));
    getters.put("getArray", row -> row.getArray(1));
    getters.put("getRef", row -> row.getRef(1));
    getters.put("getURL", row -> row.getURL(1));
    getters.put("getRowId", row -> row.getRowId(1));
    getters.put("getSQLXML", row -> row.getSQLXML(1));
  }

  private static void moments(Map<String, Getter> getters) {
    getters.put("getDate", row -> row.getDate(1));
    getters.put("getTime", row -> row.getTime(1));
    getters.put("getTimestamp", row -> row.getTimestamp(1));
    for (String zone : List.of("UTC", "Asia/Tokyo")) {
      getters.put("getDate(" + zone + ")", row -> row.getDate(1, calendar(zone)));
      getters.put("getTime(" + zone + ")", row -> row.getTime(1, calendar(zone)));
      getters.put("getTimestamp(" + zone + ")", row -> row.getTimestamp(1, calendar(zone)));
    }
  }

  private static void objects(Map<String, Getter> getters) {
    getters.put("getObject", row -> row.getObject(1));
    getters.put("getObject(label)", row -> row.getObject("v"));
    getters.put("getObject(map)", row -> row.getObject(1, Map.of()));
    for (Class<?> asked : CLASSES) {
      String name = asked == java.util.Date.class ? "util.Date" : asked.getSimpleName();
      getters.put("getObject(" + name + ")", row -> row.getObject(1, asked));
    }
  }
}
