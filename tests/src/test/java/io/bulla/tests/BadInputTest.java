package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong input gives a clear error; nothing is written and nothing is sent in clear. */
final class BadInputTest {

  private static final String TABLES =
      """
      tables:
        secret:
          columns:
            body:  { type: VARCHAR(40), search: [equality] }
            other: { type: VARCHAR(40), search: [equality] }
      """;
  private static final String COLUMNS = "id INT PRIMARY KEY, body VARCHAR(40), other VARCHAR(40)";

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @BeforeEach
  void nothingWasSentYet() {
    io.bulla.tests.kit.WireTap.clear();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void unknownPolicyKeyIsNamedWithItsPlace(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile(TABLES.replace("search:", "serach:"));
    assertThatThrownBy(() -> open(schema, Sides.properties(schema, policy)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("serach")
        .hasMessageMatching("(?s).*bulla\\.yaml:\\d+:\\d+.*");
    assertThat(tables(schema)).doesNotContain("bulla_data_key");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void missingPolicyIsNamed(TestDatabase database) {
    TestSchema schema = database.newSchema();
    Properties properties = Sides.properties(schema, Path.of("nowhere", "bulla.yaml"));
    assertThatThrownBy(() -> open(schema, properties))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("nowhere");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void unknownSettingIsAnsweredWithTheKnownOnes(TestDatabase database) {
    TestSchema schema = database.newSchema();
    Properties properties = Sides.properties(schema, Sides.policyFile(TABLES));
    properties.setProperty("bulla.polciy", "x");
    assertThatThrownBy(() -> open(schema, properties))
        .isInstanceOf(SQLException.class)
        .hasMessageContainingAll("bulla.polciy", "bulla.policy", "bulla.plans.max");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void sealedColumnThatTheTableDoesNotHaveIsNamed(TestDatabase database) throws SQLException {
    TestSchema schema = database.newSchema();
    try (Connection plain = schema.plain()) {
      String binary = database == TestDatabase.POSTGRESQL ? "BYTEA" : "VARBINARY(300)";
      Answer.to(
          plain,
          "CREATE TABLE secret (id INT PRIMARY KEY, body %s, body__eq %s)"
              .formatted(binary, binary));
    }
    assertErrorNames(schema, "other");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void columnTooNarrowForACellIsNamed(TestDatabase database) throws SQLException {
    if (database == TestDatabase.POSTGRESQL) {
      return; // BYTEA has no width
    }
    TestSchema schema = database.newSchema();
    try (Connection plain = schema.plain()) {
      Answer.to(
          plain,
          "CREATE TABLE secret (id INT PRIMARY KEY, body VARBINARY(40), body__eq VARBINARY(16),"
              + " other VARBINARY(300), other__eq VARBINARY(16))");
    }
    assertErrorNames(schema, "body");
  }

  /** The first connection, or the first statement, must fail, and the table stays empty. */
  private static void assertErrorNames(TestSchema schema, String column) throws SQLException {
    Properties properties = Sides.properties(schema, Sides.policyFile(TABLES));
    try (Connection sealed = open(schema, properties);
        PreparedStatement insert =
            sealed.prepareStatement("INSERT INTO secret (id, body) VALUES (1, ?)")) {
      insert.setString(1, "CNRY");
      insert.executeUpdate();
      fail("an error that names %s was expected", column);
    } catch (SQLException e) {
      assertThat(e.getMessage()).containsIgnoringCase(column).doesNotContain("CNRY");
    }
    Sides.assertNothingInClear(column);
    try (Connection plain = schema.plain()) {
      assertThat(Answer.to(plain, "SELECT * FROM secret"))
          .isInstanceOfSatisfying(Answer.Rows.class, rows -> assertThat(rows.rows()).isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void flippedBitAnywhereInACellIsDetected(TestDatabase database) throws SQLException {
    try (Sides sides = sealedRow(database);
        Connection plain = sides.sealedSchema().plain()) {
      byte[] cell = cell(plain, "body");
      for (int position = 0; position < cell.length; position++) {
        byte[] broken = cell.clone();
        broken[position] ^= 1;
        if (store(plain, broken)) {
          assertCellDoesNotOpen(sides, "byte " + position);
        }
      }
      assertThat(store(plain, cell)).isTrue();
      assertThat(read(sides)).isEqualTo("CNRY body");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void cellOfAnotherColumnDoesNotOpen(TestDatabase database) throws SQLException {
    try (Sides sides = sealedRow(database);
        Connection plain = sides.sealedSchema().plain()) {
      assertThat(store(plain, cell(plain, "other"))).isTrue();
      assertCellDoesNotOpen(sides, "cell of another column");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void editedMetadataIsDetectedByTheNextProcess(TestDatabase database) throws SQLException {
    for (String edit :
        List.of(
            "UPDATE bulla_data_key SET state = 'retired'",
            "UPDATE bulla_data_key SET version = 7",
            "UPDATE bulla_data_key SET mac = key_check",
            "UPDATE bulla_column SET type = 'TEXT'",
            "UPDATE bulla_column SET state = 'plaintext'")) {
      try (Sides sides = sealedRow(database)) {
        try (Connection plain = sides.sealedSchema().plain()) {
          assertThat(Answer.to(plain, edit)).as(edit).isInstanceOf(Answer.Count.class);
        }
        // a copy of the policy has a URL of its own, so its keys are loaded anew
        Properties properties = Sides.properties(sides.sealedSchema(), copy(sides.policy()));
        assertThatThrownBy(() -> useWith(sides.sealedSchema(), properties))
            .as(edit)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("bulla_");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void wrongKeystorePasswordIsAClearError(TestDatabase database) throws Exception {
    try (Sides sides = sealedRow(database)) {
      Path policy = copy(sides.policy());
      Files.writeString(policy, Files.readString(policy).replace("test-only", "wrong-one"));
      Properties properties = Sides.properties(sides.sealedSchema(), policy);
      assertThatThrownBy(() -> useWith(sides.sealedSchema(), properties))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password")
          .hasMessageNotContainingAny("wrong-one", "test-only");
    }
  }

  private static Sides sealedRow(TestDatabase database) throws SQLException {
    Sides sides = Sides.open(database, TABLES);
    sides.createTable("secret", COLUMNS);
    sides.keep("INSERT INTO secret VALUES (1, 'CNRY body', 'CNRY other')");
    return sides;
  }

  private static byte[] cell(Connection plain, String column) throws SQLException {
    try (Statement statement = plain.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + column + " FROM secret")) {
      assertThat(row.next()).isTrue();
      return row.getBytes(1);
    }
  }

  /** False when the database's CHECK constraint turned the bytes away. */
  private static boolean store(Connection plain, byte[] cell) throws SQLException {
    try (PreparedStatement update = plain.prepareStatement("UPDATE secret SET body = ?")) {
      update.setBytes(1, cell);
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(e.getMessage()).startsWith("23");
      return false;
    }
  }

  private static void assertCellDoesNotOpen(Sides sides, String what) {
    assertThatThrownBy(() -> read(sides))
        .as(what)
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(e.getMessage()).containsIgnoringCase("body"))
        .hasMessageNotContaining("CNRY");
  }

  private static String read(Sides sides) throws SQLException {
    try (Statement statement = sides.sealed().createStatement();
        ResultSet row = statement.executeQuery("SELECT body FROM secret WHERE id = 1")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static void useWith(TestSchema schema, Properties properties) throws SQLException {
    try (Connection connection = open(schema, properties);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT body FROM secret")) {
      rows.next();
      rows.getString(1);
    }
  }

  private static Path copy(Path policy) {
    try {
      return Files.copy(policy, policy.resolveSibling("copy-" + System.nanoTime() + ".yaml"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Connection open(TestSchema schema, Properties properties) throws SQLException {
    return DriverManager.getConnection(Sides.url(schema), properties);
  }

  private static List<String> tables(TestSchema schema) throws SQLException {
    List<String> names = new java.util.ArrayList<>();
    try (Connection plain = schema.plain();
        ResultSet rows = plain.getMetaData().getTables(plain.getCatalog(), null, "%", null)) {
      while (rows.next()) {
        names.add(rows.getString("TABLE_NAME").toLowerCase(java.util.Locale.ROOT));
      }
    }
    return names;
  }
}
