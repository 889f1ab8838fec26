package io.bulla.sql.resolve;

import org.apache.calcite.sql.SqlNode;

/** Visits the expressions of a query; the rewriter implements it with its rules. */
public interface Expressions {
  /**
   * Handles a condition or value. Whatever in it means a sealed column and is answered by no rule
   * is refused.
   *
   * @throws RefusedException when it is not answered
   */
  void visit(SqlNode node, Scope scope);
}
