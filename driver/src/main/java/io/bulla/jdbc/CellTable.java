package io.bulla.jdbc;

import io.bulla.keys.ProtectedColumn;
import io.bulla.keys.ProtectedTable;
import io.bulla.policy.SearchKind;
import io.bulla.sql.dialect.Dialects;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stored rows of one protected table, for tools: over the real driver, cells as they are. Used
 * by one thread.
 */
final class CellTable {
  /** Magic, suite, type, key id. */
  static final int HEADER_SIZE_BYTES = 9;

  private final Connection connection;
  private final ProtectedSchema schema;
  private final ProtectedTable table;
  private final boolean exists;
  private final List<String> primaryKey;
  private final List<String> keptColumns;

  CellTable(Connection connection, ProtectedSchema schema, ProtectedTable table)
      throws SQLException {
    this.connection = connection;
    this.schema = schema;
    this.table = table;
    this.exists = !TableReader.columns(connection, schema, table.schema(), table.table()).isEmpty();
    this.primaryKey =
        exists
            ? PrimaryKeys.read(connection, schema.dialect(), table.schema(), table.table())
            : List.of();
    this.keptColumns = exists && isMySql() ? readKeptColumns() : List.of();
  }

  /** A row as stored; its arrays are the cells. Not a record: it holds bytes. */
  static final class Row {
    private final List<Object> key;
    private final Map<String, byte[]> cells;

    Row(List<Object> key, Map<String, byte[]> cells) {
      this.key = key;
      this.cells = cells;
    }

    /** Empty if the table has no primary key. */
    List<Object> key() {
      return key;
    }

    /** By column, tokens included; without those that are NULL. */
    Map<String, byte[]> cells() {
      return cells;
    }

    String place() {
      List<String> parts = new ArrayList<>();
      for (Object part : key) {
        parts.add(
            part instanceof byte[] bytes
                ? "0x" + HexFormat.of().formatHex(bytes)
                : String.valueOf(part));
      }
      return parts.isEmpty() ? "(no primary key)" : String.join(", ", parts);
    }
  }

  boolean exists() {
    return exists;
  }

  boolean hasPrimaryKey() {
    return !primaryKey.isEmpty();
  }

  ProtectedTable table() {
    return table;
  }

  Connection connection() {
    return connection;
  }

  private boolean isMySql() {
    return schema.dialect() == Dialects.MYSQL;
  }

  String quoted(String name) {
    return schema.dialect().quote(name);
  }

  String qualified() {
    return quoted(table.schema()) + "." + quoted(table.table());
  }

