package io.bulla.sql.resolve;

import io.bulla.sql.SealedColumn;
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

  private final List<SealedColumn> columns = new ArrayList<>();

  /**
   * One column for the cells of several.
   *
   * @param sides columns of one type; of one kind may be a union already
   * @return empty when they are too many
   */
  public Optional<SealedColumn> union(List<SealedColumn> sides) {
    SortedMap<Integer, SealedColumn> marked = new TreeMap<>();
    for (SealedColumn side : sides) {
      if (side.isUnion()) {
        marked.putAll(side.marked());
      } else {
        marked.put(of(side), side);
      }
    }
    return columns.size() > MOST ? Optional.empty() : Optional.of(sides.get(0).union(marked));
  }

  /** The mark of a column of a table; at most 255 where a union with it was made. */
  public int of(SealedColumn column) {
    if (!columns.contains(column)) {
      columns.add(column);
    }
    return columns.indexOf(column);
  }
}
