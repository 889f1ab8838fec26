package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of every class beside columns of every type: compared, a sealed column answers as a plain
 * one, or fails as it, or Bulla refuses.
 */
final class ComparedValuesTest {
  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

  private static final List<Object> VALUES =
      List.of(
          1,
          0,
          1L,
          (short) 1,
          (byte) 1,
          BigInteger.ONE,
          new BigDecimal("1"),
          new BigDecimal("1.000"),
          new BigDecimal("1.001"),
          1.0,
          1.0f,
          0.5,
          true,
          false,
          "1",
          "01",
          "1.0",
          " 1",
          "1 ",
          "x",
          "",
          "true",
          "2000-01-01",
          "2000-01-01 00:00:00",
          "00:00:01",
          ID.toString(),
          'x',
          Date.valueOf("2000-01-01"),
          Timestamp.valueOf("2000-01-01 00:00:00"),
          Timestamp.valueOf("2000-01-01 00:00:01"),
          Time.valueOf("00:00:01"),
          LocalDate.of(2000, 1, 1),
          LocalDateTime.of(2000, 1, 1, 0, 0),
          LocalTime.of(0, 0, 1),
          ID,
          new byte[] {0, 0, 0, 1},
          new byte[] {49},
          new byte[0]);

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyValueMeansTheSameBesideASealedColumn(TestDatabase database) throws SQLException {
    Map<String, Object> columns = columns(database);
    List<String> wrong = new ArrayList<>();
    int answered = 0;
    try (Sides sides = open(database, columns)) {
      for (String column : columns.keySet()) {
        for (Object value : VALUES) {
          if (!isKnownDifference(database, column, value)) {
            answered += fight(sides, column, value, wrong);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(answered).as("comparisons answered, or failed alike").isGreaterThan(300);
  }

  /** MySQL would take a part of such a number, but of a text all of it. */
  @ParameterizedTest
  @MethodSource("databases")
  void aTextOfManyDigitsIsATextBesideTexts(TestDatabase database) throws SQLException {
    try (Sides sides = open(database, columns(database))) {
      String digits = "0." + "1".repeat(32);
      String update = "UPDATE typed SET c_varchar = ? WHERE id = 2";
      String query = "SELECT id FROM typed WHERE c_varchar = ?";
      for (Connection connection : List.of(sides.plain(), sides.sealed())) {
        assertThat(Answer.to(connection, update, digits)).isEqualTo(new Answer.Count(1));
      }
      assertThat(Answer.to(sides.sealed(), query, digits))
          .isInstanceOf(Answer.Rows.class)
          .isEqualTo(Answer.to(sides.plain(), query, digits));
    }
  }

  /** Texts beside other types, which PostgreSQL's driver sends as such; MariaDB's knows no char. */
  private static boolean isKnownDifference(TestDatabase database, String column, Object value) {
    boolean text = value instanceof String || value instanceof Character;
    return switch (database) {
      case POSTGRESQL -> text && !column.startsWith("VARCHAR");
      case H2 -> false;
      default -> value instanceof Character;
    };
  }

  private static int fight(Sides sides, String type, Object value, List<String> wrong)
      throws SQLException {
    int answered = 0;
    for (String condition : List.of("%s = ?", "? = %s", "%s <> ?", "%s IN (?)", "%s NOT IN (?)")) {
      String sql = "SELECT id FROM typed WHERE " + condition.formatted(name(type));
      Answer expected = Answer.to(sides.plain(), sql, value);
      Answer actual = Answer.to(sides.sealed(), sql, value);
      if (actual.equals(expected)) {
        answered++;
      } else if (!isRefused(actual)) {
        String given = value.getClass().getSimpleName() + " " + value;
        wrong.add(type + ", " + given + ": " + sql + "\n  " + expected + "\n  Bulla: " + actual);
      }
    }
    return answered;
  }

  private static boolean isRefused(Answer answer) {
    return answer instanceof Answer.Refused
        || answer instanceof Answer.Failed failed && failed.message().startsWith("Bulla:");
  }

  private static String name(String type) {
    return "c_" + type.replaceAll("[^A-Z].*", "").toLowerCase(java.util.Locale.ROOT);
  }

  /** Types with the value of the first row. */
  private static Map<String, Object> columns(TestDatabase database) {
    boolean mysql = database.name().startsWith("M");
    boolean uuid = database == TestDatabase.H2 || database == TestDatabase.POSTGRESQL;
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put(
        database == TestDatabase.POSTGRESQL ? "BYTEA" : "VARBINARY(16)", new byte[] {0, 0, 0, 1});
    columns.put("VARCHAR(40)", "1");
    columns.put("BIGINT", 1L);
    columns.put("DECIMAL(12,2)", new BigDecimal("1.00"));
    columns.put("DOUBLE PRECISION", 1.0);
    columns.put("DATE", Date.valueOf("2000-01-01"));
    columns.put("TIME", Time.valueOf("00:00:01"));
    columns.put(mysql ? "DATETIME(6)" : "TIMESTAMP(6)", Timestamp.valueOf("2000-01-01 00:00:00"));
    if (uuid) {
      columns.put("UUID", ID);
    }
    return columns;
  }

  private static Sides open(TestDatabase database, Map<String, Object> columns)
      throws SQLException {
    StringBuilder policy = new StringBuilder("tables:\n  typed:\n    columns:\n");
    StringBuilder declared = new StringBuilder("id INT PRIMARY KEY");
    for (String type : columns.keySet()) {
      String line = "      %s: { type: '%s', search: [equality] }\n";
      policy.append(line.formatted(name(type), type));
      declared.append(", ").append(name(type)).append(' ').append(type);
    }
    Sides sides = Sides.open(database, policy.toString());
    sides.createTable("typed", declared.toString());
    List<Object> row = new ArrayList<>(List.of(1));
    row.addAll(columns.values());
    sides.keep("INSERT INTO typed VALUES (?" + ", ?".repeat(columns.size()) + ")", row.toArray());
    sides.keep("INSERT INTO typed (id) VALUES (2)");
    return sides;
  }
}
