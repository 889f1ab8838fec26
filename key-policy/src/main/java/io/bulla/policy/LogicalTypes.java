package io.bulla.policy;

import io.bulla.policy.LogicalType.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads type names as SQL and policy files write them. */
public final class LogicalTypes {
  /** DECIMAL precision that every supported database has at least (MySQL's limit). */
  static final int MAX_PRECISION = 65;

  private static final Pattern FORM =
      Pattern.compile(
          "([A-Z][A-Z0-9_ ]*?)\\s*(?:\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\))?\\s*"
              + "((?:WITH|WITHOUT) TIME ZONE)?");

  private static final Map<String, Kind> NAMES =
      Map.ofEntries(
          Map.entry("CHAR", Kind.CHAR),
          Map.entry("CHARACTER", Kind.CHAR),
          Map.entry("NCHAR", Kind.CHAR),
          Map.entry("NATIONAL CHAR", Kind.CHAR),
          Map.entry("NATIONAL CHARACTER", Kind.CHAR),
          Map.entry("BPCHAR", Kind.CHAR),
          Map.entry("VARCHAR", Kind.VARCHAR),
          Map.entry("CHARACTER VARYING", Kind.VARCHAR),
          Map.entry("CHAR VARYING", Kind.VARCHAR),
          Map.entry("NVARCHAR", Kind.VARCHAR),
          Map.entry("NATIONAL VARCHAR", Kind.VARCHAR),
          Map.entry("NATIONAL CHARACTER VARYING", Kind.VARCHAR),
          Map.entry("VARCHAR2", Kind.VARCHAR),
          Map.entry("TEXT", Kind.TEXT),
          Map.entry("CLOB", Kind.TEXT),
          Map.entry("NCLOB", Kind.TEXT),
          Map.entry("CHARACTER LARGE OBJECT", Kind.TEXT),
          Map.entry("TINYTEXT", Kind.TEXT),
          Map.entry("MEDIUMTEXT", Kind.TEXT),
          Map.entry("LONGTEXT", Kind.TEXT),
          Map.entry("BOOLEAN", Kind.BOOLEAN),
          Map.entry("BOOL", Kind.BOOLEAN),
          Map.entry("TINYINT", Kind.TINYINT),
          Map.entry("SMALLINT", Kind.SMALLINT),
          Map.entry("INT2", Kind.SMALLINT),
          Map.entry("INTEGER", Kind.INTEGER),
          Map.entry("INT", Kind.INTEGER),
          Map.entry("INT4", Kind.INTEGER),
          Map.entry("BIGINT", Kind.BIGINT),
          Map.entry("INT8", Kind.BIGINT),
          Map.entry("DECIMAL", Kind.DECIMAL),
          Map.entry("DEC", Kind.DECIMAL),
          Map.entry("NUMERIC", Kind.DECIMAL),
          Map.entry("REAL", Kind.REAL),
          Map.entry("FLOAT4", Kind.REAL),
          Map.entry("DOUBLE", Kind.DOUBLE),
          Map.entry("DOUBLE PRECISION", Kind.DOUBLE),
          Map.entry("FLOAT8", Kind.DOUBLE),
          Map.entry("DATE", Kind.DATE),
          Map.entry("TIME", Kind.TIME),
          Map.entry("TIMESTAMP", Kind.TIMESTAMP),
          Map.entry("DATETIME", Kind.TIMESTAMP),
          Map.entry("TIMESTAMPTZ", Kind.TIMESTAMP_WITH_TIME_ZONE),
          Map.entry("UUID", Kind.UUID),
          Map.entry("BINARY", Kind.BINARY),
          Map.entry("VARBINARY", Kind.VARBINARY),
          Map.entry("BINARY VARYING", Kind.VARBINARY),
          Map.entry("BLOB", Kind.BLOB),
          Map.entry("BINARY LARGE OBJECT", Kind.BLOB),
          Map.entry("TINYBLOB", Kind.BLOB),
          Map.entry("MEDIUMBLOB", Kind.BLOB),
          Map.entry("LONGBLOB", Kind.BLOB),
          Map.entry("BYTEA", Kind.BLOB),
          Map.entry("JSON", Kind.JSON),
          Map.entry("JSONB", Kind.JSON));

