package io.bulla.jdbc;

import io.bulla.keys.ProtectedTable;
import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Dialects;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads tables from a database's metadata. */
final class TableReader {
  private TableReader() {}

  /**
   * A column as stored.
   *
   * @param size characters or bytes, as {@code getColumns} gives it
   */
  record StoredColumn(String table, String name, int jdbcType, String typeName, int size) {}

  static Optional<TableInfo> read(
      Connection connection,
      ProtectedSchema schema,
      CatalogCache.Guarded guarded,
      List<List<String>> places)
      throws SQLException {
    for (List<String> place : places) {
      List<StoredColumn> columns = columns(connection, schema, place.get(0), place.get(1));
      if (!columns.isEmpty()) {
        return Optional.of(info(schema, guarded, place.get(0), columns));
      }
    }
    return Optional.empty();
  }

  private static TableInfo info(
      ProtectedSchema schema,
      CatalogCache.Guarded guarded,
      String inSchema,
      List<StoredColumn> columns) {
    String name = columns.get(0).table();
    Optional<ProtectedTable> table = schema.table(inSchema, name);
    Map<String, SealedColumn> byFoldedName = table.map(schema::sealed).orElse(Map.of());
    Set<String> tokens = new HashSet<>();
    for (SealedColumn column : byFoldedName.values()) {
      for (SearchKind kind : column.search()) {
        tokens.add(schema.columnNames().fold(column.tokenColumn(kind), true));
      }
    }
    List<String> visible = new ArrayList<>();
    Map<String, SealedColumn> sealed = new HashMap<>(byFoldedName);
    for (StoredColumn column : columns) {
      String folded = schema.columnNames().fold(column.name(), true);
      if (!tokens.contains(folded)) {
        visible.add(column.name());
      }
      SealedColumn found = sealed.remove(folded);
      if (found != null) {
        sealed.put(column.name(), found);
      }
    }
    return new TableInfo(inSchema, name, visible, kind(schema, guarded, inSchema, name), sealed);
  }

  private static TableInfo.Kind kind(
      ProtectedSchema schema, CatalogCache.Guarded guarded, String inSchema, String name) {
    TableInfo.Kind related = guarded.related().get(List.of(inSchema, name));
    if (related != null) {
      return related;
    }
    if (schema.table(inSchema, name).isPresent()) {
      return TableInfo.Kind.PROTECTED;
    }
    return schema.isOwnTable(inSchema, name) ? TableInfo.Kind.INTERNAL : TableInfo.Kind.PLAIN;
  }

  /** The columns of one table in their order; empty when there is no such table. */
  static List<StoredColumn> columns(
      Connection connection, ProtectedSchema schema, String inSchema, String table)
      throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    boolean database = schema.dialect() == Dialects.MYSQL;
    String catalog = database ? inSchema : connection.getCatalog();
    String schemaPattern = database ? null : escaped(metaData, inSchema);
    List<StoredColumn> columns = new ArrayList<>();
    String pattern = escaped(metaData, table);
    try (ResultSet rows = metaData.getColumns(catalog, schemaPattern, pattern, "%")) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME");
        if (schema.tableNames().matches(name, table)) {
          columns.add(
              new StoredColumn(
                  name,
                  rows.getString("COLUMN_NAME"),
                  rows.getInt("DATA_TYPE"),
                  rows.getString("TYPE_NAME"),
                  rows.getInt("COLUMN_SIZE")));
        }
      }
    }
    return columns;
  }

  private static String escaped(DatabaseMetaData metaData, String name) throws SQLException {
    String escape = metaData.getSearchStringEscape();
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }
}
