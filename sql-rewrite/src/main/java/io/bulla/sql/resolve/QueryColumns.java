package io.bulla.sql.resolve;

import java.util.List;
import java.util.Optional;

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

  /** The first column whose cells are returned. */
  public Optional<OutputColumn> firstSealed() {
    return columns.stream().filter(column -> column.sealed() != null).findFirst();
  }
}
