package io.bulla.tests.kms;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Calls a second by (action, secret id); beyond, RequestLimitExceeded. Thread-safe. */
public final class Limits {
  private final Clock clock;
  private int perSecond = Integer.MAX_VALUE;
  private long second;
  private final Map<String, Integer> counts = new HashMap<>();

  Limits(Clock clock) {
    this.clock = clock;
  }

  public synchronized void perSecond(int calls) {
    perSecond = calls;
  }

  synchronized void count(String action, String secretId) throws CloudException {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      counts.clear();
    }
    if (counts.merge(action + " " + secretId, 1, Integer::sum) > perSecond) {
      throw new CloudException(
          "RequestLimitExceeded", "Your current request times equals to limit");
    }
  }
}
