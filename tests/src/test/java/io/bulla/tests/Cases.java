package io.bulla.tests;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Case;
import io.bulla.tests.kit.Sides;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/** Turns a file of cases into one test for each case and database. */
final class Cases {

  private Cases() {}

  /** What has to hold for a case. */
  interface Check {
    void on(Sides sides, Case statement) throws SQLException;
  }

  static Stream<DynamicContainer> everywhere(String resource, Check check) throws IOException {
    return everywhere(resource, "", check);
  }

  /**
   * @param policy more of it, in YAML
   */
  static Stream<DynamicContainer> everywhere(String resource, String policy, Check check)
      throws IOException {
    List<Case> cases = Case.read(resource);
    return TestDatabase.available().stream()
        .map(
            database ->
                DynamicContainer.dynamicContainer(
                    database.name(), tests(database, policy, cases, check)));
  }

  private static Stream<DynamicTest> tests(
      TestDatabase database, String policy, List<Case> cases, Check check) {
    Shared shared = new Shared(database, policy);
    Stream<DynamicTest> each =
        cases.stream()
            .filter(statement -> statement.runsOn(database.name()))
            .map(
                statement ->
                    DynamicTest.dynamicTest(
                        statement.toString(), () -> check.on(shared.sides(), statement)));
    return Stream.concat(each, Stream.of(DynamicTest.dynamicTest("(closes)", shared::close)));
  }

  /** The two sides of one database, opened by the first case that needs them. */
  private static final class Shared {
    private final TestDatabase database;
    private final String policy;
    private @org.jspecify.annotations.Nullable Sides sides;

    Shared(TestDatabase database, String policy) {
      this.database = database;
      this.policy = policy;
    }

    Sides sides() throws SQLException {
      if (sides == null) {
        sides = Shop.open(database, policy);
      }
      return sides;
    }

    void close() throws SQLException {
      if (sides != null) {
        sides.close();
      }
    }
  }
}
