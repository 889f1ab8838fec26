package io.bulla.keys;

/**
 * One row of {@code bulla_column}: the identity of a sealed column, which survives renames.
 *
 * @param schema as the database stores it
 * @param table as the database stores it
 * @param column as the database stores it
 * @param columnId 32 hex digits, random; part of the key of every cell of the column
 * @param type the logical type when the column was sealed, for example {@code VARCHAR(11)}
 * @param state {@code plaintext}, {@code migrating} or {@code sealed}; only moves forward
 * @param epoch 1 and up; counts changes of state
 * @param mac 64 hex digits over all other fields, under a cell key of the table
 */
public record ColumnRow(
    String schema,
    String table,
    String column,
    String columnId,
    String type,
    String state,
    int epoch,
    String mac) {

  ColumnRow withMac(String newMac) {
    return new ColumnRow(schema, table, column, columnId, type, state, epoch, newMac);
  }
}
