package io.bulla.tests.conversions;

import io.bulla.tests.databases.TestDatabase;
import java.util.List;

/**
 * One logical type with values in it.
 *
 * @param name of the table's suffix
 * @param declared how the policy and the plain table's DDL write it
 * @param literals its sample values as literals of the database, NULL added by the test
 */
record Type(String name, String declared, List<String> literals) {

  /** Before java.util and java.time count days and zones alike. */
  private static final String[] OLD = {
    "'1582-10-15 00:10:00'",
    "'1582-10-10 12:00:00'",
    "'1582-10-04 23:30:00'",
    "'1500-03-01 04:05:06.789'",
    "'1850-01-01 00:00:00'"
  };

  private static Type of(String name, String declared, String... literals) {
    return new Type(name, declared, List.of(literals));
  }

  /** Every type that a database has. */
  static List<Type> of(TestDatabase database) {
    List<Type> types = new java.util.ArrayList<>(common());
    types.addAll(
        switch (database) {
          case H2 -> h2();
          case POSTGRESQL -> postgreSql();
          case MARIADB, MARIADB_THROUGH_MYSQL_DRIVER, MYSQL -> mariaDb();
        });
    return types;
  }

  private static List<Type> common() {
    return List.of(
        of("char", "CHAR(8)", "'12'", "'Zoë'", "'12345678'"),
        of(
            "varchar",
            "VARCHAR(40)",
            "'12'",
            "' 7.50 '",
            "'true'",
            "'2020-01-31'",
            "'Zoë 😀'",
            "''"),
        of(
            "varchar_more",
            "VARCHAR(40)",
            "'10:20:30'",
            "'2020-01-31 10:20:30.5'",
            "'f'",
            "'-5'",
            "'-0'",
            "'NaN'",
            "'Infinity'",
            "'1234567.50'",
            "'1e5'",
            "' '"),
        of(
            "varchar_zoned",
            "VARCHAR(40)",
            "'10:00:00+02'",
            "'10:00:00.25-05:30'",
            "'10:00:00Z'",
            "'2020-06-01T10:00:00Z'",
            "'2020-06-01 10:00:00.5+02'",
            "'2020-06-01T10:00:00+02:00'",
            "'2020-12-31 23:30:00-05:30'"),
        of("text", "TEXT", "'42'", "'2021-02-03'", "'long text'"),
        of("boolean", "BOOLEAN", "TRUE", "FALSE"),
        of("smallint", "SMALLINT", "0", "1", "-300", "32767"),
        of("integer", "INTEGER", "0", "1", "70000", "-2147483648"),
        of("bigint", "BIGINT", "0", "1", "3000000000", "-9223372036854775808"),
        of("decimal", "DECIMAL(14,2)", "0", "1.00", "12.50", "-0.75", "123456789012.99"),
        of("real", "REAL", "0", "1", "1.5", "-2.75", "0.1"),
        of("double", "DOUBLE PRECISION", "0", "1", "0.1", "-2.5", "1234567890123.25"),
        of(
            "date",
            "DATE",
            "'2020-01-31'",
            "'1969-12-31'",
            "'1582-10-15'",
            "'1582-10-10'",
            "'1582-10-04'",
            "'1500-02-28'"),
        of("time", "TIME", "'10:20:30'", "'00:00:00'", "'23:59:59'"),
        of("timestamp", "TIMESTAMP(6)", "'2020-01-31 10:20:30.123456'", "'1999-12-31 00:00:00'"));
  }

  private static List<Type> h2() {
    return List.of(
        of("tinyint", "TINYINT", "0", "1", "-128"),
        of("nchar", "NCHAR(4)", "'Zoë'"),
        of("nvarchar", "NVARCHAR(20)", "'Zoë'", "'7'"),
        of("clob", "CLOB", "'some text'", "'7'"),
        of("nclob", "NCLOB", "'some text'"),
        of("time3", "TIME(3)", "'10:20:30.125'"),
        of("timestamp0", "TIMESTAMP(0)", "'2020-01-31 10:20:30'"),
        of("timestamp_old", "TIMESTAMP(6)", OLD),
        of(
            "zoned",
            "TIMESTAMP(6) WITH TIME ZONE",
            "'2020-01-31 10:20:30.5+02:00'",
            "'2020-01-31 23:59:59.25+05:30'",
            "'2020-01-31 10:20:30+00:00'",
            "'1969-12-31 23:59:59.5+00:00'",
            "'1582-10-10 04:05:06+02:00'",
            "'1500-03-01 04:05:06+00:00'"),
        of("uuid", "UUID", "'0b0e7a3c-1d2e-4f60-8a9b-0c1d2e3f4a5b'"),
        of("binary", "BINARY(4)", "X'01020304'"),
        of("varbinary", "VARBINARY(40)", "X'00ff10'", "X'616263'", "X''"),
        of("blob", "BLOB", "X'00ff10'", "X'616263'"));
  }

  private static List<Type> postgreSql() {
    return List.of(
        of("time3", "TIME(3)", "'10:20:30.125'"),
        of("timestamp0", "TIMESTAMP(0)", "'2020-01-31 10:20:30'"),
        of("timestamp_old", "TIMESTAMP(6)", OLD),
        of(
            "zoned",
            "TIMESTAMP(6) WITH TIME ZONE",
            "'2020-01-31 10:20:30.5+02:00'",
            "'2020-01-31 23:59:59.25+05:30'",
            "'2020-01-31 10:20:30+00:00'",
            "'1969-12-31 23:59:59.5+00:00'",
            "'1582-10-10 04:05:06+02:00'",
            "'1500-03-01 04:05:06+00:00'"),
        of("uuid", "UUID", "'0b0e7a3c-1d2e-4f60-8a9b-0c1d2e3f4a5b'"),
        of("bytea", "BYTEA", "'\\x00ff10'", "'\\x616263'", "'\\x'"),
        of("json", "JSON", "'{\"a\": 1}'", "'[1, 2]'"));
  }

  private static List<Type> mariaDb() {
    return List.of(
        of("tinyint", "TINYINT", "0", "1", "-128"),
        of("nchar", "NCHAR(4)", "'Zoë'"),
        of("nvarchar", "NVARCHAR(20)", "'Zoë'", "'7'"),
        of("time3", "TIME(3)", "'10:20:30.125'"),
        of("datetime", "DATETIME", "'2020-01-31 10:20:30'"),
        of("datetime_old", "DATETIME(6)", OLD),
        of("datetime2", "DATETIME(2)", "'2020-01-31 10:20:30.5'", "'2020-01-31 10:20:30'"),
        of("binary", "BINARY(4)", "x'01020304'"),
        of("varbinary", "VARBINARY(40)", "x'00ff10'", "x'616263'", "x''"),
        of("blob", "BLOB", "x'00ff10'", "x'616263'"),
        of("longtext", "LONGTEXT", "'some text'"),
        of("json", "JSON", "'{\"a\": 1}'", "'[1, 2]'"));
  }

  String table() {
    return "c_" + name;
  }
}
