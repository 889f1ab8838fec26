package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Reflected;
import io.bulla.tests.kit.Sides;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
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
          "TYPE_CAT",
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

  private static final List<String> TABLES = List.of("%", "person", "holder", "claim");

  /** Of isolations, of kinds of results, of types. */
  private static final List<Integer> NUMBERS =
      List.of(
          Connection.TRANSACTION_NONE,
          Connection.TRANSACTION_READ_UNCOMMITTED,
          Connection.TRANSACTION_READ_COMMITTED,
          Connection.TRANSACTION_REPEATABLE_READ,
          Connection.TRANSACTION_SERIALIZABLE,
          ResultSet.TYPE_FORWARD_ONLY,
          ResultSet.TYPE_SCROLL_INSENSITIVE,
          ResultSet.TYPE_SCROLL_SENSITIVE,
          ResultSet.CONCUR_READ_ONLY,
          ResultSet.CONCUR_UPDATABLE,
          Types.VARCHAR,
          Types.DATE);

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

  /** Every method of the interface that lists something, asked about each table. */
  private static Map<String, Question> questions(TestDatabase database) {
    Map<String, Question> questions = new LinkedHashMap<>();
    for (Method method : DatabaseMetaData.class.getMethods()) {
      if (method.getReturnType() != ResultSet.class) {
        continue;
      }
      List<Class<?>> types = List.of(method.getParameterTypes());
      boolean ofColumns = types.size() == 4 && types.get(3) == String.class;
      for (String table : types.size() < 3 ? List.of("%") : TABLES) {
        for (String column : ofColumns ? List.of("%", "%s%") : List.of("%")) {
          for (boolean flag :
              types.contains(boolean.class) ? List.of(true, false) : List.of(true)) {
            String asked = database == TestDatabase.H2 ? table.toUpperCase(Locale.ROOT) : table;
            questions.put(
                String.join(" ", method.getName() + types.size(), table, column, "" + flag),
                (m, s) -> rows(method, m, arguments(method, m, asked, column, flag)));
          }
        }
      }
    }
    return questions;
  }

  private static ResultSet rows(
      Method method, DatabaseMetaData metaData, @Nullable Object... arguments) throws SQLException {
    return (ResultSet) Objects.requireNonNull(Reflected.call(method, metaData, arguments));
  }

  /** Catalog, schema, table and what follows, which the interface has in this order everywhere. */
  private static @Nullable Object[] arguments(
      Method method, DatabaseMetaData metaData, String table, String column, boolean flag)
      throws SQLException {
    Class<?>[] types = method.getParameterTypes();
    @Nullable Object[] arguments = new @Nullable Object[types.length];
    boolean twoTables = types.length == 6;
    for (int i = 0; i < types.length; i++) {
      if (types[i] == boolean.class) {
        arguments[i] = flag;
      } else if (types[i] == int.class) {
        arguments[i] = flag ? DatabaseMetaData.bestRowSession : DatabaseMetaData.bestRowTemporary;
      } else if (types[i] == String.class) {
        arguments[i] =
            switch (twoTables ? i % 3 : i) {
              case 0 -> metaData.getConnection().getCatalog();
              case 1 -> schema(metaData);
              case 2 -> i == 5 ? claim(metaData) : table;
              default -> column;
            };
      }
    }
    return arguments;
  }

  private static String claim(DatabaseMetaData metaData) throws SQLException {
    return metaData.storesUpperCaseIdentifiers() ? "CLAIM" : "claim";
  }

  /** What the interface tells without a table: each method with each number it may be asked. */
  @ParameterizedTest
  @MethodSource("databases")
  void everyPropertyIsThatOfTheRealDriver(TestDatabase database) throws Exception {
    try (Sides sides = open(database)) {
      List<String> plain = properties(sides.plain().getMetaData());
      assertThat(plain).hasSizeGreaterThan(170);
      assertThat(properties(sides.sealed().getMetaData())).isEqualTo(plain);
    }
  }

  private static List<String> properties(DatabaseMetaData metaData) throws SQLException {
    List<String> answers = new ArrayList<>();
    for (Method method : DatabaseMetaData.class.getMethods()) {
      boolean numbers = List.of(method.getParameterTypes()).stream().allMatch(int.class::equals);
      boolean simple =
          method.getReturnType().isPrimitive() || method.getReturnType() == String.class;
      if (!numbers || !simple || method.getName().equals("getURL")) {
        continue;
      }
      int arguments = method.getParameterCount();
      for (int i = 0; i < (arguments == 0 ? 1 : NUMBERS.size()); i++) {
        for (int j = 0; j < (arguments < 2 ? 1 : NUMBERS.size()); j++) {
          Object[] given = List.of(NUMBERS.get(i), NUMBERS.get(j)).subList(0, arguments).toArray();
          answers.add(method + Arrays.toString(given) + " " + answer(method, metaData, given));
        }
      }
    }
    answers.sort(null);
    return answers;
  }

  private static String answer(Method method, DatabaseMetaData metaData, Object... given) {
    try {
      return String.valueOf(Reflected.call(method, metaData, given));
    } catch (SQLException e) {
      return "error " + e.getSQLState();
    }
  }

  private static @Nullable String schema(DatabaseMetaData metaData) throws SQLException {
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
