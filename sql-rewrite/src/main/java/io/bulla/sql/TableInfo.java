package io.bulla.sql;

import java.util.List;
import java.util.Map;

/**
 * What the catalog knows of one table or view.
 *
 * @param schema the schema as stored
 * @param name the table as stored
 * @param columns the columns that the application sees, in the order of the table, as stored; token
 *     columns are not among them
 * @param kind what it is to Bulla
 * @param sealed the sealed columns by stored name; empty unless {@code kind} is {@code PROTECTED}
 */
public record TableInfo(
    String schema, String name, List<String> columns, Kind kind, Map<String, SealedColumn> sealed) {

  /** What a table is to Bulla. */
  public enum Kind {
    /** Has sealed columns. */
    PROTECTED,
    /** A view (or synonym) that reads a protected table. */
    VIEW_OVER_PROTECTED,
    /** One of Bulla's own tables, which the application may not name. */
    INTERNAL,
    /** Anything else. */
    PLAIN
  }

  public TableInfo {
    columns = List.copyOf(columns);
    sealed = Map.copyOf(sealed);
  }
}
