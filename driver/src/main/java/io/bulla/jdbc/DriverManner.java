package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Blob;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.UUID;

/**
 * How a real driver reads and writes values where JDBC leaves it a choice: each constant is what
 * the conversion matrix of the tests found of that driver.
 */
enum DriverManner {
  H2,
  POSTGRESQL,
  MARIADB,
  /** MySQL Connector/J. */
  MYSQL;

  /** The driver behind a connection; H2's manner, which is JDBC's, for one that is not known. */
  static DriverManner of(DatabaseMetaData metaData) throws SQLException {
    String name = String.valueOf(metaData.getDriverName()).toUpperCase(Locale.ROOT);
    for (DriverManner manner : values()) {
      if (name.contains(manner.name())) {
        return manner;
      }
    }
    return H2;
  }

  boolean isMySqlFamily() {
    return this == MARIADB || this == MYSQL;
  }

  /** CHAR(n) is read with blanks up to its length. */
  boolean padsChar() {
    return this == H2 || this == POSTGRESQL;
  }

  /** A LOB that was freed is an empty one. */
  boolean freesToEmpty() {
    return this == MARIADB;
  }

  /** Of a LOB that was freed. */
  SQLException freed() {
    String state =
        switch (this) {
          case H2 -> "90007";
          case POSTGRESQL -> "55000";
          case MARIADB, MYSQL -> "S1009";
        };
    return new SQLException("Bulla: the LOB was freed.", state);
  }

  /** How a fraction becomes an integer. */
  RoundingMode rounding() {
    return this == H2 ? RoundingMode.HALF_UP : RoundingMode.DOWN;
  }

  /** A date has no time of day, not even midnight. */
  boolean refusesTimeOfDate() {
    return this == H2 || this == MARIADB;
  }

  /** How {@code getBigDecimal} with a scale rounds. */
  RoundingMode scaling() {
    return switch (this) {
      case H2, MYSQL -> RoundingMode.HALF_UP;
      case POSTGRESQL -> RoundingMode.HALF_EVEN;
      case MARIADB -> RoundingMode.HALF_DOWN;
    };
  }

  /** A float written as a double has the float's digits in binary, not in decimal. */
  boolean widensInBinary() {
    return this == H2 || this == POSTGRESQL;
  }

  /** Numbers are read as text as the server writes them, not as Java does. */
  boolean writesNumbersAsServer() {
    return this == POSTGRESQL || this == MARIADB;
  }

  /** Whether {@code setObject} with a scale rounds. */
  boolean appliesScale() {
    return this == POSTGRESQL || this == MYSQL;
  }

  /** A truth written into a text column. */
  String text(boolean truth) {
    return switch (this) {
      case H2 -> truth ? "TRUE" : "FALSE";
      case POSTGRESQL -> String.valueOf(truth);
      case MARIADB, MYSQL -> truth ? "1" : "0";
    };
  }

  /** The class of {@code getObject(int)} and {@code getColumnClassName}. */
  Class<?> naturalClass(LogicalType type) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT, JSON -> String.class;
      case BOOLEAN -> Boolean.class;
      case SMALLINT -> this == MARIADB ? Short.class : Integer.class;
      case TINYINT, INTEGER -> Integer.class;
      case BIGINT -> Long.class;
      case DECIMAL -> BigDecimal.class;
      case REAL -> Float.class;
      case DOUBLE -> Double.class;
      case DATE -> Date.class;
      case TIME -> Time.class;
      case TIMESTAMP -> Timestamp.class;
      case TIMESTAMP_WITH_TIME_ZONE ->
          this == POSTGRESQL ? Timestamp.class : java.time.OffsetDateTime.class;
      case UUID -> UUID.class;
      case BINARY, VARBINARY -> byte[].class;
      case BLOB -> this == H2 ? Blob.class : byte[].class;
    };
  }
}
