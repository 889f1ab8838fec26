package io.bulla.keys;

import java.time.Duration;

/**
 * How long unwrapped keys are trusted.
 *
 * @param ttl after which the CMK is asked again, so that a revocation takes effect; positive, at
 *     most 30 days
 * @param maxStale how long past the TTL keys stay usable while the KMS is unreachable (never when
 *     it refuses); zero or more, at most 30 days
 */
public record KeyVaultSettings(Duration ttl, Duration maxStale) {
  private static final Duration MOST = Duration.ofDays(30);

  public KeyVaultSettings {
    if (ttl.isZero() || ttl.isNegative() || ttl.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "the TTL of keys is more than 0 seconds and at most 30 days");
    }
    if (maxStale.isNegative() || maxStale.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("the stale time of keys is 0 seconds to 30 days");
    }
  }
}
