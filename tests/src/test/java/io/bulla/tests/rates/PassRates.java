package io.bulla.tests.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.sql.SessionModes;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import io.bulla.tests.kit.WireTap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whether every statement of a corpus, of any kind and understood or not, reaches the real driver
 * byte for byte while a policy seals a table that none of them names. Named and fed as {@link
 * ParseRates}. The database is sent something harmless instead.
 */
final class PassRates {
  private static final String POLICY =
      "tables: { nobody_names_this: { columns: { a: { type: VARCHAR(20), search: [equality] } } } }";

  @Test
  void everyStatementOfTheCorpusPasses() throws IOException, SQLException {
    String arguments = System.getProperty("rates");
    assertThat(arguments).as("-Drates=\"DATABASE format path ...\"").isNotBlank();
    assertThat(run(arguments.strip().split("\\s+"))).isEmpty();
  }

  /** The statements that did not pass. */
  static List<String> run(String[] arguments) throws IOException, SQLException {
    TestDatabase database = TestDatabase.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    Dialect dialect =
        database == TestDatabase.H2
            ? Dialects.H2
            : database == TestDatabase.POSTGRESQL ? Dialects.POSTGRESQL : Dialects.MYSQL;
    SessionModes modes = new SessionModes(false, dialect == Dialects.MYSQL, false, "");
    List<String> failed = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    try (Sides sides = Sides.open(database, POLICY)) {
      sides.createTable("nobody_names_this", "id INT PRIMARY KEY, a VARCHAR(20)");
      for (int i = 1; i + 1 < arguments.length; i += 2) {
        Format format = Format.of(arguments[i]);
        for (Path file : files(Path.of(arguments[i + 1]), format)) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
          for (String sql : format.statements(dialect, modes, text)) {
            if (seen.add(sql) && !passes(sides, sql)) {
              failed.add(sql);
            }
          }
        }
      }
    } finally {
      WireTap.sendInstead("", "");
    }
    System.out.printf("%s: %d of %d pass%n", database, seen.size() - failed.size(), seen.size());
    return failed;
  }

  private static List<Path> files(Path root, Format format) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(format.suffix())).sorted().toList();
    }
  }

  private static boolean passes(Sides sides, String sql) {
    WireTap.clear();
    WireTap.sendInstead(sql, "SELECT 1");
    try (Statement statement = sides.sealed().createStatement()) {
      statement.execute(sql);
      byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
      String text = new String(bytes, StandardCharsets.ISO_8859_1) + "\n";
      return WireTap.calls().stream()
              .filter(call -> call.method().equals("execute") && call.arguments().equals(text))
              .count()
          == 1;
    } catch (SQLException e) {
      System.out.println(e.getMessage() + "\n  " + sql.replaceAll("\\s+", " "));
      return false;
    }
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    run(arguments).forEach(sql -> System.out.println("NOT " + sql.replaceAll("\\s+", " ")));
    System.exit(0);
  }
}
