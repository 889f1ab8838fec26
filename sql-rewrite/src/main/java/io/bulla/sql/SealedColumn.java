package io.bulla.sql;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A sealed column under the names the database stores, or the column of a UNION whose cells are of
 * several columns and say by a mark of which.
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
 * @param marked the columns that the cells may be of, by the byte that the statement writes behind
 *     each cell; empty for a column of a table
 */
public record SealedColumn(
    String schema,
    String table,
    String name,
    LogicalType type,
    Set<SearchKind> search,
    Comparison compare,
    Optional<String> joinGroup,
    String label,
    Map<Integer, SealedColumn> marked) {
  public SealedColumn {
    search = Set.copyOf(search);
    marked = Map.copyOf(marked);
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
    this(schema, table, name, type, search, compare, joinGroup, table + "." + name, Map.of());
  }

  /**
   * The column of a UNION of this one and others. Where they do not share their tokens, it cannot
   * be searched.
   *
   * @param columns by the marks of their cells
   * @param common their type in the result
   */
  public SealedColumn union(SortedMap<Integer, SealedColumn> columns, LogicalType common) {
    boolean shares = columns.values().stream().allMatch(this::sharesTokensWith);
    return new SealedColumn(
        schema,
        table,
        name,
        common,
        shares ? search : Set.of(),
        compare,
        shares ? joinGroup : Optional.empty(),
        columns.values().stream().map(SealedColumn::label).collect(Collectors.joining(" or ")),
        columns);
  }

  /** Whether its cells are of several columns. */
  public boolean isUnion() {
    return !marked.isEmpty();
  }

  /** The column itself; of a union the one with the least mark. */
  public SealedColumn first() {
    return marked.entrySet().stream()
        .min(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .orElse(this);
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
