package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Upserts of MySQL and PostgreSQL as H2 takes them in its modes. */
class H2UpsertsTest {
  private static final String POLICY =
      """
      tables:
        member:
          columns:
            ssn: { type: VARCHAR(20), search: [equality] }
            email: { type: VARCHAR(40), search: [equality] }
            note: { type: VARCHAR(40) }
      """;

  private static Sides open(String mode) throws SQLException {
    Sides sides = Sides.open(TestDatabase.H2, POLICY, ";MODE=" + mode);
    sides.createTable(
        "member",
        "id INT PRIMARY KEY, ssn VARCHAR(20) UNIQUE, email VARCHAR(40), note VARCHAR(40), n INT");
    sides.keep(
        "INSERT INTO member (id, ssn, email, note, n) VALUES (?, ?, ?, ?, 1), (2, NULL, ?, ?, 2)",
        1,
        "CNRY-1",
        "CNRY-a",
        "CNRY-x",
        "CNRY-b",
        "CNRY-y");
    return sides;
  }

  @Test
  void onDuplicateKey() throws SQLException {
    for (String mode : new String[] {"MySQL", "MariaDB"}) {
      try (Sides sides = open(mode)) {
        String byId =
            "INSERT INTO member (id, ssn, email) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE ";
        sides.assertSame(byId + "email = VALUES(email)", 1, "CNRY-9", "CNRY-new");
        sides.assertSame(byId + "email = VALUES(email)", 9, "CNRY-1", "CNRY-new");
        sides.assertSame(byId + "email = VALUES(email)", 9, "CNRY-9", "CNRY-new");
        // a row that stays as it is counts differently
        sides.assertSame(byId + "email = VALUES(email)", 1, "CNRY-1", "CNRY-a");
        sides.assertSame(byId + "ssn = VALUES(ssn), n = n + 1", 2, "CNRY-2", "CNRY-b");
        sides.assertSame(byId + "email = ?", 1, "CNRY-1", "CNRY-b", "CNRY-c");
        sides.assertSame(byId + "email = 'CNRY-d', n = 5", 1, "CNRY-1", "CNRY-b");
        sides.assertSame(byId + "email = COALESCE(VALUES(email), email)", 1, "CNRY-1", Answer.NULL);
        sides.assertSame(byId + "email = NULL", 1, "CNRY-1", "CNRY-b");
        sides.assertSame(byId + "n = VALUES(id)", 1, "CNRY-1", "CNRY-b");
        sides.assertSame(
            "INSERT INTO member (id, ssn) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE ssn ="
                + " VALUES(ssn)",
            2,
            "CNRY-2",
            3,
            "CNRY-3");
        Answer kept = sides.compare(byId + "note = VALUES(email)", 1, "CNRY-1", "CNRY-b");
        assertThat(kept).isInstanceOf(Answer.Refused.class);
      }
    }
  }

  @Test
  void insertIgnore() throws SQLException {
    try (Sides sides = open("MySQL")) {
      String sql = "INSERT IGNORE INTO member (id, ssn, email) VALUES (?, ?, ?)";
      sides.assertSame(sql, 1, "CNRY-9", "CNRY-new");
      sides.assertSame(sql, 9, "CNRY-1", "CNRY-new");
      sides.assertSame(sql, 9, "CNRY-9", "CNRY-new");
    }
  }

  @Test
  void onConflictDoNothing() throws SQLException {
    try (Sides sides = open("PostgreSQL;DATABASE_TO_LOWER=TRUE")) {
      String sql = "INSERT INTO member (id, ssn) VALUES (?, ?) ON CONFLICT DO NOTHING";
      sides.assertSame(sql, 1, "CNRY-9");
      sides.assertSame(sql, 9, "CNRY-1");
      sides.assertSame(sql, 9, "CNRY-9");
    }
  }

  @Test
  void elsewhereTheyAreErrorsOfH2() throws SQLException {
    try (Sides sides = open("Regular")) {
      String sql = "INSERT INTO member (id, ssn) VALUES (?, ?) ON DUPLICATE KEY UPDATE n = 1";
      assertThat(sides.compare(sql, 1, "CNRY-9")).isInstanceOf(Answer.Failed.class);
    }
  }
}
