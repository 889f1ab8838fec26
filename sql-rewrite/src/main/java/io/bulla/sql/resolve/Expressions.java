package io.bulla.sql.resolve;

import org.apache.calcite.sql.SqlIdentifier;
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

  /**
   * Handles a select item that has no name of its own. Where a database names the result column
   * after the item's text, it may not be edited.
   *
   * @throws RefusedException when it is not answered, or would be named after rewritten text
   */
  void visitUnnamed(SqlNode node, Scope scope);

  /**
   * Makes GROUP BY use the tokens of the sealed column that it names.
   *
   * @throws RefusedException when its tokens are out of reach
   */
  void group(SqlIdentifier reference, Field field);

  /**
   * Makes GROUP BY use the tokens of the sealed select item whose name or number it gives.
   *
   * @throws RefusedException when its tokens are out of reach
   */
  void groupOutput(SqlNode reference, Item item);
}
