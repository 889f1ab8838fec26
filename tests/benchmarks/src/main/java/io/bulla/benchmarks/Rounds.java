package io.bulla.benchmarks;

import io.bulla.benchmarks.Meter.Cost;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/**
 * Runs a workload on all sides in turn, in short slices, so that whatever else the machine does
 * meets all of them. Each round begins with another side.
 *
 * @param rounds slices of each side
 * @param sliceMillis length of a slice in CPU time of the thread; a machine with much else to do
 *     would give it next to none of a wall clock's
 * @param warmMillis how long each side runs before, in CPU time too
 */
record Rounds(int rounds, long sliceMillis, long warmMillis) {
  /** A slice is over after so many times its length at the latest: threads wait for servers. */
  private static final int MOST_WAITING = 3;

  /** The rounds of each side, in the sides' order. */
  record Result(
      Workload workload, Operation.Manner manner, int threads, Map<String, List<Cost>> costs) {

    double median(String side, ToDoubleFunction<Cost> figure) {
      return Rounds.median(of(side).stream().mapToDouble(figure).toArray());
    }

    /** The median of the rounds' ratios: both sides of one round met the same machine. */
    double ratio(String side, String base, ToDoubleFunction<Cost> figure) {
      List<Cost> upper = of(side);
      List<Cost> lower = of(base);
      double[] ratios = new double[upper.size()];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = figure.applyAsDouble(upper.get(i)) / figure.applyAsDouble(lower.get(i));
      }
      return Rounds.median(ratios);
    }

    private List<Cost> of(String side) {
      List<Cost> found = costs.get(side);
      if (found == null) {
        throw new IllegalArgumentException("side " + side + " was not measured");
      }
      return found;
    }
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  Result run(List<Side> sides, Workload workload, Operation.Manner manner, int threads)
      throws SQLException {
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (Side side : sides) {
      costs.put(side.letter(), new ArrayList<>());
      slice(side, workload, manner, threads, warmMillis);
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < sides.size(); i++) {
        Side side = sides.get((round + i) % sides.size());
        costs
            .computeIfAbsent(side.letter(), unused -> new ArrayList<>())
            .add(slice(side, workload, manner, threads, sliceMillis));
      }
    }
    return new Result(workload, manner, threads, costs);
  }

  private static Cost slice(
      Side side, Workload workload, Operation.Manner manner, int threads, long millis)
      throws SQLException {
    Cost cost =
        threads == 1
            ? slice(side, workload, manner, millis)
            : slices(side, workload, manner, threads, millis);
    if (workload == Workload.INSERT || workload == Workload.BATCH) {
      side.clean();
    }
    return cost;
  }

  private static Cost slice(Side side, Workload workload, Operation.Manner manner, long millis)
      throws SQLException {
    try (Operation operation = manner.of(workload, side)) {
      operation.run();
      long operations = 0;
      Meter meter = new Meter();
      do {
        for (int i = 0; i < atOnce(workload); i++) {
          operation.run();
          operations++;
        }
      } while (meter.cpuMillis() < millis && meter.wallMillis() < MOST_WAITING * millis);
      return meter.cost(operations);
    }
  }

  /** Operations between two looks at the clock, which costs as much as the smallest of them. */
  private static int atOnce(Workload workload) {
    return workload == Workload.RANGE || workload == Workload.BATCH ? 1 : 16;
  }

  /** The mean of the threads. */
  private static Cost slices(
      Side side, Workload workload, Operation.Manner manner, int threads, long millis)
      throws SQLException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Cost>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(() -> slice(side, workload, manner, millis)));
      }
      double cpu = 0;
      double wall = 0;
      double bytes = 0;
      for (Future<Cost> each : running) {
        Cost cost = each.get();
        cpu += cost.cpuNanos() / threads;
        wall += cost.wallNanos() / threads;
        bytes += cost.bytes() / threads;
      }
      return new Cost(cpu, wall, bytes);
    } catch (ExecutionException | InterruptedException e) {
      throw new SQLException("a thread of side " + side.letter() + " failed", e);
    } finally {
      executor.shutdown();
    }
  }
}
