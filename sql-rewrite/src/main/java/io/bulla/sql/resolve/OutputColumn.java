package io.bulla.sql.resolve;

import io.bulla.sql.SealedColumn;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A result column of a query.
 *
 * @param name its folded name; empty when it has none that could be named from outside
 * @param display its name as a star would write it
 * @param sealed the base column when its cells are returned
 * @param carrier makes the query select tokens instead of the cells or beside them, if it can
 * @param unnamed the expression that the database names it after; null where it has a name
 */
public record OutputColumn(
    String name,
    String display,
    @Nullable SealedColumn sealed,
    Carrier carrier,
    @Nullable SqlNode unnamed) {

  OutputColumn(String name, String display, @Nullable SealedColumn sealed, Carrier carrier) {
    this(name, display, sealed, carrier, null);
  }

  @Override
  public @Nullable SealedColumn sealed() {
    if (sealed != null) {
      return sealed;
    }
    ValueColumn values = carrier.values();
    return values == null ? null : values.column();
  }

  /** The same column, called after an expression. */
  OutputColumn calledAfter(@Nullable SqlNode expression) {
    return new OutputColumn(name, display, sealed, carrier, expression);
  }

  /** The same column, carried by something else. */
  OutputColumn carriedBy(Carrier other) {
    return new OutputColumn(name, display, sealed, other, unnamed);
  }

  /** A column that is not sealed. */
  static OutputColumn plain(String name, String display) {
    return new OutputColumn(name, display, null, Carrier.NONE);
  }
}
