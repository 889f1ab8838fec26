package io.bulla.tests.kms;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What goes wrong on purpose, instead of an answer. Thread-safe. */
public final class Faults {
  private Fault fault = Fault.NONE;
  private String action = "";
  private int left;
  private CountDownLatch slow = new CountDownLatch(1);
  private volatile Duration slowness = Duration.ofMinutes(1);

  /** The kinds. */
  public enum Fault {
    NONE,
    HTTP_500,
    HTTP_503,
    /** To itself, for ever. */
    REDIRECT,
    EMPTY_BODY,
    NULL_BODY,
    NO_FIELDS,
    HTML,
    SLOW,
    DROPPED,
    THROTTLED,
    INTERNAL_ERROR,
    TEMPORARILY_UNAVAILABLE
  }

  /** From now on every call. */
  public void always(Fault kind) {
    next(kind, Integer.MAX_VALUE);
  }

  /** The next calls. */
  public void next(Fault kind, int times) {
    next(kind, times, "");
  }

  /** The next calls of one action. */
  public synchronized void next(Fault kind, int times, String ofAction) {
    fault = kind;
    left = times;
    action = ofAction;
    slow.countDown();
    slow = new CountDownLatch(1);
  }

  /** How long {@link Fault#SLOW} waits before it answers rightly. */
  public void slowness(Duration duration) {
    slowness = duration;
  }

  public void clear() {
    next(Fault.NONE, 0);
  }

  /** How many calls are still to be met by the fault. */
  public synchronized int left() {
    return left;
  }

  synchronized Fault take(String ofAction) {
    if (left == 0 || !(action.isEmpty() || action.equals(ofAction))) {
      return Fault.NONE;
    }
    left--;
    return fault;
  }

  void waitSlowly() throws InterruptedException {
    CountDownLatch latch;
    synchronized (this) {
      latch = slow;
    }
    latch.await(slowness.toMillis(), TimeUnit.MILLISECONDS);
  }
}
