package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Columns without tokens are told apart by their table's primary key, where there surely is one.
 */
final class PrimaryKeysTest {
  private static final String POLICY =
      """
      tables:
        visit:
          columns:
            reason: { type: VARCHAR(40) }
      """;
  private static final String COLUMNS = "id INT NOT NULL, place INT NOT NULL, reason VARCHAR(40)";

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  private static Sides open(TestDatabase database, String key) throws SQLException {
    Sides sides = Sides.open(database, POLICY);
    sides.createTable("visit", COLUMNS + key);
    sides.keep("INSERT INTO visit VALUES (1, 1, 'CNRY-a'), (1, 2, 'CNRY-a'), (2, 1, NULL)");
    return sides;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void allColumnsOfAKeyTellRowsApart(TestDatabase database) throws SQLException {
    try (Sides sides = open(database, ", PRIMARY KEY (place, id)")) {
      sides.assertSame("SELECT DISTINCT a.id, a.place, a.reason FROM visit a, visit b");
      sides.assertSame(
          "SELECT a.id, a.place, a.reason, COUNT(*) AS n FROM visit a, visit b"
              + " GROUP BY a.place, a.id, a.reason");
      assertRefused(sides, "SELECT DISTINCT id, reason FROM visit");
      assertRefused(sides, "SELECT place, reason FROM visit GROUP BY place, reason");
      assertRefused(
          sides, "SELECT DISTINCT a.id, b.place, a.reason FROM visit a, visit b WHERE a.id = b.id");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void withoutAKeyNothingIsSure(TestDatabase database) throws SQLException {
    try (Sides sides = open(database, ", UNIQUE (place, id)")) {
      assertRefused(sides, "SELECT DISTINCT id, place, reason FROM visit");
      assertRefused(sides, "SELECT id, place, reason FROM visit GROUP BY id, place, reason");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aKeyThatIsCheckedLateOrNotOfAllRowsIsNone(TestDatabase database) throws SQLException {
    if (database != TestDatabase.POSTGRESQL) {
      return;
    }
    try (Sides sides = open(database, ", PRIMARY KEY (place, id) DEFERRABLE INITIALLY DEFERRED")) {
      assertRefused(sides, "SELECT DISTINCT id, place, reason FROM visit");
    }
    try (Sides sides = open(database, ", PRIMARY KEY (place, id)")) {
      sides.assertSame("SELECT DISTINCT id, place, reason FROM visit");
      try (var bare = sides.sealedSchema().plain();
          var statement = bare.createStatement()) {
        statement.execute("CREATE TABLE late_visit () INHERITS (visit)");
      }
      try (var late = sides.connect()) {
        assertThat(Answer.to(late, "SELECT DISTINCT place, id, reason FROM visit"))
            .isInstanceOf(Answer.Refused.class);
      }
    }
  }

  private static void assertRefused(Sides sides, String sql) throws SQLException {
    assertThat(sides.compare(sql)).as(sql).isInstanceOf(Answer.Refused.class);
  }
}
