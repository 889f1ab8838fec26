package io.bulla.jdbc;

import io.bulla.sql.SessionModes;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Reads a connection's session modes from the database. */
final class Modes {
  /** Between the schemas of a path; no schema's name is likely to have it. */
  static final String SEPARATOR = "\u001f";

  private Modes() {}

  static SessionModes read(Dialect dialect, Connection connection) throws SQLException {
    if (dialect == Dialects.POSTGRESQL) {
      return postgreSql(connection);
    }
    if (dialect == Dialects.MYSQL) {
      return mySql(connection);
    }
    return new SessionModes(true, false, true, connection.getSchema());
  }

  private static SessionModes postgreSql(Connection connection) throws SQLException {
    String query =
        "SELECT current_setting('standard_conforming_strings'),"
            + " array_to_string(current_schemas(true), chr(31))";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return new SessionModes(true, row.getString(1).equals("off"), true, row.getString(2));
    }
  }

  private static SessionModes mySql(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@sql_mode, DATABASE()")) {
      row.next();
      String modes = "," + row.getString(1).toUpperCase(Locale.ROOT) + ",";
      String database = row.getString(2);
      return new SessionModes(
          modes.contains(",ANSI_QUOTES,"),
          !modes.contains(",NO_BACKSLASH_ESCAPES,"),
          modes.contains(",PIPES_AS_CONCAT,"),
          database == null ? "" : database);
    }
  }
}
