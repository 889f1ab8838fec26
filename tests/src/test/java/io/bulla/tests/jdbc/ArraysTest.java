package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays that the application makes meet sealed columns as tokens and plain ones as they are. */
final class ArraysTest {
  private static final String TABLES =
      """
      tables:
        kept:
          columns:
            text:   { type: VARCHAR(20), search: [equality] }
            folded: { type: VARCHAR(20), search: [equality], compare: ignore-case }
            padded: { type: CHAR(5), search: [equality] }
            number: { type: BIGINT, search: [equality] }
            amount: { type: 'DECIMAL(14,2)', search: [equality] }
            born:   { type: DATE, search: [equality] }
            known:  { type: UUID, search: [equality] }
      """;

  static List<TestDatabase> databases() {
    return TestDatabase.available().stream()
        .filter(each -> each.name().equals("H2") || each.name().equals("POSTGRESQL"))
        .toList();
  }

  private static Sides open(TestDatabase database) throws SQLException {
    Sides sides = Sides.open(database, TABLES);
    sides.createTable(
        "kept",
        "id INT PRIMARY KEY, text VARCHAR(20), folded VARCHAR(20), padded CHAR(5), number BIGINT,"
            + " amount DECIMAL(14,2), born DATE, known UUID, name VARCHAR(20)");
    row(sides, 1, "CNRY-a", 8642097501L, "86420975.10", "1913-01-01", new UUID(1, 1));
    row(sides, 2, "CNRY-b", 8642097502L, "86420975.20", "1913-01-02", new UUID(2, 2));
    row(sides, 3, Answer.NULL, 8642097503L, "86420975.30", "1913-01-03", new UUID(3, 3));
    return sides;
  }

  private static void row(
      Sides sides, int id, Object text, long number, String amount, String day, UUID known) {
    sides.keep(
        "INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        text,
        text,
        "CNRY",
        number,
        new BigDecimal(amount),
        Date.valueOf(day),
        known,
        "n" + id);
  }

