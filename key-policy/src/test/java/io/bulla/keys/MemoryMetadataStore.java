package io.bulla.keys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The two tables in memory, with the constraints of the real ones. Thread-safe. Tests edit rows as
 * an attacker would, and make it fail as a database would.
 */
public final class MemoryMetadataStore implements MetadataStore {
  private final List<DataKeyRow> dataKeys = new ArrayList<>();
  private final List<ColumnRow> columns = new ArrayList<>();
  private final Set<String> filled = new HashSet<>();
  private int reads;
  private int insertsUntilFailure = Integer.MAX_VALUE;

  @Override
  public synchronized List<DataKeyRow> dataKeys() {
    reads++;
    return List.copyOf(dataKeys);
  }

  @Override
  public synchronized boolean insertDataKey(DataKeyRow row) throws MetadataException {
    failIfTold();
    boolean there =
        dataKeys.stream()
            .anyMatch(
                old ->
                    old.keyId() == row.keyId()
                        || (KeyName.of(old).equals(KeyName.of(row))
                            && old.version() == row.version()));
    return !there && dataKeys.add(row);
  }

  @Override
  public synchronized boolean replaceDataKey(DataKeyRow old, DataKeyRow replacement)
      throws MetadataException {
    failIfTold();
    int at = dataKeys.indexOf(old);
    if (at >= 0) {
      dataKeys.set(at, replacement);
    }
    return at >= 0;
  }

  @Override
  public synchronized boolean replaceColumn(ColumnRow old, ColumnRow replacement)
      throws MetadataException {
    failIfTold();
    int at = columns.indexOf(old);
    if (at >= 0) {
      columns.set(at, replacement);
    }
    return at >= 0;
  }

  @Override
  public synchronized List<ColumnRow> columns() {
    return List.copyOf(columns);
  }

  @Override
  public synchronized boolean insertColumn(ColumnRow row) throws MetadataException {
    failIfTold();
    boolean there =
        columns.stream()
            .anyMatch(
                old ->
                    old.schema().equals(row.schema())
                        && old.table().equals(row.table())
                        && old.column().equals(row.column()));
    return !there && columns.add(row);
  }

  @Override
  public synchronized boolean holdsValues(String table, String column) {
    return filled.contains(table + "." + column);
  }

  /** From now on some row of the table has a value in that column. */
  public synchronized void fill(String table, String column) {
    filled.add(table + "." + column);
  }

  /** Deletes the rows of that column. */
  public synchronized void deleteColumns(String column) {
    columns.removeIf(row -> row.column().equals(column));
  }

  /** How often the data keys were read. */
  public synchronized int reads() {
    return reads;
  }

  /** That many inserts succeed, all later ones fail. */
  public synchronized void failAfterInserts(int inserts) {
    insertsUntilFailure = inserts;
  }

  /** Changes every row as the function says. */
  public synchronized void editDataKeys(UnaryOperator<DataKeyRow> edit) {
    dataKeys.replaceAll(edit);
  }

  /** Changes every row as the function says. */
  public synchronized void editColumns(UnaryOperator<ColumnRow> edit) {
    columns.replaceAll(edit);
  }

  /** Deletes all data keys of that purpose. */
  public synchronized void deleteDataKeys(String purpose) {
    dataKeys.removeIf(row -> row.purpose().equals(purpose));
  }

  private void failIfTold() throws MetadataException {
    if (insertsUntilFailure == 0) {
      throw new MetadataException("the connection was lost", null);
    }
    insertsUntilFailure--;
  }
}
