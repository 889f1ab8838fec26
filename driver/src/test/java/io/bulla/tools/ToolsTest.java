package io.bulla.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.jdbc.Bulla;
import io.bulla.jdbc.Explanation;
import io.bulla.jdbc.Explanation.Outcome;
import io.bulla.jdbc.Explanation.Treatment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolsTest {
  private static final String POLICY =
      """
      bulla: 1
      kms: { provider: local, keystore: "file:%s/keys.p12", password: "invented" }
      tables:
        customer:
          columns:
            ssn: { type: VARCHAR(11), search: [equality] }
      """;

  @TempDir Path directory = Path.of("");
  private final String database = "mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writePolicy() throws IOException {
    Files.writeString(policy(), POLICY.formatted(directory));
  }

  @AfterEach
  void dropDatabase() throws SQLException {
    try (Connection plain = DriverManager.getConnection("jdbc:h2:" + database);
        Statement statement = plain.createStatement()) {
      statement.execute("DROP ALL OBJECTS");
    }
  }

  private Path policy() {
    return directory.resolve("bulla.yaml");
  }

  private void createPlainTable() throws SQLException {
    try (Connection plain = DriverManager.getConnection("jdbc:h2:" + database);
        Statement statement = plain.createStatement()) {
      statement.execute("CREATE TABLE customer(id INT, ssn VARCHAR(11))");
    }
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private int explain(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of("explain", "--url", "jdbc:h2:" + database, "--policy", "" + policy()));
    line.addAll(List.of(arguments));
    return run(line.toArray(String[]::new));
  }

  @Test
  void helpNamesEveryVerb() {
    assertThat(run("--help")).isEqualTo(Main.OK);
    assertThat(out.toString()).contains("explain");
    assertThat(run("explain", "--help")).isEqualTo(Main.OK);
  }

  @Test
  void unknownVerbsAndMissingOptionsAreUsageErrors() {
    assertThat(run("nonsense")).isEqualTo(Main.USAGE);
    assertThat(run()).isEqualTo(Main.USAGE);
    assertThat(run("explain", "SELECT 1")).isEqualTo(Main.USAGE);
    assertThat(err.toString()).contains("--url");
    assertThat(run("explain", "--url", "jdbc:h2:" + database, "--password-env", "NO_SUCH_NAME", ""))
        .isEqualTo(Main.USAGE);
  }

  @Test
  void whatCannotBeReachedIsAFailure() {
    assertThat(run("explain", "--url", "jdbc:nonsense:x", "--policy", "" + policy(), "SELECT 1"))
        .isEqualTo(Main.FAILURE);
    assertThat(run("explain", "--url", "jdbc:h2:" + database, "--policy", "absent.yaml", "SELECT"))
        .isEqualTo(Main.FAILURE);
    assertThat(explain("--driver-jar", "absent.jar", "SELECT 1")).isEqualTo(Main.FAILURE);
  }

  @Test
  void explainShowsTheRewrittenTextOverTablesThatAreStillPlain() throws SQLException {
    createPlainTable();
    assertThat(explain("SELECT id, ssn FROM customer WHERE ssn = ? AND id = ?")).isEqualTo(Main.OK);
    assertThat(out.toString())
        .contains("sealed", "SSN__EQ")
        .contains("parameter 1: token of CUSTOMER.SSN from the application's 1")
        .contains("parameter 2: clear from the application's 2")
        .contains("output 1: clear", "output 2: cell of CUSTOMER.SSN");
    try (Connection plain = DriverManager.getConnection("jdbc:h2:" + database);
        Statement statement = plain.createStatement()) {
      assertThat(
              statement
                  .executeQuery(
                      "SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'BULLA%'")
                  .next())
          .isFalse();
    }
    assertThat(directory.resolve("keys.p12")).doesNotExist();
  }

  @Test
  void aRefusalIsAFindingWithPlaceRuleAndAdvice() throws SQLException {
    createPlainTable();
    assertThat(explain("--json", "SELECT id FROM customer\nWHERE ssn LIKE 'canary%'"))
        .isEqualTo(Main.FINDING);
    assertThat(out.toString())
        .contains("\"outcome\": \"refused\"", "\"line\": 2", "\"advice\": ", "\"rule\": ")
        .doesNotContain("canary");
  }

  @Test
  void aLiteralThatMeetsASealedColumnIsNotShown() throws SQLException {
    createPlainTable();
    assertThat(explain("--json", "SELECT id FROM customer WHERE ssn = 'canary'"))
        .isEqualTo(Main.OK);
    assertThat(out.toString()).contains("\"source\": null").doesNotContain("canary");
  }

  @Test
  void explainOfAConnectionTellsWhatItWouldDo() throws SQLException {
    String url = "jdbc:bulla:h2:" + database + ";bulla.policy=" + policy();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE customer(id INT, ssn VARCHAR(11))");
      Explanation insert =
          Bulla.explain(connection, "INSERT INTO customer(id, ssn) VALUES (?, 'canary')");
      assertThat(insert.outcome()).isEqualTo(Outcome.SEALED);
      assertThat(insert.parameters())
          .extracting(Explanation.Parameter::treatment)
          .containsExactly(Treatment.CLEAR, Treatment.CELL, Treatment.TOKEN);
      assertThat(insert.toString()).doesNotContain("canary");
      assertThat(Bulla.explain(connection, "SELECT 1 + 1").rewritten()).contains("SELECT 1 + 1");
      assertThat(Bulla.explain(connection, "SELECT MAX(ssn) FROM customer").refused()).isPresent();
      assertThat(Bulla.explain(connection, "SELECT MAX(ssn) FROM customer").rewritten()).isEmpty();
    }
  }
}
