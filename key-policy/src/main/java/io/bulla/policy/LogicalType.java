package io.bulla.policy;

import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * The type a sealed column has in the eyes of the application.
 *
 * @param kind the family
 * @param length characters for text, bytes for binary, precision for DECIMAL, fractional digits for
 *     TIME and TIMESTAMP; {@link #UNLIMITED} where the type has no limit, or where it is left to
 *     the database
 * @param scale digits after the point of a DECIMAL, otherwise 0
 */
public record LogicalType(Kind kind, int length, int scale) {

  /** The {@code length} of a type without one (TEXT, BLOB, BIGINT, DATE ...). */
  public static final int UNLIMITED = -1;

  /**
   * The families of types.
   *
   * <p>Canonical bytes of each are listed in {@code docs/cell-format.md}.
   */
  public enum Kind {
    CHAR,
    VARCHAR,
    TEXT,
    BOOLEAN,
    TINYINT,
    SMALLINT,
    INTEGER,
    BIGINT,
    DECIMAL,
    REAL,
    DOUBLE,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMP_WITH_TIME_ZONE,
    UUID,
    BINARY,
    VARBINARY,
    BLOB,
    JSON;

    /** CHAR, VARCHAR, TEXT. */
    public boolean isText() {
      return this == CHAR || this == VARCHAR || this == TEXT;
    }

    /** TINYINT, SMALLINT, INTEGER, BIGINT. */
    public boolean isInteger() {
      return this == TINYINT || this == SMALLINT || this == INTEGER || this == BIGINT;
    }

    /** BINARY, VARBINARY, BLOB. */
    public boolean isBinary() {
      return this == BINARY || this == VARBINARY || this == BLOB;
    }

    /** DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE. */
    public boolean isTemporal() {
      return this == DATE || this == TIME || this == TIMESTAMP || this == TIMESTAMP_WITH_TIME_ZONE;
    }
  }

  /**
   * The most bytes that the canonical form of a value can have (for text four a character, UTF-8);
   * empty for a type without a limit. A cell adds {@link SuiteName#overheadSizeBytes()}.
   */
  public OptionalInt maxCanonicalSizeBytes() {
    return switch (kind) {
      case CHAR, VARCHAR, TEXT, JSON ->
          length == UNLIMITED ? OptionalInt.empty() : OptionalInt.of(Math.multiplyExact(length, 4));
      case BINARY, VARBINARY, BLOB ->
          length == UNLIMITED ? OptionalInt.empty() : OptionalInt.of(length);
      case BOOLEAN -> OptionalInt.of(1);
      case TINYINT, SMALLINT, INTEGER, BIGINT, DOUBLE, TIME, TIMESTAMP -> OptionalInt.of(8);
      case REAL, DATE -> OptionalInt.of(4);
      // scale byte and the unscaled value in two's complement: log2(10) bits a digit and a sign bit
      case DECIMAL -> OptionalInt.of(1 + (int) Math.ceil((length * 3.3219280948873626 + 1) / 8));
      case TIMESTAMP_WITH_TIME_ZONE -> OptionalInt.of(12);
      case UUID -> OptionalInt.of(16);
    };
  }

  /**
   * Whether at most one value of this type is equal to a double when a database compares them as
   * doubles: an exact number of more digits than a double has is equal to its neighbours' double.
   */
  public boolean isToldApartBy(double number) {
    boolean exact = kind == Kind.DECIMAL || kind == Kind.BIGINT;
    return !exact
        || !Double.isFinite(number)
        || BigDecimal.valueOf(Math.ulp(number)).compareTo(BigDecimal.ONE.movePointLeft(scale)) <= 0;
  }

  /** Whether a number is the digits of some REAL or DOUBLE; true for all other types. */
  public boolean hasDigits(BigDecimal number) {
    return switch (kind) {
      case REAL -> isSame(number, Float.toString(number.floatValue()));
      case DOUBLE -> isSame(number, Double.toString(number.doubleValue()));
      default -> true;
    };
  }

  private static boolean isSame(BigDecimal number, String digits) {
    return !digits.endsWith("Infinity") && new BigDecimal(digits).compareTo(number) == 0;
  }

  /** Whether a number is exactly some REAL in binary; true for all other types. */
  public boolean isExact(BigDecimal number) {
    float single = number.floatValue();
    return kind != Kind.REAL
        || (Float.isFinite(single) && new BigDecimal(single).compareTo(number) == 0);
  }

  @Override
  public String toString() {
    if (kind == Kind.DECIMAL) {
      return "DECIMAL(" + length + "," + scale + ")";
    }
    String name = kind.name().replace('_', ' ');
    return length == UNLIMITED ? name : name + "(" + length + ")";
  }
}
