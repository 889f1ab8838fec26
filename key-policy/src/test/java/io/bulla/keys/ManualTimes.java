package io.bulla.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when told; sleeping only counts. */
final class ManualTimes implements KeyTimes {
  private final AtomicLong nanos =
      new AtomicLong(Long.MAX_VALUE - 5_000_000_000L); // overflows soon
  private final AtomicInteger sleeps = new AtomicInteger();

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-11-24T10:15:30.123Z");
  }

  @Override
  public void sleep(Duration duration) {
    sleeps.incrementAndGet();
  }

  void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  int sleeps() {
    return sleeps.get();
  }
}
