package io.bulla.benchmarks;

import io.bulla.cipher.CellException;
import io.bulla.cipher.ColumnCipher;
import io.bulla.cipher.DataKey;
import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one value costs: a cell sealed, a cell opened, a token made. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CellBenchmark {
  private static final int CELLS = 256;

  /** Size of the canonical value in bytes. */
  @Param({"16", "64", "4096"})
  public int size;

  private byte[] value = new byte[0];
  // each has a key of its own; an engine that keeps the last one would else look better than it is
  private final byte[][] cells = new byte[CELLS][];
  private int next;
  private ColumnCipher column = cipher();

  static ColumnCipher cipher() {
    byte[] columnId = new byte[16];
    byte[] cellKey = new byte[32];
    byte[] indexRoot = new byte[32];
    Arrays.fill(columnId, (byte) 1);
    Arrays.fill(cellKey, (byte) 2);
    Arrays.fill(indexRoot, (byte) 3);
    LogicalType type = new LogicalType(LogicalType.Kind.VARBINARY, LogicalType.UNLIMITED, 0);
    return ColumnCipher.builder(
            "benchmark.value", columnId, type, Comparison.EXACT, SuiteName.XAES_256_GCM)
        .writeKey(DataKey.of(1, SuiteName.XAES_256_GCM, cellKey))
        .tokenKey(SearchKind.EQUALITY, DataKey.of(2, SuiteName.XAES_256_GCM, indexRoot), columnId)
        .build();
  }

  /** One value and its cells. */
  @Setup
  public void prepare() {
    value = new byte[size];
    Arrays.fill(value, (byte) 'v');
    Arrays.setAll(cells, each -> column.seal(value));
  }

  @Benchmark
  public byte[] seal() {
    return column.seal(value);
  }

  @Benchmark
  public byte[] open() throws CellException {
    return column.open(cells[next++ % CELLS]);
  }

  @Benchmark
  public byte[] token() {
    return column.token(SearchKind.EQUALITY, value);
  }
}
