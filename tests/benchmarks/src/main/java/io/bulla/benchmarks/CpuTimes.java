package io.bulla.benchmarks;

import io.bulla.benchmarks.Meter.Cost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The benchmarks of the parts by CPU time of the thread instead of JMH's wall clock, for machines
 * that do other work at the same time. Prints medians of interleaved rounds as Markdown. Arguments
 * are sizes in bytes, for which cells and tokens alone are then measured.
 */
public final class CpuTimes {
  private static final int ROUNDS = 15;
  private static final long SLICE_NANOS = 40_000_000;
  private static final long WARM_NANOS = 1_500_000_000;

  /** What was made, where the compiler cannot see that nobody looks at it. */
  private static volatile @Nullable Object sink;

  private CpuTimes() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, Callable<?>> parts = new LinkedHashMap<>();
    List<String> sizes = arguments.length == 0 ? List.of("16", "64", "4096") : List.of(arguments);
    for (String size : sizes) {
      CellBenchmark cell = new CellBenchmark();
      cell.size = Integer.parseInt(size);
      cell.prepare();
      parts.put("seal " + size + " B", cell::seal);
      parts.put("open " + size + " B", cell::open);
      parts.put("token of " + size + " B", cell::token);
    }
    if (arguments.length == 0) {
      types(parts);
      texts(parts);
    }
    measure(parts);
  }

  private static void types(Map<String, Callable<?>> parts) throws Exception {
    for (String type :
        List.of("VARCHAR(80)", "BIGINT", "DECIMAL(12,2)", "DATE", "TIMESTAMP(6)", "UUID")) {
      TypeBenchmark value = new TypeBenchmark();
      value.type = type;
      value.prepare();
      parts.put("encode and seal " + type, value::seal);
      parts.put("open and decode " + type, value::open);
    }
  }

  private static void texts(Map<String, Callable<?>> parts) {
    for (PartsBenchmark.Text text : PartsBenchmark.Text.values()) {
      PartsBenchmark part = new PartsBenchmark();
      part.text = text;
      String title =
          text.name().toLowerCase(Locale.ROOT) + ", " + text.sql.length() + " characters";
      parts.put("pre-lexer: " + title, part::lex);
      parts.put("parse, resolve, rewrite: " + title, part::translate);
    }
  }

  private static void measure(Map<String, Callable<?>> parts) throws Exception {
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (Map.Entry<String, Callable<?>> part : parts.entrySet()) {
      slice(part.getValue(), WARM_NANOS);
      costs.put(part.getKey(), new ArrayList<>());
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, Callable<?>> part : parts.entrySet()) {
        costs
            .computeIfAbsent(part.getKey(), unused -> new ArrayList<>())
            .add(slice(part.getValue(), SLICE_NANOS));
      }
    }
    System.out.println("| part | CPU ns | bytes allocated |");
    System.out.println("| --- | --- | --- |");
    costs.forEach(
        (part, rounds) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f |%n",
                part,
                Rounds.median(rounds.stream().mapToDouble(Cost::cpuNanos).toArray()),
                Rounds.median(rounds.stream().mapToDouble(Cost::bytes).toArray())));
  }

  private static Cost slice(Callable<?> part, long nanos) throws Exception {
    long end = System.nanoTime() + nanos;
    long operations = 0;
    Meter meter = new Meter();
    do {
      for (int i = 0; i < 64; i++) {
        sink = part.call();
      }
      operations += 64;
    } while (System.nanoTime() - end < 0);
    return meter.cost(operations);
  }
}