  /** MySQL would set these to the time of the change, which is the application's business. */
  private List<String> readKeptColumns() throws SQLException {
    List<String> kept = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND"
                + " TABLE_NAME = ? AND EXTRA LIKE '%on update%'")) {
      statement.setString(1, table.schema());
      statement.setString(2, table.table());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          kept.add(rows.getString(1));
        }
      }
    }
    return kept;
  }

  /** How many cells of a column there are by their key's id, unsigned; -1: they are no cells. */
  Map<Long, Long> cellsByKey(ProtectedColumn column) throws SQLException {
    String head = head(column.name());
    String query =
        "SELECT %s, COUNT(*) FROM %s WHERE %s IS NOT NULL GROUP BY %s"
            .formatted(head, qualified(), quoted(column.name()), head);
    Map<Long, Long> counts = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        counts.merge(keyId(rows.getBytes(1)), rows.getLong(2), Long::sum);
      }
    }
    return counts;
  }

  static boolean isNoCell(byte[] bytes) {
    return bytes.length < HEADER_SIZE_BYTES
        || bytes[0] != 0x49
        || bytes[1] != (byte) 0xe6
        || bytes[2] != (byte) 0xa5;
  }

  private static long keyId(byte[] head) {
    return isNoCell(head) ? -1 : Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt(5));
  }

  private String head(String column) {
    return "SUBSTRING(" + quoted(column) + " FROM 1 FOR " + HEADER_SIZE_BYTES + ")";
  }

  long rows() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + qualified())) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * The next rows in the order of the primary key whose cells begin with something else than these
   * headers.
   *
   * @param headers by column
   * @param after the last row seen; null at the beginning, or without a primary key
   */
  List<Row> stale(Map<String, byte[]> headers, @Nullable Row after, int limit) throws SQLException {
    List<String> columns = List.copyOf(headers.keySet());
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (String column : columns) {
      conditions.add(head(column) + " <> ?");
      values.add(headers.get(column));
    }
    return page(columns, "(" + String.join(" OR ", conditions) + ")", values, after, limit);
  }

  /** The next rows in the order of the primary key, tokens included; all if there is none. */
  List<Row> next(@Nullable Row after, int limit) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (ProtectedColumn column : table.columns()) {
      columns.add(column.name());
      for (SearchKind kind : column.search()) {
        columns.add(kind.tokenColumn(column.name()));
      }
    }
    int most = hasPrimaryKey() ? limit : Integer.MAX_VALUE;
    return page(columns, "1 = 1", List.of(), after, most);
  }

  private List<Row> page(
      List<String> columns, String condition, List<Object> values, @Nullable Row after, int limit)
      throws SQLException {
    List<String> selected = new ArrayList<>(primaryKey);
    selected.addAll(columns);
    List<Object> all = new ArrayList<>(values);
    StringBuilder query =
        new StringBuilder("SELECT ")
            .append(list(selected))
            .append(" FROM ")
            .append(qualified())
            .append(" WHERE ")
            .append(condition);
    if (after != null && hasPrimaryKey()) {
      query.append(" AND (").append(beyond(after, all)).append(')');
    }
    if (hasPrimaryKey()) {
      query.append(" ORDER BY ").append(list(primaryKey));
    }
    query.append(" LIMIT ").append(limit);
    try (PreparedStatement statement = connection.prepareStatement(query.toString())) {
      set(statement, 1, all);
      try (ResultSet rows = statement.executeQuery()) {
        List<Row> page = new ArrayList<>();
        while (rows.next()) {
          page.add(row(rows, columns));
        }
        return page;
      }
    }
  }

  /** (a > ?) OR (a = ? AND b > ?) ...: every database uses its index for it. */
  private String beyond(Row after, List<Object> values) {
    List<String> ways = new ArrayList<>();
    for (int last = 0; last < primaryKey.size(); last++) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i <= last; i++) {
        parts.add(quoted(primaryKey.get(i)) + (i == last ? " > ?" : " = ?"));
        values.add(after.key().get(i));
      }
      ways.add("(" + String.join(" AND ", parts) + ")");
    }
    return String.join(" OR ", ways);
  }

  private Row row(ResultSet rows, List<String> columns) throws SQLException {
    List<Object> key = new ArrayList<>();
    for (int i = 1; i <= primaryKey.size(); i++) {
      key.add(rows.getObject(i));
    }
    Map<String, byte[]> cells = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      byte[] cell = rows.getBytes(primaryKey.size() + i + 1);
      if (cell != null) {
        cells.put(columns.get(i), cell);
      }
    }
    return new Row(key, cells);
  }

  /**
   * Puts a cell in another's place, if it is still there: what the application has written
   * meanwhile stays. Without a primary key the cell itself says which row it is, since no two are
   * equal.
   */
  PreparedStatement replacement(String column) throws SQLException {
    StringBuilder update =
        new StringBuilder("UPDATE ")
            .append(qualified())
            .append(" SET ")
            .append(quoted(column))
            .append(" = ?");
    keptColumns.forEach(
        kept -> update.append(", ").append(quoted(kept)).append(" = ").append(quoted(kept)));
    update.append(" WHERE ").append(quoted(column)).append(" = ?");
    primaryKey.forEach(key -> update.append(" AND ").append(quoted(key)).append(" = ?"));
    return connection.prepareStatement(update.toString());
  }

  void setReplacement(PreparedStatement statement, byte[] newCell, byte[] oldCell, Row row)
      throws SQLException {
    statement.setBytes(1, newCell);
    statement.setBytes(2, oldCell);
    set(statement, 3, row.key());
  }

  private void set(PreparedStatement statement, int first, List<Object> values)
      throws SQLException {
    boolean untyped = schema.dialect() == Dialects.POSTGRESQL;
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof byte[] bytes) {
        statement.setBytes(first + i, bytes);
      } else if (untyped && value instanceof String) {
        // an enum or a CHAR(n) is compared as such, not as text
        statement.setObject(first + i, value, Types.OTHER);
      } else {
        statement.setObject(first + i, value);
      }
    }
  }

  private String list(List<String> names) {
    return String.join(", ", names.stream().map(this::quoted).toList());
  }
}
