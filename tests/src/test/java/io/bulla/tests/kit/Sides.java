package io.bulla.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The same tables twice: plain behind the real driver, sealed behind Bulla, and a tap on Bulla's
 * wire.
 *
 * <p>Protected values of the suites carry one of {@link #CANARIES}; none may ever cross the tap.
 */
public final class Sides implements AutoCloseable {

  /** Parts of every protected value of the suites: of texts, of numbers, of dates. */
  public static final List<String> CANARIES = List.of("CNRY", "86420975", "1913-");

  private final TestSchema plainSchema;
  private final TestSchema sealedSchema;
  private final Path policy;
  private final Connection plain;
  private final Connection sealed;
  private final List<String> tables = new ArrayList<>();

  private Sides(TestDatabase database, Path policy, String settings) throws SQLException {
    this.plainSchema = database.newSchema().with(settings);
    this.sealedSchema = database.newSchema().with(settings);
    this.policy = policy;
    WireTap.clear();
    this.plain = plainSchema.plain();
    this.sealed = connect();
  }

  /**
   * Opens both sides.
   *
   * @param protectedTables the {@code tables} and {@code joins} of the policy, in YAML
   */
  public static Sides open(TestDatabase database, String protectedTables) throws SQLException {
    return open(database, protectedTables, "");
  }

  /** As above, with settings at the end of both URLs. */
  public static Sides open(TestDatabase database, String protectedTables, String settings)
      throws SQLException {
    return new Sides(database, policyFile(protectedTables), settings);
  }

  /** A policy with a keystore of its own, both in a new directory. */
  public static Path policyFile(String protectedTables) {
    try {
      Path directory = Files.createTempDirectory("bulla-policy");
      return Files.writeString(
          directory.resolve("bulla.yaml"),
          """
          bulla: 1
          kms: { provider: local, keystore: 'file:%s/keys.p12', password: test-only }
          """
                  .formatted(directory)
              + protectedTables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One more connection of the application, through Bulla and the tap. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(sealedSchema), properties(sealedSchema, policy));
  }

  /** Bulla's URL for a schema, with the tap between. */
  public static String url(TestSchema schema) {
    return "jdbc:bulla:" + WireTap.tapped(schema.url()).substring("jdbc:".length());
  }

  /** User, password and policy. */
  public static Properties properties(TestSchema schema, Path policy) {
    Properties properties = new Properties();
    properties.setProperty("user", schema.user());
    properties.setProperty("password", schema.password());
    properties.setProperty("bulla.policy", "file:" + policy);
    return properties;
  }

  public Connection plain() {
    return plain;
  }

  public Connection sealed() {
    return sealed;
  }

  public TestSchema plainSchema() {
    return plainSchema;
  }

  public TestSchema sealedSchema() {
    return sealedSchema;
  }

  public Path policy() {
    return policy;
  }

  /** Creates a table on both sides; its rows are part of the state that is compared. */
  public void createTable(String name, String columns) {
    keep("CREATE TABLE " + name + " (" + columns + ")");
    tables.add(name);
  }

  /** Runs a statement on both sides to stay; it must succeed. */
  public void keep(String sql, Object... parameters) {
    Answer expected = Answer.to(plain, sql, parameters);
    assertThat(expected).as("plain: %s", sql).isNotInstanceOf(Answer.Failed.class);
    assertThat(Answer.to(sealed, sql, parameters)).as("sealed: %s", sql).isEqualTo(expected);
    assertNothingInClear(sql);
  }

  /** The statement answers as on plain tables and leaves the same rows; it is then undone. */
  public void assertSame(String sql, Object... parameters) throws SQLException {
    assertThat(compare(sql, parameters)).as("%s", sql).isNotInstanceOf(Answer.Refused.class);
  }

  /** As {@link #assertSame}, or Bulla refuses and nothing changes. Returns Bulla's answer. */
  public Answer compare(String sql, Object... parameters) throws SQLException {
    return compare(connection -> Answer.to(connection, sql, parameters), sql);
  }

  /** What an application does on one connection. */
  public interface Work {
    Answer on(Connection connection) throws SQLException;
  }

  /** As {@link #compare(String, Object...)} for work that is more than one statement. */
  public Answer compare(Work work, String description) throws SQLException {
    plain.setAutoCommit(false);
    sealed.setAutoCommit(false);
    try {
      Answer actual = run(work, sealed);
      assertNothingInClear(description);
      if (actual instanceof Answer.Refused) {
        sealed.rollback();
      } else {
        Answer expected = run(work, plain);
        assertThat(actual).as("%s", description).isEqualTo(expected);
        if (expected instanceof Answer.Failed) {
          plain.rollback();
          sealed.rollback();
        }
      }
      assertSameRows(description);
      return actual;
    } finally {
      plain.rollback();
      sealed.rollback();
      plain.setAutoCommit(true);
      sealed.setAutoCommit(true);
    }
  }

  /** No canary has crossed the wire to the sealed side's database. */
  public static void assertNothingInClear(String description) {
    for (WireTap.Call call : WireTap.calls()) {
      for (String canary : CANARIES) {
        assertThat(call.carries(canary))
            .as(
                "%s: %s in clear in %s(%s)",
                description, canary, call.method(), around(call.arguments(), canary))
            .isFalse();
      }
    }
    WireTap.clear();
  }

  /** Enough to tell a value, which is invented, from random digits of a key's row. */
  private static String around(String arguments, String canary) {
    int at = Math.max(arguments.indexOf(canary), 0);
    return arguments.substring(
        Math.max(at - 40, 0), Math.min(at + canary.length() + 40, arguments.length()));
  }

  private static Answer run(Work work, Connection connection) {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      return Answer.failure(e);
    }
  }

  private void assertSameRows(String description) {
    for (String table : tables) {
      String all = "SELECT * FROM " + table + " ORDER BY id";
      assertThat(Answer.to(sealed, all))
          .as("rows of %s after: %s", table, description)
          .isEqualTo(Answer.to(plain, all));
    }
  }

  @Override
  public void close() throws SQLException {
    sealed.close();
    plain.close();
  }
}
