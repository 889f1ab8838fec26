package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prepared statements over sealed columns are used again, batched and described as plain ones. */
final class PreparedStatementTest {
  private static final String INSERT =
      "INSERT INTO person (id, name, ssn, salary, note) VALUES (?, ?, ?, ?, ?)";

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  private static void bind(PreparedStatement statement, int id, @Nullable String ssn)
      throws SQLException {
    statement.setInt(1, id);
    statement.setString(2, "B" + id);
    statement.setString(3, ssn);
    statement.setBigDecimal(4, new BigDecimal("1.25"));
    statement.setNull(5, Types.VARCHAR);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void parametersStayUntilTheyAreClearedOrSetAgain(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            StringBuilder seen = new StringBuilder();
            String sql = "SELECT id, note FROM person WHERE ssn = ? AND id < ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
              statement.setString(1, "CNRY-2");
              statement.setInt(2, 100);
              seen.append(first(statement)).append(first(statement));
              statement.setString(1, "CNRY-3");
              seen.append(first(statement));
              statement.setInt(2, 1);
              seen.append(first(statement));
            }
            return seen.toString();
          });
      People.same(
          sides,
          connection -> {
            String sql = "SELECT id, note FROM person WHERE ssn = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
              statement.setString(1, "CNRY-2");
              first(statement);
              statement.clearParameters();
              try {
                return first(statement);
              } catch (SQLException e) {
                return "refused";
              }
            }
          });
    }
  }

  private static String first(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getInt(1) + rows.getString(2) + ";" : "none;";
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void batchesCountAsPlainOnes(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
              for (int id = 100; id < 140; id++) {
                bind(statement, id, "CNRY-" + id);
                statement.addBatch();
              }
              String counts = Arrays.toString(statement.executeBatch());
              bind(statement, 200, null);
              statement.addBatch();
              statement.clearBatch();
              return counts + Arrays.toString(statement.executeBatch()) + rows(connection);
            }
          });
      People.same(
          sides,
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
              bind(statement, 300, "CNRY-300");
              return statement.executeLargeUpdate() + rows(connection);
            }
          });
    }
  }

  private static String rows(Connection connection) throws SQLException {
    StringBuilder seen = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, ssn FROM person ORDER BY id")) {
      while (rows.next()) {
        seen.append(rows.getInt(1)).append(rows.getString(2)).append(' ');
      }
    }
    return seen.toString();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aFailingBatchSaysWhatWasDone(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
              for (int id : List.of(400, 401, 1, 402)) {
                bind(statement, id, "CNRY-" + id);
                statement.addBatch();
              }
              try {
                return Arrays.toString(statement.executeBatch());
              } catch (BatchUpdateException e) {
                return e.getSQLState()
                    + " "
                    + e.getErrorCode()
                    + Arrays.toString(e.getUpdateCounts())
                    + rows(connection);
              }
            }
          });
      // the unique column is the sealed one
      People.same(
          sides,
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
              bind(statement, 500, "CNRY-500");
              statement.addBatch();
              bind(statement, 501, "CNRY-1");
              statement.addBatch();
              try {
                return Arrays.toString(statement.executeBatch());
              } catch (BatchUpdateException e) {
                return e.getSQLState() + e.getErrorCode() + Arrays.toString(e.getUpdateCounts());
              }
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void parametersAndResultsAreDescribedBeforeExecution(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database);
        PreparedStatement statement =
            sides
                .sealed()
                .prepareStatement("SELECT id, ssn, salary FROM person WHERE id > ? AND ssn = ?")) {
      ParameterMetaData parameters = statement.getParameterMetaData();
      assertThat(parameters.getParameterCount()).isEqualTo(2);
      assertThat(parameters.getParameterType(2)).isEqualTo(Types.VARCHAR);
      assertThat(parameters.getPrecision(2)).isEqualTo(20);
      assertThat(parameters.getParameterClassName(2)).isEqualTo("java.lang.String");
      assertThat(parameters.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
      ResultSetMetaData columns = statement.getMetaData();
      if (columns != null) {
        assertThat(columns.getColumnCount()).isEqualTo(3);
        assertThat(columns.getColumnType(2)).isEqualTo(Types.VARCHAR);
        assertThat(columns.getColumnType(3)).isIn(Types.DECIMAL, Types.NUMERIC);
        assertThat(columns.getScale(3)).isEqualTo(2);
        assertThat(columns.getColumnClassName(3)).isEqualTo("java.math.BigDecimal");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aDuplicateIsToldOfTheColumnTheApplicationKnows(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      List<SQLException> told = new ArrayList<>();
      for (Connection connection : List.of(sides.plain(), sides.sealed())) {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
          bind(statement, 900, "CNRY-1");
          statement.executeUpdate();
        } catch (SQLException e) {
          told.add(e);
        }
      }
      assertThat(told).hasSize(2);
      SQLException plain = told.get(0);
      SQLException sealed = told.get(1);
      assertThat(sealed.getSQLState()).isEqualTo(plain.getSQLState());
      assertThat(sealed.getErrorCode()).isEqualTo(plain.getErrorCode());
      assertThat(String.valueOf(sealed.getMessage()).toLowerCase(Locale.ROOT))
          .contains("ssn")
          .doesNotContain("ssn__eq")
          .doesNotContain("cnry");
    }
  }

  /** PostgreSQL can look at a key when the transaction ends, in whichever way it does. */
  @ParameterizedTest
  @MethodSource("databases")
  void aDuplicateFoundAtTheEndIsToldSoToo(TestDatabase database) throws Exception {
    if (database != TestDatabase.POSTGRESQL) {
      return;
    }
    for (String end : List.of("commit", "setAutoCommit", "COMMIT")) {
      try (Sides sides = People.open(database)) {
        Connection sealed = sides.sealed();
        String late =
            "ALTER TABLE person ADD CONSTRAINT late UNIQUE (%s) DEFERRABLE INITIALLY DEFERRED";
        assertThat(Answer.to(sealed, "ALTER TABLE person DROP CONSTRAINT person_ssn__eq_key"))
            .isInstanceOf(Answer.Count.class);
        assertThat(Answer.to(sealed, late.formatted("ssn"))).isInstanceOf(Answer.Count.class);
        sealed.setAutoCommit(false);
        assertThat(Answer.to(sealed, "UPDATE person SET ssn = 'CNRY-1' WHERE id = 2"))
            .isEqualTo(new Answer.Count(1));
        assertThatThrownBy(
                () -> {
                  switch (end) {
                    case "commit" -> sealed.commit();
                    case "setAutoCommit" -> sealed.setAutoCommit(true);
                    default -> {
                      try (Statement statement = sealed.createStatement()) {
                        statement.execute(end);
                      }
                    }
                  }
                })
            .as(end)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("(ssn)")
            .hasMessageNotContaining("ssn__eq");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void largeResultsAreStreamed(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            connection.setAutoCommit(false);
            try (PreparedStatement statement =
                connection.prepareStatement("SELECT id, ssn FROM person ORDER BY id")) {
              statement.setFetchSize(database.isConnectorJ() ? Integer.MIN_VALUE : 2);
              StringBuilder seen = new StringBuilder();
              try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                  seen.append(rows.getString(2));
                }
                return seen.toString() + statement.getFetchSize();
              }
            } finally {
              connection.rollback();
              connection.setAutoCommit(true);
            }
          });
    }
  }
}
