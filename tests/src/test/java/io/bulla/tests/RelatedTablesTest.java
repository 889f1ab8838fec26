package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What shows the rows of a protected table under another name is refused by what it is. */
final class RelatedTablesTest {
  private static final String POLICY =
      """
      tables:
        person:
          columns:
            ssn: { type: VARCHAR(20), search: [equality] }
      """;

  /** How a table comes to show the rows of another. */
  private record Road(String name, String relation, List<String> ddl) {
    Road(String name, String relation, String... ddl) {
      this(name, relation, List.of(ddl));
    }

    @Override
    public String toString() {
      return name + " is " + relation;
    }
  }

  static Stream<Arguments> roads() {
    List<Arguments> all = new ArrayList<>();
    for (TestDatabase database : TestDatabase.available()) {
      roadsOf(database).forEach(road -> all.add(Arguments.of(database, road)));
    }
    return all.stream();
  }

  private static List<Road> roadsOf(TestDatabase database) {
    Road view = new Road("seen", "a view over", "CREATE VIEW seen AS SELECT * FROM person");
    Road second =
        new Road(
            "seen_twice",
            "a view over",
            "CREATE VIEW seen AS SELECT * FROM person",
            "CREATE VIEW seen_twice AS SELECT * FROM seen");
    return switch (database) {
      case H2 ->
          List.of(
              view,
              second,
              new Road("alias_of", "a synonym of", "CREATE SYNONYM alias_of FOR person"),
              new Road(
                  "linked_to",
                  "a linked, foreign or merged table over",
                  "CREATE LINKED TABLE linked_to('', '%URL%', 'sa', '', 'PERSON')"));
      case POSTGRESQL ->
          List.of(
              view,
              second,
              new Road(
                  "kept",
                  "a materialized view over",
                  "CREATE MATERIALIZED VIEW kept AS SELECT * FROM person"),
              new Road(
                  "child", "a partition or child of", "CREATE TABLE child () INHERITS (person)"),
              new Road(
                  "grandchild",
                  "a partition or child of",
                  "CREATE TABLE child () INHERITS (person)",
                  "CREATE TABLE grandchild (more int) INHERITS (child)"),
              new Road(
                  "parent",
                  "a parent of",
                  "CREATE TABLE parent (id int, ssn bytea)",
                  "ALTER TABLE person INHERIT parent"),
              new Road(
                  "over_child",
                  "a view over",
                  "CREATE TABLE child () INHERITS (person)",
                  "CREATE VIEW over_child AS SELECT * FROM child"));
      default ->
          List.of(
              view,
              second,
              new Road(
                  "merged",
                  "a linked, foreign or merged table over",
                  "ALTER TABLE person ENGINE = MyISAM",
                  "CREATE TABLE merged (id INT PRIMARY KEY, ssn VARBINARY(129), ssn__eq BINARY(16))"
                      + " ENGINE = MERGE UNION = (person)"));
    };
  }

  @ParameterizedTest
  @MethodSource("roads")
  void isRefusedByWhatItIs(TestDatabase database, Road road) throws SQLException {
    try (Sides sides = Sides.open(database, POLICY)) {
      sides.createTable("person", "id INT PRIMARY KEY, ssn VARCHAR(20)");
      sides.keep("INSERT INTO person (id, ssn) VALUES (?, ?)", 1, "CNRY-1");
      try (Connection bare = sides.sealedSchema().plain();
          Statement statement = bare.createStatement()) {
        for (String ddl : road.ddl()) {
          statement.execute(ddl.replace("%URL%", sides.sealedSchema().url()));
        }
      }
      // any definition makes Bulla look at the catalog again at once, not at its next turn
      sides.keep("CREATE TABLE unrelated (id INT)");
      try (Connection fresh = sides.connect()) {
        assertRefused(fresh, road, "SELECT * FROM " + road.name());
        assertRefused(fresh, road, "SELECT ssn FROM " + road.name() + " WHERE ssn = ?", "CNRY-1");
        assertRefused(
            fresh, road, "INSERT INTO " + road.name() + " (id, ssn) VALUES (9, ?)", "CNRY-9");
        assertRefused(
            fresh, road, "INSERT INTO " + road.name() + " (id, ssn) VALUES (9, 'CNRY-9')");
        assertRefused(fresh, road, "UPDATE " + road.name() + " SET ssn = 'CNRY-9'");
        assertRefused(fresh, road, "DELETE FROM " + road.name() + " WHERE ssn = 'CNRY-9'");
        Sides.assertNothingInClear(road.toString());
      }
    }
  }

  private static void assertRefused(
      Connection connection, Road road, String sql, Object... parameters) {
    Answer answer = Answer.to(connection, sql, parameters);
    assertThat(answer).as(sql).isInstanceOf(Answer.Refused.class);
    assertThat(((Answer.Refused) answer).message())
        .as(sql)
        .containsIgnoringCase(road.name() + "' is " + road.relation() + " a protected table");
  }
}
