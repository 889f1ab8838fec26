package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers that are other ones in binary than in decimal, written into columns of each type and
 * compared with them: plain and sealed columns take them for the same, or Bulla refuses.
 */
final class BinaryNumbersTest {
  private static final String POLICY =
      """
      tables:
        measure:
          columns:
            exact:  { type: 'DECIMAL(30,10)', search: [equality] }
            twice:  { type: DOUBLE PRECISION, search: [equality] }
            single: { type: REAL, search: [equality] }
            whole:  { type: BIGINT, search: [equality] }
      """;

  private static final List<Double> NUMBERS =
      List.of(
          0.0,
          -0.0,
          0.1,
          0.5,
          0.1 + 0.2,
          2.0E-3,
          4.35,
          1.1f + 0.0,
          0.009140015f + 0.0,
          16777217.0,
          123456789.0,
          1.0E15,
          9.007199254740993E15,
          1.0E23,
          9.999999999999999E22,
          2.0E-44,
          -2.687419379490061E-81,
          2.2250738585072014E-308,
          1.7976931348623157E308);

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void areTheSameInPlainAndSealedColumns(TestDatabase database) throws SQLException {
    try (Sides sides = Sides.open(database, POLICY)) {
      sides.createTable(
          "measure",
          "id INT PRIMARY KEY, exact DECIMAL(30,10), twice DOUBLE PRECISION, single REAL,"
              + " whole BIGINT");
      List<String> wrong = new ArrayList<>();
      int id = 0;
      for (double number : NUMBERS) {
        for (String column : List.of("exact", "twice", "single", "whole")) {
          for (Object value : forms(number, database)) {
            insert(sides, ++id, column, value, wrong);
          }
        }
      }
      int refused = 0;
      int answered = 0;
      for (double number : NUMBERS) {
        for (String column : List.of("exact", "twice", "single", "whole")) {
          String where = "SELECT id FROM measure WHERE " + column + " = ";
          List<Boolean> answers = new ArrayList<>();
          for (Object value : forms(number, database)) {
            answers.add(compare(sides, where + "?", wrong, value));
          }
          for (String literal : literals(number)) {
            answers.add(compare(sides, where + literal, wrong));
          }
          answered += (int) answers.stream().filter(each -> each).count();
          refused += (int) answers.stream().filter(each -> !each).count();
        }
      }
      assertThat(wrong).isEmpty();
      assertThat(answered).isGreaterThan(refused);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aFloatOfMySqlIsNoDouble(TestDatabase database) throws SQLException {
    try (Sides sides = Sides.open(database, POLICY)) {
      for (String type : List.of("FLOAT4", "FLOAT")) {
        Answer answer =
            Answer.to(
                sides.sealed(),
                "CREATE TABLE measure (id INT PRIMARY KEY, exact DECIMAL(30,10), twice "
                    + type
                    + ", single REAL, whole BIGINT)");
        assertThat(answer).as(type).isInstanceOf(Answer.Failed.class);
        assertThat(((Answer.Failed) answer).message())
            .containsIgnoringCase("measure.twice is declared as " + type);
      }
    }
  }

  private static List<Object> forms(double number, TestDatabase database) {
    List<Object> forms = new ArrayList<>();
    forms.add(number);
    forms.add((float) number);
    forms.add(new BigDecimal(number));
    forms.add(new BigDecimal(Double.toString(number)));
    forms.add((long) number);
    if (database != TestDatabase.POSTGRESQL) {
      // its driver sends a text for a text, which this server takes for no number
      forms.add(Double.toString(number));
    }
    return forms;
  }

  private static List<String> literals(double number) {
    String digits = Double.toString(number);
    return List.of(digits, new BigDecimal(digits).toPlainString(), "'" + digits + "'");
  }

  /** Rows that one side refuses are taken back on the other. */
  private static void insert(Sides sides, int id, String column, Object value, List<String> wrong) {
    String sql = "INSERT INTO measure (id, " + column + ") VALUES (" + id + ", ?)";
    boolean answered = compare(sides, sql, wrong, value);
    String undo = "DELETE FROM measure WHERE id = " + id;
    if (!answered) {
      Answer.to(sides.plain(), undo);
      return;
    }
    String read = "SELECT " + column + " FROM measure WHERE id = " + id;
    compare(sides, read, wrong);
    if (!Answer.to(sides.sealed(), read).equals(Answer.to(sides.plain(), read))) {
      Answer.to(sides.plain(), undo);
      Answer.to(sides.sealed(), undo);
    }
  }

  private static boolean compare(Sides sides, String sql, List<String> wrong, Object... values) {
    Answer sealed = Answer.to(sides.sealed(), sql, values);
    Answer plain = Answer.to(sides.plain(), sql, values);
    boolean refused =
        sealed instanceof Answer.Refused
            || (sealed instanceof Answer.Failed no && no.message().startsWith("Bulla:"));
    boolean onlyBullaFails =
        sealed instanceof Answer.Failed
            && !sql.startsWith("SELECT")
            && !(plain instanceof Answer.Failed);
    if ((!refused && !sealed.equals(plain)) || onlyBullaFails) {
      wrong.add(sql + " " + List.of(values) + "\n  plain: " + plain + "\n  Bulla: " + sealed);
    }
    return !refused;
  }
}
