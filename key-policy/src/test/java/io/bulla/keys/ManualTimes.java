package io.bulla.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Nanoseconds pass only when told; sleeping only counts. */
final class ManualTimes implements KeyTimes {
  private final AtomicLong nanos =
      new AtomicLong(Long.MAX_VALUE - 5_000_000_000L); // overflows soon
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger sleeps = new AtomicInteger();
  private final List<Runnable> later = new ArrayList<>();

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  /** Never the same second twice: whoever asks twice for one row's time gets two. */
  @Override
  public Instant now() {
    return Instant.parse("2026-11-24T10:15:30.123Z").plusSeconds(asked.getAndIncrement());
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

  /** Remembered for {@link #runLater}. */
  @Override
  public synchronized void later(Duration wait, Runnable task) {
    later.add(task);
  }

  /** Runs what was to run later, whatever the time is. */
  public void runLater() {
    List<Runnable> tasks;
    synchronized (this) {
      tasks = List.copyOf(later);
      later.clear();
    }
    tasks.forEach(Runnable::run);
  }
}
