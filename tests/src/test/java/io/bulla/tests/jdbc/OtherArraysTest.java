package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays of types that a database compares padded, rounded or in a zone: refused, all of them. */
final class OtherArraysTest {
  private static final String TABLES =
      """
      tables:
        kept:
          columns:
            padded: { type: CHAR(5), search: [equality] }
            small:  { type: REAL, search: [equality] }
            hour_x: { type: TIME, search: [equality] }
            moment: { type: TIMESTAMP(6), search: [equality] }
      """;

  static List<TestDatabase> databases() {
    return TestDatabase.available().stream()
        .filter(each -> each == TestDatabase.H2 || each == TestDatabase.POSTGRESQL)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theyAreRefused(TestDatabase database) throws SQLException {
    try (Sides sides = Sides.open(database, TABLES)) {
      sides.createTable(
          "kept",
          "id INT PRIMARY KEY, padded CHAR(5), small REAL, hour_x TIME, moment TIMESTAMP(6)");
      Time hour = Time.valueOf("10:20:30");
      Timestamp moment = Timestamp.valueOf("1913-02-01 10:20:30");
      sides.keep("INSERT INTO kept VALUES (1, ?, ?, ?, ?)", "CNRY", 0.5f, hour, moment);
      assertRefused(sides.sealed(), "padded", "char", "CNRY");
      assertRefused(sides.sealed(), "padded", "varchar", "CNRY");
      assertRefused(sides.sealed(), "small", "real", 0.5f);
      assertRefused(sides.sealed(), "small", "float8", 0.5);
      assertRefused(sides.sealed(), "hour_x", "time", hour);
      assertRefused(sides.sealed(), "moment", "timestamp", moment);
      Sides.assertNothingInClear("arrays");
    }
  }

  private static void assertRefused(
      Connection connection, String column, String type, Object element) throws SQLException {
    String sql = "SELECT id FROM kept WHERE " + column + " = ANY (?)";
    Array array =
        connection.createArrayOf(
            connection.getMetaData().getDatabaseProductName().equals("H2") ? "VARCHAR" : type,
            new Object[] {element});
    Answer answer;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, array);
      try (ResultSet rows = statement.executeQuery()) {
        answer = Answer.rows(rows, true);
      }
    } catch (SQLException e) {
      answer = Answer.failure(e);
    }
    assertThat(answer).as("%s %s", column, type).isInstanceOf(Answer.Refused.class);
  }
}
