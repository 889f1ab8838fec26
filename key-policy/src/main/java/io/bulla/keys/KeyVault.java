package io.bulla.keys;

import io.bulla.cipher.CipherSuites;
import io.bulla.keys.KeyException.Kind;
import io.bulla.keys.kms.Kms;
import io.bulla.policy.KmsSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of all protected tables of one schema, shared by all connections of a (URL, policy).
 * Thread-safe. Each key is unwrapped once a process and TTL, whatever the number of threads; no
 * lock is held across the network.
 */
public final class KeyVault implements AutoCloseable {
  private final KmsCaller kms;
  private final Optional<KmsCaller> secondary;
  private final KeyUnwrapper unwrapper;
  private final KeyEvents events;
  private final KeyTimes times;
  private final SingleFlight flight = new SingleFlight();
  private final ReloadLimit reloadLimit;
  private final KeyHolder holder;
  private final AgedKeys aged;

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
    this.reloadLimit = new ReloadLimit(times.nanoTime());
    this.holder = new KeyHolder(settings, times, flight);
    this.aged = new AgedKeys(holder, unwrapper, events, times, flight);
  }

  /**
   * Opens the KMS that the policy names.
   *
   * @throws KeyException if there is no such provider, or it refuses its settings or the CMK
   */
  public static KeyVault open(KmsSettings kms, KeyVaultSettings settings, KeyEvents events)
      throws KeyException {
    KmsCaller first = KmsCaller.open(kms.primary(), events);
    try {
      Optional<KmsSettings> other = kms.secondary();
      Optional<KmsCaller> second =
          other.isPresent() ? Optional.of(KmsCaller.open(other.get(), events)) : Optional.empty();
      return new KeyVault(first, second, settings, events, KeyTimes.SYSTEM);
    } catch (KeyException e) {
      first.close();
      throw e;
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
    while (!holder.current().holds(tables)) {
      holder.refuseClosed();
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
    Snapshot current = holder.current();
    if (holder.isFresh(current)) {
      KeyRing ring = current.rings().get(table);
      if (ring != null) {
        return ring;
      }
    }
    return aged.ring(table);
  }

  /**
   * Reads the rows again after a cell named an unknown key id: another process may have rotated.
   * The caller then takes the ring anew and tries once more. At most ten times at once and once a
   * second after that; beyond, nothing is read, so that damaged cells do not hammer the database.
   *
   * @throws KeyException of any kind
   */
  public void reload(MetadataStore store) throws KeyException {
    holder.refuseClosed();
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
    holder.refuseClosed();
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
    KeyRows rows = holder.current().rows();
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
    return holder.current().keys();
  }

  /** Destroys the keys. Later calls throw {@link KeyException}. */
  @Override
  public void close() {
    holder.close();
    kms.close();
    secondary.ifPresent(KmsCaller::close);
  }

  @Override
  public String toString() {
    return "KeyVault[" + kms.provider() + ", " + holder.current().tables().keySet() + "]";
  }

  private void reloadNow(MetadataStore store) throws KeyException {
    if (reloadLimit.permits(times.nanoTime())) {
      loadNow(store, List.of());
    }
  }

  private void followNow(MetadataStore store) throws KeyException {
    Snapshot now = holder.current();
    if (!KeyRows.read(store).only(now.tables().values()).sameAs(now.rows())) {
      loadNow(store, List.of());
    }
  }

  private void loadNow(MetadataStore store, List<ProtectedTable> more) throws KeyException {
    Snapshot before = holder.current();
    Map<String, ProtectedTable> all = new LinkedHashMap<>(before.tables());
    more.forEach(table -> all.put(table.table(), table));
    long freshUntil = before.keys().isEmpty() ? holder.freshUntilNanos() : before.freshUntilNanos();
    holder.publish(new KeyLoading(store, unwrapper, events, before.keys()).run(all, freshUntil));
  }
}
