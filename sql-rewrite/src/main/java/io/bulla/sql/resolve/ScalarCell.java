package io.bulla.sql.resolve;

import io.bulla.sql.SealedColumn;
import org.apache.calcite.sql.SqlNode;

/** The cell that a query in a SELECT list gives: {@code SELECT (SELECT c ..)}. */
final class ScalarCell implements Computed {
  private final Item item;
  private final SealedColumn column;
  private final SqlNode place;

  ScalarCell(Item item, SealedColumn column, SqlNode place) {
    this.item = item;
    this.column = column;
    this.place = place;
  }

  @Override
  public SealedColumn column() {
    return column;
  }

  @Override
  public boolean mark(int mark) {
    return item.mark(mark);
  }

  /** A query may name a grouped column of the query around it, but not a cell of the group. */
  @Override
  public void represent(Field field, boolean superGroups) {
    if (item.isOf(field)) {
      throw Resolver.refusal(Reason.GROUPED_INSIDE, place, column.label());
    }
  }
}
