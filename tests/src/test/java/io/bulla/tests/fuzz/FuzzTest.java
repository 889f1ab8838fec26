package io.bulla.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random statements on sealed tables answer as on plain ones, or Bulla refuses them. */
final class FuzzTest {

  /**
   * MariaDB through its own driver only: the text that the server gets is the same. {@code
   * -Dfuzz.database} names one.
   */
  static List<TestDatabase> databases() {
    String only = System.getProperty("fuzz.database", "");
    return TestDatabase.available().stream()
        .filter(each -> !each.isConnectorJ())
        .filter(each -> only.isEmpty() || each.name().equalsIgnoreCase(only))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void randomStatementsAnswerAsOnPlainTablesOrAreRefused(TestDatabase database) throws Exception {
    fuzz(database, FuzzRun.statements(), Grammar::sentence);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void mutatedStatementsNeverPassAValueOrARawCell(TestDatabase database) throws Exception {
    fuzz(database, FuzzRun.statements() / 2, Grammar::mutated);
  }

  private static void fuzz(TestDatabase database, int statements, FuzzRun.Maker maker)
      throws SQLException, IOException {
    FuzzRun run = new FuzzRun(database, FuzzRun.seed(), statements, maker);
    run.all();
    System.out.println(run.totals());
    if (!run.wrong().isEmpty()) {
      // what a build's report shows of long texts is cut
      String finds = String.join("\n", run.wrong());
      byte[] bytes = escaped(finds).getBytes(StandardCharsets.UTF_8);
      Files.write(Path.of("target", "fuzz-finds-" + database + ".txt"), bytes);
    }
    assertThat(run.wrong()).as(run.totals()).isEmpty();
  }

  /** Mutations make characters that no file can hold. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      boolean odd = Character.isSurrogate(c) || (c < ' ' && c != '\n');
      escaped.append(odd ? "\\u%04x".formatted((int) c) : String.valueOf(c));
    }
    return escaped.toString();
  }
}
