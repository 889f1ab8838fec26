package io.bulla.jdbc;

import io.bulla.keys.ProtectedColumn;
import io.bulla.keys.ProtectedTable;
import io.bulla.policy.SearchKind;
import io.bulla.sql.Output;
import io.bulla.sql.SealedColumn;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a stored procedure hands out. Its text is not ours to understand, so its results are read by
 * what the metadata say: a sealed column of that name is opened, a token column is refused, and any
 * other value that is a cell is refused rather than handed out as bytes.
 */
final class Guard {
  /** Types that hold no cell, nor the text of one. */
  private static final Set<Integer> HARMLESS =
      Set.of(
          Types.BIT,
          Types.BOOLEAN,
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.DATE,
          Types.TIME,
          Types.TIMESTAMP,
          Types.TIMESTAMP_WITH_TIMEZONE);

  private static final int HEADER_SIZE_BYTES = 49;

  /** A cell in the text of a row or an array, as servers write bytes. */
  private static final Pattern WRITTEN = Pattern.compile("49[eE]6[aA]5[0-9a-fA-F]{92}");

  private Guard() {}

  /** Reads the columns of a result whose statement is not known. */
  static RowReader reader(Session session, ResultSetMetaData metaData) throws SQLException {
    if (session.sealsNothing()) {
      return RowReader.CLEAR;
    }
    List<Output> outputs = new ArrayList<>();
    List<Watch> watches = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      Optional<ProtectedTable> table = table(session.schema(), metaData, i);
      String name = metaData.getColumnName(i);
      SealedColumn sealed =
          table.map(found -> session.schema().sealed(found)).map(all -> all.get(name)).orElse(null);
      outputs.add(sealed == null ? new Output.Clear() : new Output.Decrypt(sealed));
      watches.add(
          table.isPresent() && isToken(table.get(), name)
              ? Watch.TOKEN
              : sealed == null && !HARMLESS.contains(metaData.getColumnType(i))
                  ? Watch.CELLS
                  : Watch.NOTHING);
    }
    return new RowReader(session, outputs, watches);
  }

  /** What is to be watched of a column that is not sealed. */
  enum Watch {
    NOTHING,
    CELLS,
    TOKEN
  }

  /** Drivers leave the schema empty as often as not; then the table's name has to do. */
  private static Optional<ProtectedTable> table(
      ProtectedSchema schema, ResultSetMetaData metaData, int index) throws SQLException {
    String table = metaData.getTableName(index);
    boolean database = schema.dialect() == io.bulla.sql.dialect.Dialects.MYSQL;
    String place = database ? metaData.getCatalogName(index) : metaData.getSchemaName(index);
    if (table == null || table.isEmpty()) {
      return Optional.empty();
    }
    return place == null || place.isEmpty()
        ? schema.tables().stream()
            .filter(known -> schema.tableNames().matches(known.table(), table))
            .findFirst()
        : schema.table(place, table);
  }

  private static boolean isToken(ProtectedTable table, String name) {
    for (ProtectedColumn column : table.columns()) {
      for (SearchKind kind : column.search()) {
        if (kind.tokenColumn(column.name()).equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * @throws SQLException 0A000 when the value is or holds a cell
   */
  static void check(@Nullable Object value) throws SQLException {
    if (holdsCell(value)) {
      throw Errors.unsupported(
          "a procedure returned the cell of a sealed column in a way that does not say which column"
              + " it is. Let the application select the column itself.");
    }
  }

  static SQLException token() {
    return Errors.unsupported(
        "a procedure returned a token column. It is not for the application; leave it out.");
  }

  private static boolean holdsCell(@Nullable Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      return isCell(bytes);
    }
    if (value instanceof Blob blob) {
      return blob.length() >= HEADER_SIZE_BYTES && isCell(blob.getBytes(1, HEADER_SIZE_BYTES));
    }
    if (value instanceof Array array) {
      return holdsCell(array.getArray());
    }
    if (value instanceof Object[] elements) {
      for (Object element : elements) {
        if (holdsCell(element)) {
          return true;
        }
      }
      return false;
    }
    return value != null && WRITTEN.matcher(value.toString()).find();
  }

  private static boolean isCell(byte[] bytes) {
    return bytes.length >= HEADER_SIZE_BYTES
        && bytes[0] == 0x49
        && bytes[1] == (byte) 0xe6
        && bytes[2] == (byte) 0xa5;
  }
}
