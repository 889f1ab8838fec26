package io.bulla.jdbc;

import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the primary keys of tables. */
final class PrimaryKeys {
  /** One row where no two rows of the table can have the key's values, even for a while. */
  private static final String KEPT_AT_ONCE =
      """
      SELECT 1 FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ? AND i.indisprimary AND i.indimmediate AND i.indisvalid
      AND (c.relkind = 'p'
      OR NOT EXISTS (SELECT 1 FROM pg_catalog.pg_inherits h WHERE h.inhparent = c.oid))
      """;

  private PrimaryKeys() {}

  /** The columns as stored, in the key's order; empty when the table has no primary key. */
  static List<String> read(Connection connection, Dialect dialect, String schema, String table)
      throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    Map<Integer, String> columns = new TreeMap<>();
    boolean database = dialect == Dialects.MYSQL;
    String catalog = database ? schema : connection.getCatalog();
    try (ResultSet rows = metaData.getPrimaryKeys(catalog, database ? null : schema, table)) {
      while (rows.next()) {
        columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns.values());
  }

  /**
   * As {@link #read}; empty too when rows may share the key's values: in PostgreSQL until a
   * deferred check, or with rows of tables that inherit.
   */
  static List<String> readKeptAtOnce(
      Connection connection, Dialect dialect, String schema, String table) throws SQLException {
    if (dialect == Dialects.POSTGRESQL) {
      try (PreparedStatement statement = connection.prepareStatement(KEPT_AT_ONCE)) {
        statement.setString(1, schema);
        statement.setString(2, table);
        try (ResultSet rows = statement.executeQuery()) {
          if (!rows.next()) {
            return List.of();
          }
        }
      }
    }
    return read(connection, dialect, schema, table);
  }
}
