package io.bulla.benchmarks;

import io.bulla.benchmarks.Meter.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Writes results as tables of Markdown. */
final class Table {
  private final List<Side> sides;
  private final StringBuilder text = new StringBuilder();

  Table(List<Side> sides) {
    this.sides = sides;
  }

  private boolean has(String letter) {
    return sides.stream().anyMatch(side -> side.letter().equals(letter));
  }

  /** Microseconds of CPU, and the ratios that have goals. */
  void results(String title, List<Rounds.Result> results) {
    text.append("\n### ").append(title).append("\n\n");
    List<String> head = new ArrayList<>(List.of("CPU of the client's thread, µs"));
    sides.forEach(side -> head.add(side.letter()));
    head.addAll(List.of("D−A ns", "D/A", "C/B", "C/K", "(C−A)/(E−A)", "wall C/B", "kB A/B/C"));
    row(head);
    row(head.stream().map(each -> "---").toList());
    results.forEach(this::result);
  }

  private void result(Rounds.Result result) {
    List<String> row = new ArrayList<>();
    row.add(
        result.workload().title
            + ", "
            + result.manner().title
            + (result.threads() == 1 ? "" : ", " + result.threads() + " threads"));
    for (Side side : sides) {
      row.add(number("%.2f", result.median(side.letter(), Cost::cpuNanos) / 1000));
    }
    double plain = result.median("A", Cost::cpuNanos);
    row.add(number("%.0f", result.median("D", Cost::cpuNanos) - plain));
    row.add(ratio(result, "D", "A", Cost::cpuNanos));
    row.add(ratio(result, "C", "B", Cost::cpuNanos));
    row.add(ratio(result, "C", "K", Cost::cpuNanos));
    row.add(
        has("E")
            ? number(
                "%.3f",
                (result.median("C", Cost::cpuNanos) - plain)
                    / (result.median("E", Cost::cpuNanos) - plain))
            : "–");
    row.add(ratio(result, "C", "B", Cost::wallNanos));
    row.add(kilobytes(result, "A") + "/" + kilobytes(result, "B") + "/" + kilobytes(result, "C"));
    row(row);
  }

  private static String ratio(
      Rounds.Result result, String side, String base, ToDoubleFunction<Cost> figure) {
    return number("%.2f", result.ratio(side, base, figure));
  }

  private static String kilobytes(Rounds.Result result, String side) {
    return number("%.1f", result.median(side, Cost::bytes) / 1000);
  }

  /** Throughput and latency. */
  void mixed(String title, Map<String, List<Mixed.Figures>> figures) {
    text.append("\n### ").append(title).append("\n\n");
    row(List.of("", "statements/s", "over A", "CPU µs", "over A", "p50 µs", "p99 µs"));
    row(List.of("---", "---", "---", "---", "---", "---", "---"));
    List<Mixed.Figures> base = figures.getOrDefault("A", List.of());
    for (Side side : sides) {
      List<Mixed.Figures> rounds = figures.getOrDefault(side.letter(), List.of());
      row(
          List.of(
              side.letter() + ": " + side.title(),
              number("%.0f", median(rounds, Mixed.Figures::perSecond)),
              number("%.2f", ratio(rounds, base, Mixed.Figures::perSecond)),
              number("%.2f", median(rounds, Mixed.Figures::cpuMicros)),
              number("%.2f", ratio(rounds, base, Mixed.Figures::cpuMicros)),
              number("%.0f", median(rounds, Mixed.Figures::medianMicros)),
              number("%.0f", median(rounds, Mixed.Figures::slowMicros))));
    }
  }

  /** The median of the rounds' ratios. */
  private static double ratio(
      List<Mixed.Figures> rounds,
      List<Mixed.Figures> base,
      ToDoubleFunction<Mixed.Figures> figure) {
    double[] ratios = new double[rounds.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(rounds.get(i)) / figure.applyAsDouble(base.get(i));
    }
    return Rounds.median(ratios);
  }

  private static double median(List<Mixed.Figures> rounds, ToDoubleFunction<Mixed.Figures> figure) {
    return Rounds.median(rounds.stream().mapToDouble(figure).toArray());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
