package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application is told when a constraint of a sealed column is not kept. */
final class FailureMessagesTest {
  private static final String TABLES =
      """
      tables:
        member:
          columns:
            ssn: { type: VARCHAR(8), search: [equality] }
            pin: { type: VARCHAR(8) }
      """;

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  private static void withMember(TestDatabase database, Consumer<Sides> test) throws SQLException {
    try (Sides sides = Sides.open(database, TABLES)) {
      sides.createTable(
          "member", "id INT PRIMARY KEY, ssn VARCHAR(8) NOT NULL, pin VARCHAR(8) NOT NULL");
      test.accept(sides);
      Sides.assertNothingInClear("messages");
    }
  }

  private static SQLException failure(
      Connection connection, @Nullable String ssn, @Nullable String pin) {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO member (id, ssn, pin) VALUES (1, ?, ?)")) {
      insert.setString(1, ssn);
      insert.setString(2, pin);
      insert.executeUpdate();
    } catch (SQLException e) {
      return e;
    }
    throw new AssertionError("it was stored");
  }

  private static void assertTold(
      Sides sides, @Nullable String ssn, @Nullable String pin, String name) {
    SQLException plain = failure(sides.plain(), ssn, pin);
    SQLException sealed = failure(sides.sealed(), ssn, pin);
    assertThat(sealed.getSQLState().substring(0, 2))
        .as("%s: %s", plain, sealed)
        .isEqualTo(plain.getSQLState().substring(0, 2));
    assertThat(String.valueOf(sealed.getMessage()).toLowerCase(Locale.ROOT))
        .contains(name)
        .doesNotContain("__eq")
        .doesNotContain("cnry");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aMissingValueIsToldOfItsColumn(TestDatabase database) throws SQLException {
    withMember(
        database,
        sides -> {
          assertTold(sides, null, "CNRY-p", "ssn");
          assertTold(sides, "CNRY-s", null, "pin");
        });
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aValueThatIsTooLongIsToldOfItsColumn(TestDatabase database) throws SQLException {
    withMember(
        database,
        sides -> {
          assertTold(sides, "CNRY-too-long", "CNRY-p", "ssn");
          assertTold(sides, "CNRY-s", "CNRY-too-long", "pin");
        });
  }
}
