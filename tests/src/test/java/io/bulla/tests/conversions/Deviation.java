package io.bulla.tests.conversions;

import io.bulla.tests.databases.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every difference from a plain column that is wanted or bearable, with its reason. */
enum Deviation {
  /** No value of these classes can be sealed: refused with 0A000, NULL included. */
  NEVER_SEALED("", ".*", "getArray|getRef|getURL|getRowId|getSQLXML|setURL|setSQLXML", true),

  /** The same where the class is asked for; a NULL is null. */
  NO_SUCH_CLASS("", ".*", "getObject\\((Array|SQLXML)\\)", false),

  /** H2's CLOB is a TEXT to Bulla, and a TEXT is a String. */
  CLOB_AS_STRING("H2", "n?clob", "getObject(\\(label\\))?", false),

  /** pgjdbc gives a class of its own. */
  JSON_AS_STRING("POSTGRESQL", "json", "getObject(\\(label\\)|\\(map\\))?", false),

  /** Connector/J tells DATETIME from TIMESTAMP; Bulla's TIMESTAMP is both. */
  DATETIME_AS_TIMESTAMP(".*MYSQL.*", "datetime.*", "getObject(\\(label\\)|\\(map\\))?", false),

  /** Drivers read the first bytes as a number or truth; Bulla refuses. */
  BYTES_AS_NUMBER("", "binary|varbinary|blob", "get.*(Int|Integer|Byte|Boolean)\\)?", true),

  /** The driver misreads a text that is no such value; Bulla refuses, or reads what is there. */
  DRIVER_MISREADS("", "n?varchar|varchar_more", "get.*(Timestamp|Byte|UUID)(\\(.*\\)|\\))?", false),

  /** Drivers of MariaDB take the digits of a text with an offset for a date or a UUID. */
  OFFSET_MISREAD(
      "MARIADB.*",
      "varchar_zoned",
      "getTimestamp(\\(.*\\))?|getObject\\((Timestamp|UUID)\\)",
      true),

  /** Connector/J reads a binary column as Latin-1, whatever the connection says. */
  BYTES_AS_LATIN(".*MYSQL.*", "varbinary|blob", "getCharacterStream", false),

  /** MySQL takes bytes and streams for a number as its binary digits; Bulla reads the text. */
  STREAM_AS_BINARY_NUMBER(
      "MYSQL",
      ".*int|integer|decimal|real|double",
      "set(Bytes|Blob|N?Clob|[A-Z][A-Za-z]*Stream).*|setObject byte\\[\\].*",
      false),

  /** MySQL's BOOLEAN holds any small number; a sealed one true or false. */
  BOOLEAN_IS_A_NUMBER("(MARIADB|MYSQL).*", "boolean", "set.*", false),

  /** MySQL makes dates and times of numbers ({@code 7} is 00:00:07); Bulla refuses. */
  NUMBER_AS_MOMENT("(MARIADB|MYSQL).*", "date.*|time.*", "set.*", true),

  /**
   * A date or time in a column of text or bytes is written as ISO does, not as each driver does;
   * refused where that is too long.
   */
  MOMENT_AS_TEXT(
      "",
      "n?char|n?varchar|varchar_more|varchar_zoned|text|n?clob|longtext|json|binary|varbinary|blob|bytea",
      "set(Date|Time|Timestamp).*|setObject .*(Date|Time|Timestamp|Instant|Calendar).*|setObject text to (DATE|TIMESTAMP)",
      false),

  /** MySQL writes fewer digits of a number with an exponent into a short text; Bulla refuses. */
  FEWER_DIGITS(
      "(MARIADB|MYSQL).*",
      "n?char|nvarchar",
      "set(Double|Float).*|setObject .* to (DOUBLE|REAL|FLOAT)",
      true),

  /** MariaDB's driver reads {@code 1234567.50} as so many hours and minutes; Bulla refuses. */
  NUMBER_AS_TIME("MARIADB", "varchar_more", "getTime(\\(.*\\))?|getObject\\(Time\\)", true),

  /** PostgreSQL's NUMERIC holds NaN and infinities; a sealed DECIMAL holds numbers. */
  NOT_A_NUMBER("POSTGRESQL", "decimal", "setDouble of .*|setObject .*(NaN|Infinity) to .*", true),

  /** pgjdbc sends the milliseconds of a timestamp for a number; Bulla refuses. */
  MOMENT_AS_NUMBER(
      "POSTGRESQL", "smallint|integer|bigint|decimal|real|double", ".* Date to .*", true),

  /** What each driver makes of an object it was told to send as another type's bytes. */
  OBJECT_AS_BYTES(
      "", "binary|varbinary|blob|bytea", "setObject (.* to .*|Character .*|UUID .*)", false),

  /** H2 stores the bytes of the number in a text. */
  NUMBER_AS_BYTES_OF_TEXT(
      "H2", ".*", "setObject \"?7\"? to (SQLType )?(BINARY|VARBINARY|BLOB)", false),

  /** H2 puts a time with an offset on the current day and keeps the offset. */
  OFFSET_TIME_AS_INSTANT("H2", "zoned", "setObject OffsetTime .*", false),

  /** The real driver refuses; Bulla has a value that JDBC's conversion tables allow. */
  ANSWERS_MORE("", ".*", ".*", false),

  /** Both refuse. Bulla gives the standard's SQLState; the drivers often none or their own. */
  OTHER_STATE("", ".*", ".*", true);

  private final Pattern databases;
  private final Pattern types;
  private final Pattern calls;
  private final boolean refused;

  /**
   * @param databases empty: all
   * @param refused Bulla throws; never another value
   */
  Deviation(String databases, String types, String calls, boolean refused) {
    this.databases = Pattern.compile(databases.isEmpty() ? ".*" : databases);
    this.types = Pattern.compile(types);
    this.calls = Pattern.compile(calls);
    this.refused = refused;
  }

  static @Nullable Deviation of(TestDatabase database, ConversionMatrixTest.Cell cell) {
    return Arrays.stream(values())
        .filter(deviation -> deviation.covers(database, cell))
        .findFirst()
        .orElse(null);
  }

  private boolean covers(TestDatabase database, ConversionMatrixTest.Cell cell) {
    boolean failed = cell.sealed().failed();
    if (this == ANSWERS_MORE || this == OTHER_STATE) {
      return cell.plain().failed() && failed == refused;
    }
    boolean state = this != NEVER_SEALED || cell.sealed().text().equals("0A");
    return (failed || !refused)
        && state
        && (!cell.plain().failed() || List.of(NEVER_SEALED).contains(this))
        && databases.matcher(database.name()).matches()
        && types.matcher(cell.type().name()).matches()
        && calls.matcher(cell.call()).matches();
  }
}
