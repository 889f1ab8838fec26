package io.bulla.sql.resolve;

import io.bulla.sql.SealedColumn;

/** An expression whose value is always a cell of one column, or NULL. */
public interface Computed extends Carrier {
  SealedColumn column();
}