  private LogicalTypes() {}

  /**
   * Reads a type such as {@code VARCHAR(11)}, {@code numeric(12, 2)} or {@code timestamp(3) with
   * time zone}.
   *
   * @throws IllegalArgumentException with a message that says the rule that is broken
   */
  public static LogicalType parse(String declared) {
    String text = declared.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    Matcher form = FORM.matcher(text);
    Kind kind = form.matches() ? NAMES.get(form.group(1).strip()) : null;
    if (kind == null) {
      throw new IllegalArgumentException("the type '" + declared + "' is not known");
    }
    if (form.group(4) != null) {
      kind = withZone(kind, form.group(4), declared);
    }
    int first = form.group(2) == null ? LogicalType.UNLIMITED : Integer.parseInt(form.group(2));
    int second = form.group(3) == null ? LogicalType.UNLIMITED : Integer.parseInt(form.group(3));
    return checked(kind, first, second, declared);
  }

  private static Kind withZone(Kind kind, String zone, String declared) {
    if (kind == Kind.TIMESTAMP) {
      return zone.startsWith("WITHOUT") ? kind : Kind.TIMESTAMP_WITH_TIME_ZONE;
    }
    if (kind == Kind.TIME && zone.startsWith("WITHOUT")) {
      return kind;
    }
    throw new IllegalArgumentException("the type '" + declared + "' is not supported");
  }

  private static LogicalType checked(Kind kind, int first, int second, String declared) {
    if (second != LogicalType.UNLIMITED && kind != Kind.DECIMAL) {
      throw new IllegalArgumentException("'" + declared + "': only DECIMAL has a scale");
    }
    return switch (kind) {
      case CHAR, BINARY -> sized(kind, first == LogicalType.UNLIMITED ? 1 : first, declared);
      case VARCHAR, VARBINARY -> sized(kind, first, declared);
      case TEXT, BLOB -> new LogicalType(kind, first, 0);
      case DECIMAL -> decimal(first, second, declared);
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> fraction(kind, first, declared);
      // INT(11) and TINYINT(1) of MySQL: a display width says nothing about values
      case TINYINT, SMALLINT, INTEGER, BIGINT -> new LogicalType(kind, LogicalType.UNLIMITED, 0);
      case BOOLEAN, REAL, DOUBLE, DATE, UUID, JSON -> {
        if (first != LogicalType.UNLIMITED) {
          throw new IllegalArgumentException("'" + declared + "': the type has no length");
        }
        yield new LogicalType(kind, LogicalType.UNLIMITED, 0);
      }
    };
  }

  private static LogicalType sized(Kind kind, int length, String declared) {
    if (length < 1) {
      throw new IllegalArgumentException(
          "'" + declared + "': the type needs a length of 1 or more");
    }
    return new LogicalType(kind, length, 0);
  }

  private static LogicalType decimal(int precision, int scale, String declared) {
    if (precision < 1 || precision > MAX_PRECISION || Math.max(scale, 0) > precision) {
      throw new IllegalArgumentException(
          "'" + declared + "': DECIMAL(p,s) needs p from 1 to " + MAX_PRECISION + " and s up to p");
    }
    return new LogicalType(Kind.DECIMAL, precision, Math.max(scale, 0));
  }

  private static LogicalType fraction(Kind kind, int digits, String declared) {
    if (digits > 6) {
      throw new IllegalArgumentException(
          "'" + declared + "': fractions of a second have at most 6 digits");
    }
    return new LogicalType(kind, digits, 0);
  }
}
