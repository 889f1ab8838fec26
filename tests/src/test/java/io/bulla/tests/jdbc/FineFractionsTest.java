package io.bulla.tests.jdbc;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Digits beyond the microsecond find the rows that they find in a plain column. */
final class FineFractionsTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  private static Sides open(TestDatabase database) throws SQLException {
    Sides sides =
        Sides.open(
            database,
            "tables: { visit: { columns: { at: { type: 'TIMESTAMP(6)', search: [equality] } } } }");
    sides.createTable("visit", "id INT PRIMARY KEY, at TIMESTAMP(6)");
    for (int micros = 123_455; micros <= 123_458; micros++) {
      sides.keep(
          "INSERT INTO visit (id, at) VALUES (%d, '2020-01-31 10:20:30.%d')"
              .formatted(micros, micros));
    }
    return sides;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void ofATextThatIsComparedOrRefused(TestDatabase database) throws SQLException {
    try (Sides sides = open(database)) {
      for (String digits : List.of("123456", "1234564", "1234565", "1234567", "123456789")) {
        String text = "2020-01-31 10:20:30." + digits;
        sides.compare("SELECT id FROM visit WHERE at = '" + text + "'");
        if (database != TestDatabase.POSTGRESQL) {
          // pgjdbc sends a text as one, which PostgreSQL does not compare with a timestamp
          sides.assertSame("SELECT id FROM visit WHERE at = ?", text);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void ofATimestampThatIsCompared(TestDatabase database) throws SQLException {
    try (Sides sides = open(database)) {
      for (String digits : List.of("123456", "1234564", "1234565", "1234567", "123456789")) {
        Timestamp stamp = Timestamp.valueOf("2020-01-31 10:20:30." + digits);
        sides.assertSame("SELECT id FROM visit WHERE at = ?", stamp);
        sides.assertSame("SELECT id FROM visit WHERE at = ?", stamp.toLocalDateTime());
      }
    }
  }
}
