package io.bulla.keys;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a vault holds at one time; never changed, only replaced. A class, not a record: it holds
 * keys.
 */
final class Snapshot {
  private final Map<String, ProtectedTable> tables;
  private final KeyRows rows;
  private final Map<Integer, HeldKey> keys;
  private final Map<String, KeyRing> rings;
  private final Set<String> destroyed;
  private final long freshUntilNanos;

  Snapshot(
      Map<String, ProtectedTable> tables,
      KeyRows rows,
      Map<Integer, HeldKey> keys,
      Map<String, KeyRing> rings,
      Set<String> destroyed,
      long freshUntilNanos) {
    this.tables = Map.copyOf(tables);
    this.rows = rows;
    this.keys = Map.copyOf(keys);
    this.rings = Map.copyOf(rings);
    this.destroyed = Set.copyOf(destroyed);
    this.freshUntilNanos = freshUntilNanos;
  }

  Map<String, ProtectedTable> tables() {
    return tables;
  }

  KeyRows rows() {
    return rows;
  }

  Map<Integer, HeldKey> keys() {
    return keys;
  }

  Map<String, KeyRing> rings() {
    return rings;
  }

  /** Tables whose keys were destroyed on purpose. */
  Set<String> destroyed() {
    return destroyed;
  }

  long freshUntilNanos() {
    return freshUntilNanos;
  }

  /** Whether the keys were dropped, and some could be had again. */
  boolean lacksKeys() {
    return rings.isEmpty() && destroyed.size() < tables.size();
  }

  boolean holds(Collection<ProtectedTable> wanted) {
    return wanted.stream()
        .allMatch(
            table ->
                same(table, tables.get(table.table()))
                    && (rings.containsKey(table.table()) || destroyed.contains(table.table())));
  }

  /** Nearly always the same object: a session's connections share their tables. */
  private static boolean same(ProtectedTable one, @Nullable ProtectedTable other) {
    return other != null && (one == other || one.equals(other));
  }

  Snapshot freshUntil(long nanos) {
    return new Snapshot(tables, rows, keys, rings, destroyed, nanos);
  }

  /** Without keys: the rows stay, so that the keys can be had again when the KMS allows it. */
  Snapshot dropped() {
    return new Snapshot(tables, rows, Map.of(), Map.of(), destroyed, freshUntilNanos);
  }

  @Override
  public String toString() {
    return "Snapshot[tables=" + tables.keySet() + "]";
  }
}
