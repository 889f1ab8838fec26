package io.bulla.jdbc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as servers write them: the shortest digits that read back, {@code 7}, {@code 1e+300}. */
final class ServerText {
  private ServerText() {}

  /**
   * @param value a Float or a Double
   */
  static String of(Number value, DriverManner manner) {
    double number = value.doubleValue();
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Infinity" : "-Infinity";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal digits =
        manner == DriverManner.POSTGRESQL
            ? shortest(value)
            : new BigDecimal(value.toString()).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    boolean single = value instanceof Float;
    int most = manner == DriverManner.POSTGRESQL && single ? 6 : 15;
    int least = manner == DriverManner.POSTGRESQL ? -4 : -15;
    return exponent >= least && exponent < most
        ? digits.toPlainString()
        : scientific(digits, exponent, manner);
  }

  /** Java 17 writes a digit too much of some numbers. */
  private static BigDecimal shortest(Number value) {
    BigDecimal exact = new BigDecimal(value.doubleValue());
    BigDecimal digits = new BigDecimal(value.toString()).stripTrailingZeros();
    while (digits.precision() > 1) {
      MathContext fewer = new MathContext(digits.precision() - 1, RoundingMode.HALF_EVEN);
      BigDecimal shorter = exact.round(fewer);
      boolean same =
          value instanceof Float
              ? shorter.floatValue() == value.floatValue()
              : shorter.doubleValue() == value.doubleValue();
      if (!same) {
        break;
      }
      digits = shorter.stripTrailingZeros();
    }
    return digits;
  }

  private static String scientific(BigDecimal digits, int exponent, DriverManner manner) {
    String mantissa = digits.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    if (manner != DriverManner.POSTGRESQL) {
      return mantissa + "e" + exponent;
    }
    String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + size;
  }
}
