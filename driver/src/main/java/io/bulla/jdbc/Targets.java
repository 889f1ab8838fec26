package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.Set;

/** {@code setObject} with a type: the value becomes one of that type before the column's own. */
final class Targets {
  private static final Set<Integer> TRUTHS = Set.of(Types.BOOLEAN, Types.BIT);
  private static final Set<Integer> REALS = Set.of(Types.REAL, Types.FLOAT, Types.DOUBLE);

  private Targets() {}

  /**
   * @param type a constant of {@link Types}; a vendor's own is ignored
   * @throws SQLException 22xxx when the value cannot be one of the type
   */
  static Object of(String label, LogicalType column, Object value, int type, DriverManner manner)
      throws SQLException {
    boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
    boolean bits = type == Types.BIT && value instanceof Number && manner == DriverManner.MYSQL;
    if (scalar && TRUTHS.contains(type) && !bits && column.kind() != LogicalType.Kind.BOOLEAN) {
      return truth(Numbers.truth(label, value), column, manner);
    }
    boolean widened = REALS.contains(type) && isText(column) && manner != DriverManner.POSTGRESQL;
    if (scalar && widened && !(value instanceof Boolean)) {
      return Numbers.real(label, value);
    }
    if (value instanceof java.sql.Timestamp stamp && manner != DriverManner.MARIADB) {
      LocalDateTime local = stamp.toLocalDateTime();
      if (type == Types.DATE) {
        return local.toLocalDate();
      }
      return type == Types.TIME ? local.toLocalTime() : value;
    }
    return value;
  }

  private static Object truth(boolean truth, LogicalType column, DriverManner manner) {
    return isText(column) ? manner.text(truth) : truth;
  }

  private static boolean isText(LogicalType type) {
    return type.kind().isText() || type.kind() == LogicalType.Kind.JSON;
  }
}
