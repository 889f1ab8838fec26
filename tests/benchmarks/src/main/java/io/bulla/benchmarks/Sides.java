package io.bulla.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.bulla.sql.dialect.Dialects;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** Opens the sides, each with a database of its own. */
final class Sides implements AutoCloseable {
  /** Connections of each pool, and threads of the mixed run. */
  static final int CONNECTIONS = 16;

  private static final String CUSTOMER =
      """
          columns:
            ssn:   { type: VARCHAR(11), search: [equality] }
            email: { type: VARCHAR(80) }
            phone: { type: VARCHAR(20) }
      """;

  private final List<Side> all = new ArrayList<>();

  private Sides() {}

  List<Side> all() {
    return all;
  }

  /** All sides; the last one only when its class path was made. */
  static Sides open(TestDatabase database, Path directory, Optional<Path> shardingSphere)
      throws SQLException {
    Sides sides = new Sides();
    try {
      Values plain = new Values.Plain();
      sides.add(database, "A", "plain driver, plain table", "", plain, plainTables());
      sides.add(
          database,
          "B",
          "sealed by hand",
          "",
          new HandSealed(),
          handSealedTables(database, 33, column -> ""));
      sides.add(
          database,
          "K",
          "by hand, Bulla's cells and checks",
          "",
          new OwnCells(),
          handSealedTables(database, 49, column -> " CHECK (" + check(database, column) + ")"));
      sides.add(
          database,
          "C",
          "Bulla",
          policy(directory, database + "-sealed", sealedPolicy(directory)),
          plain,
          plainTables());
      sides.add(
          database,
          "D",
          "Bulla, other tables named",
          policy(directory, database + "-other", otherPolicy(directory)),
          plain,
          plainTables());
      if (shardingSphere.isPresent()) {
        sides.all.add(ShardingSphere.open(database, shardingSphere.get()));
      }
    } catch (SQLException | RuntimeException e) {
      sides.close();
      throw e;
    }
    return sides;
  }

  private void add(
      TestDatabase database,
      String letter,
      String title,
      String policy,
      Values values,
      List<String> tables)
      throws SQLException {
    TestSchema schema = database.newSchema();
    quieten(database, schema);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(
        policy.isEmpty() ? schema.url() : schema.url().replaceFirst("^jdbc:", "jdbc:bulla:"));
    config.setUsername(schema.user());
    config.setPassword(schema.password());
    config.setMaximumPoolSize(CONNECTIONS);
    if (!policy.isEmpty()) {
      config.addDataSourceProperty("bulla.policy", policy);
    }
    HikariDataSource pool = new HikariDataSource(config);
    Side side = new Side(letter, title, pool, values, pool);
    all.add(side);
    side.fill(tables);
    side.check();
  }

  /** The servers of the tests log each statement; that is no part of the comparison. */
  static void quieten(TestDatabase database, TestSchema schema) throws SQLException {
    List<String> settings =
        switch (database) {
          case H2 -> List.of();
          case POSTGRESQL ->
              List.of("ALTER SYSTEM SET log_statement = 'none'", "SELECT pg_reload_conf()");
          default -> List.of("SET GLOBAL general_log = 0");
        };
    try (Connection connection =
            DriverManager.getConnection(schema.url(), schema.user(), schema.password());
        Statement statement = connection.createStatement()) {
      for (String setting : settings) {
        statement.execute(setting);
      }
    }
  }

  private static List<String> plainTables() {
    String columns =
        " (id INT PRIMARY KEY, name VARCHAR(40), ssn VARCHAR(11), email VARCHAR(80),"
            + " phone VARCHAR(20))";
    return List.of(
        "CREATE TABLE customer" + columns,
        "CREATE INDEX customer_by_ssn ON customer(ssn)",
        "CREATE TABLE enrolled" + columns,
        "CREATE INDEX enrolled_by_ssn ON enrolled(ssn)",
        "CREATE TABLE claim (id INT PRIMARY KEY, holder_ssn VARCHAR(11), amount DECIMAL(12,2))",
        "CREATE INDEX claim_by_ssn ON claim(holder_ssn)");
  }

  private static String check(TestDatabase database, String column) {
    return switch (database) {
      case H2 -> Dialects.H2.cellCheck(column);
      case POSTGRESQL -> Dialects.POSTGRESQL.cellCheck(column);
      default -> Dialects.MYSQL.cellCheck(column);
    };
  }

  /**
   * @param check what follows the type of a sealed column of this name
   */
  private static List<String> handSealedTables(
      TestDatabase database, int overhead, UnaryOperator<String> check) {
    boolean bytea = database == TestDatabase.POSTGRESQL;
    String token = bytea ? "BYTEA" : "VARBINARY(16)";
    IntFunction<String> cell =
        size -> bytea ? "BYTEA" : "VARBINARY(%d)".formatted(size * 4 + overhead);
    String ssn = cell.apply(11) + check.apply("ssn");
    String email = cell.apply(80) + check.apply("email");
    String phone = cell.apply(20) + check.apply("phone");
    String holder = cell.apply(11) + check.apply("holder_ssn");
    String columns =
        " (id INT PRIMARY KEY, name VARCHAR(40), ssn %s, ssn_token %s, email %s, phone %s)"
            .formatted(ssn, token, email, phone);
    return List.of(
        "CREATE TABLE customer" + columns,
        "CREATE INDEX customer_by_ssn ON customer(ssn_token)",
        "CREATE TABLE enrolled" + columns,
        "CREATE INDEX enrolled_by_ssn ON enrolled(ssn_token)",
        "CREATE TABLE claim (id INT PRIMARY KEY, holder_ssn %s, holder_ssn_token %s, amount DECIMAL(12,2))"
            .formatted(holder, token),
        "CREATE INDEX claim_by_ssn ON claim(holder_ssn_token)");
  }

  private static String sealedPolicy(Path directory) {
    return head(directory)
        + "  customer:\n"
        + CUSTOMER
        + "  enrolled:\n"
        + CUSTOMER
        + """
            claim:
              columns:
                holder_ssn: { type: VARCHAR(11), search: [equality] }
          joins:
            person: [customer.ssn, claim.holder_ssn]
          """;
  }

  private static String otherPolicy(Path directory) {
    return head(directory) + "  staff:\n" + CUSTOMER;
  }

  private static String head(Path directory) {
    return """
    bulla: 1
    kms:
      provider: local
      keystore: file:%s
      password: invented-for-benchmarks
    tables:
    """
        .formatted(directory.resolve("keys.p12"));
  }

  static String policy(Path directory, String name, String text) {
    Path file = directory.resolve(name + ".yaml");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "file:" + file;
  }

  @Override
  public void close() {
    for (Side side : all) {
      try {
        side.close().close();
      } catch (Exception e) {
        throw new IllegalStateException("side " + side.letter() + " does not close", e);
      }
    }
  }
}
