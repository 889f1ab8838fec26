package io.bulla.keys;

import io.bulla.cipher.CipherSuites;
import io.bulla.keys.KeyException.Kind;
import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.KmsProviders;
import io.bulla.policy.KmsSettings;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of all protected tables of one schema, shared by all connections of a (URL, policy).
 * Thread-safe. Each key is unwrapped once a process and TTL, whatever the number of threads; no
 * lock is held across the network.
 */
public final class KeyVault implements AutoCloseable {
  private static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);

  /** So that a vault in use asks again before its keys are dropped. */
  private static final Duration MOST_GRACE = Duration.ofMinutes(1);

  private final KmsCaller kms;
  private final Optional<KmsCaller> secondary;
  private final KeyUnwrapper unwrapper;
  private final KeyEvents events;
  private final KeyTimes times;
  private final long ttlNanos;
  private final long maxStaleNanos;
  private final SingleFlight flight = new SingleFlight();
  private final ReloadLimit reloadLimit;
  private final Object publishing = new Object();
  private volatile Snapshot snapshot;
  private volatile @Nullable Failure lastFailure;
  private volatile boolean closed;

  KeyVault(Kms kms, String provider, KeyVaultSettings settings, KeyEvents events, KeyTimes times) {
    this(new KmsCaller(kms, provider, times, events), Optional.empty(), settings, events, times);
  }

  KeyVault(
      KmsCaller kms,
      Optional<KmsCaller> secondary,
      KeyVaultSettings settings,
      KeyEvents events,
      KeyTimes times) {
    this.kms = kms;
    this.secondary = secondary;
    this.unwrapper = new KeyUnwrapper(kms, secondary, times, events);
    this.events = events;
    this.times = times;
    this.ttlNanos = settings.ttl().toNanos();
    this.maxStaleNanos = settings.maxStale().toNanos();
    this.reloadLimit = new ReloadLimit(times.nanoTime());
    this.snapshot =
        new Snapshot(
            Map.of(),
            new KeyRows(List.of(), List.of()),
            Map.of(),
            Map.of(),
            Set.of(),
            times.nanoTime() + ttlNanos);
  }

  /**
   * Opens the KMS that the policy names.
   *
   * @throws KeyException if there is no such provider, or it refuses its settings or the CMK
   */
  public static KeyVault open(KmsSettings kms, KeyVaultSettings settings, KeyEvents events)
      throws KeyException {
    KmsCaller first = caller(kms.primary(), events);
    try {
      Optional<KmsSettings> other = kms.secondary();
      Optional<KmsCaller> second =
          other.isPresent() ? Optional.of(caller(other.get(), events)) : Optional.empty();
      return new KeyVault(first, second, settings, events, KeyTimes.SYSTEM);
    } catch (KeyException e) {
      first.close();
      throw e;
    }
  }

  private static KmsCaller caller(KmsSettings kms, KeyEvents events) throws KeyException {
    try {
      Kms service = KmsProviders.named(kms.provider()).open(kms);
      return new KmsCaller(service, kms.provider(), KeyTimes.SYSTEM, events);
    } catch (KmsException e) {
      boolean refused = e.reason() == KmsException.Reason.REFUSED;
      String message = "KMS %s does not open: %s".formatted(kms.provider(), e.getMessage());
      events.on(
          new KeyEvent.KeyFailed(
              new KeyEvent.Key("", "", "", 0),
              refused ? KeyEvent.Outcome.REFUSED : KeyEvent.Outcome.UNREACHABLE,
              kms.cmk().orElse(""),
              e.requestId(),
              e.errorCode(),
              message));
      throw new KeyException(refused ? Kind.REFUSED : Kind.UNREACHABLE, message, e);
    }
  }

  /**
   * Refuses, at the start and not at the first row, suites for which this process lacks the code.
   *
   * @throws KeyException that names the column and what is missing
   */
  public static void checkSuites(List<ProtectedTable> tables) throws KeyException {
    for (ProtectedTable table : tables) {
      for (ProtectedColumn column : table.columns()) {
        Optional<String> missing = CipherSuites.missing(column.suite());
        if (missing.isPresent()) {
          throw new KeyException(
              Kind.POLICY,
              "column %s.%s: %s".formatted(table.table(), column.name(), missing.get()));
        }
      }
    }
  }

  /**
   * Makes the keys of the tables ready: verifies their rows, unwraps each key once, creates what is
   * missing. Does nothing, without any call, for tables that are loaded. Tables of earlier calls
   * stay loaded.
   *
   * @param store the caller's connection; used only during the call and only by this thread
   * @throws KeyException of any kind; nothing half done stays that the next call does not continue
   */
  public void load(MetadataStore store, List<ProtectedTable> tables) throws KeyException {
    checkSuites(tables);
    while (!snapshot.holds(tables)) {
      refuseClosed();
      try {
        flight.run(() -> loadNow(store, tables));
      } catch (KeyException e) {
        // another thread's connection broke: this thread has its own
        if (e.kind() != Kind.STORE || !(e.getCause() instanceof KeyException)) {
          throw e;
        }
      }
    }
  }

  /**
   * The ring of a table: one volatile read, one look at the clock and a map while the keys are
   * fresh. After the TTL the KMS is asked again, by one thread for all.
   *
   * @param table as the database stores it
   * @throws KeyException if the table was not loaded, its keys were destroyed, the KMS refuses, or
   *     it is unreachable for longer than {@code maxStale}
   */
  public KeyRing ring(String table) throws KeyException {
    Snapshot current = snapshot;
    if (times.nanoTime() - current.freshUntilNanos() < 0) {
      KeyRing ring = current.rings().get(table);
      if (ring != null) {
        return ring;
      }
    }
    return agedRing(table);
  }

  /**
   * Reads the rows again after a cell named an unknown key id: another process may have rotated.
   * The caller then takes the ring anew and tries once more. At most ten times at once and once a
   * second after that; beyond, nothing is read, so that damaged cells do not hammer the database.
   *
   * @throws KeyException of any kind
   */
  public void reload(MetadataStore store) throws KeyException {
    refuseClosed();
    // a pass that runs already may have read the rows too early: the second one has not
    for (int pass = 0; pass < 2; pass++) {
      if (flight.run(() -> reloadNow(store))) {
        return;
      }
    }
  }

  /**
   * Takes over what other processes have changed: a new version writes from then on, a destroyed
   * one is dropped. One look at the rows; the KMS is asked only for keys that were never seen.
   *
   * @throws KeyException of any kind; the keys that were held are then still in use
   */
  public void follow(MetadataStore store) throws KeyException {
    refuseClosed();
    // as in reload: a pass that runs already may have read the rows too early
    for (int pass = 0; pass < 2; pass++) {
      if (flight.run(() -> followNow(store))) {
        return;
      }
    }
  }

  /**
   * Writes the rows of all keys in use that are not there. For tables that were dropped and made
   * anew: cells that are sealed from now on must open in other processes.
   *
   * @throws KeyException if they cannot be written
   */
  public void restore(MetadataStore store) throws KeyException {
    KeyRows rows = snapshot.rows();
    try {
      for (DataKeyRow row : rows.dataKeys()) {
        store.insertDataKey(row);
      }
      for (ColumnRow row : rows.columns()) {
        store.insertColumn(row);
      }
    } catch (MetadataException e) {
      throw KeyRows.storeFailed("the keys in use cannot be written again", e);
    }
  }

  /**
   * What tools change about keys.
   *
   * @param store used only by the thread that uses the result
   */
  public KeyChanges changes(MetadataStore store) {
    return new KeyChanges(this, unwrapper, store);
  }

  /** The keys that are held now. */
  Map<Integer, HeldKey> held() {
    return snapshot.keys();
  }

  /** Destroys the keys. Later calls throw {@link KeyException}. */
  @Override
  public void close() {
    synchronized (publishing) {
      closed = true;
      Snapshot last = snapshot;
      snapshot = last.dropped();
      last.keys().values().forEach(held -> held.key().destroy());
    }
    kms.close();
    secondary.ifPresent(KmsCaller::close);
  }

  @Override
  public String toString() {
    return "KeyVault[" + kms.provider() + ", " + snapshot.tables().keySet() + "]";
  }

  private void reloadNow(MetadataStore store) throws KeyException {
    if (reloadLimit.permits(times.nanoTime())) {
      loadNow(store, List.of());
    }
  }

  private void followNow(MetadataStore store) throws KeyException {
    Snapshot now = snapshot;
    if (!KeyRows.read(store).only(now.tables().values()).sameAs(now.rows())) {
      loadNow(store, List.of());
    }
  }

  private void loadNow(MetadataStore store, List<ProtectedTable> more) throws KeyException {
    Snapshot before = snapshot;
    Map<String, ProtectedTable> all = new LinkedHashMap<>(before.tables());
    more.forEach(table -> all.put(table.table(), table));
    long freshUntil =
        before.keys().isEmpty() ? times.nanoTime() + ttlNanos : before.freshUntilNanos();
    publish(new KeyLoading(store, unwrapper, events, before.keys()).run(all, freshUntil));
  }

  private KeyRing agedRing(String table) throws KeyException {
    while (true) {
      refuseClosed();
      Snapshot current = snapshot;
      if (!current.tables().containsKey(table)) {
        throw new KeyException(
            Kind.NOT_LOADED, "the keys of table %s were never loaded".formatted(table));
      }
      if (current.destroyed().contains(table)) {
        throw destroyed(table);
      }
      long now = times.nanoTime();
      KeyRing ring = current.rings().get(table);
      if (ring != null && now - current.freshUntilNanos() < 0) {
        return ring;
      }
      Failure failure = lastFailure;
      if (failure != null && now - failure.untilNanos < 0) {
        if (ring != null && now - current.freshUntilNanos() < maxStaleNanos) {
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
    Snapshot before = snapshot;
    long start = times.nanoTime();
    if (closed || (!before.lacksKeys() && start - before.freshUntilNanos() < 0)) {
      return;
    }
    try {
      if (before.lacksKeys()) {
        publish(
            new KeyLoading(before.rows(), unwrapper, events, Map.of())
                .run(before.tables(), start + ttlNanos));
      } else {
        for (HeldKey held : before.keys().values()) {
          unwrapper.unwrap(held.row(), KeyEvent.Change.CONFIRMED).key().destroy();
        }
        publish(before.freshUntil(start + ttlNanos));
      }
      lastFailure = null;
    } catch (KeyException e) {
      fail(before, e);
    }
  }

  private void fail(Snapshot before, KeyException e) {
    long now = times.nanoTime();
    lastFailure = new Failure(e, now + FAILURE_PAUSE.toNanos());
    if (before.lacksKeys()) {
      return;
    }
    if (e.kind() == Kind.UNREACHABLE && now - before.freshUntilNanos() < maxStaleNanos) {
      events.on(new KeyEvent.StaleUse(String.join(",", before.tables().keySet()), e.messageText()));
      return;
    }
    publish(before.dropped());
  }

  /** Destroys what the new snapshot no longer holds. A closed vault takes nothing in. */
  private void publish(Snapshot next) {
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

  /** Keys that nobody uses must not outlive their time. The timer holds the vault weakly. */
  private void expireLater(long freshNanos) {
    WeakReference<KeyVault> weak = new WeakReference<>(this);
    times.later(
        Duration.ofNanos(Math.max(0, freshNanos) + maxStaleNanos + graceNanos()),
        () -> {
          KeyVault vault = weak.get();
          if (vault != null) {
            vault.expire();
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

  private void refuseClosed() throws KeyException {
    if (closed) {
      throw new KeyException(Kind.NOT_LOADED, "the key vault was closed");
    }
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
