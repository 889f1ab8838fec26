package io.bulla.tests;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What applications write to compare without case is answered as over a plain column. */
final class FoldedCaseTest {
  private static final String POLICY =
      """
      tables:
        account:
          columns:
            login: { type: VARCHAR(40), search: [equality], compare: ignore-case }
      """;

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT id, login FROM account WHERE UPPER(login) = UPPER(?)",
          "SELECT id FROM account a WHERE lower( a.login )<>lower( ? )",
          "SELECT id FROM account WHERE LOWER(?) = LOWER(login) AND id > 0",
          "SELECT id FROM account WHERE UPPER(login) IN (UPPER(?), UPPER('CNRY-BO'))",
          "SELECT a.id, b.id AS other FROM account a JOIN account b ON UPPER(a.login) = UPPER(b.login)",
          "SELECT COUNT(*) AS n FROM account WHERE NOT UPPER(login) = UPPER(?)",
          "UPDATE account SET name = 'hit' WHERE UPPER(login) = UPPER(?)",
          "DELETE FROM account WHERE LOWER(login) = LOWER(?)");

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void bothSidesAreFolded(TestDatabase database) throws SQLException {
    try (Sides sides = Sides.open(database, POLICY)) {
      sides.createTable("account", "id INT PRIMARY KEY, login VARCHAR(40), name VARCHAR(40)");
      List<Object> logins =
          List.of("CNRY-ada", "CNRY-ADA", "CNRY-Bo", "CNRY-bo", "CNRY-Zoë", Answer.NULL);
      for (int i = 0; i < logins.size(); i++) {
        sides.keep("INSERT INTO account (id, login) VALUES (?, ?)", i, logins.get(i));
      }
      for (String statement : STATEMENTS) {
        for (Object value :
            List.of("cnry-Ada", "CNRY-BO", "CNRY-zoë", "CNRY-nobody", Answer.NULL)) {
          if (statement.contains("?")) {
            sides.assertSame(statement, value);
          } else {
            sides.assertSame(statement);
          }
        }
      }
    }
  }
}
