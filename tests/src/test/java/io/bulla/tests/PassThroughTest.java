package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import io.bulla.tests.kit.WireTap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What names no protected table reaches the real driver byte for byte, with a policy in force and
 * whether Bulla understands it or not. The tap sends something harmless on instead.
 */
final class PassThroughTest {
  private static final String HARMLESS = "SELECT 1";

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whatNamesNoProtectedTablePassesByteForByte(TestDatabase database) throws Exception {
    List<String> statements = new ArrayList<>(lines("every-database"));
    statements.addAll(lines(list(database)));
    statements.addAll(lines("not-understood").stream().map(each -> naming("city", each)).toList());
    List<String> others = new ArrayList<>();
    for (String each : statements) {
      // the same in several lines, as applications write it
      others.add(each.replace(" FROM ", "\r\n\tFROM "));
    }
    statements.addAll(others);
    List<String> failures = new ArrayList<>();
    try (Sides sides = Shop.open(database)) {
      for (String sql : statements) {
        if (!passes(sides.sealed(), sql)) {
          failures.add(sql);
        }
      }
    } finally {
      WireTap.sendInstead("", "");
    }
    assertThat(failures).as("of %d", statements.size()).isEmpty();
    assertThat(statements).hasSizeGreaterThan(400);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whatNamesAProtectedTableAndIsNotUnderstoodIsRefused(TestDatabase database) throws Exception {
    List<String> passed = new ArrayList<>();
    try (Sides sides = Shop.open(database)) {
      for (String line : lines("not-understood")) {
        String sql = naming("customer", line);
        WireTap.clear();
        WireTap.sendInstead(sql, HARMLESS);
        boolean refused = isRefused(sides.sealed(), sql);
        if (!refused || WireTap.calls().stream().anyMatch(call -> isText(call, sql))) {
          passed.add(sql);
        }
      }
    } finally {
      WireTap.sendInstead("", "");
    }
    assertThat(passed).isEmpty();
  }

  private static boolean passes(Connection connection, String sql) {
    WireTap.clear();
    WireTap.sendInstead(sql, HARMLESS);
    try (Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement(sql)) {
      statement.execute(sql);
      return prepared != null && sent("prepareStatement", sql) == 1 && sent("execute", sql) == 1;
    } catch (SQLException e) {
      System.err.println(sql + "\n  " + e.getMessage());
      return false;
    }
  }

  private static boolean isRefused(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return false;
    } catch (SQLException e) {
      return List.of("0A000", "42000").contains(e.getSQLState());
    }
  }

  private static long sent(String method, String sql) {
    return WireTap.calls().stream()
        .filter(call -> call.method().equals(method) && isText(call, sql))
        .count();
  }

  private static boolean isText(WireTap.Call call, String sql) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    return call.arguments().equals(new String(bytes, StandardCharsets.ISO_8859_1) + "\n");
  }

  private static String list(TestDatabase database) {
    return switch (database) {
      case H2 -> "h2";
      case POSTGRESQL -> "postgresql";
      default -> "mysql";
    };
  }

  private static String naming(String table, String line) {
    return line.replace("{table}", table);
  }

  private static List<String> lines(String list) throws IOException {
    String name = "/pass-through/" + list + ".sql";
    try (InputStream in = Objects.requireNonNull(PassThroughTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
