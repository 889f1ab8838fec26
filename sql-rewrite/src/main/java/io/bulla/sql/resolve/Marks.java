package io.bulla.sql.resolve;

import io.bulla.policy.LogicalType;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one statement writes behind cells where those of several columns come in one: a byte for
 * each column, whichever expression or query it is in.
 */
public final class Marks {
  private static final int MOST = 256;

  private final Dialect dialect;
  private final List<SealedColumn> columns = new ArrayList<>();

  Marks(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * One column for the cells of several.
   *
   * @param sides columns; some may be a union already
   * @return empty when they have no common type, or are too many
   */
  public Optional<SealedColumn> union(List<SealedColumn> sides) {
    Optional<LogicalType> type = Optional.of(sides.get(0).type());
    for (SealedColumn side : sides) {
      type = type.flatMap(common -> dialect.commonType(common, side.type()));
    }
    if (type.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<Integer, SealedColumn> marked = new TreeMap<>();
    for (SealedColumn side : sides) {
      if (side.isUnion()) {
        marked.putAll(side.marked());
      } else {
        marked.put(of(side), side);
      }
    }
    return columns.size() > MOST
        ? Optional.empty()
        : Optional.of(sides.get(0).union(marked, type.get()));
  }

  /** The mark of a column of a table; at most 255 where a union with it was made. */
  public int of(SealedColumn column) {
    if (!columns.contains(column)) {
      columns.add(column);
    }
    return columns.indexOf(column);
  }
}
