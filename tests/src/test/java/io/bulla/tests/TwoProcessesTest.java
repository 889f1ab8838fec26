package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two processes meet a new schema at the same moment: they end with one set of keys. */
final class TwoProcessesTest {

  private static final String POLICY =
      """
      tables:
        secret:
          columns:
            body: { type: VARCHAR(40), search: [equality] }
      """;

  static List<TestDatabase> servers() {
    return TestDatabase.available().stream().filter(each -> each != TestDatabase.H2).toList();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void twoProcessesThatStartAtOnceShareOneDataKey(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    Path policy = Sides.policyFile(POLICY);
    List<Process> processes = new ArrayList<>();
    for (int id = 1; id <= 2; id++) {
      processes.add(start(schema, policy, id));
    }
    for (Process process : processes) {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      String output = Files.readString(policy.resolveSibling(process.pid() + ".log"));
      assertThat(process.exitValue()).as(output).isZero();
    }
    try (Connection plain = schema.plain();
        Connection sealed =
            DriverManager.getConnection(Sides.url(schema), Sides.properties(schema, policy))) {
      assertThat(Answer.to(plain, "SELECT purpose, COUNT(*) FROM bulla_data_key GROUP BY purpose"))
          .isInstanceOfSatisfying(
              Answer.Rows.class,
              rows ->
                  assertThat(rows.rows()).hasSize(2).allMatch(row -> row.get(1).endsWith(" 1")));
      assertThat(Answer.to(sealed, "SELECT body FROM secret WHERE body IN ('from 1', 'from 2')"))
          .isEqualTo(
              new Answer.Rows(
                  List.of("body"), List.of(List.of("text from 1"), List.of("text from 2"))));
    }
  }

  private static Process start(TestSchema schema, Path policy, int id) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            OneProcess.class.getName(),
            schema.url(),
            schema.user(),
            schema.password(),
            policy.toString(),
            String.valueOf(id));
    Path log = Files.createTempFile("process", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Files.createLink(policy.resolveSibling(process.pid() + ".log"), log);
    return process;
  }

  /** What each of the two processes does. */
  static final class OneProcess {

    private OneProcess() {}

    public static void main(String[] arguments) throws Exception {
      TestSchema schema =
          new TestSchema(TestDatabase.POSTGRESQL, "", arguments[0], arguments[1], arguments[2]);
      Path policy = Path.of(arguments[3]);
      int id = Integer.parseInt(arguments[4]);
      try (Connection connection =
          DriverManager.getConnection(Sides.url(schema), Sides.properties(schema, policy))) {
        String create = "CREATE TABLE secret (id INT PRIMARY KEY, body VARCHAR(40))";
        Answer created = Answer.to(connection, create);
        for (int attempt = 0; created instanceof Answer.Failed && attempt < 50; attempt++) {
          TimeUnit.MILLISECONDS.sleep(100); // the other process has created it, or is about to
          if (!(Answer.to(connection, "SELECT id FROM secret") instanceof Answer.Failed)) {
            break;
          }
        }
        Answer inserted =
            Answer.to(connection, "INSERT INTO secret VALUES (?, ?)", id, "from " + id);
        if (!inserted.equals(new Answer.Count(1))) {
          throw new IllegalStateException(created + " " + inserted);
        }
      }
    }
  }
}
