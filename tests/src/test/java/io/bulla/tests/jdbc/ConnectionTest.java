package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections over sealed tables are shared, closed and broken as plain ones. */
final class ConnectionTest {
  private static final String BY_SSN = "SELECT id, ssn FROM person WHERE ssn = ?";
  private static final int THREADS = 8;
  private static final int ROUNDS = 40;

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void manyThreadsShareAPool(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database);
        HikariDataSource pool = pool(sides)) {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      List<Future<Integer>> done = new ArrayList<>();
      try {
        for (int thread = 0; thread < THREADS; thread++) {
          int number = thread;
          done.add(threads.submit((Callable<Integer>) () -> readAndWrite(pool, number)));
        }
        for (Future<Integer> each : done) {
          assertThat(each.get(2, TimeUnit.MINUTES)).isEqualTo(ROUNDS);
        }
      } finally {
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      }
      Sides.assertNothingInClear("threads");
    }
  }

  private static HikariDataSource pool(Sides sides) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Sides.url(sides.sealedSchema()));
    config.setDataSourceProperties(Sides.properties(sides.sealedSchema(), sides.policy()));
    config.setMaximumPoolSize(3);
    return new HikariDataSource(config);
  }

  private static int readAndWrite(HikariDataSource pool, int thread) throws SQLException {
    int right = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int id = 1000 + thread * ROUNDS + round;
      String ssn = "CNRY-t" + id;
      try (Connection connection = pool.getConnection()) {
        try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO person (id, ssn) VALUES (?, ?)")) {
          insert.setInt(1, id);
          insert.setString(2, ssn);
          insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement(BY_SSN)) {
          select.setString(1, ssn);
          try (ResultSet rows = select.executeQuery()) {
            right += rows.next() && rows.getInt(1) == id && ssn.equals(rows.getString(2)) ? 1 : 0;
          }
        }
      }
    }
    return right;
  }

  /** PostgreSQL wants it before any query of the transaction, those of Bulla's own included. */
  @ParameterizedTest
  @MethodSource("databases")
  void aTransactionsLevelIsItsFirstStatement(TestDatabase database) throws Exception {
    if (database == TestDatabase.H2) {
      return; // has no such statement
    }
    String set = "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE";
    try (Sides sides = People.open(database);
        Connection connection = sides.connect()) {
      connection.setAutoCommit(false);
      for (int round = 0; round < 2; round++) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(
              round == 0 ? set : "\n set  transaction read only, isolation level serializable;");
          assertThat(statement.executeQuery("SELECT ssn FROM person").next()).isTrue();
          statement.execute(
              database.isMySqlFamily() ? "SET @x = 1" : "SET application_name = 'after'");
        }
        connection.commit();
      }
      try (PreparedStatement statement = connection.prepareStatement(set)) {
        statement.execute();
        connection.commit();
        statement.execute();
      }
      connection.rollback();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void closingTwiceAndInAnyOrderIsAsOfThePlainDriver(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      try (Connection plain = sides.plainSchema().plain();
          Connection sealed = sides.connect()) {
        assertThat(closed(sealed)).isEqualTo(closed(plain));
      }
    }
  }

  /** What every object says after it or its owner was closed. */
  private static List<String> closed(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(BY_SSN);
    statement.setString(1, "CNRY-1");
    ResultSet rows = statement.executeQuery();
    Statement plain = connection.createStatement();
    connection.close();
    connection.close();
    List<String> seen = new ArrayList<>();
    seen.add(told(() -> rows.next()));
    seen.add(told(() -> rows.isClosed()));
    seen.add(told(() -> statement.isClosed()));
    seen.add(told(() -> statement.executeQuery()));
    seen.add(told(() -> plain.executeQuery("SELECT ssn FROM person")));
    seen.add(told(() -> connection.createStatement()));
    seen.add(told(() -> connection.prepareStatement(BY_SSN)));
    seen.add(told(() -> connection.isClosed()));
    seen.add(told(() -> connection.isValid(1)));
    seen.add(told(() -> connection.getAutoCommit()));
    rows.close();
    statement.close();
    statement.close();
    plain.close();
    return seen;
  }

  private static String told(Callable<Object> call) {
    try {
      Object value = call.call();
      return value instanceof Boolean ? value.toString() : "object";
    } catch (SQLException e) {
      String state = e.getSQLState();
      return "error " + (state == null ? "" : state.substring(0, 2));
    } catch (Exception e) {
      return "runtime";
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aConnectionThatDiesIsReplacedByThePool(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database);
        HikariDataSource pool = pool(sides)) {
      try (Connection plain = sides.plainSchema().plain();
          Connection sealed = sides.connect();
          Connection pooled = pool.getConnection()) {
        String expected = aborted(plain);
        // H2 does nothing on abort
        assertThat(expected).startsWith(database == TestDatabase.H2 ? "object" : "error");
        assertThat(aborted(sealed)).isEqualTo(expected);
        aborted(pooled);
      }
      try (Connection connection = pool.getConnection();
          PreparedStatement statement = connection.prepareStatement(BY_SSN)) {
        statement.setString(1, "CNRY-1");
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString(2)).isEqualTo("CNRY-1");
        }
      }
    }
  }

  /** What a statement says whose connection died. */
  private static String aborted(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BY_SSN)) {
      statement.setString(1, "CNRY-1");
      connection.abort(Runnable::run);
      return told(statement::executeQuery);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void noThreadIsLeftOfConnections(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      for (int i = 0; i < 3; i++) {
        openAndClose(sides);
      }
      int before = Thread.activeCount();
      for (int i = 0; i < 30; i++) {
        openAndClose(sides);
      }
      assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 2);
    }
  }

  private static void openAndClose(Sides sides) throws SQLException {
    try (Connection connection = sides.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT ssn FROM person WHERE ssn = 'CNRY-1'")) {
      assertThat(rows.next()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void noCursorIsLeftOfStatementsWithLiterals(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database);
        Connection connection = sides.connect();
        Statement statement = connection.createStatement()) {
      // each text runs as a prepared statement of its own, which the next one closes
      for (int i = 0; i < 300; i++) {
        try (ResultSet rows =
            statement.executeQuery("SELECT id FROM person WHERE ssn = 'CNRY-" + i % 9 + "'")) {
          assertThat(rows.next()).isEqualTo(i % 9 >= 1 && i % 9 <= 5);
        }
      }
      if (database == TestDatabase.POSTGRESQL) {
        try (ResultSet left =
            statement.executeQuery("SELECT count(*) FROM pg_prepared_statements")) {
          left.next();
          assertThat(left.getInt(1)).isLessThan(10);
        }
      } else if (database != TestDatabase.H2) {
        try (ResultSet left =
            statement.executeQuery("SHOW SESSION STATUS LIKE 'Prepared_stmt_count'")) {
          assertThat(left.next() ? left.getInt(2) : 0).isLessThan(10);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void rewrittenBatchesOfTheDriversKeepEveryRow(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      String option =
          switch (database) {
            case H2 -> "";
            case POSTGRESQL -> "?reWriteBatchedInserts=true";
            case MARIADB -> "&useBulkStmts=true&rewriteBatchedStatements=true";
            case MARIADB_THROUGH_MYSQL_DRIVER, MYSQL -> "&rewriteBatchedStatements=true";
          };
      String url = Sides.url(sides.sealedSchema()) + option;
      try (Connection connection =
              java.sql.DriverManager.getConnection(
                  url, Sides.properties(sides.sealedSchema(), sides.policy()));
          PreparedStatement insert =
              connection.prepareStatement("INSERT INTO person (id, ssn, note) VALUES (?, ?, ?)")) {
        for (int id = 2000; id < 2600; id++) {
          insert.setInt(1, id);
          insert.setString(2, "CNRY-" + id);
          insert.setString(3, id % 2 == 0 ? null : "CNRY note " + id);
          insert.addBatch();
        }
        assertThat(insert.executeBatch()).hasSize(600);
        try (PreparedStatement select =
            connection.prepareStatement("SELECT id, note FROM person WHERE ssn = ?")) {
          for (int id = 2000; id < 2600; id += 37) {
            select.setString(1, "CNRY-" + id);
            try (ResultSet rows = select.executeQuery()) {
              assertThat(rows.next()).isTrue();
              assertThat(rows.getInt(1)).isEqualTo(id);
              assertThat(rows.getString(2)).isEqualTo(id % 2 == 0 ? null : "CNRY note " + id);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theDriverTellsItsSettingsBesideTheRealDrivers(TestDatabase database) throws Exception {
    String real = database.newSchema().url();
    String ours = real.replaceFirst("jdbc:", "jdbc:bulla:");
    List<String> names = propertyNames(ours);
    assertThat(names).contains("bulla.policy", "bulla.allowUnwrap");
    assertThat(names.stream().filter(name -> !name.startsWith("bulla.")).toList())
        .isEqualTo(propertyNames(real));
  }

  private static List<String> propertyNames(String url) throws SQLException {
    return Stream.of(DriverManager.getDriver(url).getPropertyInfo(url, new Properties()))
        .map(info -> info.name)
        .toList();
  }
}
