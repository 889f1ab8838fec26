package io.bulla.sql.rewrite;

import io.bulla.policy.LogicalType;
import io.bulla.policy.LogicalType.Kind;
import io.bulla.sql.ValueSource.Literal;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Spellings of literals that a database does not read as one would think; tests found each. */
final class LiteralText {
  private static final int DIGITS_OF_A_DOUBLE = 300;
  private static final Pattern WHOLE = Pattern.compile("\\s*[+-]?\\d+\\s*");
  private static final Pattern NANOSECONDS = Pattern.compile(".*\\.\\d{7,}.*");

  private LiteralText() {}

  /**
   * Whether the value is the same in the database and here.
   *
   * @param compared whether the column's type does not round it
   */
  static boolean isSure(Literal literal, LogicalType type, Dialect dialect, boolean compared) {
    return switch (literal.kind()) {
      case NUMBER ->
          isInRange(literal.text())
              && !isCut(literal, type, dialect)
              && !(compared && isOfSeveral(literal.text(), type, dialect))
              && !(compared && isBetween(literal, type, dialect));
      case STRING ->
          isSureString(literal.text(), type.kind(), dialect, compared)
              && !isCut(literal, type, dialect)
              && !(compared && isBetween(literal, type, dialect));
      case TIME, TIMESTAMP -> !compared || keepsFraction(literal.text(), dialect);
      default -> true;
    };
  }

  /** Numbers beyond a DOUBLE are an error to some, infinite or zero to others. */
  private static boolean isInRange(String digits) {
    try {
      BigDecimal number = new BigDecimal(digits);
      int magnitude = Math.subtractExact(number.precision(), number.scale());
      return number.signum() == 0 || Math.abs(magnitude) < DIGITS_OF_A_DOUBLE;
    } catch (ArithmeticException | NumberFormatException e) {
      return false;
    }
  }

  /** MySQL reads a number with an exponent as a double, to which several exact ones are equal. */
  private static boolean isOfSeveral(String digits, LogicalType type, Dialect dialect) {
    return dialect == Dialects.MYSQL
        && digits.toUpperCase(Locale.ROOT).contains("E")
        && !type.isToldApartBy(Double.parseDouble(digits));
  }

  /**
   * A number that no REAL or DOUBLE is, and that a column's type would be rounded to: H2 compares
   * the digits, PostgreSQL a REAL in binary. A string is a REAL to PostgreSQL.
   */
  private static boolean isBetween(Literal literal, LogicalType type, Dialect dialect) {
    return number(literal)
        .filter(
            number ->
                dialect == Dialects.H2
                    ? !type.hasDigits(number)
                    : literal.kind() == Literal.Kind.NUMBER && !type.isExact(number))
        .isPresent();
  }

  /**
   * MySQL's exact numbers have 65 digits, 30 of them behind the point: of others it takes a part.
   */
  private static boolean isCut(Literal literal, LogicalType type, Dialect dialect) {
    boolean exact =
        literal.kind() == Literal.Kind.NUMBER
            ? !literal.text().toUpperCase(Locale.ROOT).contains("E")
            : type.kind() == Kind.DECIMAL || type.kind().isInteger();
    return dialect == Dialects.MYSQL
        && exact
        && number(literal)
            .map(BigDecimal::stripTrailingZeros)
            .filter(each -> each.scale() > 30 || each.precision() - each.scale() > 65)
            .isPresent();
  }

  private static Optional<BigDecimal> number(Literal literal) {
    try {
      return Optional.of(new BigDecimal(literal.text().strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isSureString(String text, Kind kind, Dialect dialect, boolean compared) {
    boolean real = kind == Kind.DECIMAL || kind == Kind.REAL || kind == Kind.DOUBLE;
    if (dialect == Dialects.MYSQL && (real || kind.isInteger())) {
      // blanks around it are an error, or not, by type and place
      return text.equals(text.strip());
    }
    if (kind.isInteger()) {
      return WHOLE.matcher(text).matches();
    }
    if (kind == Kind.DATE && dialect == Dialects.H2) {
      return text.strip().length() <= "2026-01-31".length();
    }
    boolean moment =
        kind == Kind.TIME || kind == Kind.TIMESTAMP || kind == Kind.TIMESTAMP_WITH_TIME_ZONE;
    return !moment || !compared || keepsFraction(text, dialect);
  }

  /** Of more than six digits, PostgreSQL and MySQL round or drop some before they compare. */
  private static boolean keepsFraction(String text, Dialect dialect) {
    return dialect == Dialects.H2 || !NANOSECONDS.matcher(text).matches();
  }
}
