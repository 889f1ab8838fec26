package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An updatable result of a table whose only key is a sealed column: its tokens are the key, which
 * the result does not have. It changes the right row or says that it cannot.
 */
final class SealedKeyTest {
  private static final String TABLES =
      """
      tables:
        badge:
          columns:
            ssn: { type: VARCHAR(11), search: [equality] }
      """;

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aRowIsChangedOrNone(TestDatabase database) throws SQLException {
    try (Sides sides = Sides.open(database, TABLES)) {
      sides.createTable("badge", "ssn VARCHAR(11) PRIMARY KEY, name VARCHAR(20)");
      sides.keep("INSERT INTO badge VALUES (?, ?)", "CNRY-1", "Ann");
      sides.keep("INSERT INTO badge VALUES (?, ?)", "CNRY-2", "Bob");
      String all = "SELECT name, ssn FROM badge ORDER BY name";
      Answer before = Answer.to(sides.sealed(), all);
      boolean changed = update(sides);
      Answer after = Answer.to(sides.sealed(), all);
      if (changed) {
        assertThat(Answer.to(sides.plain(), "UPDATE badge SET name = 'Zed' WHERE ssn = 'CNRY-1'"))
            .isEqualTo(new Answer.Count(1));
        assertThat(after).isEqualTo(Answer.to(sides.plain(), all));
      } else {
        assertThat(after).isEqualTo(before);
      }
      Sides.assertNothingInClear("updatable");
    }
  }

  /** Whether the driver says that it has changed the row. */
  private static boolean update(Sides sides) throws SQLException {
    try (Statement statement =
            sides
                .sealed()
                .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows =
            statement.executeQuery("SELECT ssn, name FROM badge WHERE ssn = 'CNRY-1'")) {
      assertThat(rows.next()).isTrue();
      try {
        rows.updateString("name", "Zed");
        rows.updateRow();
        return true;
      } catch (SQLException e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain("CNRY");
        return false;
      }
    }
  }
}
