package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;

/** {@code setObject} with a type: the value becomes one of that type before the column's own. */
final class Targets {
  private static final Set<Integer> TRUTHS = Set.of(Types.BOOLEAN, Types.BIT);
  private static final Set<Integer> WHOLES = Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER);
  private static final Set<Integer> DECIMALS = Set.of(Types.BIGINT, Types.DECIMAL, Types.NUMERIC);
  private static final Set<Integer> REALS = Set.of(Types.REAL, Types.FLOAT, Types.DOUBLE);

  private Targets() {}

  /**
   * @param type a constant of {@link Types}; a vendor's own is ignored
   * @throws SQLException 22xxx when the value cannot be one of the type
   */
  static Object of(
      String label,
      LogicalType column,
      Object value,
      int type,
      DriverManner manner,
      SessionZone zone)
      throws SQLException {
    boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
    boolean bits = type == Types.BIT && value instanceof Number && manner == DriverManner.MYSQL;
    if (scalar && TRUTHS.contains(type) && !bits && column.kind() != LogicalType.Kind.BOOLEAN) {
      return truth(Numbers.truth(label, value), column, manner);
    }
    if (value instanceof Number number && wraps(type, manner)) {
      return type == Types.INTEGER
          ? (Object) (long) number.intValue()
          : (Object) number.longValue();
    }
    boolean nan = value instanceof Number number && Double.isNaN(number.doubleValue());
    if (nan && isWhole(type, manner) && manner == DriverManner.H2) {
      return 0L;
    }
    Object exactly = exactly(value, type, manner);
    if (exactly != value) {
      return exactly;
    }
    if (isFraction(value) && isWhole(type, manner)) {
      BigDecimal number = Numbers.decimal(label, value).setScale(0, manner.rounding());
      return Numbers.whole(label, number, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    boolean exact = value instanceof Number && !isFraction(value);
    if (value instanceof Number number
        && REALS.contains(type)
        && (exact || manner.widensInBinary() || !isText(column) || type != Types.REAL)) {
      return type == Types.REAL ? (Object) number.floatValue() : (Object) number.doubleValue();
    }
    if (value instanceof Boolean truth && isText(column)) {
      return number(truth, type, manner);
    }
    boolean widened = REALS.contains(type) && isText(column) && manner != DriverManner.POSTGRESQL;
    if (scalar && widened && !(value instanceof Boolean)) {
      return Numbers.real(label, value);
    }
    if (value instanceof String text && type == Types.CHAR && manner.padsChar()) {
      return withoutBlanks(text);
    }
    boolean parses =
        manner == DriverManner.POSTGRESQL && type == Types.DATE
            || manner != DriverManner.MARIADB && type == Types.TIMESTAMP;
    if (value instanceof String text && parses && !isText(column)) {
      return parsed(text, type, manner);
    }
    if (value instanceof LocalDateTime local) {
      return local(local, type, manner);
    }
    if (value instanceof java.sql.Timestamp stamp && manner != DriverManner.MARIADB) {
      LocalDateTime local =
          manner == DriverManner.H2
              ? SqlDates.local(stamp, null, zone.server())
              : stamp.toLocalDateTime();
      if (type == Types.DATE) {
        // pgjdbc sends the JVM's offset along
        return manner == DriverManner.POSTGRESQL
            ? Date.valueOf(local.toLocalDate())
            : local.toLocalDate();
      }
      if (type == Types.OTHER && manner == DriverManner.POSTGRESQL) {
        return local;
      }
      return type == Types.TIME ? local.toLocalTime() : value;
    }
    return value;
  }

  /** The driver reads a text itself, and rounds; one that it does not know as the server does. */
  private static Object parsed(String text, int type, DriverManner manner) {
    try {
      if (type == Types.DATE) {
        return Date.valueOf(LocalDate.parse(text.strip()));
      }
      LocalDateTime moment = LocalDateTime.parse(text.strip().replace(' ', 'T'));
      return manner == DriverManner.POSTGRESQL ? Timestamp.valueOf(moment) : moment;
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** Most drivers cast to int or long, whatever is lost. */
  private static boolean wraps(int type, DriverManner manner) {
    return switch (manner) {
      case H2 -> false;
      case POSTGRESQL, MARIADB -> type == Types.INTEGER || type == Types.BIGINT;
      case MYSQL -> type == Types.INTEGER;
    };
  }

  /** What the driver sends of a binary fraction as a DECIMAL. */
  private static Object exactly(Object value, int type, DriverManner manner) {
    boolean decimal = type == Types.DECIMAL || type == Types.NUMERIC;
    if (!decimal || !(value instanceof Float || value instanceof Double)) {
      return value;
    }
    double number = ((Number) value).doubleValue();
    boolean finite = Double.isFinite(number);
    return switch (manner) {
      case H2 -> value instanceof Float && finite ? new BigDecimal(value.toString()) : value;
      case POSTGRESQL -> finite ? BigDecimal.valueOf(number) : value;
      case MARIADB -> value instanceof Float ? (Object) number : value;
      case MYSQL -> value;
    };
  }

  /** A CHAR has no blanks at its end when it becomes another text. */
  private static String withoutBlanks(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  private static Object local(LocalDateTime local, int type, DriverManner manner) {
    if (type == Types.DATE && (manner == DriverManner.H2 || manner == DriverManner.MYSQL)) {
      return local.toLocalDate();
    }
    return type == Types.TIME && manner == DriverManner.H2 ? local.toLocalTime() : local;
  }

  private static boolean isFraction(Object value) {
    return value instanceof Double || value instanceof Float || value instanceof BigDecimal;
  }

  /** Connector/J lets a BIGINT have a fraction, and makes a BIT whole. */
  private static boolean isWhole(int type, DriverManner manner) {
    int other = manner == DriverManner.MYSQL ? Types.BIT : Types.BIGINT;
    return WHOLES.contains(type) || type == other;
  }

  /** The text of a truth that was to be a number is that of the number. */
  private static Object number(boolean truth, int type, DriverManner manner) {
    boolean real = REALS.contains(type) && manner != DriverManner.MARIADB;
    if (real && manner != DriverManner.POSTGRESQL) {
      return truth ? 1.0 : 0.0;
    }
    boolean whole = WHOLES.contains(type) || DECIMALS.contains(type) || REALS.contains(type);
    return whole ? (Object) (truth ? 1 : 0) : truth;
  }

  private static Object truth(boolean truth, LogicalType column, DriverManner manner) {
    return isText(column) ? manner.text(truth) : truth;
  }

  private static boolean isText(LogicalType type) {
    return type.kind().isText() || type.kind() == LogicalType.Kind.JSON;
  }
}
