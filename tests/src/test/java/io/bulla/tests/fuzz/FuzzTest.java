package io.bulla.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random statements on sealed tables answer as on plain ones, or Bulla refuses them. */
final class FuzzTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void randomStatementsAnswerAsOnPlainTablesOrAreRefused(TestDatabase database) throws Exception {
    FuzzRun run = new FuzzRun(database, FuzzRun.seed(), FuzzRun.statements());
    run.all();
    System.out.println(run.totals());
    assertThat(run.wrong()).as(run.totals()).isEmpty();
  }
}
