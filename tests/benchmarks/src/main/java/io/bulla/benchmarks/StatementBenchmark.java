package io.bulla.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a warm statement costs on H2 in memory, each time prepared anew as a pooled application
 * does.
 *
 * <p>{@code plain} is the real driver on plain tables, {@code unsealed} Bulla with a policy that
 * names other tables, {@code sealed} Bulla on sealed columns. H2 in memory has no network: this is
 * the hardest comparison there is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StatementBenchmark {
  private static final int ROWS = 1000;

  /** Which driver and which tables. */
  @Param({"plain", "unsealed", "sealed"})
  public String side = "plain";

  private Connection connection = open("jdbc:h2:mem:unused");
  private int next = ROWS;

  private static Connection open(String url) {
    try {
      return DriverManager.getConnection(url);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fills a table of a thousand rows. */
  @Setup
  public void prepare() throws Exception {
    connection.close();
    String table = side.equals("unsealed") ? "person" : "customer";
    connection = open(url());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE "
              + table
              + " (id INT PRIMARY KEY, name VARCHAR(40), ssn VARCHAR(11), salary DECIMAL(12,2))");
      statement.execute("CREATE INDEX by_ssn ON " + table + "(ssn)");
    }
    for (int id = 0; id < ROWS; id++) {
      insert(id);
    }
  }

  private String url() throws Exception {
    if (side.equals("plain")) {
      return "jdbc:h2:mem:plain";
    }
    Path directory = Files.createTempDirectory("bulla-benchmark");
    Path policy = directory.resolve("bulla.yaml");
    Files.writeString(
        policy,
        """
        bulla: 1
        kms:
          provider: local
          keystore: file:%s
          password: invented-for-benchmarks
        tables:
          customer:
            columns:
              ssn: { type: VARCHAR(11), search: [equality] }
              salary: { type: 'DECIMAL(12,2)' }
        """
            .formatted(directory.resolve("keys.p12")));
    return "jdbc:bulla:h2:mem:" + side + ";bulla.policy=file:" + policy;
  }

  private String table() {
    return side.equals("unsealed") ? "person" : "customer";
  }

  private static String ssn(int id) {
    return "%011d".formatted(id);
  }

  private int insert(int id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO " + table() + " (id, name, ssn, salary) VALUES (?, ?, ?, ?)")) {
      statement.setInt(1, id);
      statement.setString(2, "Invented Name");
      statement.setString(3, ssn(id));
      statement.setBigDecimal(4, java.math.BigDecimal.valueOf(123456, 2));
      return statement.executeUpdate();
    }
  }

  @Benchmark
  public String selectById() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT name, ssn, salary FROM " + table() + " WHERE id = ?")) {
      statement.setInt(1, 17);
      return read(statement);
    }
  }

  @Benchmark
  public String selectBySsn() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT name, ssn, salary FROM " + table() + " WHERE ssn = ?")) {
      statement.setString(1, "00000000017");
      return read(statement);
    }
  }

  private static String read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("the row is missing");
      }
      return row.getString(1) + row.getString(2) + row.getBigDecimal(3);
    }
  }

  @Benchmark
  public int updateById() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE " + table() + " SET salary = ? WHERE id = ?")) {
      statement.setBigDecimal(1, java.math.BigDecimal.valueOf(++next, 2));
      statement.setInt(2, 17);
      return statement.executeUpdate();
    }
  }

  @TearDown
  public void close() throws SQLException {
    connection.close();
  }
}
