package io.bulla.benchmarks;

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

/**
 * What a shop does all day, on sixteen connections at once: of twenty statements eleven SELECTs by
 * id, four by sealed equality, three UPDATEs and two INSERTs, in the same order for all sides.
 */
record Mixed(int rounds, long sliceMillis, long warmMillis) {
  private static final String ORDER = "iiuieiniieiiuieinuie";
  private static final int MOST_SAMPLES = 1 << 20;

  /**
   * Of one slice.
   *
   * @param perSecond statements in a second, of all threads
   * @param medianMicros half of the statements took no longer, in microseconds
   * @param slowMicros 99 of a hundred took no longer, in microseconds
   * @param cpuMicros CPU time of the clients' threads for one statement, in microseconds: what is
   *     left of a comparison on a machine that has other things to do
   */
  record Figures(double perSecond, double medianMicros, double slowMicros, double cpuMicros) {}

  /** Of one client. */
  private static final class Client {
    final long[] nanos;
    final double cpuNanos;

    Client(long[] nanos, double cpuNanos) {
      this.nanos = nanos;
      this.cpuNanos = cpuNanos;
    }
  }

  Map<String, List<Figures>> run(List<Side> sides) throws SQLException {
    Map<String, List<Figures>> all = new LinkedHashMap<>();
    for (Side side : sides) {
      all.put(side.letter(), new ArrayList<>());
      slice(side, warmMillis);
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < sides.size(); i++) {
        Side side = sides.get((round + i) % sides.size());
        all.computeIfAbsent(side.letter(), unused -> new ArrayList<>())
            .add(slice(side, sliceMillis));
      }
    }
    return all;
  }

  private static Figures slice(Side side, long millis) throws SQLException {
    ExecutorService executor = Executors.newFixedThreadPool(Sides.CONNECTIONS);
    try {
      long start = System.nanoTime();
      List<Future<Client>> running = new ArrayList<>();
      for (int i = 0; i < Sides.CONNECTIONS; i++) {
        int first = i;
        running.add(executor.submit(() -> client(side, first, start + millis * 1_000_000)));
      }
      List<Client> samples = new ArrayList<>();
      for (Future<Client> each : running) {
        samples.add(each.get());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      side.clean();
      long[] nanos =
          samples.stream().flatMapToLong(each -> Arrays.stream(each.nanos)).sorted().toArray();
      double cpuNanos = samples.stream().mapToDouble(each -> each.cpuNanos).sum();
      return new Figures(
          nanos.length / seconds,
          nanos[nanos.length / 2] / 1e3,
          nanos[(int) (nanos.length * 0.99)] / 1e3,
          cpuNanos / nanos.length / 1e3);
    } catch (ExecutionException | InterruptedException e) {
      throw new SQLException("a client of side " + side.letter() + " failed", e);
    } finally {
      executor.shutdown();
    }
  }

  private static Client client(Side side, int first, long end) throws SQLException {
    Operation byId = Operation.Manner.PREPARED_ANEW.of(Workload.BY_ID, side);
    Operation bySsn = Operation.Manner.PREPARED_ANEW.of(Workload.BY_SSN, side);
    Operation update = Operation.Manner.PREPARED_ANEW.of(Workload.UPDATE, side);
    Operation insert = Operation.Manner.PREPARED_ANEW.of(Workload.INSERT, side);
    Meter meter = new Meter();
    long[] nanos = new long[1024];
    int count = 0;
    for (int next = first; count < MOST_SAMPLES; next++) {
      long start = System.nanoTime();
      if (count > 0 && start - end >= 0) {
        break;
      }
      switch (ORDER.charAt(next % ORDER.length())) {
        case 'i' -> byId.run();
        case 'e' -> bySsn.run();
        case 'u' -> update.run();
        default -> insert.run();
      }
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = System.nanoTime() - start;
    }
    return new Client(Arrays.copyOf(nanos, count), meter.cost(1).cpuNanos());
  }
}
