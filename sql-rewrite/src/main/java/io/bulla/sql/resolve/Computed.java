package io.bulla.sql.resolve;

import io.bulla.sql.SealedColumn;

/** An expression whose value is always a cell of one column, or NULL. */
public interface Computed extends Carrier {
  SealedColumn column();

  /**
   * Rows are grouped by a column, whose cell the expression may be.
   *
   * @param superGroups whether some groups are of all its values, where it is NULL
   */
  void represent(Field field, boolean superGroups);
}
