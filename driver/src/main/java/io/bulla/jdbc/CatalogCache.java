package io.bulla.jdbc;

import io.bulla.sql.TableInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What was read of the database's tables at one version. Replaced, never emptied. */
final class CatalogCache {
  /** How long a change by another process may go unseen. */
  private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final long version;
  private final AtomicLong nextTurn = new AtomicLong(System.nanoTime() + TURN_NANOS);
  private final Map<List<String>, Optional<TableInfo>> tables = new ConcurrentHashMap<>();
  private volatile @Nullable Guarded guarded;

  /**
   * Names a statement is parsed for.
   *
   * @param names lower case
   * @param related what shows the cells of a protected table under its own schema and name, as
   *     stored
   */
  record Guarded(Set<String> names, Map<List<String>, TableInfo.Kind> related) {
    Guarded {
      names = Set.copyOf(names);
      related = Map.copyOf(related);
    }
  }

  CatalogCache(long version) {
    this.version = version;
  }

  long version() {
    return version;
  }

  /** Keyed by path and schema path. */
  Map<List<String>, Optional<TableInfo>> tables() {
    return tables;
  }

  /** Whether it is time to look at the database again; says so to one caller. */
  boolean takesTurn(long now) {
    long due = nextTurn.get();
    return now - due >= 0 && nextTurn.compareAndSet(due, now + TURN_NANOS);
  }

  /** Makes the next call of {@link #takesTurn} say yes. */
  void endTurn() {
    nextTurn.set(System.nanoTime());
  }

  /** Whether the database still has what was read here. */
  boolean isCurrent(Connection connection, ProtectedSchema schema) throws SQLException {
    Guarded known = guarded;
    if (known != null && !known.equals(GuardedNames.read(connection, schema))) {
      return false;
    }
    for (Map.Entry<List<String>, Optional<TableInfo>> table : tables.entrySet()) {
      List<String> key = table.getKey();
      ConnectionCatalog now =
          new ConnectionCatalog(schema, new CatalogCache(0), connection, key.get(key.size() - 1));
      if (!now.find(key.subList(0, key.size() - 1)).equals(table.getValue())) {
        return false;
      }
    }
    return true;
  }

  @Nullable Guarded guarded() {
    return guarded;
  }

  void guarded(Guarded read) {
    guarded = read;
  }
}
