package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain statements with literals for sealed columns behave as over plain columns. */
final class StatementTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  private static String people(Connection connection) throws SQLException {
    StringBuilder seen = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, ssn FROM person ORDER BY id")) {
      while (rows.next()) {
        seen.append(' ').append(rows.getInt(1)).append(rows.getString(2));
      }
    }
    return seen.toString();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void batchesOfTextsCountAsPlainOnes(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      for (boolean large : List.of(false, true)) {
        People.same(
            sides,
            connection -> {
              try (Statement statement = connection.createStatement()) {
                statement.addBatch("INSERT INTO person (id, name) VALUES (20, 'clear')");
                statement.addBatch("UPDATE person SET ssn = 'CNRY-20' WHERE id = 20");
                statement.addBatch("DELETE FROM person WHERE ssn = 'CNRY-nobody'");
                statement.addBatch("DELETE FROM person WHERE id = 20");
                String counts =
                    large
                        ? Arrays.toString(statement.executeLargeBatch())
                        : Arrays.toString(statement.executeBatch());
                return counts + Arrays.toString(statement.executeBatch()) + people(connection);
              }
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aFailingBatchOfTextsStopsOrGoesOnAsAPlainOne(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      for (boolean autoCommit : List.of(true, false)) {
        People.same(sides, connection -> failing(connection, autoCommit));
        People.same(sides, StatementTest::people);
      }
    }
  }

  private static String failing(Connection connection, boolean autoCommit) throws SQLException {
    String base = autoCommit ? "3" : "4";
    connection.setAutoCommit(autoCommit);
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("INSERT INTO person (id, ssn) VALUES (" + base + "0, 'CNRY-a')");
      statement.addBatch("INSERT INTO person (id, ssn) VALUES (" + base + "1, 'CNRY-1')");
      statement.addBatch("INSERT INTO person (id, name) VALUES (" + base + "2, 'clear')");
      statement.addBatch("INSERT INTO person (id, ssn) VALUES (" + base + "2, 'CNRY-b')");
      try {
        return "all " + Arrays.toString(statement.executeBatch());
      } catch (BatchUpdateException e) {
        assertThat(String.valueOf(e.getMessage())).doesNotContain("ssn__eq");
        String done = e.getSQLState() + e.getErrorCode() + Arrays.toString(e.getUpdateCounts());
        if (!autoCommit) {
          connection.rollback();
        }
        return done;
      }
    } finally {
      connection.setAutoCommit(true);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void settingsOfTheStatementHoldForTextsWithLiterals(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.setMaxRows(2);
              statement.setFetchSize(1);
              statement.setQueryTimeout(30);
              int seen = 0;
              try (ResultSet rows =
                  statement.executeQuery("SELECT id, ssn FROM person WHERE ssn <> 'CNRY-2'")) {
                while (rows.next()) {
                  seen++;
                }
              }
              return seen + " " + statement.getMaxRows() + statement.getQueryTimeout();
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void closingOnCompletionClosesWithTheLastResult(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      for (String sql :
          List.of(
              "SELECT id FROM person WHERE ssn = 'CNRY-1'",
              "SELECT id, ssn FROM person",
              "SELECT id FROM person")) {
        for (boolean before : List.of(true, false)) {
          People.same(sides, connection -> completed(connection, sql, before));
        }
      }
    }
  }

  private static String completed(Connection connection, String sql, boolean before)
      throws SQLException {
    Statement statement = connection.createStatement();
    if (before) {
      statement.closeOnCompletion();
    }
    ResultSet rows = statement.executeQuery(sql);
    if (!before) {
      statement.closeOnCompletion();
    }
    List<Object> seen = new ArrayList<>(List.of(statement.isCloseOnCompletion(), rows.next()));
    seen.add(statement.isClosed());
    rows.close();
    seen.add(statement.isClosed());
    try {
      statement.executeQuery(sql).close();
      seen.add("works");
    } catch (SQLException e) {
      seen.add("fails");
    }
    statement.close();
    return seen.toString();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void largeCountsAndKeysOfTextsAreThePlainOnes(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            try (Statement statement = connection.createStatement()) {
              long counts =
                  statement.executeLargeUpdate("UPDATE person SET note = 'CNRY n' WHERE id < 4");
              boolean rows = statement.execute("UPDATE person SET ssn = 'CNRY-9' WHERE id = 5");
              return counts
                  + " "
                  + rows
                  + statement.getLargeUpdateCount()
                  + statement.getMoreResults()
                  + statement.getUpdateCount();
            }
          });
    }
  }

  private static String slow(TestDatabase database) {
    return switch (database) {
      case H2 ->
          "SELECT COUNT(*) FROM person a, SYSTEM_RANGE(1, 3000000000) r"
              + " WHERE a.ssn = 'CNRY-1' AND r.x > a.id";
      case POSTGRESQL -> "SELECT id, pg_sleep(600) FROM person WHERE ssn = 'CNRY-1'";
      case MARIADB, MARIADB_THROUGH_MYSQL_DRIVER, MYSQL ->
          "SELECT id FROM person WHERE ssn = 'CNRY-1' AND id + SLEEP(600) > 0";
    };
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aTimeoutEndsAStatementAsAPlainOne(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.setQueryTimeout(1);
              return ended(() -> drained(statement.executeQuery(slow(database))));
            }
          });
      People.same(sides, StatementTest::people);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anotherThreadCancelsAStatementAsAPlainOne(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      ExecutorService other = Executors.newSingleThreadExecutor();
      try {
        People.same(
            sides,
            connection -> {
              try (Statement statement = connection.createStatement()) {
                Future<String> told =
                    other.submit(
                        () -> ended(() -> drained(statement.executeQuery(slow(database)))));
                for (int tries = 0; !told.isDone(); tries++) {
                  assertThat(tries).as("calls of cancel").isLessThan(300);
                  TimeUnit.MILLISECONDS.sleep(100);
                  statement.cancel();
                }
                // Connector/J tells it in two ways, as the answer of the server comes
                return told.get().startsWith("timeout") || told.get().equals("rows true");
              }
            });
      } finally {
        other.shutdownNow();
      }
      People.same(sides, StatementTest::people);
    }
  }

  private static String drained(ResultSet rows) throws SQLException {
    try (rows) {
      return "rows " + rows.next();
    }
  }

  private static String ended(Callable<String> work) throws Exception {
    try {
      return work.call();
    } catch (SQLException e) {
      return "timeout " + (e instanceof SQLTimeoutException) + " " + e.getSQLState();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void noTextAtAllIsTheRealDriversToAnswer(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(sides, connection -> connection.prepareStatement(null) != null);
      People.same(sides, connection -> connection.nativeSQL(null));
      for (boolean batch : List.of(false, true)) {
        People.same(
            sides,
            connection -> {
              try (Statement statement = connection.createStatement()) {
                if (batch) {
                  statement.addBatch(null);
                  return Arrays.toString(statement.executeBatch());
                }
                return statement.execute(null);
              }
            });
      }
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("mySqlFamily")
  void warningsNameTheColumnAndNotItsToken(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      for (boolean prepared : List.of(false, true)) {
        List<String> plain = warnings(sides.plain(), prepared);
        List<String> sealed = warnings(sides.sealed(), prepared);
        assertThat(plain).isNotEmpty().allMatch(warning -> warning.contains("ssn"));
        assertThat(sealed).hasSameSizeAs(plain).allMatch(warning -> warning.contains("ssn"));
        assertThat(sealed).noneMatch(warning -> warning.contains("ssn__eq"));
        assertThat(sealed.get(0)).startsWith(plain.get(0).substring(0, 10));
      }
      Sides.assertNothingInClear("warnings");
    }
  }

  static List<TestDatabase> mySqlFamily() {
    return TestDatabase.available().stream().filter(TestDatabase::isMySqlFamily).toList();
  }

  /** State, code and message of each, asked of the statement and of its connection. */
  private static List<String> warnings(Connection connection, boolean prepared)
      throws SQLException {
    String insert = "INSERT IGNORE INTO person (id, ssn) VALUES ";
    List<String> seen = new ArrayList<>();
    try (Statement statement =
        prepared ? connection.prepareStatement(insert + "(60, ?)") : connection.createStatement()) {
      if (statement instanceof PreparedStatement bound) {
        bound.setString(1, "CNRY-1");
        bound.executeUpdate();
      } else {
        statement.executeUpdate(insert + "(60, 'CNRY-1'), (61, 'CNRY-2')");
      }
      for (SQLWarning at = statement.getWarnings(); at != null; at = at.getNextWarning()) {
        seen.add(at.getSQLState() + at.getErrorCode() + at.getMessage());
      }
      SQLWarning ofConnection = connection.getWarnings();
      if (ofConnection != null) {
        seen.add(ofConnection.getMessage());
      }
    }
    return seen;
  }
}