  /** Sets an array and reads the ids. */
  private static Answer ids(
      Connection connection, String column, String type, @Nullable Object... elements)
      throws SQLException {
    String sql = "SELECT id FROM kept WHERE " + column + " = ANY (?) ORDER BY id";
    Array array = connection.createArrayOf(type, elements);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, array);
      try (ResultSet rows = statement.executeQuery()) {
        return Answer.rows(rows, true);
      }
    } finally {
      array.free();
    }
  }

  private static void same(Sides sides, String column, String type, @Nullable Object... elements)
      throws SQLException {
    Answer answer = sides.compare(c -> ids(c, column, type, elements), column + " " + type);
    assertThat(answer).as("%s", column).isInstanceOf(Answer.Rows.class);
    assertThat(((Answer.Rows) answer).rows()).as("%s", column).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void arraysOfTheColumnsTypeAreCompared(TestDatabase database) throws Exception {
    try (Sides sides = open(database)) {
      same(sides, "text", "varchar", "CNRY-a", "CNRY-b", null, "CNRY-none");
      same(sides, "text", "VARCHAR", "CNRY-b", "CNRY-b");
      same(sides, "text", "text", "CNRY-b", "a text that is longer than the column CNRY");
      same(sides, "number", "bigint", 8642097501L, 8642097503L);
      same(sides, "amount", "numeric", new BigDecimal("86420975.1"), new BigDecimal("0.001"));
      same(sides, "born", "date", Date.valueOf("1913-01-02"), Date.valueOf("1913-01-03"));
      same(sides, "known", "uuid", new UUID(2, 2), new UUID(7, 7));
      same(sides, "name", "varchar", "n1", "n3");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void arraysOfOtherTypesAreRefused(TestDatabase database) throws Exception {
    try (Sides sides = open(database)) {
      refused(sides.sealed(), "text", "integer", 7);
      refused(sides.sealed(), "text", "varchar", 7);
      refused(sides.sealed(), "number", "varchar", "8642097501");
      refused(sides.sealed(), "amount", "double precision", 8.5d);
      // who pads: the array's texts or the column's?
      refused(sides.sealed(), "padded", "varchar", "CNRY");
      refused(sides.sealed(), "born", "varchar", "1913-01-02");
      String sql = "SELECT id FROM kept WHERE text = ANY (?)";
      try (PreparedStatement statement = sides.sealed().prepareStatement(sql)) {
        assertThatThrownBy(() -> statement.setString(1, "{CNRY-a}"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("compared with an array")
            .hasMessageNotContaining("CNRY");
      }
      Sides.assertNothingInClear("refused");
    }
  }

  private static void refused(Connection connection, String column, String type, Object element) {
    assertThatThrownBy(() -> ids(connection, column, type, element))
        .as("%s = ANY of %s", column, type)
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("0A000");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void ignoringCaseHoldsForEachElement(TestDatabase database) throws Exception {
    try (Sides sides = open(database)) {
      Answer found = ids(sides.sealed(), "folded", "varchar", "cnry-A", "x");
      assertThat(found).isEqualTo(new Answer.Rows(List.of("id"), List.of(List.of("Integer 1"))));
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anArrayStaysBetweenExecutionsAndInBatches(TestDatabase database) throws Exception {
    try (Sides sides = open(database)) {
      sides.compare(
          connection -> {
            String sql = "UPDATE kept SET name = ? WHERE text = ANY (?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
              statement.setString(1, "x");
              statement.setArray(2, connection.createArrayOf("varchar", new String[] {"CNRY-a"}));
              statement.addBatch();
              statement.setString(1, "y");
              statement.addBatch();
              statement.setObject(2, connection.createArrayOf("varchar", new String[] {"CNRY-b"}));
              statement.addBatch();
              statement.setNull(2, Types.ARRAY);
              statement.addBatch();
              return new Answer.Count(Arrays.stream(statement.executeBatch()).sum());
            }
          },
          "batch");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anArrayTellsWhatItIs(TestDatabase database) throws Exception {
    try (Sides sides = open(database)) {
      Array plain = sides.plain().createArrayOf("varchar", new String[] {"CNRY-a", null});
      Array sealed = sides.sealed().createArrayOf("varchar", new String[] {"CNRY-a", null});
      if (!database.name().equals("H2")) {
        // H2 looks at the elements, which it has not got
        assertThat(sealed.getBaseTypeName()).isEqualTo(plain.getBaseTypeName());
        assertThat(sealed.getBaseType()).isEqualTo(plain.getBaseType());
      }
      assertThat((Object[]) sealed.getArray()).isEqualTo((Object[]) plain.getArray());
      assertThat((Object[]) sealed.getArray(1, 1)).isEqualTo((Object[]) plain.getArray(1, 1));
      assertThat(sealed.toString()).doesNotContain("CNRY");
      sealed.free();
      assertThatThrownBy(sealed::getArray).isInstanceOf(SQLException.class);
      try (PreparedStatement statement =
          sides.sealed().prepareStatement("SELECT id FROM kept WHERE text = ANY (?)")) {
        ParameterMetaData parameters = statement.getParameterMetaData();
        assertThat(parameters.getParameterType(1)).isEqualTo(Types.ARRAY);
        assertThat(parameters.getParameterClassName(1)).isEqualTo("java.sql.Array");
      }
      Sides.assertNothingInClear("an array");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void arraysReachPlainTablesAndComeBack(TestDatabase database) throws Exception {
    String type = database.name().equals("H2") ? "VARCHAR(20) ARRAY" : "varchar(20)[]";
    try (Sides sides = open(database)) {
      sides.keep("CREATE TABLE listed (id INT PRIMARY KEY, names " + type + ")");
      for (Connection connection : List.of(sides.plain(), sides.sealed())) {
        try (PreparedStatement statement =
            connection.prepareStatement("INSERT INTO listed VALUES (?, ?)")) {
          statement.setInt(1, 1);
          statement.setArray(2, connection.createArrayOf("varchar", new String[] {"CNRY-a", "b"}));
          statement.executeUpdate();
          statement.setInt(1, 2);
          statement.setObject(2, connection.createArrayOf("varchar", new String[] {"c"}));
          statement.executeUpdate();
          statement.setInt(1, 3);
          statement.setObject(
              2, connection.createArrayOf("varchar", new String[] {"d"}), Types.ARRAY);
          statement.executeUpdate();
        }
      }
      io.bulla.tests.kit.WireTap.clear();
      // what was read from a plain column is compared with a sealed one
      Answer found =
          sides.compare(
              connection -> {
                Array names = null;
                try (Statement statement = connection.createStatement();
                    ResultSet rows =
                        statement.executeQuery("SELECT names FROM listed WHERE id = 1")) {
                  while (rows.next()) {
                    names = rows.getArray(1);
                  }
                }
                String sql = "SELECT id FROM kept WHERE text = ANY (?)";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                  statement.setArray(1, names);
                  try (ResultSet rows = statement.executeQuery()) {
                    return Answer.rows(rows, false);
                  }
                }
              },
              "read");
      assertThat(((Answer.Rows) found).rows()).hasSize(1);
    }
  }

  static List<TestDatabase> databasesWithoutArrays() {
    return TestDatabase.available().stream().filter(TestDatabase::isMySqlFamily).toList();
  }

  @ParameterizedTest
  @MethodSource("databasesWithoutArrays")
  void aDriverWithoutArraysSaysSoItself(TestDatabase database) throws Exception {
    String tables = "tables: { kept: { columns: { text: { type: VARCHAR(20) } } } }\n";
    try (Sides sides = Sides.open(database, tables)) {
      assertThat(created(sides.sealed())).isEqualTo(created(sides.plain()));
      Sides.assertNothingInClear("createArrayOf");
    }
  }

  private static String created(Connection connection) {
    try {
      return "made: " + connection.createArrayOf("varchar", new String[] {"CNRY"}).getBaseType();
    } catch (SQLException e) {
      return e.getClass() + " " + e.getSQLState() + " " + e.getErrorCode();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anArrayOfNothingIsEqualToNothing(TestDatabase database) throws Exception {
    try (Sides sides = open(database)) {
      Answer none = sides.compare(c -> ids(c, "text", "varchar"), "no element");
      assertThat(none).isEqualTo(new Answer.Rows(List.of("id"), List.of()));
      sides.compare(c -> ids(c, "text", "varchar", (Object) null), "NULL alone");
    }
  }
}
