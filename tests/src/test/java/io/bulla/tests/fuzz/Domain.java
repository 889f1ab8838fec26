package io.bulla.tests.fuzz;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

/** A type with the few values from which columns of it are filled, so that many are equal. */
enum Domain {
  SHORT_TEXT("VARCHAR(20)"),
  LONG_TEXT("VARCHAR(60)"),
  TEXT("TEXT"),
  DECIMAL("DECIMAL(14,2)"),
  INTEGER("INTEGER"),
  BIGINT("BIGINT"),
  DOUBLE("DOUBLE PRECISION"),
  DATE("DATE"),
  TIMESTAMP("TIMESTAMP(6)"),
  UUID_("UUID"),
  BINARY("VARBINARY(16)"),
  PLAIN_TEXT("VARCHAR(20)"),
  PLAIN_NUMBER("INT"),
  PLAIN_TRUTH("BOOLEAN");

  /** The types that a sealed column may have here. */
  static final List<Domain> SEALED =
      List.of(
          SHORT_TEXT,
          LONG_TEXT,
          TEXT,
          DECIMAL,
          INTEGER,
          BIGINT,
          DOUBLE,
          DATE,
          TIMESTAMP,
          UUID_,
          BINARY);

  private final String type;

  Domain(String type) {
    this.type = type;
  }

  String type(Product product) {
    if (this == TIMESTAMP && product == Product.MARIADB) {
      return "DATETIME(6)";
    }
    return this == BINARY && product == Product.POSTGRESQL ? "BYTEA" : type;
  }

  /** Whether sealed columns of both are read as one. */
  boolean isAlike(Domain other) {
    boolean texts = this == SHORT_TEXT || this == LONG_TEXT;
    return this == other || (texts && (other == SHORT_TEXT || other == LONG_TEXT));
  }

  boolean isText() {
    return this == SHORT_TEXT || this == LONG_TEXT || this == TEXT || this == PLAIN_TEXT;
  }

  boolean isNumber() {
    return switch (this) {
      case DECIMAL, INTEGER, BIGINT, DOUBLE, PLAIN_NUMBER -> true;
      default -> false;
    };
  }

  /** Every value of a sealed domain holds one of the canaries of {@code Sides}. */
  List<Object> pool() {
    return switch (this) {
      case SHORT_TEXT, LONG_TEXT, TEXT ->
          List.of(
              "CNRY-1",
              "CNRY-2",
              "cnry-CNRY",
              "CNRY-1 ",
              "CNRY-ß😀",
              "CNRY'it\"s",
              "CNRY\\%_",
              "CNRY?;--");
      case DECIMAL ->
          List.of(
              new BigDecimal("86420975.10"),
              new BigDecimal("86420975.20"),
              new BigDecimal("-86420975.00"));
      case INTEGER -> List.of(864209751, 864209752, -864209753);
      case BIGINT -> List.of(8642097510000L, 8642097520000L, -8642097530000L);
      case DOUBLE -> List.of(86420975.5, 86420975.25, -86420975.125);
      case DATE ->
          List.of(
              Date.valueOf("1913-02-01"), Date.valueOf("1913-02-02"), Date.valueOf("1913-12-31"));
      case TIMESTAMP ->
          List.of(
              Timestamp.valueOf("1913-02-01 10:20:30.123456"),
              Timestamp.valueOf("1913-02-01 10:20:30"),
              Timestamp.valueOf("1913-02-02 00:00:00"));
      case UUID_ ->
          List.of(
              UUID.fromString("86420975-0000-4000-8000-000000000001"),
              UUID.fromString("86420975-0000-4000-8000-00000000000a"));
      case BINARY -> List.of(bytes("CNRY-1"), bytes("CNRY-2"), bytes("CNRY\0"));
      case PLAIN_TEXT -> List.of("Al", "Bo", "al", "", "Ulm", "Zoë's");
      case PLAIN_NUMBER -> List.of(1, 2, 3, 4, 10);
      case PLAIN_TRUTH -> List.of(true, false);
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The value as a literal. */
  String literal(Object value, Product product) {
    if (value instanceof byte[] bytes) {
      String hex = java.util.HexFormat.of().formatHex(bytes);
      return product == Product.POSTGRESQL ? "'\\x" + hex + "'" : "X'" + hex + "'";
    }
    return switch (this) {
      case DECIMAL, INTEGER, BIGINT, PLAIN_NUMBER, PLAIN_TRUTH ->
          value instanceof BigDecimal number ? number.toPlainString() : value.toString();
      case DOUBLE -> BigDecimal.valueOf((Double) value).toPlainString();
      case DATE -> "DATE '" + value + "'";
      case TIMESTAMP -> "TIMESTAMP '" + value + "'";
      default -> text(value.toString(), product);
    };
  }

  static String text(String value, Product product) {
    String quoted = "'" + value.replace("'", "''") + "'";
    return product == Product.MARIADB ? quoted.replace("\\", "\\\\") : quoted;
  }
}
