package io.bulla.keys;

import io.bulla.cipher.DataKey;
import io.bulla.keys.KeyException.Kind;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What tools change about keys: each step one row, complete in itself, so that a crash anywhere
 * leaves something the next run continues from, and two tools at once do no harm. Used by one
 * thread.
 */
public final class KeyChanges {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyVault vault;
  private final KeyUnwrapper unwrapper;
  private final MetadataStore store;

  KeyChanges(KeyVault vault, KeyUnwrapper unwrapper, MetadataStore store) {
    this.vault = vault;
    this.unwrapper = unwrapper;
    this.store = store;
  }

  /**
   * Every row that makes keys of a table, join groups included, the newest version of each first.
   *
   * @throws KeyException if the rows cannot be read
   */
  public List<DataKeyRow> keys(ProtectedTable table) throws KeyException {
    List<DataKeyRow> rows = new ArrayList<>(KeyRows.read(store).only(List.of(table)).dataKeys());
    rows.sort(
        Comparator.comparing(DataKeyRow::purpose)
            .thenComparing(DataKeyRow::table)
            .thenComparing(Comparator.comparingInt(DataKeyRow::version).reversed()));
    return rows;
  }

  /**
   * Versions of the table's cell key that are on their way out: a rotation began and has not ended.
   *
   * @throws KeyException if the rows cannot be read
   */
  public List<DataKeyRow> outgoing(ProtectedTable table) throws KeyException {
    List<DataKeyRow> live = live(table);
    return live.subList(Math.min(1, live.size()), live.size());
  }

  /** The version that writes. */
  public DataKeyRow active(ProtectedTable table) throws KeyException {
    List<DataKeyRow> live = live(table);
    if (live.isEmpty()) {
      throw new KeyException(
          Kind.DESTROYED, "KEY_DESTROYED: table %s has no key".formatted(table.table()));
    }
    return live.get(0);
  }

  /** Of the cell key, not destroyed, the newest first: the first writes. */
  private List<DataKeyRow> live(ProtectedTable table) throws KeyException {
    return KeyRows.read(store).named(KeyName.cell(table)).stream()
        .filter(row -> !row.state().equals(RowRules.DESTROYED))
        .sorted(Comparator.comparingInt(DataKeyRow::version).reversed())
        .toList();
  }

  /**
   * Makes a new version of the table's cell key, which writes from then on. If another tool does
   * the same at the same time, one version is made.
   *
   * @throws KeyException of any kind
   */
  public void newVersion(ProtectedTable table) throws KeyException {
    KeyName name = KeyName.cell(table);
    int version =
        1 + KeyRows.read(store).named(name).stream().mapToInt(DataKeyRow::version).max().orElse(0);
    HeldKey made = unwrapper.generate(name, RANDOM.nextInt(), table.suite(), version);
    try {
      if (store.insertDataKey(made.row())) {
        unwrapper.created(made);
      }
    } catch (MetadataException e) {
      throw KeyRows.storeFailed(
          "the new %s cannot be written to bulla_data_key".formatted(name), e);
    } finally {
      made.key().destroy();
    }
    vault.follow(store);
  }

  /**
   * All versions but the newest read only, and the columns are vouched for by the newest.
   *
   * @throws KeyException of any kind
   */
  public void retireOld(ProtectedTable table) throws KeyException {
    for (DataKeyRow row : outgoing(table)) {
      if (row.state().equals(RowRules.ACTIVE)) {
        DataKeyRow retired = row.withState(RowRules.RETIRED);
        DataKey key = held(row).key();
        if (replace(row, retired.withMac(key.mac(RowBytes.of(retired))))) {
          unwrapper.changed(KeyEvent.Change.RETIRED, retired);
        }
      }
    }
    vouch(table);
    vault.follow(store);
  }

  /** The rows of columns carry MACs of whatever version was there: move them to the newest. */
  private void vouch(ProtectedTable table) throws KeyException {
    HeldKey newest = held(active(table));
    List<HeldKey> others = new ArrayList<>();
    for (DataKeyRow row : outgoing(table)) {
      others.add(held(row));
    }
    for (ColumnRow column : KeyRows.read(store).only(List.of(table)).columns()) {
      byte[] bytes = RowBytes.of(column);
      String mac = newest.key().mac(bytes);
      if (RowBytes.same(column.mac(), mac)) {
        continue;
      }
      if (others.stream().noneMatch(old -> RowBytes.same(column.mac(), old.key().mac(bytes)))) {
        throw RowRules.edited(column, "does not match its MAC");
      }
      replace(column, column.withMac(mac));
    }
  }

