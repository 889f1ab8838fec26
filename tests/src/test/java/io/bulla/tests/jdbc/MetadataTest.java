package io.bulla.tests.jdbc;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tools read of a sealed schema is what they read of the plain one. */
final class MetadataTest {
  private static final String POLICY =
      """
      tables:
        person:
          columns:
            ssn:    { type: VARCHAR(20), search: [equality] }
            salary: { type: 'DECIMAL(14,2)' }
            birth:  { type: DATE, search: [equality] }
            small:  { type: SMALLINT }
            big:    { type: BIGINT }
            real_:  { type: DOUBLE PRECISION }
            stamp:  { type: TIMESTAMP(3) }
            flag:   { type: BOOLEAN }
            code:   { type: CHAR(4) }
        holder:
          columns:
            ssn: { type: VARCHAR(20), search: [equality] }
      """;

  /** Names of indexes and constraints that a server makes up, and numbers of the storage. */
  private static final Set<String> NOT_COMPARED =
      Set.of(
          "TABLE_CAT",
          "TABLE_SCHEM",
          "TABLE_CATALOG",
          "TABLE_SCHEMA",
          "PKTABLE_CAT",
          "PKTABLE_SCHEM",
          "FKTABLE_CAT",
          "FKTABLE_SCHEM",
          "INDEX_NAME",
          "INDEX_QUALIFIER",
          "INDEX_CATALOG",
          "PK_NAME",
          "FK_NAME",
          "CARDINALITY",
          "PAGES",
          "SQL_DATA_TYPE",
          "SQL_DATETIME_SUB",
          "REF_GENERATION",
          "SELF_REFERENCING_COL_NAME");

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  private interface Question {
    ResultSet of(DatabaseMetaData metaData, String schema) throws SQLException;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyQuestionIsAnsweredAsOfThePlainSchema(TestDatabase database) throws Exception {
    try (Sides sides = open(database)) {
      SoftAssertions softly = new SoftAssertions();
      List<String> report = new ArrayList<>();
      for (Map.Entry<String, Question> question : questions(database).entrySet()) {
        List<String> plain = rows(sides.plain(), sides.plainSchema().name(), question.getValue());
        List<String> sealed =
            rows(sides.sealed(), sides.sealedSchema().name(), question.getValue());
        softly.assertThat(sealed).as(question.getKey()).isEqualTo(plain);
        differences(question.getKey(), plain, sealed, report);
      }
      softly
          .assertThat(described(sides.sealed()))
          .as("ResultSetMetaData")
          .isEqualTo(described(sides.plain()));
      differences("ResultSetMetaData", described(sides.plain()), described(sides.sealed()), report);
      Files.write(Path.of("target", "metadata-" + database + ".txt"), report);
      softly.assertAll();
    }
  }

  private static void differences(
      String question, List<String> plain, List<String> sealed, List<String> report) {
    plain.stream()
        .filter(row -> !sealed.contains(row))
        .forEach(row -> report.add(question + "  plain: " + row));
    sealed.stream()
        .filter(row -> !plain.contains(row))
        .forEach(row -> report.add(question + " sealed: " + row));
  }

  private static Sides open(TestDatabase database) throws SQLException {
    Sides sides = Sides.open(database, POLICY);
    sides.createTable(
        "person",
        "id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, ssn VARCHAR(20) NOT NULL UNIQUE,"
            + " salary DECIMAL(14,2), birth DATE, small SMALLINT, big BIGINT,"
            + " real_ DOUBLE PRECISION, stamp TIMESTAMP(3) NULL, flag BOOLEAN, code CHAR(4),"
            + " other VARCHAR(7) DEFAULT 'x'");
    sides.createTable("holder", "ssn VARCHAR(20) PRIMARY KEY, amount INT");
    sides.createTable(
        "claim", "id INT PRIMARY KEY, person INT, FOREIGN KEY (person) REFERENCES person (id)");
    sides.keep("CREATE INDEX by_birth ON person (birth)");
    return sides;
  }

  private static Map<String, Question> questions(TestDatabase database) {
    String person = database == TestDatabase.H2 ? "PERSON" : "person";
    String claim = database == TestDatabase.H2 ? "CLAIM" : "claim";
    String holder = database == TestDatabase.H2 ? "HOLDER" : "holder";
    Map<String, Question> questions = new LinkedHashMap<>();
    questions.put("getTables", (m, s) -> m.getTables(cat(m, s), schema(m), "%", null));
    questions.put("getColumns", (m, s) -> m.getColumns(cat(m, s), schema(m), person, "%"));
    questions.put("getColumns of all", (m, s) -> m.getColumns(cat(m, s), schema(m), "%", "%"));
    questions.put("getColumns ssn", (m, s) -> m.getColumns(cat(m, s), schema(m), "%", "%s%"));
    questions.put("getPrimaryKeys", (m, s) -> m.getPrimaryKeys(cat(m, s), schema(m), person));
    questions.put("sealed key", (m, s) -> m.getPrimaryKeys(cat(m, s), schema(m), holder));
    questions.put(
        "getIndexInfo", (m, s) -> m.getIndexInfo(cat(m, s), schema(m), person, false, false));
    questions.put(
        "unique indexes", (m, s) -> m.getIndexInfo(cat(m, s), schema(m), person, true, false));
    questions.put(
        "getBestRowIdentifier",
        (m, s) -> m.getBestRowIdentifier(cat(m, s), schema(m), person, 2, true));
    questions.put(
        "sealed row identifier",
        (m, s) -> m.getBestRowIdentifier(cat(m, s), schema(m), holder, 2, true));
    questions.put("getImportedKeys", (m, s) -> m.getImportedKeys(cat(m, s), schema(m), claim));
    questions.put("getExportedKeys", (m, s) -> m.getExportedKeys(cat(m, s), schema(m), person));
    questions.put(
        "getCrossReference",
        (m, s) -> m.getCrossReference(cat(m, s), schema(m), person, cat(m, s), schema(m), claim));
    questions.put(
        "getColumnPrivileges", (m, s) -> m.getColumnPrivileges(cat(m, s), schema(m), person, "%"));
    questions.put("getTablePrivileges", (m, s) -> m.getTablePrivileges(cat(m, s), schema(m), "%"));
    questions.put("getVersionColumns", (m, s) -> m.getVersionColumns(cat(m, s), schema(m), person));
    questions.put("getSuperTables", (m, s) -> m.getSuperTables(cat(m, s), schema(m), "%"));
    return questions;
  }

  private static String cat(DatabaseMetaData metaData, String schema) throws SQLException {
    return metaData.getConnection().getCatalog();
  }

  @org.jspecify.annotations.NullUnmarked
  private static String schema(DatabaseMetaData metaData) throws SQLException {
    boolean mySql = metaData.getURL().contains("mariadb") || metaData.getURL().contains("mysql");
    return mySql ? null : metaData.getConnection().getSchema();
  }

  private static List<String> rows(Connection connection, String schema, Question question)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result = question.of(connection.getMetaData(), schema)) {
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          String label = columns.getColumnLabel(i).toUpperCase(Locale.ROOT);
          if (!NOT_COMPARED.contains(label)) {
            row.append(label).append('=').append(result.getString(i)).append(' ');
          }
        }
        rows.add(row.toString());
      }
    } catch (SQLException e) {
      rows.add("error " + e.getSQLState());
    }
    rows.sort(null);
    return rows;
  }

  private static List<String> described(Connection connection) throws SQLException {
    List<String> columns = new ArrayList<>();
    // Connector/J takes the collation of the tests, which it does not know, for one without case
    boolean knowsCollations = !connection.getMetaData().getDriverName().contains("MySQL");
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM person")) {
      ResultSetMetaData of = result.getMetaData();
      for (int i = 1; i <= of.getColumnCount(); i++) {
        columns.add(
            String.join(
                " ",
                of.getColumnName(i),
                of.getColumnLabel(i),
                of.getTableName(i),
                of.getColumnTypeName(i),
                "type " + of.getColumnType(i),
                of.getColumnClassName(i),
                "precision " + of.getPrecision(i),
                "scale " + of.getScale(i),
                "display " + of.getColumnDisplaySize(i),
                "nullable " + of.isNullable(i),
                "signed " + of.isSigned(i),
                "case " + (knowsCollations ? of.isCaseSensitive(i) : "?"),
                "currency " + of.isCurrency(i),
                "auto " + of.isAutoIncrement(i),
                "writable " + of.isWritable(i) + of.isReadOnly(i) + of.isDefinitelyWritable(i)));
      }
    }
    return columns;
  }
}
