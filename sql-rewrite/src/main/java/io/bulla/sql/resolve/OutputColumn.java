package io.bulla.sql.resolve;

import io.bulla.sql.SealedColumn;
import org.jspecify.annotations.Nullable;

/**
 * A result column of a query.
 *
 * @param name its folded name; empty when it has none that could be named from outside
 * @param display its name as a star would write it
 * @param sealed the base column when its cells are returned
 * @param carrier makes the query select tokens instead of the cells or beside them, if it can
 */
public record OutputColumn(
    String name, String display, @Nullable SealedColumn sealed, Carrier carrier) {

  @Override
  public @Nullable SealedColumn sealed() {
    if (sealed != null) {
      return sealed;
    }
    ValueColumn values = carrier.values();
    return values == null ? null : values.column();
  }

  /** A column that is not sealed. */
  static OutputColumn plain(String name, String display) {
    return new OutputColumn(name, display, null, Carrier.NONE);
  }
}
