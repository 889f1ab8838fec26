package io.bulla.benchmarks;

import io.bulla.benchmarks.Meter.Cost;
import io.bulla.benchmarks.Operation.Manner;
import io.bulla.tests.databases.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The same statements through the plain driver, sealed by hand, through Bulla and through
 * ShardingSphere, in one JVM and in interleaved rounds. Writes {@code side-by-side.md} and charts.
 *
 * <p>System properties: {@code databases} (comma separated, default all), {@code rounds}, {@code
 * sliceMillis}, {@code warmMillis}, {@code mixedMillis}, {@code workloads}, {@code output} (a
 * directory), {@code shardingsphere} (the file with its class path; without it that side is left
 * out and the output says so).
 */
public final class SideBySide {
  private final Path output;
  private final Rounds rounds;
  private final Mixed mixed;
  private final List<Workload> workloads;
  private final Optional<Path> shardingSphere;
  private final StringBuilder markdown = new StringBuilder();

  SideBySide(
      Path output,
      Rounds rounds,
      Mixed mixed,
      List<Workload> workloads,
      Optional<Path> shardingSphere) {
    this.output = output;
    this.rounds = rounds;
    this.mixed = mixed;
    this.workloads = workloads;
    this.shardingSphere = shardingSphere;
  }

  public static void main(String[] arguments) throws SQLException, IOException {
    Path classPath =
        Path.of(System.getProperty("shardingsphere", "benchmarks/shardingsphere/target/classpath"));
    List<Workload> workloads =
        named(System.getProperty("workloads", ""), List.of(Workload.values()), Workload::valueOf);
    List<TestDatabase> databases =
        named(
            System.getProperty("databases", "H2,POSTGRESQL,MARIADB"),
            List.of(),
            TestDatabase::valueOf);
    long mixedMillis = Long.getLong("mixedMillis", 3000);
    SideBySide program =
        new SideBySide(
            Files.createDirectories(Path.of(System.getProperty("output", "target"))),
            new Rounds(
                Integer.getInteger("rounds", 15),
                Long.getLong("sliceMillis", 100),
                Long.getLong("warmMillis", 1500)),
            new Mixed(Integer.getInteger("mixedRounds", 7), mixedMillis, mixedMillis),
            workloads,
            Files.exists(classPath) ? Optional.of(classPath) : Optional.empty());
    for (TestDatabase database : databases) {
      program.run(database);
    }
    System.out.println(program.write());
  }

  private static <T> List<T> named(
      String names, List<T> all, java.util.function.Function<String, T> value) {
    if (names.isEmpty()) {
      return all;
    }
    List<T> found = new ArrayList<>();
    for (String name : names.split(",")) {
      found.add(value.apply(name.strip().toUpperCase(Locale.ROOT)));
    }
    return found;
  }

  void run(TestDatabase database) throws SQLException, IOException {
    Path directory = Files.createTempDirectory("bulla-side-by-side");
    try (Sides opened = Sides.open(database, directory, shardingSphere)) {
      List<Side> sides = opened.all();
      for (Workload workload : workloads) {
        // all of them first: what is measured first would else be compiled for it alone
        new Rounds(0, 0, rounds.warmMillis() / 2).run(sides, workload, Manner.PREPARED_ANEW, 1);
      }
      List<Rounds.Result> results = new ArrayList<>();
      for (Workload workload : workloads) {
        for (Manner manner : Manner.values()) {
          results.add(measured(sides, workload, manner, 1));
        }
        if (workload == Workload.BY_ID) {
          results.add(measured(sides, workload, Manner.PREPARED_ANEW, 8));
        }
      }
      Table table = new Table(sides);
      table.results(database + ", one thread unless said otherwise", results);
      if (mixed.rounds() > 0) {
        table.mixed(
            database + ", mixed statements on " + Sides.CONNECTIONS + " connections",
            mixed.run(sides));
      }
      System.out.println(table);
      markdown.append(table);
      chart(database, sides, results);
    }
  }

  private Rounds.Result measured(List<Side> sides, Workload workload, Manner manner, int threads)
      throws SQLException {
    Rounds.Result result = rounds.run(sides, workload, manner, threads);
    StringBuilder line = new StringBuilder(workload + " " + manner + " x" + threads + ":");
    for (Side side : sides) {
      line.append(
          " %s %.2f".formatted(side.letter(), result.median(side.letter(), Cost::cpuNanos) / 1e3));
    }
    System.out.println(line);
    return result;
  }

  private void chart(TestDatabase database, List<Side> sides, List<Rounds.Result> results)
      throws IOException {
    Chart chart =
        new Chart(
            database + ": CPU of the client's thread, times the plain driver's (log scale)",
            sides,
            0.8,
            100);
    for (Rounds.Result result : results) {
      if (result.manner() == Manner.PREPARED_ANEW && result.threads() == 1) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        for (Side side : sides) {
          if (!side.letter().equals("A")) {
            ratios.put(side.letter(), result.ratio(side.letter(), "A", Cost::cpuNanos));
          }
        }
        chart.group(result.workload().title, ratios);
      }
    }
    Files.writeString(
        output.resolve("side-by-side-" + database.name().toLowerCase(Locale.ROOT) + ".svg"),
        chart.svg());
  }

  /** The file with the tables. */
  Path write() throws IOException {
    String head =
        """
        A plain driver on plain tables · B sealed by hand · K by hand with Bulla's cells · C Bulla
        · D Bulla with a policy that names other tables · E ShardingSphere-JDBC 5.5.2, encrypt%s.
        Medians of %d rounds of %d ms, ratios are medians of the rounds' ratios.
        """
            .formatted(
                shardingSphere.isPresent() ? "" : " (not run: its class path was not made)",
                rounds.rounds(),
                rounds.sliceMillis());
    return Files.writeString(output.resolve("side-by-side.md"), head + markdown);
  }
}
