package io.bulla.benchmarks;

import io.bulla.cipher.Canonical;
import io.bulla.cipher.CellException;
import io.bulla.cipher.ColumnCipher;
import io.bulla.cipher.ValueException;
import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.LogicalTypes;
import io.bulla.policy.SearchKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

/** A value of each type on its way into a cell, back, and into a token. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TypeBenchmark {
  private static final Map<String, Object> VALUES =
      Map.of(
          "VARCHAR(80)",
          "an invented text of 64 characters, as an address or a name would",
          "BIGINT",
          1234567890123L,
          "DECIMAL(12,2)",
          new BigDecimal("5200.00"),
          "DATE",
          LocalDate.of(1990, 4, 1),
          "TIMESTAMP(6)",
          LocalDateTime.of(2024, 2, 29, 12, 30, 15, 123_456_000),
          "UUID",
          UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));

  @Param({"VARCHAR(80)", "BIGINT", "DECIMAL(12,2)", "DATE", "TIMESTAMP(6)", "UUID"})
  public String type = "BIGINT";

  private LogicalType logical = LogicalTypes.parse("BIGINT");
  private Object value = 0L;
  private final ColumnCipher column = CellBenchmark.cipher();
  private byte[] cell = new byte[0];

  /** The value and its cell. */
  @Setup
  public void prepare() throws ValueException {
    logical = LogicalTypes.parse(type);
    value = Objects.requireNonNull(VALUES.get(type));
    cell = seal();
  }

  @Benchmark
  public byte[] seal() throws ValueException {
    return column.seal(Canonical.encode(logical, value));
  }

  @Benchmark
  public Object open() throws CellException {
    return Canonical.decode(logical, column.open(cell));
  }

  @Benchmark
  public byte[] token() throws ValueException {
    return column.token(
        SearchKind.EQUALITY, Canonical.comparable(logical, Comparison.EXACT, value));
  }
}
