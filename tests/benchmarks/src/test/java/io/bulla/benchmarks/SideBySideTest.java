package io.bulla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every workload on every side a moment, so that the program stays able to run. */
final class SideBySideTest {
  @Test
  void measures_every_workload_on_every_database(@TempDir Path output) throws Exception {
    SideBySide program =
        new SideBySide(
            output,
            new Rounds(1, 2, 2),
            new Mixed(1, 20, 20),
            List.of(Workload.values()),
            Optional.empty());
    List<TestDatabase> databases =
        Stream.of(TestDatabase.H2, TestDatabase.POSTGRESQL, TestDatabase.MARIADB)
            .filter(TestDatabase.available()::contains)
            .toList();
    for (TestDatabase database : databases) {
      program.run(database);
      Path chart =
          output.resolve("side-by-side-" + database.name().toLowerCase(Locale.ROOT) + ".svg");
      assertThat(Files.readString(chart)).contains("<rect").endsWith("</svg>\n");
    }
    String tables = Files.readString(program.write());
    for (Workload workload : Workload.values()) {
      assertThat(
              tables.split(
                  "\\| " + java.util.regex.Pattern.quote(workload.title) + ", prepared anew \\|"))
          .hasSize(databases.size() + 1);
    }
    assertThat(tables)
        .contains("E ShardingSphere-JDBC 5.5.2, encrypt (not run")
        .doesNotContain("NaN");
  }
}
