package io.bulla.keys;

import io.bulla.keys.KeyException.Kind;
import io.bulla.policy.SearchKind;

/**
 * Refuses to make new identities for columns that hold values of lost ones: old cells would not
 * open, and old tokens would silently match nothing.
 */
final class LostRows {
  private final MetadataStore store;

  LostRows(MetadataStore store) {
    this.store = store;
  }

  /** Looks into the table only where a row is missing. */
  void refuse(ProtectedTable table, KeyRows rows) throws KeyException {
    for (ProtectedColumn column : table.columns()) {
      boolean cells = missesCells(table, column, rows);
      boolean tokens = missesTokens(table, column, rows);
      if (!cells && !tokens) {
        continue;
      }
      // another process may have made the rows and written since these were read
      KeyRows again = KeyRows.read(store);
      if (missesCells(table, column, again) && holds(table, column.name())) {
        throw lost(table, column, "bulla_column or bulla_data_key has no row for its cells");
      }
      for (SearchKind kind : column.search()) {
        if (missesTokens(table, column, again) && holds(table, kind.tokenColumn(column.name()))) {
          throw lost(table, column, "bulla_data_key has no row for its " + kind.word() + " tokens");
        }
      }
    }
  }

  private static boolean missesCells(ProtectedTable table, ProtectedColumn column, KeyRows rows) {
    return rows.named(new KeyName(table.schema(), table.table(), KeyName.CELL)).isEmpty()
        || rows.column(table.schema(), table.table(), column.name()).isEmpty();
  }

  private static boolean missesTokens(ProtectedTable table, ProtectedColumn column, KeyRows rows) {
    KeyName root =
        column
            .joinGroup()
            .map(group -> new KeyName(table.schema(), group, KeyName.JOINS))
            .orElseGet(() -> new KeyName(table.schema(), table.table(), KeyName.INDEX));
    return !column.search().isEmpty() && rows.named(root).isEmpty();
  }

  private boolean holds(ProtectedTable table, String column) throws KeyException {
    try {
      return store.holdsValues(table.table(), column);
    } catch (MetadataException e) {
      throw KeyRows.storeFailed("table %s cannot be read".formatted(table.table()), e);
    }
  }

  private static KeyException lost(ProtectedTable table, ProtectedColumn column, String what) {
    return new KeyException(
        Kind.EDITED,
        "column %s.%s holds sealed values, but %s: rows were deleted or an old copy was restored. Restore both tables from a backup of the same time as the values."
            .formatted(table.table(), column.name(), what));
  }
}
