package io.bulla.sql;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import java.util.Optional;
import java.util.Set;

/**
 * A sealed column under the names the database stores.
 *
 * @param schema the schema as stored
 * @param table the table as stored
 * @param name the column as stored; also the name of the column that holds the cell
 * @param type what the application sees
 * @param search the search kinds it has token columns for
 * @param compare when two text values are equal
 * @param joinGroup the join group its equality token belongs to, if any
 * @param label {@code table.column}, for messages and plans; kept because each value read asks for
 *     it
 */
public record SealedColumn(
    String schema,
    String table,
    String name,
    LogicalType type,
    Set<SearchKind> search,
    Comparison compare,
    Optional<String> joinGroup,
    String label) {
  public SealedColumn {
    search = Set.copyOf(search);
  }

  /** With the label that follows from the names. */
  public SealedColumn(
      String schema,
      String table,
      String name,
      LogicalType type,
      Set<SearchKind> search,
      Comparison compare,
      Optional<String> joinGroup) {
    this(schema, table, name, type, search, compare, joinGroup, table + "." + name);
  }

  /** Whether equal values of both columns have equal tokens. */
  public boolean sharesTokensWith(SealedColumn other) {
    return equals(other) || (joinGroup.isPresent() && joinGroup.equals(other.joinGroup));
  }

  /** The stored name of the token column of a search kind. */
  public String tokenColumn(SearchKind kind) {
    return kind.tokenColumn(name);
  }
}
