package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import io.bulla.sql.SealedColumn;
import java.sql.SQLException;
import java.sql.Time;
import java.time.LocalTime;
import java.time.OffsetTime;

/**
 * Values whose comparison with a column has rules of each database's own: MySQL compares '05' and 5
 * as numbers, PostgreSQL not at all. A token knows one answer.
 */
final class ComparedKinds {
  private ComparedKinds() {}

  /**
   * @throws SQLException 0A000 when the database would not compare values of the column's type
   */
  static void check(SealedColumn column, Object value, DriverManner manner) throws SQLException {
    if (Numbers.isComparedOtherwise(column.type(), value, manner)) {
      throw Errors.unsupported(
          column.label()
              + " is "
              + column.type()
              + " and compared with a number that the database does not take for"
              + " exactly one value of it. Set the value in the column's own type.");
    }
    if (isOfAnotherKind(column.type().kind(), value, manner)) {
      throw Errors.unsupported(
          column.label()
              + " is "
              + column.type()
              + " and compared with a value of another kind, by rules that differ between"
              + " databases. Set the value in the column's own type.");
    }
  }

  private static boolean isOfAnotherKind(LogicalType.Kind kind, Object value, DriverManner manner) {
    boolean bytes = value instanceof byte[];
    boolean text = value instanceof String || value instanceof Character;
    boolean postgreSql = manner == DriverManner.POSTGRESQL;
    if (kind.isText()) {
      return !text && (!bytes || postgreSql);
    }
    if (kind.isBinary()) {
      return !text && !bytes;
    }
    if (kind == LogicalType.Kind.TIME) {
      // a date makes it a moment of that day, which no time of day is
      return !text
          && !(value instanceof Time || value instanceof LocalTime || value instanceof OffsetTime);
    }
    return bytes && kind != LogicalType.Kind.UUID || postgreSql && value instanceof Boolean;
  }
}
