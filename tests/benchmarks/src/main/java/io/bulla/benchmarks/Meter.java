package io.bulla.benchmarks;

import java.lang.management.ManagementFactory;

/** What the current thread has used: CPU time and memory. */
final class Meter {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long thread = Thread.currentThread().getId();
  private final long cpuNanos = THREADS.getCurrentThreadCpuTime();
  private final long allocatedBytes = THREADS.getThreadAllocatedBytes(thread);
  private final long wallNanos = System.nanoTime();

  /**
   * What one operation used.
   *
   * @param cpuNanos CPU time of the thread in nanoseconds
   * @param wallNanos time in nanoseconds
   * @param bytes memory allocated
   */
  record Cost(double cpuNanos, double wallNanos, double bytes) {}

  long cpuMillis() {
    return (THREADS.getCurrentThreadCpuTime() - cpuNanos) / 1_000_000;
  }

  long wallMillis() {
    return (System.nanoTime() - wallNanos) / 1_000_000;
  }

  /** Since this meter was made, for each of so many operations. */
  Cost cost(long operations) {
    return new Cost(
        (THREADS.getCurrentThreadCpuTime() - cpuNanos) / (double) operations,
        (System.nanoTime() - wallNanos) / (double) operations,
        (THREADS.getThreadAllocatedBytes(thread) - allocatedBytes) / (double) operations);
  }
}
