package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session's settings make of a text: which table a name means, where a string ends. */
final class SessionModesTest {
  private static final String POLICY =
      """
      tables:
        person:
          columns:
            ssn: { type: VARCHAR(20), search: [equality] }
      """;

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  /** The protected table, and another one of its name elsewhere. */
  private static Sides open(TestDatabase database) throws SQLException {
    Sides sides = Sides.open(database, POLICY);
    sides.createTable("person", "id INT PRIMARY KEY, ssn VARCHAR(20)");
    try (Connection bare = sides.sealedSchema().plain();
        Statement statement = bare.createStatement()) {
      String kind = isMySql(database) ? "DATABASE " : "SCHEMA ";
      statement.execute("CREATE " + kind + elsewhere(sides));
      statement.execute(
          "CREATE TABLE " + elsewhere(sides) + ".person (id INT PRIMARY KEY, ssn VARCHAR(20))");
    }
    return sides;
  }

  private static boolean isMySql(TestDatabase database) {
    return database != TestDatabase.H2 && database != TestDatabase.POSTGRESQL;
  }

  private static String elsewhere(Sides sides) {
    return isMySql(sides.sealedSchema().database())
        ? sides.sealedSchema().name() + "_other"
        : "other";
  }

  private static String home(Sides sides) {
    return switch (sides.sealedSchema().database()) {
      case H2 -> "PUBLIC";
      case POSTGRESQL -> "public";
      default -> sides.sealedSchema().name();
    };
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What a connection of the real driver finds in a table, sealed or clear. */
  private static List<String> stored(Sides sides, String table) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection bare = sides.sealedSchema().plain();
        Statement statement = bare.createStatement();
        ResultSet rows = statement.executeQuery("SELECT ssn FROM " + table + " ORDER BY id")) {
      while (rows.next()) {
        boolean text = rows.getMetaData().getColumnTypeName(1).toUpperCase().contains("CHAR");
        byte[] bytes = text ? new byte[0] : Objects.requireNonNull(rows.getBytes(1));
        found.add(text ? rows.getString(1) : bytes[0] == 0x49 ? "cell" : "bytes");
      }
    }
    return found;
  }

  private static List<List<String>> roads(Sides sides) {
    String other = elsewhere(sides);
    String home = home(sides);
    return switch (sides.sealedSchema().database()) {
      case H2 ->
          List.of(
              List.of("SET SCHEMA " + other, "SET SCHEMA " + home),
              List.of("SET SCHEMA \"OTHER\"", "SET SCHEMA PUBLIC"));
      case POSTGRESQL ->
          List.of(
              List.of("SET search_path TO other, public", "RESET search_path"),
              List.of("SET SESSION search_path = 'other'", "DISCARD ALL"),
              List.of(
                  "SELECT set_config('search_path', 'other', false)", "SET search_path TO DEFAULT"),
              List.of("SET SCHEMA 'other'", "RESET ALL"));
      default -> List.of(List.of("USE " + other, "USE " + home));
    };
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aNameMeansTheTableThatTheSessionFinds(TestDatabase database) throws SQLException {
    try (Sides sides = open(database);
        Connection connection = sides.connect()) {
      int id = 0;
      List<String> clear = new ArrayList<>();
      List<String> cells = new ArrayList<>();
      for (List<String> road : roads(sides)) {
        run(connection, road.get(0));
        run(connection, "INSERT INTO person (id, ssn) VALUES (" + ++id + ", 'open')");
        clear.add("open");
        run(
            connection,
            "INSERT INTO " + home(sides) + ".person (id, ssn) VALUES (" + id + ", 'CNRY-s')");
        cells.add("cell");
        run(connection, road.get(1));
        run(connection, "INSERT INTO person (id, ssn) VALUES (" + (100 + id) + ", 'CNRY-s')");
        cells.add("cell");
        run(
            connection,
            "INSERT INTO " + elsewhere(sides) + ".person (id, ssn) VALUES (" + ++id + ", 'open')");
        clear.add("open");
        assertThat(stored(sides, elsewhere(sides) + ".person")).as(road.get(0)).isEqualTo(clear);
        assertThat(stored(sides, home(sides) + ".person")).as(road.get(0)).isEqualTo(cells);
      }
      Sides.assertNothingInClear("schemas");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void setSchemaAndSetCatalogAreFollowed(TestDatabase database) throws SQLException {
    try (Sides sides = open(database);
        Connection connection = sides.connect()) {
      change(connection, database, isMySql(database) ? elsewhere(sides) : spelled(database));
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'open')");
      change(connection, database, home(sides));
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'CNRY-s')");
      assertThat(stored(sides, elsewhere(sides) + ".person")).containsExactly("open");
      assertThat(stored(sides, home(sides) + ".person")).containsExactly("cell");
      Sides.assertNothingInClear("setSchema");
    }
  }

  private static String spelled(TestDatabase database) {
    return database == TestDatabase.H2 ? "OTHER" : "other";
  }

  private static void change(Connection connection, TestDatabase database, String name)
      throws SQLException {
    if (isMySql(database)) {
      connection.setCatalog(name);
    } else {
      connection.setSchema(name);
    }
  }

  @Test
  void aTransactionsEndUndoesASearchPath() throws SQLException {
    if (!databases().contains(TestDatabase.POSTGRESQL)) {
      return;
    }
    try (Sides sides = open(TestDatabase.POSTGRESQL);
        Connection connection = sides.connect()) {
      connection.setAutoCommit(false);
      run(connection, "SET LOCAL search_path TO other");
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'open')");
      connection.commit();
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'CNRY-s')");
      Savepoint before = connection.setSavepoint();
      run(connection, "SET search_path TO other");
      run(connection, "INSERT INTO person (id, ssn) VALUES (2, 'open')");
      connection.rollback(before);
      run(connection, "INSERT INTO person (id, ssn) VALUES (2, 'CNRY-s')");
      run(connection, "SET search_path TO other");
      run(connection, "COMMIT");
      run(connection, "INSERT INTO person (id, ssn) VALUES (3, 'open')");
      run(connection, "SET search_path TO public");
      run(connection, "ROLLBACK");
      run(connection, "INSERT INTO person (id, ssn) VALUES (4, 'open')");
      connection.rollback();
      run(connection, "RESET search_path");
      run(connection, "INSERT INTO person (id, ssn) VALUES (5, 'CNRY-s')");
      connection.commit();
      assertThat(stored(sides, "other.person")).containsExactly("open");
      assertThat(stored(sides, "public.person")).containsExactly("cell", "cell", "cell");
      Sides.assertNothingInClear("transactions");
    }
  }

  @Test
  void aTemporaryTableHidesTheProtectedOneForItsOwnSessionOnly() throws SQLException {
    if (!databases().contains(TestDatabase.POSTGRESQL)) {
      return;
    }
    try (Sides sides = open(TestDatabase.POSTGRESQL);
        Connection connection = sides.connect();
        Connection another = sides.connect()) {
      assertThat(Answer.to(connection, "CREATE TEMP TABLE person (id INT, ssn VARCHAR(20))"))
          .isInstanceOf(Answer.Refused.class);
      run(connection, "CREATE TEMP TABLE pg_temp.person (id INT, ssn VARCHAR(20))");
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'open')");
      run(another, "CREATE TEMP TABLE mine (id INT)");
      run(another, "INSERT INTO person (id, ssn) VALUES (1, 'CNRY-s')");
      assertThat(Answer.to(connection, "SELECT ssn FROM person"))
          .isEqualTo(new Answer.Rows(List.of("ssn"), List.of(List.of("text open"))));
      assertThat(Answer.to(connection, "SELECT ssn FROM public.person"))
          .isEqualTo(new Answer.Rows(List.of("ssn"), List.of(List.of("text CNRY-s"))));
      run(connection, "DROP TABLE pg_temp.person");
      run(connection, "INSERT INTO person (id, ssn) VALUES (2, 'CNRY-s')");
      assertThat(stored(sides, "public.person")).containsExactly("cell", "cell");
      Sides.assertNothingInClear("temporary");
    }
  }

  @Test
  void aSchemaThatAppearsInThePathCounts() throws SQLException {
    if (!databases().contains(TestDatabase.POSTGRESQL)) {
      return;
    }
    try (Sides sides = open(TestDatabase.POSTGRESQL);
        Connection connection = sides.connect()) {
      run(connection, "SET search_path TO late, public");
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'CNRY-s')");
      run(connection, "CREATE SCHEMA late");
      run(connection, "CREATE TABLE person (id INT, ssn VARCHAR(20))");
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'open')");
      run(connection, "DROP SCHEMA late CASCADE");
      run(connection, "INSERT INTO person (id, ssn) VALUES (2, 'CNRY-s')");
      assertThat(stored(sides, "public.person")).containsExactly("cell", "cell");
      Sides.assertNothingInClear("schema");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void stringsEndWhereTheSessionEndsThem(TestDatabase database) throws SQLException {
    if (database == TestDatabase.H2) {
      return;
    }
    String on = database == TestDatabase.POSTGRESQL ? "SET standard_conforming_strings = off" : "";
    String off =
        database == TestDatabase.POSTGRESQL
            ? "SET standard_conforming_strings = on"
            : "SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES')";
    try (Sides sides = open(database);
        Connection connection = sides.connect()) {
      if (!on.isEmpty()) {
        run(connection, on);
      }
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'CNRY\\\\b')");
      run(connection, off);
      run(connection, "INSERT INTO person (id, ssn) VALUES (2, 'CNRY\\')");
      assertThat(Answer.to(connection, "SELECT ssn FROM person ORDER BY id"))
          .isEqualTo(
              new Answer.Rows(
                  List.of("ssn"), List.of(List.of("text CNRY\\b"), List.of("text CNRY\\"))));
      Sides.assertNothingInClear("strings");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void doubleQuotesMeanWhatTheSessionSays(TestDatabase database) throws SQLException {
    if (!isMySql(database)) {
      return;
    }
    try (Sides sides = open(database);
        Connection connection = sides.connect()) {
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, \"CNRY-d\")");
      run(connection, "SET SESSION sql_mode = 'ANSI_QUOTES'");
      run(connection, "INSERT INTO \"person\" (\"id\", \"ssn\") VALUES (2, 'CNRY-q')");
      run(connection, "SET @@sql_mode = DEFAULT");
      run(connection, "INSERT INTO `person` (`id`, ssn) VALUES (3, \"CNRY-d\")");
      assertThat(stored(sides, "person")).containsExactly("cell", "cell", "cell");
      assertThat(Answer.to(connection, "SELECT id FROM person WHERE ssn = \"CNRY-d\""))
          .isEqualTo(
              new Answer.Rows(List.of("id"), List.of(List.of("Integer 1"), List.of("Integer 3"))));
      Sides.assertNothingInClear("quotes");
    }
  }

  @Test
  void theSearchPathOfH2IsFollowed() throws SQLException {
    try (Sides sides = open(TestDatabase.H2);
        Connection connection = sides.connect()) {
      run(connection, "CREATE SCHEMA empty");
      run(connection, "SET SCHEMA empty");
      run(connection, "SET SCHEMA_SEARCH_PATH empty, public, other");
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'CNRY-s')");
      run(connection, "SET SCHEMA_SEARCH_PATH other, public");
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'open')");
      assertThat(stored(sides, "public.person")).containsExactly("cell");
      assertThat(stored(sides, "other.person")).containsExactly("open");
      Sides.assertNothingInClear("path");
    }
  }

  private static Connection h2(String settings) throws SQLException {
    TestSchema schema = TestDatabase.H2.newSchema();
    String url = Sides.url(schema) + settings;
    return DriverManager.getConnection(url, Sides.properties(schema, Sides.policyFile(POLICY)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";DATABASE_TO_LOWER=TRUE",
        ";DATABASE_TO_UPPER=FALSE",
        ";MODE=MySQL",
        ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
        ";MODE=MSSQLServer",
        ";MODE=DB2",
        ";IGNORECASE=TRUE"
      })
  void settingsOfH2LeaveSealedColumnsSealed(String settings) throws SQLException {
    try (Connection connection = h2(settings)) {
      run(connection, "CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20))");
      run(connection, "INSERT INTO person (id, ssn) VALUES (1, 'CNRY-1')");
      assertThat(Answer.to(connection, "SELECT id FROM person WHERE ssn = ?", "CNRY-1"))
          .isEqualTo(new Answer.Rows(List.of("id"), List.of(List.of("Integer 1"))));
      Sides.assertNothingInClear(settings);
    }
  }

  @Test
  void aModeOfH2InWhichValuesMeanSomethingElseIsRefused() throws SQLException {
    try (Connection connection = h2(";MODE=Oracle")) {
      assertThatThrownBy(() -> run(connection, "INSERT INTO person (id, ssn) VALUES (1, '')"))
          .hasMessageContaining("MODE=Oracle");
      run(connection, "CREATE TABLE other (id INT)");
      run(connection, "SET MODE Regular");
      run(connection, "CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20))");
      String insert = "INSERT INTO person (id, ssn) VALUES (1, 'CNRY-1')";
      run(connection, insert);
      run(connection, "DELETE FROM person");
      run(connection, "SET MODE Oracle");
      // its plan of the other mode is kept
      assertThatThrownBy(() -> run(connection, insert)).hasMessageContaining("MODE=Oracle");
      Sides.assertNothingInClear("Oracle");
    }
  }

  @Test
  void h2MayForbidLiterals() throws SQLException {
    try (Connection connection = h2("")) {
      run(connection, "CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20))");
      run(connection, "SET ALLOW_LITERALS NONE");
      // the catalog is read again
      run(connection, "CREATE TABLE city (id INT PRIMARY KEY)");
      assertThat(Answer.to(connection, "INSERT INTO person (id, ssn) VALUES (?, ?)", 1, "CNRY-1"))
          .isEqualTo(new Answer.Count(1));
      assertThat(Answer.to(connection, "SELECT id FROM person WHERE ssn = ?", "CNRY-1"))
          .isEqualTo(new Answer.Rows(List.of("id"), List.of(List.of("Integer 1"))));
    }
  }

  @Test
  void charIsRefusedWhereH2ReadsItWithoutBlanks() throws SQLException {
    String policy = "tables:\n  person:\n    columns: { code: { type: CHAR(6) } }\n";
    for (boolean refused : List.of(true, false)) {
      TestSchema schema = TestDatabase.H2.newSchema();
      String url = Sides.url(schema) + (refused ? ";MODE=MySQL" : ";MODE=PostgreSQL");
      Properties properties = Sides.properties(schema, Sides.policyFile(policy));
      if (refused) {
        assertThatThrownBy(() -> DriverManager.getConnection(url, properties))
            .hasMessageContaining("Make it VARCHAR");
      } else {
        DriverManager.getConnection(url, properties).close();
      }
    }
  }

  @Test
  void largeCellsHaveATypeInEveryModeOfH2() throws SQLException {
    String policy = "tables:\n  person:\n    columns: { note: { type: TEXT } }\n";
    for (String mode : List.of("Regular", "PostgreSQL", "MySQL", "MSSQLServer", "DB2", "STRICT")) {
      TestSchema schema = TestDatabase.H2.newSchema();
      Properties properties = Sides.properties(schema, Sides.policyFile(policy));
      try (Connection connection =
          DriverManager.getConnection(Sides.url(schema) + ";MODE=" + mode, properties)) {
        run(connection, "CREATE TABLE person (id INT PRIMARY KEY, note TEXT)");
        run(connection, "INSERT INTO person (id, note) VALUES (1, 'CNRY-note')");
        assertThat(Answer.to(connection, "SELECT note FROM person"))
            .isEqualTo(new Answer.Rows(List.of("note"), List.of(List.of("text CNRY-note"))));
      }
    }
  }

  @Test
  void namesInBracketsAreRefusedWhereTheyQuote() throws SQLException {
    try (Connection connection = h2(";MODE=MSSQLServer")) {
      run(connection, "CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20))");
      for (String sql :
          List.of(
              "SELECT id AS [a'] FROM person WHERE ssn = 'CNRY' OR 'b' = '[b]'",
              "INSERT INTO [PERSON] (id, ssn) VALUES (1, 'CNRY')")) {
        assertThatThrownBy(() -> run(connection, sql)).hasMessageContaining("bracket");
      }
      run(connection, "CREATE TABLE [other] ([id] INT)");
      Sides.assertNothingInClear("brackets");
    }
  }

  @Test
  void h2ThatComparesNamesWithoutCaseIsRefused() {
    assertThatThrownBy(() -> h2(";CASE_INSENSITIVE_IDENTIFIERS=TRUE"))
        .hasMessageContaining("CASE_INSENSITIVE_IDENTIFIERS");
  }
}
