package io.bulla.keys;

import java.util.List;

/**
 * The two tables {@code bulla_data_key} and {@code bulla_column} of one governed schema. Used by
 * one thread at a time. Every field must come back exactly as it was inserted (rows carry a MAC);
 * {@link DataKeyRow#createdAt()} to the second and independent of the JVM's time zone. An insert
 * that returned is committed.
 */
public interface MetadataStore {

  /** All rows of {@code bulla_data_key}, in any order. */
  List<DataKeyRow> dataKeys() throws MetadataException;

  /**
   * Inserts and commits.
   *
   * @return false if a row with that key id, or with that schema, table, purpose and version, is
   *     already there
   */
  boolean insertDataKey(DataKeyRow row) throws MetadataException;

  /**
   * Puts one row in another's place and commits. The key id stays.
   *
   * @return false if the row is not there, or has another state, wrapped key or MAC than {@code
   *     old}
   */
  boolean replaceDataKey(DataKeyRow old, DataKeyRow replacement) throws MetadataException;

  /** All rows of {@code bulla_column}, in any order. */
  List<ColumnRow> columns() throws MetadataException;

  /**
   * Inserts and commits.
   *
   * @return false if a row with that schema, table and column is already there
   */
  boolean insertColumn(ColumnRow row) throws MetadataException;

  /**
   * Puts one row in another's place and commits. Schema, table and column stay.
   *
   * @return false if the row is not there, or has another MAC than {@code old}
   */
  boolean replaceColumn(ColumnRow old, ColumnRow replacement) throws MetadataException;

  /**
   * Whether the table exists and any of its rows has something other than NULL in a column. Keys
   * are never made anew for values that were written with lost ones.
   *
   * @param table as stored, in the governed schema
   * @param column the sealed column or one of its token columns, as stored
   */
  boolean holdsValues(String table, String column) throws MetadataException;
}
