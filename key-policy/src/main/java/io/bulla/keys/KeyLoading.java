package io.bulla.keys;

import io.bulla.cipher.ColumnCipher;
import io.bulla.keys.KeyException.Kind;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One pass over the rows: verifies what is there, creates what is missing, builds the rings. Rows
 * are inserted in the order cell key, index keys, columns, each complete in itself, so that a crash
 * anywhere leaves something the next start continues from. Used by one thread, once.
 */
final class KeyLoading {
  private static final int ATTEMPTS = 3;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MetadataStore store;
  private final KeyUnwrapper unwrapper;
  private final KeyEvents events;
  private final Map<Integer, HeldKey> known;
  private final Map<Integer, HeldKey> held = new HashMap<>();
  private final Map<String, KeyRing> rings = new HashMap<>();
  private final Set<String> destroyed = new HashSet<>();
  private KeyRows rows;

  /**
   * @param known keys of an earlier pass, which are not unwrapped again
   */
  KeyLoading(
      MetadataStore store, KeyUnwrapper unwrapper, KeyEvents events, Map<Integer, HeldKey> known)
      throws KeyException {
    this.store = store;
    this.unwrapper = unwrapper;
    this.events = events;
    this.known = known;
    this.rows = KeyRows.read(store);
  }

  /** On failure every key that this pass unwrapped is destroyed. */
  Snapshot run(Map<String, ProtectedTable> tables, long freshUntilNanos) throws KeyException {
    boolean done = false;
    try {
      for (ProtectedTable table : tables.values()) {
        for (DataKeyRow row : rows.only(List.of(table)).dataKeys()) {
          RowRules.checkForm(row);
        }
        if (rows.isDestroyed(table)) {
          destroyed.add(table.table());
        } else {
          rings.put(table.table(), ring(table));
        }
      }
      done = true;
      KeyRows kept = rows.only(tables.values());
      return new Snapshot(tables, kept, held, rings, destroyed, freshUntilNanos);
    } finally {
      if (!done) {
        held.forEach(
            (id, key) -> {
              if (!known.containsKey(id)) {
                key.key().destroy();
              }
            });
      }
    }
  }

  private KeyRing ring(ProtectedTable table) throws KeyException {
    new LostRows(store).refuse(table, rows);
    List<HeldKey> cellKeys = keys(KeyName.cell(table), table.suite());
    Map<String, ColumnCipher> ciphers = new HashMap<>();
    Map<String, Map<SearchKind, HeldKey>> roots = new HashMap<>();
    for (ProtectedColumn column : table.columns()) {
      roots.put(column.name(), indexRoots(table, column));
    }
    for (ProtectedColumn column : table.columns()) {
      ColumnRow row = columnRow(table, column, cellKeys);
      RowRules.checkColumn(row, cellKeys, column.type());
      Map<SearchKind, HeldKey> columnRoots = roots.getOrDefault(column.name(), Map.of());
      ciphers.put(column.name(), cipher(table, column, row, cellKeys, columnRoots));
    }
    return new KeyRing(table, ciphers);
  }

  private Map<SearchKind, HeldKey> indexRoots(ProtectedTable table, ProtectedColumn column)
      throws KeyException {
    Map<SearchKind, HeldKey> roots = new HashMap<>();
    for (SearchKind kind : column.search()) {
      KeyName name = KeyName.root(table, column, kind);
      SuiteName suite = name.purpose().equals(KeyName.JOINS) ? column.suite() : table.suite();
      roots.put(kind, active(name, keys(name, suite)));
    }
    return roots;
  }

  private static Optional<String> joins(ProtectedColumn column, SearchKind kind) {
    return kind.equals(SearchKind.EQUALITY) ? column.joinGroup() : Optional.empty();
  }

  private static ColumnCipher cipher(
      ProtectedTable table,
      ProtectedColumn column,
      ColumnRow row,
      List<HeldKey> cellKeys,
      Map<SearchKind, HeldKey> roots)
      throws KeyException {
    byte[] columnId = HexFormat.of().parseHex(row.columnId());
    KeyName cellName = KeyName.cell(table);
    HeldKey writer = active(cellName, cellKeys);
    ColumnCipher.Builder builder =
        ColumnCipher.builder(
                table.table() + "." + column.name(),
                columnId,
                column.type(),
                column.compare(),
                column.suite())
            .writeKey(writer.key());
    cellKeys.stream().filter(key -> key != writer).forEach(key -> builder.readKey(key.key()));
    roots.forEach(
        (kind, root) ->
            builder.tokenKey(
                kind, root.key(), joins(column, kind).isPresent() ? new byte[16] : columnId));
    return builder.build();
  }

  /** The active key of the highest version; there is always one, or the rows contradict. */
  private static HeldKey active(KeyName name, List<HeldKey> keys) throws KeyException {
    return keys.stream()
        .filter(HeldKey::isActive)
        .max(Comparator.comparingInt(key -> key.row().version()))
        .orElseThrow(
            () ->
                new KeyException(
                    Kind.EDITED,
                    "bulla_data_key has rows for the %s, but none is active: rows were edited or deleted"
                        .formatted(name)));
  }

