package io.bulla.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    PROTECTED(null),
    /** A view that reads a protected table. */
    VIEW("a view over"),
    /** A stored view of PostgreSQL that was filled from a protected table. */
    MATERIALIZED_VIEW("a materialized view over"),
    /** Another name of H2 for a protected table. */
    SYNONYM("a synonym of"),
    /** A table of PostgreSQL whose rows are rows of a protected table too. */
    PARTITION("a partition or child of"),
    /** A table of PostgreSQL that shows the rows of a protected table with its own. */
    PARENT("a parent of"),
    /** A table that has no rows of its own: linked, foreign or merged. */
    LINK("a linked, foreign or merged table over"),
    /** One of Bulla's own tables, which the application may not name. */
    INTERNAL(null),
    /** Anything else. */
    PLAIN(null);

    private final @Nullable String relation;

    Kind(@Nullable String relation) {
      this.relation = relation;
    }

    /** How it is related to a protected table whose cells it shows, for messages. */
    public Optional<String> relation() {
      return Optional.ofNullable(relation);
    }
  }

  public TableInfo {
    columns = List.copyOf(columns);
    sealed = Map.copyOf(sealed);
  }
}
