package io.bulla.keys;

import io.bulla.keys.KeyException.Kind;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that a vault holds now. Keys that it no longer holds are destroyed at once, those that
 * nobody uses soon after their TTL. Thread-safe.
 */
final class KeyHolder {
  /** So that a vault in use asks again before its keys are dropped. */
  private static final Duration MOST_GRACE = Duration.ofMinutes(1);

  private final KeyTimes times;
  private final SingleFlight flight;
  private final long ttlNanos;
  private final long maxStaleNanos;
  private final Object publishing = new Object();
  private volatile Snapshot snapshot;
  private volatile boolean closed;

  /**
   * @param flight the vault's, so that keys are not dropped under a refresh
   */
  KeyHolder(KeyVaultSettings settings, KeyTimes times, SingleFlight flight) {
    this.times = times;
    this.flight = flight;
    this.ttlNanos = settings.ttl().toNanos();
    this.maxStaleNanos = settings.maxStale().toNanos();
    this.snapshot =
        new Snapshot(
            Map.of(),
            new KeyRows(List.of(), List.of()),
            Map.of(),
            Map.of(),
            Set.of(),
            times.nanoTime() + ttlNanos);
  }

  Snapshot current() {
    return snapshot;
  }

  boolean isClosed() {
    return closed;
  }

  void refuseClosed() throws KeyException {
    if (closed) {
      throw new KeyException(Kind.NOT_LOADED, "the key vault was closed");
    }
  }

  /** When keys that are confirmed now have to be confirmed again. */
  long freshUntilNanos() {
    return times.nanoTime() + ttlNanos;
  }

  /** Whether the TTL is not over. */
  boolean isFresh(Snapshot keys) {
    return times.nanoTime() - keys.freshUntilNanos() < 0;
  }

  /** Whether the keys may still be used while the KMS is unreachable. */
  boolean isUsable(Snapshot keys) {
    return times.nanoTime() - keys.freshUntilNanos() < maxStaleNanos;
  }

  /** Destroys the keys and takes no others. */
  void close() {
    synchronized (publishing) {
      closed = true;
      Snapshot last = snapshot;
      snapshot = last.dropped();
      last.keys().values().forEach(held -> held.key().destroy());
    }
  }

  /** Destroys what the new snapshot no longer holds. A closed vault takes nothing in. */
  void publish(Snapshot next) {
    synchronized (publishing) {
      Snapshot last = snapshot;
      Snapshot kept = closed ? next.dropped() : next;
      snapshot = kept;
      destroyExcept(last, kept);
      destroyExcept(next, kept);
      if (!kept.keys().isEmpty()
          && (last.keys().isEmpty() || last.freshUntilNanos() != kept.freshUntilNanos())) {
        expireLater(kept.freshUntilNanos() - times.nanoTime());
      }
    }
  }

  /** Keys that nobody uses must not outlive their time. The timer holds this weakly. */
  private void expireLater(long freshNanos) {
    WeakReference<KeyHolder> weak = new WeakReference<>(this);
    times.later(
        Duration.ofNanos(Math.max(0, freshNanos) + maxStaleNanos + graceNanos()),
        () -> {
          KeyHolder holder = weak.get();
          if (holder != null) {
            holder.expire();
          }
        });
  }

  private long graceNanos() {
    return Math.min(ttlNanos, MOST_GRACE.toNanos());
  }

  private void expire() {
    try {
      flight.run(this::expireNow);
    } catch (KeyException e) {
      // another thread's failure, which it has told: it drops the keys itself if they have to be
      return;
    }
  }

  private void expireNow() {
    Snapshot current = snapshot;
    long past = times.nanoTime() - current.freshUntilNanos();
    if (!current.keys().isEmpty() && past - maxStaleNanos - graceNanos() >= 0) {
      publish(current.dropped());
    }
  }

  private static void destroyExcept(Snapshot from, Snapshot kept) {
    from.keys()
        .forEach(
            (id, held) -> {
              HeldKey still = kept.keys().get(id);
              if (still == null || still.key() != held.key()) {
                held.key().destroy();
              }
            });
  }
}
