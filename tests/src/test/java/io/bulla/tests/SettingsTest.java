package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of servers, roles and sessions by which a text is read: followed or refused. */
final class SettingsTest {
  private static final String POLICY =
      """
      tables:
        person:
          columns:
            ssn: { type: VARCHAR(20), search: [equality] }
      """;

  static List<TestDatabase> mySqlFamily() {
    return TestDatabase.available().stream().filter(TestDatabase::isMySqlFamily).toList();
  }

  private static Sides open(TestDatabase database) throws SQLException {
    Sides sides = Sides.open(database, POLICY);
    sides.createTable("person", "id INT PRIMARY KEY, ssn VARCHAR(20)");
    sides.keep("INSERT INTO person VALUES (1, 'CNRY-1'), (2, 'CNRY-2'), (3, NULL)");
    return sides;
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

  private static String refused(Connection connection, String sql) {
    try {
      run(connection, sql);
    } catch (SQLException e) {
      assertThat(e.getMessage()).as("%s", sql).startsWith("Bulla: ").doesNotContain("CNRY");
      Sides.assertNothingInClear(sql);
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("not refused: " + sql);
  }

  @ParameterizedTest
  @MethodSource("mySqlFamily")
  void pipesAreWhatTheSessionSays(TestDatabase database) throws SQLException {
    try (Sides sides = open(database)) {
      both(sides, "SET sql_mode = 'PIPES_AS_CONCAT'");
      sides.assertSame("SELECT id FROM person WHERE ssn = 'CNRY' || '-1'");
      sides.assertSame("UPDATE person SET ssn = 'CNRY-' || 'x' WHERE ssn = 'CNRY-2' || ''");
      sides.assertSame("SELECT id FROM person WHERE ssn <> 'CNRY' || '-1' AND id < 9");
      both(sides, "SET sql_mode = ''");
      sides.assertSame("SELECT id FROM person WHERE ssn = 'CNRY-1' || 1");
      sides.assertSame("SELECT id FROM person WHERE ssn = 'CNRY-1' || 0");
      both(sides, "SET sql_mode = 'ANSI'");
      sides.assertSame("SELECT id AS \"n\" FROM \"person\" WHERE \"ssn\" = 'CNRY' || '-1'");
    }
  }

  @ParameterizedTest
  @MethodSource("mySqlFamily")
  void modesOfAnotherGrammarAreRefused(TestDatabase database) throws SQLException {
    boolean mariaDb = database != TestDatabase.MYSQL;
    List<String> modes =
        mariaDb
            ? List.of(
                "HIGH_NOT_PRECEDENCE",
                "EMPTY_STRING_IS_NULL",
                "PAD_CHAR_TO_FULL_LENGTH",
                "ORACLE",
                "MSSQL")
            : List.of("HIGH_NOT_PRECEDENCE", "PAD_CHAR_TO_FULL_LENGTH");
    try (Sides sides = open(database)) {
      // its plan is known when the mode changes
      sides.assertSame("SELECT id FROM person WHERE NOT ssn = 'CNRY-1'");
      for (String mode : modes) {
        run(sides.sealed(), "SET sql_mode = '" + mode + "'");
        assertThat(refused(sides.sealed(), "SELECT id FROM person WHERE NOT ssn = 'CNRY-1'"))
            .contains("sql_mode");
        refused(sides.sealed(), "INSERT INTO person (id, ssn) VALUES (8, '')");
        run(sides.sealed(), "SELECT 1");
      }
      both(sides, "SET sql_mode = ''");
      sides.assertSame("SELECT id FROM person WHERE NOT ssn = 'CNRY-1'");
    }
  }

  @ParameterizedTest
  @MethodSource("mySqlFamily")
  void modesThatChangeWithinATextHideNothing(TestDatabase database) throws SQLException {
    try (Sides sides = open(database)) {
      String url = Sides.url(sides.sealedSchema()) + "&allowMultiQueries=true";
      try (Connection connection =
          DriverManager.getConnection(
              url, Sides.properties(sides.sealedSchema(), sides.policy()))) {
        for (String sql :
            List.of(
                "SET sql_mode = 'ANSI_QUOTES'; INSERT INTO \"person\" (id, \"ssn\") VALUES (7, 'CNRY')",
                "SET sql_mode = 'NO_BACKSLASH_ESCAPES'; SELECT 'a\\';"
                    + " INSERT INTO person (id, ssn) VALUES (7, 'CNRY'); -- '",
                "SET sql_mode = 'NO_BACKSLASH_ESCAPES'; DO 'a\\' = '"
                    + "; INSERT INTO person (id, ssn) VALUES (7, ''CNRY'')",
                "SET sql_mode = 'PIPES_AS_CONCAT'; DELETE FROM person WHERE ssn = 'CNRY' || '-1'",
                "SET sql_mode = ''; INSERT INTO person (id, ssn) VALUES (7, 'CNRY')")) {
          refused(connection, sql);
        }
        run(connection, "SET sql_mode = 'ANSI_QUOTES'; SELECT 1");
        run(connection, "INSERT INTO \"person\" (\"id\", \"ssn\") VALUES (7, 'CNRY-7')");
        Sides.assertNothingInClear("a mode within a text");
      }
      assertThat(Answer.to(sides.sealed(), "SELECT ssn FROM person WHERE id = 7"))
          .isEqualTo(new Answer.Rows(List.of("ssn"), List.of(List.of("text CNRY-7"))));
    }
  }

  @ParameterizedTest
  @MethodSource("mySqlFamily")
  void aModeOfOneStatementHidesNothing(TestDatabase database) throws SQLException {
    if (database == TestDatabase.MYSQL) {
      return;
    }
    try (Sides sides = open(database)) {
      for (String sql :
          List.of(
              "SET STATEMENT sql_mode = 'ANSI_QUOTES' FOR"
                  + " INSERT INTO \"person\" (\"id\", \"ssn\") VALUES (7, 'CNRY')",
              "SET STATEMENT sql_mode = 'NO_BACKSLASH_ESCAPES' FOR"
                  + " SELECT 'a\\', ssn, 'b' FROM person",
              "SET STATEMENT sql_mode = 'NO_BACKSLASH_ESCAPES' FOR"
                  + " SELECT 'a\\' FROM person WHERE ssn = 'CNRY",
              "SET STATEMENT max_statement_time = 1 FOR SELECT ssn FROM person")) {
        refused(sides.sealed(), sql);
      }
      run(sides.sealed(), "SET STATEMENT max_statement_time = 1 FOR SELECT 1");
    }
  }

  @Test
  void settingsOfPostgreSqlThatChangeWithinATextHideNothing() throws SQLException {
    Assumptions.assumeTrue(TestDatabase.available().contains(TestDatabase.POSTGRESQL));
    try (Sides sides = open(TestDatabase.POSTGRESQL)) {
      Connection connection = sides.sealed();
      run(connection, "CREATE SCHEMA other");
      for (String sql :
          List.of(
              "SET search_path TO other; INSERT INTO person (id, ssn) VALUES (7, 'CNRY')",
              "SET standard_conforming_strings = off; SELECT 'a\\', ssn FROM person --'",
              "SET standard_conforming_strings = off; SELECT 'a\\''; SELECT 1 FROM person --'")) {
        refused(connection, sql);
      }
      run(connection, "SET standard_conforming_strings = off");
      refused(
          connection,
          "SET standard_conforming_strings = on; SELECT 'a\\';"
              + " INSERT INTO person (id, ssn) VALUES (7, 'CNRY'); --'");
      run(connection, "SET standard_conforming_strings = on");
    }
  }

  @Test
  void aQuoteBehindABackslashIsReadAlikeWhateverTheServerAllows() throws SQLException {
    Assumptions.assumeTrue(TestDatabase.available().contains(TestDatabase.POSTGRESQL));
    try (Sides sides = open(TestDatabase.POSTGRESQL)) {
      for (String allowed : List.of("on", "safe_encoding", "off")) {
        both(sides, "SET backslash_quote = " + allowed);
        String sql = "SELECT id FROM person WHERE ssn = E'CNRY\\'1' OR id = 2";
        if (allowed.equals("off")) {
          // the server never sees the literal that it would refuse
          assertThat(Answer.to(sides.sealed(), sql))
              .isEqualTo(new Answer.Rows(List.of("id"), List.of(List.of("Integer 2"))));
          Sides.assertNothingInClear(sql);
        } else {
          sides.assertSame(sql);
        }
        sides.assertSame("SELECT id FROM person WHERE ssn = E'CNRY\\-1'");
      }
    }
  }

  @Test
  void aNullOnTheRightMayBeATestInPostgreSql() throws SQLException {
    Assumptions.assumeTrue(TestDatabase.available().contains(TestDatabase.POSTGRESQL));
    try (Sides sides = open(TestDatabase.POSTGRESQL)) {
      for (String value : List.of("on", "off")) {
        both(sides, "SET transform_null_equals = " + value);
        sides.assertSame("SELECT id FROM person WHERE ssn = NULL");
      }
    }
  }

  @Test
  void defaultsOfARoleAndADatabaseCountFromTheFirstStatementOn() throws SQLException {
    Assumptions.assumeTrue(TestDatabase.available().contains(TestDatabase.POSTGRESQL));
    try (Sides sides = open(TestDatabase.POSTGRESQL)) {
      String database = sides.sealedSchema().name();
      try (Connection bare = sides.sealedSchema().plain()) {
        run(bare, "CREATE SCHEMA other");
        run(bare, "CREATE TABLE other.person (id INT, ssn VARCHAR(20))");
        run(bare, "ALTER DATABASE " + database + " SET search_path = other, public");
        run(
            bare,
            "ALTER ROLE CURRENT_USER IN DATABASE "
                + database
                + " SET standard_conforming_strings = off");
      }
      try (Connection connection = sides.connect()) {
        run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'open')");
        run(connection, "INSERT INTO public.person (id, ssn) VALUES (8, 'CNRY\\\\8')");
        assertThat(Answer.to(connection, "SELECT ssn FROM public.person WHERE ssn = 'CNRY\\\\8'"))
            .isEqualTo(new Answer.Rows(List.of("ssn"), List.of(List.of("text CNRY\\8"))));
        assertThat(Answer.to(connection, "SELECT ssn FROM person"))
            .isEqualTo(new Answer.Rows(List.of("ssn"), List.of(List.of("text open"))));
        Sides.assertNothingInClear("defaults");
      }
    }
  }

  @Test
  void namesOfTablesHaveNoCaseWhereTheServerSaysSo() throws Exception {
    Assumptions.assumeTrue(TestDatabase.available().contains(TestDatabase.MARIADB));
    TestSchema schema = TestDatabase.ofMariaDbWith("--lower-case-table-names=1");
    Path policy = Sides.policyFile(POLICY.replace("person:", "Person:"));
    try (Connection connection =
        DriverManager.getConnection(Sides.url(schema), Sides.properties(schema, policy))) {
      run(connection, "CREATE TABLE PERSON (id INT PRIMARY KEY, ssn VARCHAR(20))");
      run(connection, "INSERT INTO pErSoN (id, ssn) VALUES (1, 'CNRY-1')");
      run(connection, "INSERT INTO `PERSON` VALUES (2, 'CNRY-2')");
      run(
          connection,
          "INSERT INTO " + schema.name().toUpperCase() + ".person VALUES (3, 'CNRY-3')");
      assertThat(
              Answer.to(
                  connection,
                  "SELECT P.ssn FROM Person p WHERE p.ssn IN (?, ?)",
                  "CNRY-1",
                  "CNRY-3"))
          .isEqualTo(
              new Answer.Rows(
                  List.of("ssn"), List.of(List.of("text CNRY-1"), List.of("text CNRY-3"))));
      Sides.assertNothingInClear("names without case");
    }
  }
}
