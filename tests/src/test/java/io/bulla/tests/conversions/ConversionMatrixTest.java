package io.bulla.tests.conversions;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Outcome;
import io.bulla.tests.kit.Sides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each getter and setter on each type: the sealed column behaves as the plain one through the real
 * driver, in value, class and error; what differs on purpose is one of {@link Deviation}.
 */
final class ConversionMatrixTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  /** One cell of the matrix on both sides. */
  record Cell(Type type, String sample, String call, Outcome plain, Outcome sealed) {
    @Override
    public String toString() {
      return "%-10s %-28s %-30s plain: %s | sealed: %s"
          .formatted(type.name(), sample, call, plain, sealed);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyGetterAnswersAsOnAPlainColumn(TestDatabase database) throws Exception {
    try (Sides sides = open(database, Type.of(database))) {
      keepSamples(sides, Type.of(database));
      check(database, "getters", reads(sides, Type.of(database)));
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everySetterStoresAsOnAPlainColumn(TestDatabase database) throws Exception {
    try (Sides sides = open(database, Type.of(database))) {
      check(database, "setters", writes(sides, Type.of(database)));
    }
  }

  /** Each sample of the types, and NULL. */
  static void keepSamples(Sides sides, List<Type> types) {
    for (Type type : types) {
      for (int i = 0; i <= type.literals().size(); i++) {
        keep(sides, type, i, sample(type, i));
      }
    }
  }

  private static String sample(Type type, int id) {
    return id < type.literals().size() ? type.literals().get(id) : "NULL";
  }

  /** Each getter of each sample. */
  static List<Cell> reads(Sides sides, List<Type> types) {
    List<Cell> cells = new ArrayList<>();
    for (Type type : types) {
      for (int i = 0; i <= type.literals().size(); i++) {
        int id = i;
        for (Map.Entry<String, Getters.Getter> getter : Getters.ALL.entrySet()) {
          cells.add(
              new Cell(
                  type,
                  sample(type, i),
                  getter.getKey(),
                  Outcome.of(() -> read(sides.plain(), type, id, getter.getValue())),
                  Outcome.of(() -> read(sides.sealed(), type, id, getter.getValue()))));
        }
      }
    }
    return cells;
  }

  /** What each setter stores. */
  static List<Cell> writes(Sides sides, List<Type> types) {
    List<Cell> cells = new ArrayList<>();
    for (Type type : types) {
      for (Map.Entry<String, Setters.Setter> setter : Setters.ALL.entrySet()) {
        cells.add(
            new Cell(
                type,
                "",
                setter.getKey(),
                Outcome.of(() -> write(sides.plain(), type, setter.getValue())),
                Outcome.of(() -> write(sides.sealed(), type, setter.getValue()))));
      }
    }
    return cells;
  }

  private static void keep(Sides sides, Type type, int id, String literal) {
    String insert = "INSERT INTO " + type.table() + " VALUES (" + id + ", ";
    if (literal.startsWith("'\\x")) {
      // Bulla takes a BYTEA as a parameter only
      byte[] bytes = HexFormat.of().parseHex(literal.substring(3, literal.length() - 1));
      sides.keep(insert + "?)", (Object) bytes);
    } else {
      sides.keep(insert + literal + ")");
    }
  }

  static Sides open(TestDatabase database, List<Type> types) throws SQLException {
    StringBuilder policy = new StringBuilder("tables:\n");
    for (Type type : types) {
      policy.append(
          "  %s: { columns: { v: { type: '%s' } } }\n".formatted(type.table(), type.declared()));
    }
    Sides sides = Sides.open(database, policy.toString());
    for (Type type : types) {
      sides.createTable(type.table(), "id INT PRIMARY KEY, v " + type.declared());
    }
    return sides;
  }

  /** The value and whether {@code wasNull} said so. */
  private static @Nullable Object read(
      Connection connection, Type type, int id, Getters.Getter getter) throws Exception {
    String sql = "SELECT v FROM " + type.table() + " WHERE id = " + id;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      Object value = getter.get(row);
      boolean wasNull = row.wasNull();
      return wasNull ? "NULL as " + value : value;
    }
  }

  /** What can be read back of what was written. */
  private static @Nullable String write(Connection connection, Type type, Setters.Setter setter)
      throws Exception {
    String update = "INSERT INTO " + type.table() + " (v, id) VALUES (?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      setter.set(statement);
      statement.setInt(2, 1000);
      statement.executeUpdate();
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT v FROM " + type.table())) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    } finally {
      Answer.to(connection, "DELETE FROM " + type.table());
    }
  }

  static void check(TestDatabase database, String what, List<Cell> cells) throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    List<Cell> wrong = new ArrayList<>();
    Map<Deviation, List<Cell>> known = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Deviation deviation = Deviation.of(database, cell);
      if (cell.plain().equalTo(cell.sealed())) {
        counts.merge(cell.plain().failed() ? "same error" : "same value", 1, Integer::sum);
      } else if (deviation != null) {
        counts.merge("known: " + deviation, 1, Integer::sum);
        known.computeIfAbsent(deviation, unused -> new ArrayList<>()).add(cell);
      } else {
        counts.merge("DIFFERENT", 1, Integer::sum);
        wrong.add(cell);
      }
    }
    System.out.printf("%s %s: %d cells, %s%n", database, what, cells.size(), counts);
    Path report = Path.of("target", "conversions-" + database + "-" + what + ".txt");
    List<String> lines = new ArrayList<>(wrong.stream().map(cell -> "DIFFERENT " + cell).toList());
    known.forEach((deviation, of) -> of.forEach(cell -> lines.add(deviation + " " + cell)));
    Files.write(report, lines);
    assertThat(wrong).as("%d differ, all in %s", wrong.size(), report).isEmpty();
  }
}
