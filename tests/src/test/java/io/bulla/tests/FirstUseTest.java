package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.jdbc.BullaDataSource;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Bulla's two tables and the keys come into being with the first protected table, not before. */
final class FirstUseTest {
  private static final String TABLES =
      """
      tables:
        secret:
          columns:
            body: { type: VARCHAR(40), search: [equality] }
      """;
  private static final String CREATE = "CREATE TABLE secret (id INT PRIMARY KEY, body VARCHAR(40))";

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void connectingLeavesAnEmptySchemaEmpty(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile(TABLES);
    try (Connection first = connect(schema, policy);
        Connection second = connect(schema, policy)) {
      run(first, "CREATE TABLE plain (id INT PRIMARY KEY)");
      run(first, "INSERT INTO plain VALUES (1)");
      assertThat(Answer.to(second, "SELECT body FROM secret")).isInstanceOf(Answer.Failed.class);
      assertThat(tables(schema)).containsExactly("plain");
      run(second, CREATE);
      assertThat(tables(schema))
          .containsExactly("bulla_column", "bulla_data_key", "plain", "secret");
      run(first, "INSERT INTO secret VALUES (1, 'CNRY 1')");
    }
    assertOpensInAnotherProcess(schema, policy, "CNRY 1");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aRollbackTakesNoKeyAwayAndNothingElseIsCommitted(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile(TABLES);
    boolean transactional = database == TestDatabase.POSTGRESQL;
    try (Connection connection = connect(schema, policy);
        Connection plain = schema.plain()) {
      connection.setAutoCommit(false);
      run(connection, "CREATE TABLE plain (id INT PRIMARY KEY)");
      run(connection, "INSERT INTO plain VALUES (1)");
      if (!database.isMySqlFamily()) {
        run(connection, "CREATE SEQUENCE numbers"); // on H2 it keeps others from making tables
      }
      run(connection, CREATE);
      run(connection, "INSERT INTO secret VALUES (1, 'CNRY 1')");
      connection.rollback();
      assertThat(keys(plain)).isEqualTo(2);
      assertThat(tables(schema).contains("plain")).isEqualTo(!transactional);
      if (transactional) {
        run(connection, CREATE);
      }
      run(connection, "INSERT INTO secret VALUES (2, 'CNRY 2')");
      connection.commit();
      assertThat(keys(plain)).isEqualTo(2);
    }
    assertOpensInAnotherProcess(schema, policy, "CNRY 2");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void noMoreIsCommittedThanTheDatabaseCommitsItself(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    try (Connection plain = schema.plain()) {
      run(plain, "CREATE TABLE ledger (id INT PRIMARY KEY)");
    }
    try (Connection connection = connect(schema, Sides.policyFile(TABLES))) {
      connection.setAutoCommit(false);
      run(connection, "INSERT INTO ledger VALUES (1)");
      run(connection, CREATE);
      connection.rollback();
      assertThat(Answer.to(connection, "SELECT id FROM ledger"))
          .isInstanceOfSatisfying(
              Answer.Rows.class,
              rows -> assertThat(rows.rows()).hasSize(database == TestDatabase.POSTGRESQL ? 0 : 1));
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void manyThreadsMakeOneSetOfKeys(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile(TABLES);
    List<Connection> connections = new ArrayList<>();
    List<Callable<Answer>> work = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Connection connection = connect(schema, policy);
      int id = i;
      connections.add(connection);
      work.add(
          () -> {
            Answer.to(connection, CREATE); // one of them does, the others see that it exists
            return Answer.to(connection, "INSERT INTO secret VALUES (?, ?)", id, "CNRY " + id);
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try (Connection plain = schema.plain()) {
      int inserted = 0;
      for (Future<Answer> each : threads.invokeAll(work)) {
        inserted += each.get().equals(new Answer.Count(1)) ? 1 : 0;
      }
      assertThat(inserted).isPositive();
      assertThat(keys(plain)).isEqualTo(2);
      assertThat(Answer.to(connections.get(0), "SELECT body FROM secret"))
          .isInstanceOfSatisfying(Answer.Rows.class, rows -> assertThat(rows.rows()).isNotEmpty());
    } finally {
      threads.shutdownNow();
      for (Connection each : connections) {
        each.close();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aReadOnlyConnectionReadsWhatAnotherProcessHasMadeMeanwhile(TestDatabase database)
      throws Exception {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile(TABLES);
    try (Connection early = connect(schema, policy);
        Connection other = connect(schema, anotherProcess(policy))) {
      run(other, CREATE);
      run(other, "INSERT INTO secret VALUES (1, 'CNRY 1')");
      early.setReadOnly(true);
      early.setAutoCommit(false);
      assertThat(Answer.to(early, "SELECT body FROM secret WHERE body = ?", "CNRY 1").toString())
          .contains("CNRY 1");
      early.rollback();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void keysWhoseTablesWereDroppedAreWrittenAgain(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile(TABLES);
    try (Connection connection = connect(schema, policy)) {
      run(connection, CREATE);
      run(connection, "INSERT INTO secret VALUES (1, 'CNRY 1')");
      try (Connection plain = schema.plain()) {
        for (String table : List.of("secret", "bulla_column", "bulla_data_key")) {
          run(plain, "DROP TABLE " + table);
        }
      }
      run(connection, CREATE);
      run(connection, "INSERT INTO secret VALUES (2, 'CNRY 2')");
    }
    assertOpensInAnotherProcess(schema, policy, "CNRY 2");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aSchemaThatIsNotThereIsRefused(TestDatabase database) {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile("schema: shpo\n" + TABLES);
    assertThatThrownBy(() -> connect(schema, policy))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("bulla.yaml governs schema")
        .hasMessageContaining("which is not there");
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void anAccountThatMayNotMakeThemIsToldTheDefinition(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile(TABLES);
    String role = schema.name() + "_app";
    try (Connection plain = schema.plain()) {
      boolean h2 = database == TestDatabase.H2;
      run(plain, h2 ? "CREATE USER " + role + " PASSWORD ''" : "CREATE ROLE " + role + " LOGIN");
      String url = schema.url().replace(";DB_CLOSE_DELAY=-1", ""); // for administrators only
      TestSchema asApplication = new TestSchema(database, schema.name(), url, role, "");
      try (Connection connection = connect(asApplication, policy)) {
        assertThatThrownBy(() -> connection.createStatement().execute(CREATE))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("may not create it. Run once: CREATE TABLE IF NOT EXISTS")
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("28000");
        assertThat(tables(schema)).isEmpty();
      }
      try (Connection owner = connect(schema, policy)) {
        run(owner, CREATE);
      }
      run(plain, "DROP TABLE bulla_data_key");
      run(plain, "DROP TABLE bulla_column");
      assertThatThrownBy(() -> connect(asApplication, anotherProcess(policy)))
          .as("at the start where the table is there")
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("may not create it. Run once: CREATE TABLE IF NOT EXISTS");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aPoolWithoutAConnectionToSpareIsNamed(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile(TABLES);
    AtomicInteger most = new AtomicInteger(1);
    BullaDataSource source =
        new BullaDataSource(
            new AbstractDataSource() {
              @Override
              public Connection getConnection() throws SQLException {
                if (most.getAndDecrement() <= 0) {
                  throw new SQLException("the pool is empty");
                }
                return schema.plain();
              }

              @Override
              public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
              }
            });
    source.setPolicy("file:" + policy);
    try (Connection connection = source.getConnection()) {
      assertThatThrownBy(() -> connection.createStatement().execute(CREATE))
          .isInstanceOf(SQLTransientException.class)
          .hasMessageContaining("over a second connection")
          .hasMessageContaining("the pool is empty");
      assertThat(tables(schema)).isEmpty();
      most.set(1);
      run(connection, CREATE);
      run(connection, "INSERT INTO secret VALUES (1, 'CNRY 1')");
    }
    assertOpensInAnotherProcess(schema, policy, "CNRY 1");
  }

  private static void assertOpensInAnotherProcess(TestSchema schema, Path policy, String value)
      throws Exception {
    try (Connection connection = connect(schema, anotherProcess(policy))) {
      assertThat(Answer.to(connection, "SELECT body FROM secret WHERE body = ?", value))
          .isEqualTo(new Answer.Rows(List.of("body"), List.of(List.of("text " + value))));
    }
  }

  /** A policy file of its own has keys of its own in memory, as another process has. */
  private static Path anotherProcess(Path policy) throws Exception {
    return Files.copy(policy, policy.resolveSibling("copy-" + System.nanoTime() + ".yaml"));
  }

  private static Connection connect(TestSchema schema, Path policy) throws SQLException {
    Properties properties = Sides.properties(schema, policy);
    return DriverManager.getConnection(Sides.url(schema), properties);
  }

  private static void run(Connection connection, String sql) {
    assertThat(Answer.to(connection, sql)).as(sql).isInstanceOf(Answer.Count.class);
  }

  private static long keys(Connection plain) {
    return ((Answer.Rows) Answer.to(plain, "SELECT key_id FROM bulla_data_key")).rows().size();
  }

  private static List<String> tables(TestSchema schema) throws SQLException {
    List<String> names = new ArrayList<>();
    String[] kinds = {"TABLE", "BASE TABLE"};
    try (Connection plain = schema.plain();
        ResultSet rows =
            plain.getMetaData().getTables(plain.getCatalog(), plain.getSchema(), "%", kinds)) {
      while (rows.next()) {
        names.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return names.stream().sorted().toList();
  }
}
