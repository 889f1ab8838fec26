package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Case;
import io.bulla.tests.kit.Sides;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables that are made and changed through Bulla answer as plain ones, and hold cells below.
 *
 * <p>Each heading of the file is a scenario on tables of its own. {@code ! sql} is refused by
 * Bulla; {@code = t.c} looks whether the column holds cells only.
 */
final class DefinitionsTest {
  private static final String POLICY =
      """
      tables:
        person:
          columns:
            ssn:   { type: VARCHAR(20), search: [equality] }
            email: { type: VARCHAR(60), search: [equality] }
            pin:   { type: VARCHAR(20) }
        visit:
          columns:
            holder: { type: VARCHAR(20), search: [equality] }
      joins:
        number: [person.ssn, visit.holder]
      """;

  @TestFactory
  Stream<DynamicContainer> definitionsMeanTheSameOnBothSides() throws IOException {
    Map<String, List<Case>> scenarios = new LinkedHashMap<>();
    for (Case line : Case.read("/cases/definitions.sql")) {
      scenarios.computeIfAbsent(line.heading(), heading -> new ArrayList<>()).add(line);
    }
    return TestDatabase.available().stream()
        .map(
            database ->
                DynamicContainer.dynamicContainer(database.name(), tests(database, scenarios)));
  }

  private static Stream<DynamicTest> tests(
      TestDatabase database, Map<String, List<Case>> scenarios) {
    return scenarios.entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(line -> line.runsOn(database.name())))
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> run(database, each.getValue())));
  }

  private static void run(TestDatabase database, List<Case> lines) throws SQLException {
    try (Sides sides = Sides.open(database, POLICY)) {
      for (Case line : lines) {
        if (line.runsOn(database.name())) {
          run(sides, line);
        }
      }
    }
  }

  private static void run(Sides sides, Case line) throws SQLException {
    Object[] parameters = line.parameters().toArray();
    if (line.sql().startsWith("= ")) {
      assertCells(sides, line.sql().substring(2));
    } else if (line.sql().startsWith("! ")) {
      Answer answer = Answer.to(sides.sealed(), line.sql().substring(2), parameters);
      assertThat(answer).as(line.sql()).isInstanceOf(Answer.Refused.class);
    } else {
      Answer actual = Answer.to(sides.sealed(), line.sql(), parameters);
      assertThat(actual).as(line.sql()).isEqualTo(Answer.to(sides.plain(), line.sql(), parameters));
    }
    Sides.assertNothingInClear(line.sql());
  }

  private static void assertCells(Sides sides, String column) throws SQLException {
    String[] parts = column.split("\\.");
    int cells = 0;
    try (Connection bare = sides.sealedSchema().plain();
        Statement statement = bare.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + parts[1] + " FROM " + parts[0])) {
      while (rows.next()) {
        byte[] cell = rows.getBytes(1);
        if (cell != null) {
          assertThat(cell).as(column).startsWith(0x49, 0xe6, 0xa5);
          cells++;
        }
      }
    }
    assertThat(cells).as("cells of %s", column).isPositive();
  }

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void plansAreThoseOfTheRewrittenStatement(TestDatabase database) throws SQLException {
    try (Sides sides = Sides.open(database, POLICY)) {
      sides.createTable(
          "person",
          "id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20), UNIQUE (ssn)");
      for (String sql :
          List.of(
              "EXPLAIN SELECT * FROM person WHERE ssn = ?",
              "EXPLAIN UPDATE person SET email = 'CNRY@x' WHERE ssn = ?",
              "EXPLAIN DELETE FROM person WHERE ssn = ?")) {
        Answer plan = Answer.to(sides.sealed(), sql, "CNRY-1");
        assertThat(plan).as(sql).isInstanceOf(Answer.Rows.class);
        assertThat(((Answer.Rows) plan).rows()).as(sql).isNotEmpty();
      }
      String analyze =
          switch (database) {
            case POSTGRESQL, H2 -> "EXPLAIN ANALYZE ";
            case MARIADB, MARIADB_THROUGH_MYSQL_DRIVER -> "ANALYZE ";
            case MYSQL -> "EXPLAIN FORMAT=JSON ";
          };
      Answer done =
          Answer.to(sides.sealed(), analyze + "SELECT id FROM person WHERE ssn = 'CNRY-1'");
      assertThat(done).isInstanceOf(Answer.Rows.class);
      Answer.to(sides.sealed(), "ANALYZE INSERT INTO person VALUES (7, 'CNRY-7', NULL, NULL)");
      Sides.assertNothingInClear("plans");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theCheckStaysWhenAColumnIsDefinedAgain(TestDatabase database) throws SQLException {
    try (Sides sides = Sides.open(database, POLICY);
        Connection bare = sides.sealedSchema().plain()) {
      sides.createTable(
          "person", "id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20)");
      boolean modifies = database != TestDatabase.H2 && database != TestDatabase.POSTGRESQL;
      sides.keep(
          modifies
              ? "ALTER TABLE person MODIFY ssn VARCHAR(20) NULL"
              : "ALTER TABLE person ALTER COLUMN ssn SET DATA TYPE VARCHAR(20)");
      for (String value : List.of("''", "'plain'")) {
        String cell = database == TestDatabase.H2 ? "CAST(" + value + " AS VARBINARY)" : value;
        Answer answer = Answer.to(bare, "INSERT INTO person (id, ssn) VALUES (1, " + cell + ")");
        // that MySQL is older than 8.0.16, which is the first to keep checks
        boolean checks = database != TestDatabase.MYSQL;
        assertThat(answer instanceof Answer.Failed).as(value).isEqualTo(checks);
        Answer.to(bare, "DELETE FROM person");
      }
    }
  }
}