  /**
   * Destroys a version that no cell names any more: call only after that was made sure of.
   *
   * @throws KeyException if it is the version that writes, or the row cannot be written
   */
  public void destroyRetired(ProtectedTable table, DataKeyRow retired) throws KeyException {
    if (active(table).keyId() == retired.keyId()) {
      throw new KeyException(
          Kind.POLICY, RowRules.describe(retired) + " is in use and is not destroyed");
    }
    if (outgoing(table).stream().noneMatch(row -> row.keyId() == retired.keyId())) {
      return; // another tool was faster
    }
    vouch(table);
    destroy(retired, KeyEvent.Change.DESTROYED);
    vault.follow(store);
  }

  /**
   * Destroys all keys of the table: cells and tokens stay closed for ever. Keys of join groups
   * stay, since other tables need them.
   *
   * @return the rows as they were, those included that were destroyed before
   * @throws KeyException if a row cannot be read or written; what was destroyed stays so
   */
  public List<DataKeyRow> shred(ProtectedTable table) throws KeyException {
    List<DataKeyRow> own =
        keys(table).stream().filter(row -> !row.purpose().equals(KeyName.JOINS)).toList();
    for (DataKeyRow row : own) {
      DataKeyRow current = row;
      while (!current.state().equals(RowRules.DESTROYED)
          && !destroy(current, KeyEvent.Change.SHREDDED)) {
        current = again(current);
      }
    }
    vault.follow(store);
    return own;
  }

  private boolean destroy(DataKeyRow row, KeyEvent.Change change) throws KeyException {
    boolean done = replace(row, row.destroyed());
    if (done) {
      unwrapper.changed(change, row);
    }
    return done;
  }

  /** As another tool has changed it. */
  private DataKeyRow again(DataKeyRow row) throws KeyException {
    Optional<DataKeyRow> found =
        KeyRows.read(store).dataKeys().stream()
            .filter(each -> each.keyId() == row.keyId())
            .findFirst();
    return found.orElse(row.destroyed());
  }

  /**
   * Wraps one key again under the CMK that the policy names, inside the KMS.
   *
   * @return whether the row changed; no if it was wrapped by the newest version of that CMK already
   * @throws KeyException refused or unreachable, or the row cannot be written
   */
  public boolean rewrap(DataKeyRow row) throws KeyException {
    DataKeyRow current = row;
    while (!current.state().equals(RowRules.DESTROYED)) {
      DataKeyRow rewrapped = unwrapper.rewrap(current);
      if (rewrapped.equals(current)) {
        return false;
      }
      if (replace(current, rewrapped)) {
        unwrapper.changed(KeyEvent.Change.REWRAPPED, rewrapped);
        return true;
      }
      current = again(current);
    }
    return false;
  }

  /**
   * What is wrong with one row of {@code bulla_data_key}: the KMS is asked and the MAC checked.
   *
   * @return empty if nothing is
   * @throws KeyException only if the KMS cannot be reached
   */
  public Optional<String> problem(DataKeyRow row) throws KeyException {
    try {
      RowRules.checkForm(row);
      if (!row.state().equals(RowRules.DESTROYED)) {
        unwrapper.unwrap(row, KeyEvent.Change.CONFIRMED).key().destroy();
      }
      return Optional.empty();
    } catch (KeyException e) {
      if (e.kind() == Kind.UNREACHABLE) {
        throw e;
      }
      return Optional.of(e.messageText());
    }
  }

  /**
   * Seals a record under the CMK: the KMS makes a key for the record's digest as its context, and
   * the record gets a MAC under that key. Whoever may unwrap with the CMK can check it.
   *
   * @throws KeyException refused or unreachable
   */
  public RecordSeal seal(byte[] record) throws KeyException {
    return unwrapper.seal(record);
  }

  /**
   * Whether the seal is that of the record.
   *
   * @throws KeyException if the KMS refuses the seal's key, as it does for an altered record
   */
  public boolean isSealed(byte[] record, RecordSeal seal) throws KeyException {
    return unwrapper.isSealed(record, seal);
  }

  /**
   * Takes over what other tools have changed.
   *
   * @throws KeyException of any kind
   */
  public void follow() throws KeyException {
    vault.follow(store);
  }

  private HeldKey held(DataKeyRow row) throws KeyException {
    HeldKey key = vault.held().get(row.keyId());
    if (key == null) {
      vault.follow(store);
      key = vault.held().get(row.keyId());
    }
    if (key == null) {
      throw new KeyException(Kind.NOT_LOADED, RowRules.describe(row) + " is not loaded");
    }
    return key;
  }

  private boolean replace(DataKeyRow old, DataKeyRow replacement) throws KeyException {
    try {
      return store.replaceDataKey(old, replacement);
    } catch (MetadataException e) {
      throw KeyRows.storeFailed(RowRules.describe(old) + " cannot be changed", e);
    }
  }

  private void replace(ColumnRow old, ColumnRow replacement) throws KeyException {
    try {
      store.replaceColumn(old, replacement);
    } catch (MetadataException e) {
      throw KeyRows.storeFailed(
          "column %s.%s cannot be changed".formatted(old.table(), old.column()), e);
    }
  }
}
