package io.bulla.jdbc;

import io.bulla.keys.ProtectedTable;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables {@code bulla_data_key} and {@code bulla_column} of the governed schema. */
final class OwnTables {
  private static final String DATA_KEY = "bulla_data_key";
  private static final String COLUMN = "bulla_column";

  private final ProtectedSchema schema;

  OwnTables(ProtectedSchema schema) {
    this.schema = schema;
  }

  String dataKey() {
    return qualified(stored(DATA_KEY));
  }

  String column() {
    return qualified(stored(COLUMN));
  }

  private String stored(String name) {
    return schema.tableNames().fold(name, false);
  }

  private String qualified(String table) {
    Dialect dialect = schema.dialect();
    return dialect.quote(schema.schema()) + "." + dialect.quote(table);
  }

  /** Creates what is missing; another process may do the same at the same time. */
  void create(Connection connection) throws SQLException {
    createUnlessThere(connection, dataKey(), dataKeyDdl());
    createUnlessThere(connection, column(), columnDdl());
  }

  /** Whether neither of the two nor a protected table is there yet. */
  boolean isUntouched(Connection connection) throws SQLException {
    if (isThere(connection, dataKey())) {
      return false;
    }
    for (ProtectedTable table : schema.tables()) {
      if (hasColumns(connection, table.table())) {
        return false;
      }
    }
    return !hasColumns(connection, stored(DATA_KEY)) && !hasColumns(connection, stored(COLUMN));
  }

  /** Whether the connection sees both, by metadata alone. */
  boolean areThere(Connection connection) throws SQLException {
    return hasColumns(connection, stored(DATA_KEY)) && hasColumns(connection, stored(COLUMN));
  }

  private boolean hasColumns(Connection connection, String table) throws SQLException {
    return !TableReader.columns(connection, schema, schema.schema(), table).isEmpty();
  }

  private static void createUnlessThere(Connection connection, String table, String ddl)
      throws SQLException {
    if (isThere(connection, table)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(ddl);
    } catch (SQLException e) {
      if (isThere(connection, table)) {
        return;
      }
      throw Errors.connect(
          table + " does not exist and this account may not create it. Run once: " + ddl, e);
    }
  }

  private static boolean isThere(Connection connection, String table) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0")) {
      return !row.next();
    } catch (SQLException e) {
      // not there, or not readable: creating it tells which
      return false;
    }
  }

  String dataKeyDdl() {
    return "CREATE TABLE IF NOT EXISTS "
        + dataKey()
        + " (key_id BIGINT NOT NULL PRIMARY KEY, schema_name VARCHAR(255) NOT NULL,"
        + " table_name VARCHAR(255) NOT NULL, purpose VARCHAR(16) NOT NULL,"
        + " version INTEGER NOT NULL, state VARCHAR(16) NOT NULL, provider VARCHAR(64) NOT NULL,"
        + " cmk_id VARCHAR(255) NOT NULL, suite VARCHAR(32) NOT NULL,"
        + " wrapped_key VARCHAR(4096) NOT NULL, key_check VARCHAR(64) NOT NULL,"
        + " mac VARCHAR(64) NOT NULL, created_at BIGINT NOT NULL,"
        + " UNIQUE (schema_name, table_name, purpose, version))"
        + options();
  }

  String columnDdl() {
    return "CREATE TABLE IF NOT EXISTS "
        + column()
        + " (schema_name VARCHAR(255) NOT NULL, table_name VARCHAR(255) NOT NULL,"
        + " column_name VARCHAR(255) NOT NULL, column_id VARCHAR(32) NOT NULL,"
        + " type VARCHAR(64) NOT NULL, state VARCHAR(16) NOT NULL, epoch INTEGER NOT NULL,"
        + " mac VARCHAR(64) NOT NULL, PRIMARY KEY (schema_name, table_name, column_name))"
        + options();
  }

  private String options() {
    return schema.dialect() == Dialects.MYSQL ? " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : "";
  }

  boolean holdsValues(Connection connection, String table, String column) throws SQLException {
    boolean exists =
        TableReader.columns(connection, schema, schema.schema(), table).stream()
            .anyMatch(stored -> stored.name().equals(column));
    if (!exists) {
      return false;
    }
    String quoted = schema.dialect().quote(column);
    String query = "SELECT 1 FROM " + qualified(table) + " WHERE " + quoted + " IS NOT NULL";
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(1);
      try (ResultSet row = statement.executeQuery(query)) {
        return row.next();
      }
    }
  }
}
