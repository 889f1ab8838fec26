package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kms.KeptShop.Keeper;
import io.bulla.tools.ToolRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever identifies a row, a rotation meets each row once and changes nothing but its cells. */
final class KindsOfTableTest {
  private static final int ROWS = 40;

  /** How the table is declared, and what is inserted as row n; holder is sealed. */
  private enum Kind {
    COMPOSITE(
        "(part CHAR(4) NOT NULL, no INT NOT NULL, holder VARCHAR(20), PRIMARY KEY (part, no))",
        "INSERT INTO claim VALUES ('%2$s', %1$d, ?)"),
    TEXT(
        "(code VARCHAR(20) PRIMARY KEY, holder VARCHAR(20))",
        "INSERT INTO claim VALUES ('it''s %1$d', ?)"),
    MOMENT(
        "(at TIMESTAMP(6) PRIMARY KEY, holder VARCHAR(20))",
        "INSERT INTO claim VALUES ('2024-03-0%3$d 02:30:00.%4$06d', ?)"),
    NUMBER(
        "(no DECIMAL(20,4) PRIMARY KEY, holder VARCHAR(20))",
        "INSERT INTO claim VALUES (%1$d.0001, ?)"),
    SEALED("(holder VARCHAR(20) PRIMARY KEY)", "INSERT INTO claim VALUES (?)"),
    NONE("(no INT, holder VARCHAR(20))", "INSERT INTO claim VALUES (%1$d %% 3, ?)");

    final String columns;
    final String insert;

    Kind(String columns, String insert) {
      this.columns = columns;
      this.insert = insert;
    }

    String insert(int row) {
      return insert.formatted(row, List.of("a", "B", "c", "d").get(row % 4), row % 9 + 1, row);
    }
  }

  static Stream<TestDatabase> databases() {
    return TestDatabase.available().stream()
        .filter(database -> database != TestDatabase.MARIADB_THROUGH_MYSQL_DRIVER);
  }

  static Stream<Arguments> everyKind() {
    return databases()
        .flatMap(database -> Stream.of(Kind.values()).map(kind -> Arguments.of(database, kind)));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void isRotatedWhole(TestDatabase database, Kind kind) throws Exception {
    try (KeptShop shop = new KeptShop(database, Keeper.LOCAL);
        Connection application = shop.connect(shop.process());
        Statement statement = application.createStatement()) {
      statement.execute("CREATE TABLE claim " + kind.columns);
      Set<String> expected = new TreeSet<>();
      for (int row = 0; row < ROWS; row++) {
        try (PreparedStatement insert = application.prepareStatement(kind.insert(row))) {
          insert.setString(1, "CNRY-" + row);
          insert.executeUpdate();
        }
        expected.add("CNRY-" + row);
      }
      List<String> others = others(shop, kind);
      assertThat(shop.ok("rotate", "--grace-seconds", "0", "--chunk-rows", "7", "claim"))
          .contains(ROWS + " cells re-sealed, 1 old versions destroyed");
      assertThat(shop.ok("verify")).contains("nothing found");
      assertThat(holders(application)).isEqualTo(expected);
      assertThat(others(shop, kind)).isEqualTo(others);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void twoToolsAtOnceDoNoHarm(TestDatabase database) throws Exception {
    ExecutorService tools = Executors.newFixedThreadPool(2);
    try (KeptShop shop = new KeptShop(database, Keeper.LOCAL)) {
      for (ToolRun run : both(tools, () -> shop.tool("init"))) {
        assertThat(run.exitCode()).as(run.err()).isZero();
      }
      try (Connection application = shop.connect(shop.process())) {
        shop.createTables(application);
        shop.fill(application, 0, 60);
        Callable<ToolRun> rotate =
            () -> shop.tool("rotate", "--grace-seconds", "0", "--chunk-rows", "5", "person");
        for (ToolRun run : both(tools, rotate)) {
          assertThat(run.exitCode()).as("%s%s", run.out(), run.err()).isZero();
        }
        shop.assertModel(application);
        assertThat(shop.ok("verify")).contains("nothing found");
        assertThat(shop.ok("status")).doesNotContain("retired");
      }
    } finally {
      tools.shutdownNow();
    }
  }

  private static List<ToolRun> both(ExecutorService tools, Callable<ToolRun> tool)
      throws Exception {
    List<ToolRun> runs = new ArrayList<>();
    for (Future<ToolRun> each : tools.invokeAll(List.of(tool, tool))) {
      runs.add(each.get());
    }
    return runs;
  }

  private static Set<String> holders(Connection connection) throws SQLException {
    Set<String> found = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT holder FROM claim")) {
      while (rows.next()) {
        assertThat(found.add(rows.getString(1))).isTrue();
      }
    }
    return found;
  }

  /** The columns that are not sealed, and the tokens. */
  private static List<String> others(KeptShop shop, Kind kind) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection plain = shop.schema.plain();
        Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM claim ORDER BY holder__eq")) {
      while (rows.next()) {
        StringBuilder row = new StringBuilder(kind.name());
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          if (!rows.getMetaData().getColumnName(i).equalsIgnoreCase("holder")) {
            row.append(' ').append(rows.getString(i));
          }
        }
        found.add(row.toString());
      }
    }
    return found;
  }
}
