package io.bulla.keys;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of both tables as read at one time; also usable as a store that takes no new rows. */
record KeyRows(List<DataKeyRow> dataKeys, List<ColumnRow> columns) implements MetadataStore {
  KeyRows {
    dataKeys = List.copyOf(dataKeys);
    columns = List.copyOf(columns);
  }

  static KeyRows read(MetadataStore store) throws KeyException {
    try {
      // a process writes a table's keys before its columns: read the other way round, a column
      // that is seen has its key
      List<ColumnRow> columns = store.columns();
      return new KeyRows(store.dataKeys(), columns);
    } catch (MetadataException e) {
      throw storeFailed("bulla_data_key and bulla_column cannot be read", e);
    }
  }

  static KeyException storeFailed(String what, MetadataException e) {
    return new KeyException(KeyException.Kind.STORE, what + ": " + e.getMessage(), e);
  }

  List<DataKeyRow> named(KeyName name) {
    return dataKeys.stream().filter(row -> KeyName.of(row).equals(name)).toList();
  }

  Optional<ColumnRow> column(String schema, String table, String column) {
    return columns.stream()
        .filter(
            row ->
                row.schema().equals(schema)
                    && row.table().equals(table)
                    && row.column().equals(column))
        .findFirst();
  }

  /** Whether a key without which the table cannot be read was destroyed in all its versions. */
  boolean isDestroyed(ProtectedTable table) {
    return KeyName.all(table).stream()
        .map(this::named)
        .anyMatch(
            found ->
                !found.isEmpty()
                    && found.stream().allMatch(row -> row.state().equals(RowRules.DESTROYED)));
  }

  boolean hasColumnsOf(KeyName name) {
    return columns.stream()
        .anyMatch(row -> row.schema().equals(name.schema()) && row.table().equals(name.name()));
  }

  /** Only what belongs to these tables. */
  KeyRows only(Collection<ProtectedTable> tables) {
    Set<KeyName> names = new HashSet<>();
    tables.forEach(table -> names.addAll(KeyName.all(table)));
    return new KeyRows(
        dataKeys.stream().filter(row -> names.contains(KeyName.of(row))).toList(),
        columns.stream()
            .filter(
                row ->
                    tables.stream()
                        .anyMatch(
                            t -> t.schema().equals(row.schema()) && t.table().equals(row.table())))
            .toList());
  }

  /** Whether the same rows are in both, in whatever order. */
  boolean sameAs(KeyRows other) {
    return Set.copyOf(dataKeys).equals(Set.copyOf(other.dataKeys))
        && Set.copyOf(columns).equals(Set.copyOf(other.columns));
  }

  @Override
  public boolean insertDataKey(DataKeyRow row) throws MetadataException {
    throw new MetadataException("rows in memory take no new key", null);
  }

  @Override
  public boolean insertColumn(ColumnRow row) throws MetadataException {
    throw new MetadataException("rows in memory take no new column", null);
  }

  @Override
  public boolean replaceDataKey(DataKeyRow old, DataKeyRow replacement) throws MetadataException {
    throw new MetadataException("rows in memory are not changed", null);
  }

  @Override
  public boolean replaceColumn(ColumnRow old, ColumnRow replacement) throws MetadataException {
    throw new MetadataException("rows in memory are not changed", null);
  }

  /** Nothing new may be made from rows in memory, so nothing counts as empty. */
  @Override
  public boolean holdsValues(String table, String column) {
    return true;
  }
}
