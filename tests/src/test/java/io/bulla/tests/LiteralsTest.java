package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every spelling of a literal against every type: compared and stored, a sealed column answers as a
 * plain one, or Bulla refuses.
 */
final class LiteralsTest {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("amount", "DECIMAL(14,2)"),
          Map.entry("whole", "INTEGER"),
          Map.entry("big", "BIGINT"),
          Map.entry("real_x", "DOUBLE PRECISION"),
          Map.entry("word", "VARCHAR(12)"),
          Map.entry("code", "CHAR(8)"),
          Map.entry("long_x", "TEXT"),
          Map.entry("day_x", "DATE"),
          Map.entry("moment", "TIMESTAMP(6)"),
          Map.entry("truth", "BOOLEAN"));

  private static final List<String> LITERALS =
      List.of(
          "NULL",
          "0",
          "1",
          "-1",
          "+1",
          "1.0",
          "864",
          "864.10",
          "864.104",
          "864.105",
          "-864.105",
          "86410e-2",
          "8.641E2",
          ".5",
          "864.",
          "99999999999999999999",
          "1e400",
          "'1'",
          "'864.10'",
          "' 864.10 '",
          "'864.105'",
          "'8.641e2'",
          "'abc'",
          "''",
          "' '",
          "'CNRY-1'",
          "'CNRY-1  '",
          "'cnry-1'",
          "'CNRY-1' 'x'",
          "'much too long a text'",
          "N'CNRY-1'",
          "X'434E52592D31'",
          "0x4142",
          "B'101'",
          "E'CNRY\\x2d1'",
          "U&'CNRY\\002d1'",
          "$$CNRY-1$$",
          "_utf8mb4'CNRY-1'",
          "\"CNRY-1\"",
          "TRUE",
          "FALSE",
          "'t'",
          "'true'",
          "'yes'",
          "'on'",
          "UNKNOWN",
          "DATE '1913-02-01'",
          "'1913-02-01'",
          "'1913-2-1'",
          "'19130201'",
          "'1913-02-30'",
          "{d '1913-02-01'}",
          "TIMESTAMP '1913-02-01 00:00:00'",
          "TIMESTAMP '1913-02-01 10:20:30.1234567'",
          "{ts '1913-02-01 10:20:30.123456'}",
          "'1913-02-01 10:20:30.123456'",
          "'1913-02-01T10:20:30.123456'",
          "'1913-02-01 00:00:00'",
          "TIME '10:20:30'",
          "CAST('864.10' AS DECIMAL(14,2))",
          "CAST(864.105 AS DECIMAL(14,2))",
          "CAST('1913-02-01' AS DATE)",
          "CAST('CNRY-1' AS CHAR(8))",
          "CAST('CNRY-1' AS CHAR(12))",
          "CAST(864 AS DECIMAL(14,2))",
          "(864.10)",
          "-(864)",
          "1 + 1",
          "CURRENT_DATE");

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyLiteralMeansTheSameBesideASealedColumn(TestDatabase database) throws SQLException {
    List<String> wrong = new ArrayList<>();
    int answered = 0;
    try (Sides sides = open(database)) {
      sides.plain().setAutoCommit(false);
      sides.sealed().setAutoCommit(false);
      for (String column : TYPES.keySet().stream().sorted().toList()) {
        for (String literal : LITERALS) {
          if (isKnownDifference(database, column, literal)) {
            continue;
          }
          answered += fight(sides, column, literal, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(answered).as("literals that were answered, or failed alike").isGreaterThan(800);
  }

  /** What decisions 0006 and 0014 name: collations, and DATETIME's class through Connector/J. */
  private static boolean isKnownDifference(TestDatabase database, String column, String literal) {
    boolean mysql = isMySqlFamily(database);
    boolean connectorJ = mysql && database != TestDatabase.MARIADB;
    boolean trailingBlank = literal.endsWith(" '") && column.equals("code");
    boolean otherCollation = database == TestDatabase.MYSQL && literal.contains("AS CHAR");
    return (mysql && trailingBlank) || (connectorJ && column.equals("moment")) || otherCollation;
  }

  private static boolean isMySqlFamily(TestDatabase database) {
    return database.name().startsWith("M");
  }

  private static int fight(Sides sides, String column, String literal, List<String> wrong)
      throws SQLException {
    int answered = 0;
    for (String sql :
        List.of(
            "SELECT id FROM typed WHERE " + column + " = " + literal,
            "SELECT id FROM typed WHERE " + column + " <> " + literal,
            "SELECT id FROM typed WHERE " + column + " IN (NULL, " + literal + ")",
            "UPDATE typed SET " + column + " = " + literal + " WHERE id = 1",
            "INSERT INTO typed (id, " + column + ") VALUES (9, " + literal + ")")) {
      String expected = answer(sides.plain(), column, sql);
      String actual = answer(sides.sealed(), column, sql);
      boolean refused = actual.startsWith("refused");
      if (!refused && !actual.equals(expected)) {
        wrong.add(sql + "\n  plain: " + expected + "\n  Bulla: " + actual);
      }
      answered += refused ? 0 : 1;
    }
    return answered;
  }

  /** What it answers, and what a change leaves in the column. */
  private static String answer(Connection connection, String column, String sql)
      throws SQLException {
    try {
      Answer answer = Answer.to(connection, sql);
      String message =
          answer instanceof Answer.Refused no
              ? no.message()
              : answer instanceof Answer.Failed failed ? failed.message() : "";
      if (message.startsWith("Bulla:")) {
        return "refused: " + message;
      }
      if (answer instanceof Answer.Failed failed) {
        return "failed " + failed.stateClass();
      }
      boolean change = answer instanceof Answer.Count;
      String left = "SELECT id, " + column + " FROM typed ORDER BY id";
      return answer + (change ? " " + Answer.to(connection, left) : "");
    } finally {
      connection.rollback();
    }
  }

  private static Sides open(TestDatabase database) throws SQLException {
    StringBuilder policy = new StringBuilder("tables:\n  typed:\n    columns:\n");
    StringBuilder columns = new StringBuilder("id INT PRIMARY KEY");
    for (String column : TYPES.keySet().stream().sorted().toList()) {
      boolean mysql = isMySqlFamily(database);
      String type = TYPES.get(column);
      String declared = mysql ? String.valueOf(type).replace("TIMESTAMP", "DATETIME") : type;
      String search = column.equals("truth") ? "" : ", search: [equality]";
      policy.append("      %s: { type: '%s'%s }\n".formatted(column, declared, search));
      columns.append(", ").append(column).append(' ').append(declared);
    }
    Sides sides = Sides.open(database, policy.toString());
    sides.createTable("typed", columns.toString());
    sides.keep(
        "INSERT INTO typed (id, amount, whole, big, real_x, word, code, long_x, day_x, moment,"
            + " truth) VALUES (1, 864.10, 864, 864, 864.5, 'CNRY-1', 'CNRY-1', 'CNRY-1',"
            + " DATE '1913-02-01', TIMESTAMP '1913-02-01 10:20:30.123456', TRUE),"
            + " (2, 1, 1, 1, 1, '1', '1', '1', DATE '1913-02-02', TIMESTAMP '1913-02-01 00:00:00',"
            + " FALSE), (3, 864.11, -1, 99, 0.5, '', '', '', NULL, NULL, NULL),"
            + " (4, 0, 0, 0, 0, '864.10', 'abc', ' ', NULL, NULL, TRUE)");
    return sides;
  }
}
