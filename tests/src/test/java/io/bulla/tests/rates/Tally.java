package io.bulla.tests.rates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of one corpus. */
final class Tally {
  /** Verbs that change data; the rest read. */
  static final List<String> CHANGES =
      List.of("INSERT", "UPSERT", "UPDATE", "DELETE", "REPLACE", "MERGE");

  private static final class Count {
    int all;
    int parsed;
  }

  private final Map<String, Count> verbs = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final Map<String, Integer> causes = new TreeMap<>();

  void add(String verb, boolean parsed) {
    Count count = verbs.computeIfAbsent(verb, key -> new Count());
    count.all++;
    count.parsed += parsed ? 1 : 0;
  }

  void fail(String verb, String cause, String sql) {
    add(verb, false);
    causes.merge(cause, 1, Integer::sum);
    failures.add(verb + " | " + cause + " | " + sql.replaceAll("\\s+", " "));
  }

  void add(Tally other) {
    other.verbs.forEach(
        (verb, count) -> {
          Count mine = verbs.computeIfAbsent(verb, key -> new Count());
          mine.all += count.all;
          mine.parsed += count.parsed;
        });
    other.causes.forEach((cause, count) -> causes.merge(cause, count, Integer::sum));
    failures.addAll(other.failures);
  }

  List<String> failures() {
    return failures;
  }

  /** One row of a Markdown table: all, changes, then each verb. */
  String row(String name, List<String> columns) {
    StringBuilder row = new StringBuilder("| " + name + " | ");
    row.append(cell(verbs.keySet().stream().toList())).append(" | ").append(cell(CHANGES));
    columns.forEach(verb -> row.append(" | ").append(cell(List.of(verb))));
    return row.append(" |").toString();
  }

  private String cell(List<String> of) {
    int all = of.stream().mapToInt(verb -> verbs.getOrDefault(verb, new Count()).all).sum();
    int parsed = of.stream().mapToInt(verb -> verbs.getOrDefault(verb, new Count()).parsed).sum();
    return all == 0 ? "" : "%d of %d (%.2f %%)".formatted(parsed, all, 100.0 * parsed / all);
  }

  /** What the parser stumbled over, most frequent first. */
  List<String> causes() {
    return causes.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(each -> "%6d %s".formatted(each.getValue(), each.getKey()))
        .toList();
  }
}
