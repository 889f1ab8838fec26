package io.bulla.cipher;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/**
 * Values as bytes: what is sealed ({@link #encode}), and what two equal values share ({@link
 * #comparable}). The forms are listed in {@code docs/cell-format.md} and frozen. Stateless.
 */
public final class Canonical {
  private static final long MICROS = 1_000_000L;

  private Canonical() {}

  /** The Java class of a type's values. */
  public static Class<?> javaClass(LogicalType type) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT, JSON -> String.class;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> Long.class;
      case DECIMAL -> BigDecimal.class;
      case REAL -> Float.class;
      case DOUBLE -> Double.class;
      case BOOLEAN -> Boolean.class;
      case DATE -> LocalDate.class;
      case TIME -> LocalTime.class;
      case TIMESTAMP -> LocalDateTime.class;
      case TIMESTAMP_WITH_TIME_ZONE -> OffsetDateTime.class;
      case UUID -> UUID.class;
      case BINARY, VARBINARY, BLOB -> byte[].class;
    };
  }

  /**
   * The bytes of a value that is stored. Decimals and fractions of a second are rounded half up to
   * what the type declares, as databases do.
   *
   * @param value of the class {@link #javaClass} names
   * @throws ValueException {@code 22001} too long, {@code 22003} out of range, {@code 22008} date
   *     or time out of range, {@code 22021} no valid text
   */
  public static byte[] encode(LogicalType type, Object value) throws ValueException {
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT, JSON -> Texts.encode(type, (String) value);
      case TINYINT, SMALLINT, INTEGER, BIGINT -> longBytes(Numbers.inRange(type, (Long) value));
      case DECIMAL -> Numbers.encode(Numbers.rounded(type, (BigDecimal) value));
      case REAL -> ByteBuffer.allocate(4).putFloat((Float) value).array();
      case DOUBLE -> ByteBuffer.allocate(8).putDouble((Double) value).array();
      case BOOLEAN -> new byte[] {(byte) ((Boolean) value ? 1 : 0)};
      case DATE -> ByteBuffer.allocate(4).putInt(epochDay((LocalDate) value)).array();
      case TIME -> longBytes(time(type, (LocalTime) value).toNanoOfDay());
      case TIMESTAMP -> longBytes(micros(type, (LocalDateTime) value));
      case TIMESTAMP_WITH_TIME_ZONE -> offset(type, (OffsetDateTime) value);
      case UUID -> uuid((UUID) value);
      case BINARY, VARBINARY, BLOB -> binary(type, (byte[]) value);
    };
  }

  /**
   * The value of stored bytes.
   *
   * @throws CellException when they are no value of the type
   */
  public static Object decode(LogicalType type, byte[] canonical) throws CellException {
    try {
      ByteBuffer in = ByteBuffer.wrap(canonical);
      Object value =
          switch (type.kind()) {
            case CHAR, VARCHAR, TEXT, JSON -> {
              in.position(canonical.length);
              yield Texts.decode(canonical);
            }
            case TINYINT, SMALLINT, INTEGER, BIGINT -> in.getLong();
            case DECIMAL -> {
              in.position(canonical.length);
              yield Numbers.decode(type, canonical);
            }
            case REAL -> in.getFloat();
            case DOUBLE -> in.getDouble();
            case BOOLEAN -> in.get() != 0;
            case DATE -> LocalDate.ofEpochDay(in.getInt());
            case TIME -> LocalTime.ofNanoOfDay(in.getLong());
            case TIMESTAMP -> dateTime(in.getLong());
            case TIMESTAMP_WITH_TIME_ZONE -> offsetDateTime(in.getLong(), in.getInt());
            case UUID -> new UUID(in.getLong(), in.getLong());
            case BINARY, VARBINARY, BLOB -> {
              in.position(canonical.length);
              yield canonical.clone();
            }
          };
      if (in.hasRemaining()) {
        throw new CellException("the cell's content is longer than a " + type);
      }
      return value;
    } catch (RuntimeException e) {
      throw new CellException("the cell's content is no " + type);
    }
  }

  /**
   * The bytes from which tokens are made: equal for two values exactly when a comparison calls them
   * equal. A value that is too long or out of range is no error here: it equals nothing stored.
   *
   * @param value of the class {@link #javaClass} names; for integer types and DECIMAL {@code Long}
   *     and {@code BigDecimal} alike
   * @throws ValueException {@code 22021} no valid text: no database accepts it either
   */
  public static byte[] comparable(LogicalType type, Comparison compare, Object value)
      throws ValueException {
    return switch (type.kind()) {
      case CHAR -> form(1, Texts.comparable(Texts.withoutTrailingBlanks((String) value), compare));
      case VARCHAR, TEXT, JSON -> form(1, Texts.comparable((String) value, compare));
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> form(2, Numbers.comparable(value));
      case REAL -> form(3, floating(((Float) value).doubleValue()));
      case DOUBLE -> form(3, floating((Double) value));
      case BOOLEAN -> form(4, new byte[] {(byte) ((Boolean) value ? 1 : 0)});
      case DATE -> form(5, longBytes(((LocalDate) value).toEpochDay()));
      case TIME -> form(6, longBytes(((LocalTime) value).toNanoOfDay()));
      case TIMESTAMP -> form(7, instant(((LocalDateTime) value).toInstant(ZoneOffset.UTC)));
      case TIMESTAMP_WITH_TIME_ZONE -> form(8, instant(((OffsetDateTime) value).toInstant()));
      case UUID -> form(9, uuid((UUID) value));
      case BINARY, VARBINARY, BLOB -> form(10, ((byte[]) value).clone());
    };
  }

  /** Version of the form, class of types, bytes. */
  private static byte[] form(int typeClass, byte[] bytes) {
    byte[] form = new byte[bytes.length + 2];
    form[0] = 1;
    form[1] = (byte) typeClass;
    System.arraycopy(bytes, 0, form, 2, bytes.length);
    return form;
  }

  private static byte[] longBytes(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  private static byte[] floating(double value) {
    // -0.0 equals 0.0, and doubleToLongBits knows one NaN only
    return longBytes(Double.doubleToLongBits(value == 0 ? 0.0 : value));
  }

  private static int epochDay(LocalDate date) throws ValueException {
    long day = date.toEpochDay();
    if (day != (int) day) {
      throw new ValueException("22008", "the date is out of range");
    }
    return (int) day;
  }

  /** Nanoseconds are kept, so that a value that is finer than any stored one equals none. */
  private static byte[] instant(Instant instant) {
    return ByteBuffer.allocate(12)
        .putLong(instant.getEpochSecond())
        .putInt(instant.getNano())
        .array();
  }

  private static LocalTime time(LogicalType type, LocalTime time) throws ValueException {
    long unit = unit(type.length());
    long nanos = (time.toNanoOfDay() + unit / 2) / unit * unit;
    if (nanos >= 86_400_000_000_000L) {
      throw new ValueException(
          "22008", "the time rounds up to 24:00, which " + type + " cannot hold");
    }
    return LocalTime.ofNanoOfDay(nanos);
  }

  /** Nanoseconds in the last digit that is kept. */
  private static long unit(int digits) {
    long unit = 1_000_000_000L;
    for (int i = 0; i < (digits == LogicalType.UNLIMITED ? 6 : digits); i++) {
      unit /= 10;
    }
    return unit;
  }

  private static long micros(LogicalType type, LocalDateTime value) throws ValueException {
    return micros(type, value.toEpochSecond(ZoneOffset.UTC), value.getNano());
  }

  private static long micros(LogicalType type, long second, int fraction) throws ValueException {
    long unit = unit(type.length());
    try {
      long nano = (fraction + unit / 2) / unit * unit;
      return Math.addExact(Math.multiplyExact(second, MICROS), nano / 1000);
    } catch (ArithmeticException e) {
      throw new ValueException("22008", "the timestamp is out of the range of " + type);
    }
  }

  private static LocalDateTime dateTime(long micros) {
    long second = Math.floorDiv(micros, MICROS);
    int nano = (int) Math.floorMod(micros, MICROS) * 1000;
    return LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
  }

  private static byte[] offset(LogicalType type, OffsetDateTime value) throws ValueException {
    return ByteBuffer.allocate(12)
        .putLong(micros(type, value.toEpochSecond(), value.getNano()))
        .putInt(value.getOffset().getTotalSeconds())
        .array();
  }

  private static OffsetDateTime offsetDateTime(long micros, int offsetSeconds) {
    return dateTime(micros)
        .atOffset(ZoneOffset.UTC)
        .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(offsetSeconds));
  }

  private static byte[] uuid(UUID value) {
    return ByteBuffer.allocate(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits())
        .array();
  }

  private static byte[] binary(LogicalType type, byte[] value) throws ValueException {
    if (type.length() != LogicalType.UNLIMITED && value.length > type.length()) {
      throw new ValueException(
          "22001", "the value of " + value.length + " bytes is too long for " + type);
    }
    boolean padded = type.kind() == LogicalType.Kind.BINARY;
    return padded ? Arrays.copyOf(value, type.length()) : value.clone();
  }

  /** How values of a scale are rounded when they are stored. */
  static final RoundingMode ROUNDING = RoundingMode.HALF_UP;
}
