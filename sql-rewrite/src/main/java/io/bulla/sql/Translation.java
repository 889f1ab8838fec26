package io.bulla.sql;

/** What becomes of a statement: it passes through, runs as rewritten, or is refused. */
public sealed interface Translation permits Translation.PassThrough, Plan, Refusal {

  /**
   * Nothing protected is touched: the original text goes on, byte for byte.
   *
   * @param changesCatalog whether tables or columns may differ after it (any DDL)
   * @param changesModes whether session modes or the schema path may differ after it ({@code SET},
   *     {@code USE} ...), so that the driver must read them again
   */
  record PassThrough(boolean changesCatalog, boolean changesModes) implements Translation {}
}
