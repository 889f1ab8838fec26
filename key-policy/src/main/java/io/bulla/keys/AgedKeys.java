package io.bulla.keys;

import io.bulla.keys.KeyException.Kind;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of keys whose TTL is over: one thread asks the KMS for all. Confirmed keys stay;
 * refused ones are dropped; unreachable ones stay in use within {@code maxStale}. Thread-safe.
 */
final class AgedKeys {
  private static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);

  private final KeyHolder holder;
  private final KeyUnwrapper unwrapper;
  private final KeyEvents events;
  private final KeyTimes times;
  private final SingleFlight flight;
  private volatile @Nullable Failure lastFailure;

  AgedKeys(
      KeyHolder holder,
      KeyUnwrapper unwrapper,
      KeyEvents events,
      KeyTimes times,
      SingleFlight flight) {
    this.holder = holder;
    this.unwrapper = unwrapper;
    this.events = events;
    this.times = times;
    this.flight = flight;
  }

  /**
   * The ring of a table, after the KMS was asked again.
   *
   * @throws KeyException as {@link KeyVault#ring} says
   */
  KeyRing ring(String table) throws KeyException {
    while (true) {
      holder.refuseClosed();
      Snapshot current = holder.current();
      if (!current.tables().containsKey(table)) {
        throw new KeyException(
            Kind.NOT_LOADED, "the keys of table %s were never loaded".formatted(table));
      }
      if (current.destroyed().contains(table)) {
        throw destroyed(table);
      }
      KeyRing ring = current.rings().get(table);
      if (ring != null && holder.isFresh(current)) {
        return ring;
      }
      Failure failure = lastFailure;
      if (failure != null && times.nanoTime() - failure.untilNanos < 0) {
        if (ring != null && holder.isUsable(current)) {
          return ring;
        }
        throw new KeyException(failure.cause.kind(), failure.cause.messageText(), failure.cause);
      }
      refreshSharing();
    }
  }

  private static KeyException destroyed(String table) {
    return new KeyException(
        Kind.DESTROYED,
        "KEY_DESTROYED: the keys of table %s were destroyed on purpose (bulla shred); its sealed values are gone for ever. To use the table's name again, drop the table and delete its rows of bulla_data_key and bulla_column."
            .formatted(table));
  }

  private void refreshSharing() throws KeyException {
    try {
      flight.run(this::refreshNow);
    } catch (KeyException e) {
      // refreshNow throws none: another thread's load failed, which is not this thread's matter
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
    }
  }

  /** Ends with fresh keys, or with {@link #lastFailure} set. */
  private void refreshNow() {
    Snapshot before = holder.current();
    if (holder.isClosed() || (!before.lacksKeys() && holder.isFresh(before))) {
      return;
    }
    long freshUntil = holder.freshUntilNanos(); // counted from before the KMS is asked
    try {
      if (before.lacksKeys()) {
        holder.publish(
            new KeyLoading(before.rows(), unwrapper, events, Map.of())
                .run(before.tables(), freshUntil));
      } else {
        for (HeldKey held : before.keys().values()) {
          unwrapper.unwrap(held.row(), KeyEvent.Change.CONFIRMED).key().destroy();
        }
        holder.publish(before.freshUntil(freshUntil));
      }
      lastFailure = null;
    } catch (KeyException e) {
      fail(before, e);
    }
  }

  private void fail(Snapshot before, KeyException e) {
    lastFailure = new Failure(e, times.nanoTime() + FAILURE_PAUSE.toNanos());
    if (before.lacksKeys()) {
      return;
    }
    if (e.kind() == Kind.UNREACHABLE && holder.isUsable(before)) {
      events.on(new KeyEvent.StaleUse(String.join(",", before.tables().keySet()), e.messageText()));
      return;
    }
    holder.publish(before.dropped());
  }

  private static final class Failure {
    final KeyException cause;
    final long untilNanos;

    Failure(KeyException cause, long untilNanos) {
      this.cause = cause;
      this.untilNanos = untilNanos;
    }
  }
}
