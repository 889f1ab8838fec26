package io.bulla.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random statements on sealed tables answer as on plain ones, or Bulla refuses them. */
final class FuzzTest {

  /** MariaDB through its own driver only: the text that the server gets is the same. */
  static List<TestDatabase> databases() {
    return TestDatabase.available().stream().filter(each -> !each.isConnectorJ()).toList();
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
      throws SQLException {
    FuzzRun run = new FuzzRun(database, FuzzRun.seed(), statements, maker);
    run.all();
    System.out.println(run.totals());
    assertThat(run.wrong()).as(run.totals()).isEmpty();
  }
}
