package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.jdbc.Administration;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells of both suites in one table: the policy decides what is written, the cell how it opens. */
final class SuitesTest {
  private static final String TABLES =
      """
      tables:
        secret:
          columns:
            body: { type: VARCHAR(40), search: [equality] }
            note: { type: TEXT, suite: %s }
      """;

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aTableHoldsCellsOfBothSuites(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile(TABLES.formatted("XAES-256-GCM"));
    try (Connection connection = connect(schema, policy)) {
      run(connection, "CREATE TABLE secret (id INT PRIMARY KEY, body VARCHAR(40), note TEXT)");
      run(connection, "INSERT INTO secret VALUES (1, 'one', 'first'), (2, 'two', 'second')");
    }
    Path changed = withSuite(policy, "SM4-GCM");
    try (Connection connection = connect(schema, changed)) {
      run(connection, "INSERT INTO secret VALUES (3, 'one', 'third')");
      run(connection, "UPDATE secret SET note = 'SECOND' WHERE body = 'two'");
      assertThat(Answer.to(connection, "SELECT note FROM secret WHERE body = 'one' ORDER BY id"))
          .isEqualTo(
              new Answer.Rows(
                  List.of("note"), List.of(List.of("text first"), List.of("text third"))));
    }
    assertThat(suites(schema, "note")).containsExactly(1, 2, 2);
    assertThat(suites(schema, "body")).containsExactly(1, 1, 2);
    try (Administration tools =
        Administration.open(Sides.url(schema), Sides.properties(schema, changed))) {
      Administration.Pace pace = new Administration.Pace(2, 0, 0);
      assertThat(tools.rotate("secret", pace, (done, total) -> {}).resealed()).isEqualTo(6);
      assertThat(tools.verify((done, total) -> {})).isEmpty();
    }
    assertThat(suites(schema, "note")).containsExactly(2, 2, 2);
    assertThat(suites(schema, "body")).containsExactly(2, 2, 2);
    // and back: what suite 02 wrote is read by a process that writes suite 01
    try (Connection connection = connect(schema, policy)) {
      assertThat(Answer.to(connection, "SELECT note FROM secret WHERE body = 'two'").toString())
          .contains("SECOND");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void keysOfANationalTableAreDerivedBySm3(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile(TABLES.formatted("SM4-GCM"));
    try (Connection connection = connect(schema, policy)) {
      run(connection, "CREATE TABLE secret (id INT PRIMARY KEY, body VARCHAR(40), note TEXT)");
    }
    try (Connection plain = schema.plain();
        Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery("SELECT DISTINCT suite FROM bulla_data_key")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("SM4-GCM");
      assertThat(rows.next()).isFalse();
    }
  }

  private static Path withSuite(Path policy, String suite) throws IOException {
    String text = Files.readString(policy).replace("XAES-256-GCM", suite);
    return Files.writeString(
        policy.resolveSibling("changed.yaml"), "suite: " + suite + "\n" + text);
  }

  private static Connection connect(TestSchema schema, Path policy) throws SQLException {
    return DriverManager.getConnection(Sides.url(schema), Sides.properties(schema, policy));
  }

  private static void run(Connection connection, String sql) {
    assertThat(Answer.to(connection, sql)).as(sql).isInstanceOf(Answer.Count.class);
  }

  private static List<Integer> suites(TestSchema schema, String column) throws SQLException {
    List<Integer> found = new ArrayList<>();
    try (Connection plain = schema.plain();
        Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + column + " FROM secret ORDER BY id")) {
      while (rows.next()) {
        found.add((int) rows.getBytes(1)[3]);
      }
    }
    return found;
  }
}
