package io.bulla.jdbc;

import io.bulla.sql.TableInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What was read of the database's tables at one version. Replaced, never emptied. */
final class CatalogCache {
  private final long version;
  private final Map<List<String>, Optional<TableInfo>> tables = new ConcurrentHashMap<>();
  private volatile @Nullable Guarded guarded;

  /**
   * Names a statement is parsed for.
   *
   * @param names lower case
   * @param views schema and name, as stored, of views and synonyms over protected tables
   */
  record Guarded(Set<String> names, Set<List<String>> views) {
    Guarded {
      names = Set.copyOf(names);
      views = Set.copyOf(views);
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

  @Nullable Guarded guarded() {
    return guarded;
  }

  void guarded(Guarded read) {
    guarded = read;
  }
}
