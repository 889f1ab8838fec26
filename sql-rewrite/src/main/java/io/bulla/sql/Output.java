package io.bulla.sql;

/** What a result column is. */
public sealed interface Output {
  /** The real driver's value as it is. */
  record Clear() implements Output {}

  /** A cell of the column, to be opened. */
  record Decrypt(SealedColumn column) implements Output {}
}
