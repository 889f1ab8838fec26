package io.bulla.cipher;

import io.bulla.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Canonical forms of integers and decimals. */
final class Numbers {
  private Numbers() {}

  static long inRange(LogicalType type, long value) throws ValueException {
    int bits =
        switch (type.kind()) {
          case TINYINT -> 8;
          case SMALLINT -> 16;
          case INTEGER -> 32;
          default -> 64;
        };
    if (bits < 64 && value >> (bits - 1) != 0 && value >> (bits - 1) != -1) {
      throw new ValueException("22003", "the number is out of the range of " + type);
    }
    return value;
  }

  static BigDecimal rounded(LogicalType type, BigDecimal value) throws ValueException {
    long integerDigits = (long) value.precision() - value.scale();
    // below a tenth of the last digit kept: dividing 1E-300000000 by its scale would take minutes
    if (value.signum() == 0 || integerDigits < -type.scale()) {
      return BigDecimal.ZERO.setScale(type.scale());
    }
    if (integerDigits > type.length() - type.scale()) {
      throw new ValueException("22003", "the number is out of the range of " + type);
    }
    BigDecimal rounded = value.setScale(type.scale(), Canonical.ROUNDING);
    if (rounded.precision() > type.length()) {
      throw new ValueException("22003", "the number is out of the range of " + type);
    }
    return rounded;
  }

  /** Scale (1 byte), unscaled value in two's complement, trailing zeroes stripped. */
  static byte[] encode(BigDecimal value) {
    BigDecimal stripped = stripped(value);
    byte[] unscaled = stripped.unscaledValue().toByteArray();
    byte[] bytes = new byte[unscaled.length + 1];
    bytes[0] = (byte) stripped.scale();
    System.arraycopy(unscaled, 0, bytes, 1, unscaled.length);
    return bytes;
  }

  static BigDecimal decode(LogicalType type, byte[] bytes) {
    BigInteger unscaled = new BigInteger(bytes, 1, bytes.length - 1);
    return new BigDecimal(unscaled, bytes[0]).setScale(type.scale());
  }

  private static BigDecimal stripped(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  /** Four bytes of scale, for a compared number may have any; then the unscaled value. */
  static byte[] comparable(Object value) {
    BigDecimal number =
        value instanceof Long integer ? BigDecimal.valueOf(integer) : (BigDecimal) value;
    BigDecimal stripped = stripped(number);
    byte[] unscaled = stripped.unscaledValue().toByteArray();
    byte[] bytes = new byte[unscaled.length + 4];
    int scale = stripped.scale();
    bytes[0] = (byte) (scale >>> 24);
    bytes[1] = (byte) (scale >>> 16);
    bytes[2] = (byte) (scale >>> 8);
    bytes[3] = (byte) scale;
    System.arraycopy(unscaled, 0, bytes, 4, unscaled.length);
    return bytes;
  }
}