  /** All usable keys of that name; creates the first. */
  private List<HeldKey> keys(KeyName name, SuiteName suite) throws KeyException {
    for (int attempt = 0; rows.named(name).isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new KeyException(
            Kind.STORE, "bulla_data_key takes no row for the %s, yet has none".formatted(name));
      }
      if (name.purpose().equals(KeyName.CELL) && rows.hasColumnsOf(name)) {
        throw new KeyException(
            Kind.EDITED,
            "bulla_column has sealed columns of table %s, but bulla_data_key has no key for it: its rows were deleted; restore them from a backup"
                .formatted(name.name()));
      }
      create(name, suite);
    }
    List<HeldKey> keys = new ArrayList<>();
    for (DataKeyRow row : rows.named(name)) {
      if (!row.state().equals(RowRules.DESTROYED)) {
        keys.add(hold(row));
      }
    }
    active(name, keys);
    return keys;
  }

  private void create(KeyName name, SuiteName suite) throws KeyException {
    HeldKey key = unwrapper.generate(name, RANDOM.nextInt(), suite, 1);
    boolean inserted = false;
    try {
      inserted = store.insertDataKey(key.row());
    } catch (MetadataException e) {
      throw KeyRows.storeFailed("the %s cannot be written to bulla_data_key".formatted(name), e);
    } finally {
      if (!inserted) {
        key.key().destroy();
      }
    }
    if (inserted) {
      held.put(key.row().keyId(), key);
      unwrapper.created(key);
    }
    rows = KeyRows.read(store); // the winner's row, if the race was lost
  }

  private HeldKey hold(DataKeyRow row) throws KeyException {
    HeldKey already = held.get(row.keyId());
    if (already == null) {
      already = known.get(row.keyId());
    }
    if (already != null && already.row().keyCheck().equals(row.keyCheck())) {
      // however it is wrapped by now: the key itself vouches for its row
      RowRules.checkKey(row, already.key());
      HeldKey again = already.with(row);
      held.put(row.keyId(), again);
      return again;
    }
    HeldKey fresh =
        store instanceof KeyRows
            ? unwrapper.unwrap(row, KeyEvent.Change.UNWRAPPED)
            : stored(row, unwrapper.unwrapForBoth(row, KeyEvent.Change.UNWRAPPED));
    held.put(row.keyId(), fresh);
    return fresh;
  }

  /** Writes the row of a key that has a second CMK now; without it the key works as before. */
  private HeldKey stored(DataKeyRow row, HeldKey held) {
    if (held.row() == row || held.row().equals(row)) {
      return held;
    }
    try {
      if (store.replaceDataKey(row, held.row())) {
        unwrapper.changed(KeyEvent.Change.SECONDARY_ADDED, held.row());
        return held;
      }
    } catch (MetadataException e) {
      unwrapper.secondMissing(
          row,
          KeyEvent.Outcome.REFUSED,
          "STORE",
          "bulla_data_key cannot be written by this account; run bulla init with one that can");
    }
    return held.with(row); // another process has done it, or nobody could
  }

  private ColumnRow columnRow(ProtectedTable table, ProtectedColumn column, List<HeldKey> cellKeys)
      throws KeyException {
    Optional<ColumnRow> there = rows.column(table.schema(), table.table(), column.name());
    if (there.isPresent()) {
      return there.get();
    }
    KeyName cellName = KeyName.cell(table);
    ColumnRow row = newColumn(table, column, active(cellName, cellKeys));
    try {
      if (store.insertColumn(row)) {
        events.on(
            new KeyEvent.ColumnChanged(table.schema(), table.table(), column.name(), row.state()));
      }
    } catch (MetadataException e) {
      throw KeyRows.storeFailed(
          "column %s.%s cannot be written to bulla_column".formatted(table.table(), column.name()),
          e);
    }
    rows = KeyRows.read(store); // the winner's row, if the race was lost
    return rows.column(table.schema(), table.table(), column.name())
        .orElseThrow(
            () ->
                new KeyException(
                    Kind.STORE,
                    "bulla_column takes no row for %s.%s, yet has none"
                        .formatted(table.table(), column.name())));
  }

  private static ColumnRow newColumn(ProtectedTable table, ProtectedColumn column, HeldKey key) {
    byte[] id = new byte[16];
    RANDOM.nextBytes(id);
    String columnId = HexFormat.of().formatHex(id);
    String type = column.type().toString();
    ColumnRow open =
        new ColumnRow(
            table.schema(), table.table(), column.name(), columnId, type, RowRules.SEALED, 1, "");
    String mac = key.key().mac(RowBytes.of(open));
    return new ColumnRow(
        table.schema(), table.table(), column.name(), columnId, type, RowRules.SEALED, 1, mac);
  }
}
