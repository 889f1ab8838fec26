package io.bulla.jdbc;

import java.math.BigDecimal;

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
    BigDecimal digits = new BigDecimal(value.toString()).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    boolean single = value instanceof Float;
    int most = manner == DriverManner.POSTGRESQL && single ? 6 : 15;
    int least = manner == DriverManner.POSTGRESQL ? -4 : -15;
    return exponent >= least && exponent < most
        ? digits.toPlainString()
        : scientific(digits, exponent, manner);
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
