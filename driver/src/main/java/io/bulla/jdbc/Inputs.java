package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import io.bulla.sql.SealedColumn;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From what an application sets to the Java class of the logical type (JDBC 4.3, table B-4). */
final class Inputs {
  private Inputs() {}

  /**
   * @param zone of the session
   * @param stored whether the value is written; otherwise it is compared, and nothing of it may be
   *     rounded or cut off
   * @throws SQLException 22xxx when the value cannot be one of the type; 0A000 when it is a text
   *     that only the database may be able to read
   */
  static Object convert(
      SealedColumn column,
      DriverManner manner,
      Object given,
      @Nullable Calendar calendar,
      SessionZone zone,
      boolean stored)
      throws SQLException {
    try {
      return converted(column, manner, given, calendar, zone, stored);
    } catch (SQLDataException e) {
      if (given instanceof String text && Spellings.mayBeTheDatabases(column.type(), text, e)) {
        throw Errors.unsupported(column.label() + Spellings.advice(column.type()));
      }
      throw e;
    } catch (DateTimeException e) {
      throw Errors.value(column.label(), "the date or time is none of its type.", "22008");
    }
  }

  private static Object converted(
      SealedColumn column,
      DriverManner manner,
      Object given,
      @Nullable Calendar calendar,
      SessionZone zone,
      boolean stored)
      throws SQLException {
    String label = column.label();
    LogicalType type = column.type();
    Object value =
        Moments.toJavaTime(
            type,
            unsigned(decoded(type, Streams.read(label, given), manner), manner),
            calendar,
            manner,
            zone);
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT, JSON -> text(label, value, manner);
      case BOOLEAN ->
          manner == DriverManner.H2
              ? Truths.read(label, value, manner)
              : Numbers.truth(label, value);
      case TINYINT, SMALLINT, INTEGER, BIGINT -> whole(label, value, manner, stored);
      case DECIMAL -> decimal(label, value, manner, stored);
      case REAL -> single(label, value, manner);
      case DOUBLE ->
          value instanceof Float number && manner.widensInBinary()
              ? number.doubleValue()
              : finite(label, value, manner);
      case DATE, TIME, TIMESTAMP -> Moments.local(label, type, value, stored, manner, zone);
      case TIMESTAMP_WITH_TIME_ZONE -> Moments.offset(label, value, manner, zone);
      case UUID -> uuid(label, value);
      case BINARY, VARBINARY, BLOB -> bytes(label, value, manner);
    };
  }

  /** MySQL reads bytes as text where a column is not binary. */
  private static Object decoded(LogicalType type, Object value, DriverManner manner) {
    return value instanceof byte[] bytes && !type.kind().isBinary() && manner.isMySqlFamily()
        ? new String(bytes, StandardCharsets.UTF_8)
        : value;
  }

  /** What {@code setObject} with a scale means for a number. */
  static @Nullable Object scaled(@Nullable Object value, int scale, DriverManner manner) {
    boolean real = value instanceof Float || value instanceof Double;
    double fraction = real && value instanceof Number given ? given.doubleValue() : 0;
    if (real && manner == DriverManner.POSTGRESQL && Double.isFinite(fraction)) {
      return BigDecimal.valueOf(fraction).setScale(scale, RoundingMode.HALF_UP);
    }
    return value instanceof BigDecimal number && manner.appliesScale()
        ? number.setScale(scale, RoundingMode.HALF_UP)
        : value;
  }

  private static String text(String label, Object value, DriverManner manner) throws SQLException {
    if (value instanceof byte[] bytes) {
      return manner == DriverManner.POSTGRESQL
          ? "\\x" + HexFormat.of().formatHex(bytes)
          : new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Boolean truth) {
      return manner.text(truth);
    }
    boolean real = value instanceof Float || value instanceof Double;
    boolean exponent = real && value.toString().contains("E");
    if (real && manner == DriverManner.POSTGRESQL || exponent && manner.isMySqlFamily()) {
      return ServerText.of((Number) value, manner);
    }
    boolean plain =
        value instanceof String
            || value instanceof Character
            || value instanceof Number
            || value instanceof UUID
            || value instanceof Enum
            || value instanceof java.net.URL;
    if (plain) {
      return value.toString();
    }
    if (value instanceof Temporal moment) {
      return Times.text(moment, 0);
    }
    throw Errors.value(label, "a value of this class is no text.", "22018");
  }

  private static Object whole(String label, Object value, DriverManner manner, boolean stored)
      throws SQLException {
    if (stored && manner.isMySqlFamily() && value instanceof String) {
      refuseCut(label, value);
    }
    boolean fraction =
        value instanceof String text && !text.strip().matches("[+-]?\\d+") && !text.isBlank();
    if (fraction && !manner.isMySqlFamily()) {
      throw Errors.value(label, "the value is no whole number.", "22018");
    }
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    boolean binary = value instanceof Float || value instanceof Double;
    if (binary && stored && !manner.isMySqlFamily()) {
      return rounded(label, ((Number) value).doubleValue(), manner);
    }
    // drivers of MySQL send the digits, which it reads as a decimal unless there is an exponent
    if (binary && stored && value.toString().contains("E")) {
      return rounded(label, Double.parseDouble(value.toString()), manner);
    }
    BigDecimal number = Numbers.decimal(label, value);
    if (!stored) {
      return number;
    }
    BigDecimal rounded = number.setScale(0, RoundingMode.HALF_UP);
    return Numbers.whole(label, rounded, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Only PostgreSQL keeps the sign of a zero that is set. */
  private static Object unsigned(Object value, DriverManner manner) {
    boolean zero =
        manner != DriverManner.POSTGRESQL && value instanceof Number number && isZero(number);
    return !zero ? value : value instanceof Float ? (Object) 0.0f : (Object) 0.0;
  }

  private static boolean isZero(Number number) {
    return (number instanceof Float || number instanceof Double) && number.doubleValue() == 0;
  }

  /** As the database rounds a binary fraction; PostgreSQL alone refuses two to the 63rd. */
  private static long rounded(String label, double number, DriverManner manner)
      throws SQLException {
    if (manner == DriverManner.H2 && Double.isNaN(number)) {
      return 0;
    }
    boolean most = manner == DriverManner.POSTGRESQL ? number < 0x1p63 : number <= 0x1p63;
    if (number >= -0x1p63 && most) {
      return manner == DriverManner.H2 ? Math.round(number) : (long) Math.rint(number);
    }
    throw Errors.value(label, "the value is outside the range of the type asked for.", "22003");
  }

  /** PostgreSQL takes only the digits that a binary fraction has for sure. */
  private static BigDecimal decimal(String label, Object value, DriverManner manner, boolean stored)
      throws SQLException {
    boolean cut = stored && manner == DriverManner.POSTGRESQL;
    if (cut && (value instanceof Float || value instanceof Double)) {
      int digits = value instanceof Float ? 6 : 15;
      // of the binary value, not of its shortest digits
      return Numbers.exact(label, value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }
    if (stored && manner.isMySqlFamily() && value instanceof String) {
      refuseCut(label, value);
    }
    return Numbers.decimal(label, value);
  }

  private static void refuseCut(String label, Object text) throws SQLException {
    if (Numbers.isCut(text)) {
      throw Errors.unsupported(
          label + " is a number and given a text of more digits than the database reads.");
    }
  }

  private static float single(String label, Object value, DriverManner manner) throws SQLException {
    if (value instanceof Float number) {
      return number;
    }
    double number = real(label, value, manner);
    float single = (float) number;
    boolean lost =
        (single == 0 && number != 0) || (Float.isInfinite(single) && !Double.isInfinite(number));
    if (lost && manner == DriverManner.POSTGRESQL) {
      throw Errors.value(label, "the value is outside the range of a REAL.", "22003");
    }
    // H2's zero that is too near to tell has no sign
    return single == 0 && number != 0 && manner == DriverManner.H2 ? 0f : single;
  }

  /** MySQL keeps the sign of a zero that is written as text; H2 reads a text as the JDK does. */
  private static double real(String label, Object value, DriverManner manner) throws SQLException {
    if (value instanceof String text && manner == DriverManner.H2) {
      double number = Numbers.parsed(label, text);
      return number == 0 ? 0.0 : number;
    }
    double number = Numbers.real(label, value);
    boolean negative = value instanceof String text && text.strip().startsWith("-");
    return number == 0 && negative && manner.isMySqlFamily() ? -0.0 : number;
  }

  private static double finite(String label, Object value, DriverManner manner)
      throws SQLException {
    double number = real(label, value, manner);
    if (manner == DriverManner.H2 && value instanceof String) {
      return number;
    }
    if (manner.isMySqlFamily()) {
      refuseUnknown(label, value, number);
      return checked(label, value, number);
    }
    return checked(label, value, number);
  }

  /** MySQL has no infinite number, and takes a part of the digits of a long decimal. */
  private static void refuseUnknown(String label, Object value, double number) throws SQLException {
    boolean infinite = Double.isNaN(number) || (value instanceof Number given && isInfinite(given));
    boolean cut =
        value instanceof BigDecimal digits
            && Numbers.isCut(digits)
            && (digits.precision() - digits.scale() > 65
                || digits.setScale(30, RoundingMode.DOWN).doubleValue() != number);
    if (infinite || cut) {
      throw Errors.unsupported(
          label + " cannot hold this number as the database reads it. Set a finite double.");
    }
  }

  private static double checked(String label, Object value, double number) throws SQLException {
    if (Double.isInfinite(number) && !(value instanceof Number given && isInfinite(given))) {
      throw Errors.value(label, "the value is outside the range of a DOUBLE.", "22003");
    }
    return number;
  }

  private static boolean isInfinite(Number value) {
    return (value instanceof Double || value instanceof Float)
        && Double.isInfinite(value.doubleValue());
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
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
      }
    } catch (IllegalArgumentException e) {
      throw Errors.value(label, "the value is no UUID.", "22018");
    }
    throw Errors.value(label, "a value of this class is no UUID.", "22018");
  }

  private static byte[] bytes(String label, Object value, DriverManner manner) throws SQLException {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (manner.isMySqlFamily()) {
      return text(label, value, manner).getBytes(StandardCharsets.UTF_8);
    }
    if (value instanceof UUID id) {
      return ByteBuffer.allocate(16)
          .putLong(id.getMostSignificantBits())
          .putLong(id.getLeastSignificantBits())
          .array();
    }
    boolean text = value instanceof String || value instanceof Character;
    if (text && manner != DriverManner.POSTGRESQL) {
      return value.toString().getBytes(StandardCharsets.UTF_8);
    }
    boolean whole =
        value instanceof Byte
            || value instanceof Short
            || value instanceof Integer
            || value instanceof Long;
    if (whole && manner == DriverManner.H2) {
      return bytes((Number) value);
    }
    throw Errors.value(label, "a value of this class is no bytes.", "22018");
  }

  /** As many as the number's class has, the highest first. */
  private static byte[] bytes(Number value) {
    byte[] wide = ByteBuffer.allocate(8).putLong(value.longValue()).array();
    int size =
        value instanceof Byte ? 1 : value instanceof Short ? 2 : value instanceof Integer ? 4 : 8;
    return Arrays.copyOfRange(wide, 8 - size, 8);
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
