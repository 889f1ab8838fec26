package io.bulla.sql.rewrite;

import io.bulla.sql.resolve.Scope;
import org.apache.calcite.sql.SqlCall;

/** One shape of an expression over sealed columns: a new shape is a new file. Stateless. */
interface ExpressionRule {
  /**
   * Handles a call if it is of this shape.
   *
   * @return whether the call and everything in it is handled; if not, nothing was edited
   * @throws io.bulla.sql.resolve.RefusedException when the shape is known and not answered
   */
  boolean apply(SqlCall call, Scope scope, Work work);
}
