package io.bulla.sql.resolve;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * The result columns of a query.
 *
 * @param columns in order
 * @param known whether there are no others; if not, none of {@code columns} is sealed
 */
public record QueryColumns(List<OutputColumn> columns, boolean known) {
  static final QueryColumns UNKNOWN = new QueryColumns(List.of(), false);

  public QueryColumns {
    columns = List.copyOf(columns);
  }

  /**
   * Keeps columns of mere values in clear, because what they are used for is no sealed column's.
   *
   * @throws RefusedException when one of them has become cells before
   */
  public void stayClear(SqlNode place) {
    columns.forEach(column -> ValueColumn.stayClear(column.carrier().values(), place));
  }

  /**
   * Makes columns of mere values one where both sides of UNION ALL have such; all others are clear.
   */
  boolean join(QueryColumns other) {
    if (!known || !other.known || columns.size() != other.columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      Carrier left = columns.get(i).carrier();
      Carrier right = other.columns.get(i).carrier();
      ValueColumn first = left.values();
      ValueColumn second = right.values();
      if (first != null && second != null && left.listsValues() && right.listsValues()) {
        first.join(second);
      } else {
        ValueColumn.keepClear(left);
        ValueColumn.keepClear(right);
      }
    }
    return true;
  }

  /** Keeps those columns of mere values in clear about which nothing has decided. */
  public void keepClear() {
    columns.forEach(column -> ValueColumn.keepClear(column.carrier()));
  }

  /** The first column whose cells are returned. */
  public Optional<OutputColumn> firstSealed() {
    return columns.stream().filter(column -> column.sealed() != null).findFirst();
  }
}
