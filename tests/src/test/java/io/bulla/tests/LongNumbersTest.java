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
 * Numbers of more digits than a double has: databases compare them with doubles, and some with
 * texts, as doubles, so that several of them are equal to one value. Bulla answers alike or
 * refuses.
 */
final class LongNumbersTest {
  private static final String NEAR = "8642097512345678.000002";
  private static final String AS_DOUBLE = "8.642097512345678E15";

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void areEqualToTheSameValuesAsPlainOnes(TestDatabase database) throws SQLException {
    String policy =
        """
        tables:
          account:
            columns:
              amount: { type: 'DECIMAL(30,6)', search: [equality] }
              big: { type: BIGINT, search: [equality] }
              ratio: { type: DOUBLE PRECISION, search: [equality] }
        """;
    try (Sides sides = Sides.open(database, policy)) {
      sides.createTable(
          "account",
          "id INT PRIMARY KEY, amount DECIMAL(30,6), big BIGINT, ratio DOUBLE PRECISION");
      String insert = "INSERT INTO account (id, amount, big, ratio) VALUES (?, ?, ?, ?)";
      sides.keep(insert, 1, new BigDecimal("8642097512345678.000001"), 9007199254740992L, 0.5);
      sides.keep(insert, 2, new BigDecimal(NEAR), 9007199254740993L, 2.25);
      sides.keep(insert, 3, new BigDecimal("19.990000"), 19L, 19.99);
      List<String> wrong = new ArrayList<>();
      for (Object value :
          List.of(
              19.99,
              19.0,
              Double.valueOf(AS_DOUBLE),
              9007199254740992.0,
              19.99f,
              2.25f,
              NEAR,
              "19.99",
              "19",
              "9007199254740993",
              AS_DOUBLE,
              new BigDecimal(NEAR),
              new BigDecimal("9007199254740993"),
              9007199254740993L)) {
        // its driver sends a text for a text, which this server compares with texts alone
        if (!(database == TestDatabase.POSTGRESQL && value instanceof String)) {
          compare(sides, "?", wrong, value);
        }
      }
      for (String literal :
          List.of(
              NEAR,
              AS_DOUBLE,
              "1.999E1",
              "19.99",
              "9007199254740993",
              "9.007199254740993E15",
              "'" + NEAR + "'",
              "'" + AS_DOUBLE + "'",
              "'19.99'",
              "'9007199254740993'",
              "'9.007199254740993E15'")) {
        compare(sides, literal, wrong);
      }
      assertThat(wrong).isEmpty();
      sides.assertSame("SELECT id FROM account WHERE amount = ?", 19.99);
      sides.assertSame("SELECT id FROM account WHERE big = ?", 19.0);
      sides.assertSame("SELECT id FROM account WHERE ratio = ?", 2.25f);
    }
  }

  private static void compare(Sides sides, String operand, List<String> wrong, Object... values) {
    for (String column : List.of("amount", "big", "ratio")) {
      String sql = "SELECT id FROM account WHERE " + column + " = " + operand;
      Answer plain = Answer.to(sides.plain(), sql, values);
      Answer sealed = Answer.to(sides.sealed(), sql, values);
      boolean refused =
          sealed instanceof Answer.Refused
              || (sealed instanceof Answer.Failed no && no.message().startsWith("Bulla:"));
      if (!refused && !sealed.equals(plain)) {
        wrong.add(sql + " " + List.of(values) + "\n  plain: " + plain + "\n  Bulla: " + sealed);
      }
    }
  }
}
