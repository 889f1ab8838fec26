package io.bulla.tests;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts of thousands of values and of many levels. Where each value or level costs as much as all
 * before it, these do not end in any reasonable time.
 */
final class LongTextsTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void thousandsOfRowsAreInserted(TestDatabase database) throws SQLException {
    try (Sides sides = Shop.open(database)) {
      sides.assertSame(
          "INSERT INTO claim (id, holder_ssn, amount) VALUES "
              + list(20_000, i -> "(" + (1000 + i) + ", 'CNRY-" + i % 50 + "', " + i + ")"));
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aValueIsOneOfThousands(TestDatabase database) throws SQLException {
    try (Sides sides = Shop.open(database)) {
      sides.assertSame(
          "SELECT id FROM claim WHERE holder_ssn IN (" + list(3000, LongTextsTest::person) + ")");
      sides.assertSame(
          "UPDATE claim SET amount = CASE "
              + join(" ", 1000, i -> "WHEN holder_ssn = " + person(i) + " THEN " + i)
              + " END");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void setOperationsStandInsideEachOther(TestDatabase database) throws SQLException {
    String query = "SELECT holder_ssn FROM claim";
    String nested = query;
    for (int i = 0; i < 30; i++) {
      nested = "(" + nested + ") UNION " + query;
    }
    try (Sides sides = Shop.open(database)) {
      sides.assertSame(nested);
    }
  }

  private static String person(int i) {
    return "'CNRY-" + i + "'";
  }

  private static String list(int count, IntFunction<String> element) {
    return join(", ", count, element);
  }

  private static String join(String between, int count, IntFunction<String> element) {
    return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(between));
  }
}
