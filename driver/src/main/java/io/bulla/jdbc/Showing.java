package io.bulla.jdbc;

import io.bulla.keys.ProtectedTable;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Dialects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named object that shows rows of other tables.
 *
 * @param schema as stored
 * @param name as stored
 * @param definition text that names the tables; null when the account may not read it
 */
record Showing(String schema, String name, @Nullable String definition, TableInfo.Kind kind) {
  private static final String H2_OBJECTS =
      "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION, CAST(? AS VARCHAR)"
          + " FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA <> ? UNION ALL"
          + " SELECT SYNONYM_SCHEMA, SYNONYM_NAME, SYNONYM_FOR, CAST(? AS VARCHAR)"
          + " FROM INFORMATION_SCHEMA.SYNONYMS";
  private static final String H2_LINKED =
      "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES" + " WHERE STORAGE_TYPE = ?";

  /** Without a table_name among its options a foreign table means one of its own name. */
  private static final String POSTGRESQL_OBJECTS =
      "SELECT schemaname, viewname, definition, 'VIEW' FROM pg_catalog.pg_views WHERE schemaname"
          + " NOT IN ('pg_catalog', 'information_schema') UNION ALL"
          + " SELECT schemaname, matviewname, definition, 'MATERIALIZED_VIEW'"
          + " FROM pg_catalog.pg_matviews UNION ALL"
          + " SELECT n.nspname, c.relname,"
          + " concat(array_to_string(f.ftoptions, ' '), ' ', c.relname), 'LINK'"
          + " FROM pg_catalog.pg_foreign_table f"
          + " JOIN pg_catalog.pg_class c ON c.oid = f.ftrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace";

  private static final String MYSQL_OBJECTS =
      "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION, 'VIEW' FROM INFORMATION_SCHEMA.VIEWS"
          + " WHERE TABLE_SCHEMA NOT IN ('sys', 'mysql', 'information_schema',"
          + " 'performance_schema')";

  /** Engines that are compiled in and whose tables have their rows elsewhere. */
  private static final String MYSQL_ENGINES =
      "SELECT ENGINE FROM INFORMATION_SCHEMA.ENGINES WHERE SUPPORT IN ('YES', 'DEFAULT')"
          + " AND ENGINE IN ('FEDERATED', 'CONNECT', 'SPIDER')";

  static List<Showing> all(Connection connection, ProtectedSchema schema) throws SQLException {
    if (schema.dialect() == Dialects.POSTGRESQL) {
      return objects(connection, POSTGRESQL_OBJECTS);
    }
    List<Showing> all;
    if (schema.dialect() == Dialects.MYSQL) {
      all = objects(connection, MYSQL_OBJECTS);
      all.addAll(links(connection, schema, mySqlLinks(connection, schema), "SHOW CREATE TABLE "));
    } else {
      // parameters: SET ALLOW_LITERALS NONE is for our texts as well
      all = objects(connection, H2_OBJECTS, "VIEW", "INFORMATION_SCHEMA", "SYNONYM");
      all.addAll(links(connection, schema, H2_LINKED, "SCRIPT NODATA TABLE ", "TABLE LINK"));
    }
    return all;
  }

  private static List<Showing> objects(Connection connection, String query, String... parameters)
      throws SQLException {
    List<Showing> objects = new ArrayList<>();
    try (PreparedStatement statement = prepared(connection, query, parameters);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        objects.add(
            new Showing(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                TableInfo.Kind.valueOf(rows.getString(4))));
      }
    }
    return objects;
  }

  private static PreparedStatement prepared(
      Connection connection, String query, String... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(query);
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
    return statement;
  }

  /**
   * Looking at the engine of each table is dear, so only engines that there are count; a merged
   * table has only tables of MyISAM.
   */
  private static String mySqlLinks(Connection connection, ProtectedSchema schema)
      throws SQLException {
    List<String> engines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(MYSQL_ENGINES)) {
      while (rows.next()) {
        engines.add("'" + rows.getString(1) + "'");
      }
    }
    if (hasMyIsam(connection, schema)) {
      engines.add("'MRG_MyISAM'");
    }
    return engines.isEmpty()
        ? ""
        : "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE ENGINE IN ("
            + String.join(", ", engines)
            + ")";
  }

  private static boolean hasMyIsam(Connection connection, ProtectedSchema schema)
      throws SQLException {
    String query =
        "SELECT ENGINE FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";
    try (var statement = connection.prepareStatement(query)) {
      for (ProtectedTable table : schema.tables()) {
        statement.setString(1, table.schema());
        statement.setString(2, table.table());
        try (ResultSet row = statement.executeQuery()) {
          if (row.next() && "MyISAM".equalsIgnoreCase(row.getString(1))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static List<Showing> links(
      Connection connection,
      ProtectedSchema schema,
      String query,
      String show,
      String... parameters)
      throws SQLException {
    List<Showing> links = new ArrayList<>();
    if (query.isEmpty()) {
      return links;
    }
    try (PreparedStatement statement = prepared(connection, query, parameters);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String place =
            schema.dialect().quote(rows.getString(1))
                + "."
                + schema.dialect().quote(rows.getString(2));
        links.add(
            new Showing(
                rows.getString(1),
                rows.getString(2),
                shown(connection, show + place),
                TableInfo.Kind.LINK));
      }
    }
    return links;
  }

  private static @Nullable String shown(Connection connection, String show) {
    StringBuilder text = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(show)) {
      int last = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        text.append(rows.getString(last)).append('\n');
      }
    } catch (SQLException e) {
      // this account may not see it
      return null;
    }
    return text.toString();
  }
}
