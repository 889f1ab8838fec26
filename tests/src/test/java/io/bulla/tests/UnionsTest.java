package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A UNION of sealed columns of two tables: what is there, and what was put into an archive. */
final class UnionsTest {
  private static final String COLUMNS =
      """
          columns:
            phone: { type: VARCHAR(20), search: [equality] }
            pay:   { type: 'DECIMAL(14,2)' }
            born:  { type: DATE }
            note:  { type: TEXT }
      """;
  private static final String POLICY =
      "tables:\n  visit:\n%s  visit_archive:\n%sjoins:\n  phones: [visit.phone, visit_archive.phone]\n"
          .formatted(COLUMNS, COLUMNS);
  private static final String BOTH =
      "SELECT id, phone, pay, born, note FROM visit"
          + " UNION ALL SELECT id, phone, pay, born, note FROM visit_archive";

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  private static Sides open(TestDatabase database) throws SQLException {
    Sides sides = Sides.open(database, POLICY);
    for (String table : List.of("visit", "visit_archive")) {
      sides.createTable(
          table, "id INT PRIMARY KEY, phone VARCHAR(20), pay DECIMAL(14,2), born DATE, note TEXT");
    }
    row(sides, "visit", 1, "CNRY-1", "n");
    sides.keep("INSERT INTO visit (id) VALUES (2)");
    row(sides, "visit", 3, "CNRY-3", "CNRY".repeat(10_000));
    row(sides, "visit_archive", 4, "CNRY-1", "");
    row(sides, "visit_archive", 5, "CNRY-5", "CNRY");
    return sides;
  }

  private static void row(Sides sides, String table, int id, String phone, String note) {
    sides.keep(
        "INSERT INTO " + table + " (id, phone, pay, born, note) VALUES (?, ?, ?, ?, ?)",
        id,
        phone,
        new BigDecimal("86420975.10"),
        Date.valueOf("1913-02-0" + id),
        note);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void eachCellOpensUnderItsOwnColumn(TestDatabase database) throws SQLException {
    try (Sides sides = open(database)) {
      sides.assertSame(BOTH + " ORDER BY id");
      sides.assertSame("SELECT * FROM visit UNION ALL SELECT * FROM visit_archive ORDER BY id");
      sides.assertSame("SELECT * FROM (" + BOTH + ") x WHERE x.phone = ? ORDER BY id", "CNRY-1");
      sides.assertSame("SELECT phone FROM visit UNION SELECT phone FROM visit_archive");
      sides.assertSame(
          "SELECT x.phone, COUNT(*) AS n FROM ("
              + BOTH
              + ") x GROUP BY x.phone HAVING COUNT(*) > 1");
      sides.assertSame(
          "SELECT v.id FROM visit v WHERE v.phone IN (SELECT x.phone FROM ("
              + BOTH
              + ") x WHERE x.id > ?)",
          3);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void itsCellsAreStoredNowhere(TestDatabase database) throws SQLException {
    try (Sides sides = open(database)) {
      for (String sql :
          List.of(
              "INSERT INTO visit (id, phone) SELECT x.id + 10, x.phone FROM (" + BOTH + ") x",
              "UPDATE visit SET note = (SELECT x.note FROM (" + BOTH + ") x WHERE x.id = 5)",
              "SELECT pay FROM visit UNION SELECT pay FROM visit_archive",
              "SELECT phone FROM visit UNION ALL SELECT note FROM visit_archive",
              "SELECT x.id FROM (" + BOTH + ") x WHERE x.pay = 1")) {
        assertThat(sides.compare(sql)).as(sql).isInstanceOf(Answer.Refused.class);
      }
    }
  }

  /** What a cell is of is said by the statement: a cell that was moved opens nowhere. */
  @ParameterizedTest
  @MethodSource("databases")
  void aMovedCellDoesNotOpen(TestDatabase database) throws SQLException {
    try (Sides sides = open(database)) {
      try (Connection administrator = sides.sealedSchema().plain();
          Statement statement = administrator.createStatement()) {
        statement.executeUpdate(
            "UPDATE visit SET phone = (SELECT phone FROM visit_archive WHERE id = 5) WHERE id = 3");
      }
      try (Statement statement = sides.sealed().createStatement();
          ResultSet rows = statement.executeQuery(BOTH + " ORDER BY id DESC")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("phone")).isEqualTo("CNRY-5");
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt("id")).isEqualTo(3);
        assertThatThrownBy(() -> rows.getString("phone"))
            .isInstanceOf(SQLException.class)
            .hasMessageContainingAll("cell of", "names the unknown key")
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("22000");
      }
    }
  }

  /** The type of the result is that of both, as the database makes it. */
  @ParameterizedTest
  @MethodSource("databases")
  void textsOfTwoLengthsAreReadAsOne(TestDatabase database) throws SQLException {
    try (Sides sides =
        Sides.open(
            database,
            "tables:\n  person:\n    columns:\n      mobile: { type: VARCHAR(20) }\n"
                + "      phone: { type: VARCHAR(30) }\n      age: { type: INTEGER }\n"
                + "      pay: { type: BIGINT }\n")) {
      sides.createTable(
          "person",
          "id INT PRIMARY KEY, mobile VARCHAR(20), phone VARCHAR(30), age INTEGER, pay BIGINT");
      sides.keep("INSERT INTO person VALUES (1, 'CNRY-1', 'CNRY-2', 1, 2)");
      sides.keep("INSERT INTO person VALUES (2, NULL, 'CNRY-3', 1, 2)");
      for (String sql :
          List.of(
              "SELECT COALESCE(mobile, phone) AS p FROM person ORDER BY id",
              "SELECT CASE WHEN id = 1 THEN phone ELSE mobile END AS p FROM person ORDER BY id",
              "SELECT mobile AS p FROM person UNION ALL SELECT phone FROM person")) {
        sides.assertSame(sql);
        assertThat(type(sides.sealed(), sql)).as(sql).isEqualTo(type(sides.plain(), sql));
      }
      assertThat(sides.compare("SELECT COALESCE(age, pay) AS p FROM person"))
          .isInstanceOf(Answer.Refused.class);
    }
  }

  private static String type(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData column = rows.getMetaData();
      return String.join(
          " ",
          column.getColumnTypeName(1),
          column.getColumnClassName(1),
          "" + column.getPrecision(1),
          "" + column.getColumnDisplaySize(1),
          "" + column.isNullable(1),
          column.getTableName(1),
          column.getColumnName(1));
    }
  }
}
