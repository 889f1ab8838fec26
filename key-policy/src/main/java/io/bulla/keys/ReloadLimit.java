package io.bulla.keys;

/** Ten at once, then one a second. Used by one thread at a time, handed over safely. */
final class ReloadLimit {
  private static final int BURST = 10;
  private static final long NANOS_PER_PERMIT = 1_000_000_000L;

  private int permits = BURST;
  private long countedAtNanos;

  ReloadLimit(long nowNanos) {
    this.countedAtNanos = nowNanos;
  }

  synchronized boolean permits(long nowNanos) {
    long earned = (nowNanos - countedAtNanos) / NANOS_PER_PERMIT;
    if (earned > 0) {
      permits = (int) Math.min(BURST, permits + earned);
      countedAtNanos += earned * NANOS_PER_PERMIT;
    }
    if (permits == 0) {
      return false;
    }
    permits--;
    return true;
  }
}
