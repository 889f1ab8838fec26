package io.bulla.sql.rewrite;

import io.bulla.sql.resolve.Scope;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;

/** {@code c IS NULL}, {@code c IS NOT NULL}: NULL stays NULL in the cell, so the text stays. */
final class NullTestRule implements ExpressionRule {
  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    boolean test = call.getKind() == SqlKind.IS_NULL || call.getKind() == SqlKind.IS_NOT_NULL;
    return test && work.columns.sealed(call.operand(0), scope).isPresent();
  }
}
