package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.sql.Types;

/** What the metadata interfaces say of a logical type. */
final class JdbcTypes {
  private JdbcTypes() {}

  /** A constant of {@link Types}. */
  static int code(LogicalType type) {
    return switch (type.kind()) {
      case CHAR -> Types.CHAR;
      case VARCHAR -> Types.VARCHAR;
      case TEXT, JSON -> Types.LONGVARCHAR;
      case BOOLEAN -> Types.BOOLEAN;
      case TINYINT -> Types.TINYINT;
      case SMALLINT -> Types.SMALLINT;
      case INTEGER -> Types.INTEGER;
      case BIGINT -> Types.BIGINT;
      case DECIMAL -> Types.DECIMAL;
      case REAL -> Types.REAL;
      case DOUBLE -> Types.DOUBLE;
      case DATE -> Types.DATE;
      case TIME -> Types.TIME;
      case TIMESTAMP -> Types.TIMESTAMP;
      case TIMESTAMP_WITH_TIME_ZONE -> Types.TIMESTAMP_WITH_TIMEZONE;
      case UUID -> Types.OTHER;
      case BINARY -> Types.BINARY;
      case VARBINARY -> Types.VARBINARY;
      case BLOB -> Types.BLOB;
    };
  }

  static String name(LogicalType type) {
    return type.kind().name().replace('_', ' ');
  }

  /** Characters, bytes or decimal digits; for dates and times the characters of their text. */
  static int precision(LogicalType type) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT, JSON, BINARY, VARBINARY, BLOB ->
          type.length() == LogicalType.UNLIMITED ? Integer.MAX_VALUE : type.length();
      case DECIMAL -> type.length();
      case BOOLEAN -> 1;
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INTEGER -> 10;
      case BIGINT -> 19;
      case REAL -> 7;
      case DOUBLE -> 15;
      case DATE -> 10;
      case TIME -> 8 + fraction(type);
      case TIMESTAMP -> 19 + fraction(type);
      case TIMESTAMP_WITH_TIME_ZONE -> 25 + fraction(type);
      case UUID -> 36;
    };
  }

  private static int fraction(LogicalType type) {
    return type.length() > 0 ? type.length() + 1 : 0;
  }

  static int scale(LogicalType type) {
    return switch (type.kind()) {
      case DECIMAL -> type.scale();
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> Math.max(type.length(), 0);
      default -> 0;
    };
  }

  static boolean isSigned(LogicalType type) {
    LogicalType.Kind kind = type.kind();
    return kind.isInteger()
        || kind == LogicalType.Kind.DECIMAL
        || kind == LogicalType.Kind.REAL
        || kind == LogicalType.Kind.DOUBLE;
  }
}
