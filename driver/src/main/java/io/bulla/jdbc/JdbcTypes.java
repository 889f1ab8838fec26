package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import io.bulla.policy.LogicalType.Kind;
import java.sql.Types;

/** What each driver's metadata say of a plain column of a logical type. */
final class JdbcTypes {
  private JdbcTypes() {}

  /** A constant of {@link Types}. */
  static int code(LogicalType type, DriverManner manner) {
    boolean postgreSql = manner == DriverManner.POSTGRESQL;
    return switch (type.kind()) {
      case CHAR -> Types.CHAR;
      case VARCHAR -> Types.VARCHAR;
      case TEXT ->
          switch (manner) {
            case H2 -> Types.CLOB;
            case POSTGRESQL -> Types.VARCHAR;
            case MARIADB, MYSQL -> Types.LONGVARCHAR;
          };
      case JSON -> postgreSql ? Types.OTHER : Types.LONGVARCHAR;
      case BOOLEAN -> postgreSql || manner == DriverManner.MYSQL ? Types.BIT : Types.BOOLEAN;
      case TINYINT -> Types.TINYINT;
      case SMALLINT -> Types.SMALLINT;
      case INTEGER -> Types.INTEGER;
      case BIGINT -> Types.BIGINT;
      case DECIMAL -> postgreSql ? Types.NUMERIC : Types.DECIMAL;
      case REAL -> Types.REAL;
      case DOUBLE -> Types.DOUBLE;
      case DATE -> Types.DATE;
      case TIME -> Types.TIME;
      case TIMESTAMP -> Types.TIMESTAMP;
      case TIMESTAMP_WITH_TIME_ZONE -> postgreSql ? Types.TIMESTAMP : Types.TIMESTAMP_WITH_TIMEZONE;
      case UUID -> manner == DriverManner.H2 ? Types.BINARY : Types.OTHER;
      case BINARY -> Types.BINARY;
      case VARBINARY -> Types.VARBINARY;
      case BLOB ->
          switch (manner) {
            case H2 -> Types.BLOB;
            case POSTGRESQL -> Types.BINARY;
            case MARIADB, MYSQL -> Types.LONGVARBINARY;
          };
    };
  }

  static String name(LogicalType type, DriverManner manner) {
    return switch (manner) {
      case H2 -> h2(type.kind());
      case POSTGRESQL -> postgreSql(type.kind());
      case MARIADB -> type.kind().name();
      case MYSQL -> type.kind() == Kind.BOOLEAN ? "BIT" : type.kind().name();
    };
  }

  /** Of an array of the type; MySQL and MariaDB have none. */
  static String arrayName(LogicalType type, DriverManner manner) {
    return manner == DriverManner.POSTGRESQL
        ? "_" + name(type, manner)
        : name(type, manner) + " ARRAY";
  }

  private static String h2(Kind kind) {
    return switch (kind) {
      case CHAR -> "CHARACTER";
      case VARCHAR -> "CHARACTER VARYING";
      case TEXT -> "CHARACTER LARGE OBJECT";
      case DOUBLE -> "DOUBLE PRECISION";
      case VARBINARY -> "BINARY VARYING";
      case BLOB -> "BINARY LARGE OBJECT";
      default -> kind.name().replace('_', ' ');
    };
  }

  private static String postgreSql(Kind kind) {
    return switch (kind) {
      case CHAR -> "bpchar";
      case VARCHAR -> "varchar";
      case TEXT -> "text";
      case BOOLEAN -> "bool";
      case TINYINT, SMALLINT -> "int2";
      case INTEGER -> "int4";
      case BIGINT -> "int8";
      case DECIMAL -> "numeric";
      case REAL -> "float4";
      case DOUBLE -> "float8";
      case DATE -> "date";
      case TIME -> "time";
      case TIMESTAMP -> "timestamp";
      case TIMESTAMP_WITH_TIME_ZONE -> "timestamptz";
      case UUID -> "uuid";
      case BINARY, VARBINARY, BLOB -> "bytea";
      case JSON -> "json";
    };
  }

  /** Characters, bytes or digits; H2 counts the bits of numbers that are binary. */
  static int precision(LogicalType type, DriverManner manner) {
    boolean h2 = manner == DriverManner.H2;
    boolean postgreSql = manner == DriverManner.POSTGRESQL;
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT, JSON, BINARY, VARBINARY, BLOB ->
          type.length() == LogicalType.UNLIMITED ? Integer.MAX_VALUE : type.length();
      case DECIMAL -> type.length();
      case BOOLEAN -> 1;
      case TINYINT -> h2 ? 8 : 3;
      case SMALLINT -> h2 ? 16 : 5;
      case INTEGER -> h2 ? 32 : 10;
      case BIGINT -> h2 ? 64 : 19;
      case REAL -> h2 ? 24 : postgreSql ? 8 : 12;
      case DOUBLE -> h2 ? 53 : postgreSql ? 17 : 22;
      case DATE -> postgreSql ? 13 : 10;
      case TIME -> 8 + fraction(type);
      case TIMESTAMP -> (postgreSql ? 22 : 19) + fraction(type);
      case TIMESTAMP_WITH_TIME_ZONE -> (postgreSql ? 28 : 25) + fraction(type);
      case UUID -> h2 ? 16 : postgreSql ? Integer.MAX_VALUE : 36;
    };
  }

  private static int fraction(LogicalType type) {
    return type.length() > 0 ? type.length() + 1 : 0;
  }

  static int scale(LogicalType type, DriverManner manner) {
    return switch (type.kind()) {
      case DECIMAL -> type.scale();
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          manner == DriverManner.MYSQL ? 0 : Math.max(type.length(), 0);
      case REAL -> floatScale(manner, 8);
      case DOUBLE -> floatScale(manner, 17);
      default -> 0;
    };
  }

  private static int floatScale(DriverManner manner, int digits) {
    return switch (manner) {
      case H2, MYSQL -> 0;
      case POSTGRESQL -> digits;
      case MARIADB -> 31;
    };
  }

  /** Characters of the widest value. */
  static int displaySize(LogicalType type, DriverManner manner) {
    int precision = precision(type, manner);
    boolean real = type.kind() == Kind.REAL || type.kind() == Kind.DOUBLE;
    if (manner == DriverManner.MYSQL || real && manner == DriverManner.MARIADB) {
      return precision;
    }
    boolean h2 = manner == DriverManner.H2;
    return switch (type.kind()) {
      case DECIMAL -> precision + (type.scale() > 0 ? 2 : 1);
      case TINYINT -> 4;
      case SMALLINT -> 6;
      case INTEGER -> 11;
      case BIGINT -> 20;
      case REAL -> 15;
      case DOUBLE -> h2 ? 24 : 25;
      case BOOLEAN -> h2 ? 5 : 1;
      case UUID -> h2 ? 36 : precision;
      default -> precision;
    };
  }

  /** MariaDB's driver calls all signed that is not declared otherwise. */
  static boolean isSigned(LogicalType type, DriverManner manner) {
    Kind kind = type.kind();
    if (manner == DriverManner.MARIADB) {
      return kind != Kind.TIMESTAMP;
    }
    return kind.isInteger() || kind == Kind.DECIMAL || kind == Kind.REAL || kind == Kind.DOUBLE;
  }
}
