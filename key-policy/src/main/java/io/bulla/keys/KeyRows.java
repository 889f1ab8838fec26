package io.bulla.keys;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

  boolean hasColumnsOf(KeyName name) {
    return columns.stream()
        .anyMatch(row -> row.schema().equals(name.schema()) && row.table().equals(name.name()));
  }

  /** Only what belongs to keys that are held and tables that are loaded. */
  KeyRows only(Collection<HeldKey> held, Collection<ProtectedTable> tables) {
    List<DataKeyRow> keys = held.stream().map(HeldKey::row).toList();
    return new KeyRows(
        keys,
        columns.stream()
            .filter(
                row ->
                    tables.stream()
                        .anyMatch(
                            t -> t.schema().equals(row.schema()) && t.table().equals(row.table())))
            .toList());
  }

  @Override
  public boolean insertDataKey(DataKeyRow row) throws MetadataException {
    throw new MetadataException("rows in memory take no new key", null);
  }

  @Override
  public boolean insertColumn(ColumnRow row) throws MetadataException {
    throw new MetadataException("rows in memory take no new column", null);
  }

  /** Nothing new may be made from rows in memory, so nothing counts as empty. */
  @Override
  public boolean holdsValues(String table, String column) {
    return true;
  }
}
