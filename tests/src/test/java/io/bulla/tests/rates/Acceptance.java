package io.bulla.tests.rates;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Asks the real database whether it takes a statement. PostgreSQL and MariaDB parse it without
 * running it; H2 looks at the tables while it parses, so there a script is run.
 */
final class Acceptance implements AutoCloseable {
  private static final int SECONDS = 10;
  private static final String PARAMETER_NOT_SET = "90012";
  private static final String POSTGRESQL_SYNTAX = "42601";

  /** Parse error, syntax error, empty query, and what MariaDB and MySQL look up while it parses. */
  private static final Set<Integer> MYSQL_SYNTAX = Set.of(1064, 1149, 1065, 1193, 1115, 1273);

  private final TestDatabase database;
  private TestSchema schema;
  private Connection connection;

  Acceptance(TestDatabase database) throws SQLException {
    this.database = database;
    this.schema = database.newSchema();
    this.connection = open();
  }

  private Connection open() throws SQLException {
    String url = schema.url();
    boolean preparesItself =
        schema.database() == TestDatabase.MARIADB || schema.database() == TestDatabase.MYSQL;
    return preparesItself
        ? DriverManager.getConnection(
            url + "&useServerPrepStmts=true", schema.user(), schema.password())
        : schema.plain();
  }

  boolean accepts(String sql) throws SQLException {
    if (!connection.isValid(SECONDS)) {
      reopen();
    }
    return switch (schema.database()) {
      case H2 -> runs(sql);
      case POSTGRESQL -> parses(sql);
      default -> parses(sql);
    };
  }

  /** Some statements kill a server, others a connection; neither counts as accepted. */
  private void reopen() throws SQLException {
    connection.close();
    try {
      connection = open();
    } catch (SQLException died) {
      database.forgetServer();
      schema = database.newSchema();
      connection = open();
    }
  }

  private boolean runs(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      return PARAMETER_NOT_SET.equals(e.getSQLState());
    }
  }

  private boolean parses(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ParameterMetaData described = statement.getParameterMetaData();
      return described != null;
    } catch (SQLException e) {
      return schema.database() == TestDatabase.POSTGRESQL
          ? !POSTGRESQL_SYNTAX.equals(e.getSQLState())
          : !MYSQL_SYNTAX.contains(e.getErrorCode()) && !isLost(e);
    } catch (IndexOutOfBoundsException confused) {
      // the driver takes the server's answer for that to another text
      reopen();
      return false;
    }
  }

  private static boolean isLost(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("08");
  }

  /** Forgets what the last file made. */
  void nextFile() throws SQLException {
    if (schema.database() == TestDatabase.H2) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("DROP ALL OBJECTS");
        statement.execute("SHUTDOWN");
      } catch (SQLException closed) {
        // the script has shut the database down itself
      }
      connection.close();
      connection = open();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
