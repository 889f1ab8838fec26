package io.bulla.jdbc;

import io.bulla.sql.SessionModes;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a connection's session modes from the database. */
final class Modes {
  /** Between the schemas of a path; no schema's name is likely to have it. */
  static final String SEPARATOR = "\u001f";

  private static final String H2_STATE =
      "SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
          + " WHERE SETTING_NAME IN (?, ?) UNION ALL"
          + " SELECT STATE_KEY, STATE_COMMAND FROM INFORMATION_SCHEMA.SESSION_STATE"
          + " WHERE STATE_KEY = ?";

  /** Modes that bind NOT otherwise, read '' as NULL, pad what is read, or change the parser. */
  private static final List<String> FOREIGN =
      List.of(
          "HIGH_NOT_PRECEDENCE",
          "EMPTY_STRING_IS_NULL",
          "PAD_CHAR_TO_FULL_LENGTH",
          "ORACLE",
          "MSSQL");

  /** H2's setting of the session's zone. */
  private static final String ZONE = "TIME ZONE";

  /** H2's mode in which '' is NULL and a DATE has a time. */
  private static final String H2_ORACLE = "Oracle";

  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

  private Modes() {}

  /** What was found: how a text is read, and the zone in which values are. */
  record Found(SessionModes modes, SessionZone zone) {}

  static Found read(Dialect dialect, Connection connection) throws SQLException {
    if (dialect == Dialects.POSTGRESQL) {
      return postgreSql(connection);
    }
    if (dialect == Dialects.MYSQL) {
      return mySql(connection);
    }
    return h2(connection);
  }

  private static Found h2(Connection connection) throws SQLException {
    StringBuilder path = new StringBuilder(connection.getSchema());
    String mode = "";
    SessionZone zone = SessionZone.JVM;
    // parameters: SET ALLOW_LITERALS NONE is for our texts as well
    try (PreparedStatement statement = connection.prepareStatement(H2_STATE)) {
      statement.setString(1, "MODE");
      statement.setString(2, ZONE);
      statement.setString(3, "SCHEMA_SEARCH_PATH");
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (rows.getString(1).equals("MODE")) {
            mode = rows.getString(2);
          } else if (rows.getString(1).equals(ZONE)) {
            zone = SessionZone.ofH2(rows.getString(2));
          } else {
            Matcher name = QUOTED.matcher(rows.getString(2));
            while (name.find()) {
              path.append(SEPARATOR).append(name.group(1).replace("\"\"", "\""));
            }
          }
        }
      }
    }
    boolean brackets = mode.equals("MSSQLServer");
    boolean foreign = mode.equals(H2_ORACLE);
    return new Found(new SessionModes(true, false, true, brackets, foreign, path.toString()), zone);
  }

  /** Whether an H2 reads CHAR without the blanks up to its length, as MySQL does. */
  static boolean h2ReadsCharWithoutBlanks(Connection connection) throws SQLException {
    String query =
        "SELECT SETTING_VALUE IN ('MySQL', 'MariaDB') FROM INFORMATION_SCHEMA.SETTINGS"
            + " WHERE SETTING_NAME = 'MODE'";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static Found postgreSql(Connection connection) throws SQLException {
    String query =
        "SELECT current_setting('standard_conforming_strings'),"
            + " array_to_string(current_schemas(true), chr(31)),"
            + " pg_backend_pid(), current_setting('TimeZone')";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      String path = row.getString(2);
      if (path.contains("pg_temp_")) {
        // the next session in that place has other temporary tables: nothing read here is for it
        path += SEPARATOR + "pg_backend_" + row.getString(3);
      }
      return new Found(
          new SessionModes(true, row.getString(1).equals("off"), true, path),
          SessionZone.ofPostgreSql(row.getString(4)));
    }
  }

  private static Found mySql(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@sql_mode, DATABASE()")) {
      row.next();
      String modes = "," + row.getString(1).toUpperCase(Locale.ROOT) + ",";
      String database = row.getString(2);
      SessionModes found =
          new SessionModes(
              modes.contains(",ANSI_QUOTES,"),
              !modes.contains(",NO_BACKSLASH_ESCAPES,"),
              modes.contains(",PIPES_AS_CONCAT,"),
              false,
              FOREIGN.stream().anyMatch(mode -> modes.contains("," + mode + ",")),
              database == null ? "" : database);
      return new Found(found, SessionZone.JVM);
    }
  }
}
