package io.bulla.tests.conversions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session's time zone means for sealed dates and times what it means for plain ones. */
final class SessionZoneTest {
  /** MySQL's TIMESTAMP, which follows the session, is a DATETIME when it is sealed. */
  private static final Set<String> MOMENTS =
      Set.of(
          "date",
          "time",
          "timestamp",
          "timestamp_old",
          "zoned",
          "datetime",
          "datetime_old",
          "varchar_zoned");

  private static final String ZONED =
      """
      tables: { visit: { columns: {
        at: { type: TIMESTAMP(6) WITH TIME ZONE, search: [equality] },
        note: { type: VARCHAR(40) } } } }
      """;

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  static List<TestDatabase> withZones() {
    return databases().stream().filter(database -> !database.isMySqlFamily()).toList();
  }

  private static List<Type> moments(TestDatabase database) {
    return Type.of(database).stream()
        .filter(type -> MOMENTS.contains(type.name()))
        .filter(type -> !database.isMySqlFamily() || !type.name().equals("timestamp"))
        .toList();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void both(Sides sides, String sql) throws SQLException {
    run(sides.plain(), sql);
    run(sides.sealed(), sql);
  }

  /** Neither the zone of the JVM nor one of the calendars of the setters. */
  private static String setZone(TestDatabase database) {
    return database.isMySqlFamily()
        ? "SET time_zone = '-05:00'"
        : "SET TIME ZONE 'America/New_York'";
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyGetterAnswersInTheSessionsZone(TestDatabase database) throws Exception {
    List<Type> types = moments(database);
    try (Sides sides = ConversionMatrixTest.open(database, types)) {
      ConversionMatrixTest.keepSamples(sides, types);
      both(sides, setZone(database));
      ConversionMatrixTest.check(
          database, "getters-zone", ConversionMatrixTest.reads(sides, types));
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everySetterStoresInTheSessionsZone(TestDatabase database) throws Exception {
    List<Type> types = moments(database);
    try (Sides sides = ConversionMatrixTest.open(database, types)) {
      both(sides, setZone(database));
      ConversionMatrixTest.check(
          database, "setters-zone", ConversionMatrixTest.writes(sides, types));
    }
  }

  private static Sides visits(TestDatabase database) throws SQLException {
    Sides sides = Sides.open(database, ZONED);
    sides.createTable(
        "visit", "id INT PRIMARY KEY, at TIMESTAMP(6) WITH TIME ZONE, note VARCHAR(40)");
    return sides;
  }

  @ParameterizedTest
  @MethodSource("withZones")
  void aTextWithoutAZoneIsInTheSessions(TestDatabase database) throws SQLException {
    List<String> zones = new ArrayList<>(List.of("'America/New_York'", "'Europe/Berlin'"));
    zones.addAll(
        database == TestDatabase.H2
            ? List.of("'-5:30'", "'+9:00'", "LOCAL")
            : List.of("-5.5", "9", "'UTC+3'", "'EST5EDT'", "'GMT+03:00'", "LOCAL"));
    try (Sides sides = visits(database)) {
      int id = 0;
      for (String zone : zones) {
        both(sides, "SET TIME ZONE " + zone);
        id++;
        sides.keep("INSERT INTO visit (id, at) VALUES (" + id + ", '2020-07-01 10:20:30')");
        sides.assertSame("SELECT id FROM visit WHERE at = '2020-07-01 10:20:30'");
        sides.assertSame(
            "SELECT id FROM visit WHERE at = ?", LocalDateTime.parse("2020-07-01T10:20:30"));
      }
    }
  }

  @Test
  void aZoneGoesWithItsTransaction() throws SQLException {
    Assumptions.assumeTrue(databases().contains(TestDatabase.POSTGRESQL));
    String insert = "INSERT INTO visit (id, at) VALUES (1, '2020-07-01 10:20:30')";
    try (Sides sides = visits(TestDatabase.POSTGRESQL)) {
      for (String set : List.of("SET LOCAL TIME ZONE 'Asia/Tokyo'", "SET TIME ZONE 'Asia/Tokyo'")) {
        for (Connection connection : List.of(sides.plain(), sides.sealed())) {
          connection.setAutoCommit(false);
          run(connection, set);
          connection.rollback();
          run(connection, insert);
          connection.commit();
          connection.setAutoCommit(true);
        }
        sides.assertSame("SELECT at FROM visit");
        sides.keep("DELETE FROM visit");
      }
    }
  }

  @Test
  void aParameterIsNotCarriedIntoAnotherZone() throws SQLException {
    Assumptions.assumeTrue(databases().contains(TestDatabase.POSTGRESQL));
    try (Sides sides = visits(TestDatabase.POSTGRESQL);
        PreparedStatement insert =
            sides.sealed().prepareStatement("INSERT INTO visit (id, at) VALUES (?, ?)")) {
      insert.setInt(1, 1);
      insert.setObject(2, LocalDateTime.parse("2020-07-01T10:20:30"));
      run(sides.sealed(), "SET TIME ZONE 'Asia/Tokyo'");
      assertThatThrownBy(insert::executeUpdate).hasMessageContaining("Set it again");
      insert.setObject(2, LocalDateTime.parse("2020-07-01T10:20:30"));
      assertThat(insert.executeUpdate()).isOne();
    }
  }

  @Test
  void aZoneThatJavaDoesNotKnowIsRefusedWhereItIsNeeded() throws SQLException {
    Assumptions.assumeTrue(databases().contains(TestDatabase.POSTGRESQL));
    try (Sides sides = visits(TestDatabase.POSTGRESQL)) {
      sides.keep("INSERT INTO visit VALUES (1, '2020-07-01 10:20:30', 'CNRY')");
      both(sides, "SET TIME ZONE 'FOO5'");
      assertThat(Answer.to(sides.sealed(), "SELECT note FROM visit"))
          .isEqualTo(Answer.to(sides.plain(), "SELECT note FROM visit"));
      assertThat(Answer.to(sides.sealed(), "SELECT at FROM visit"))
          .isInstanceOfSatisfying(
              Answer.Refused.class, refused -> assertThat(refused.message()).contains("FOO5"));
    }
  }
}
