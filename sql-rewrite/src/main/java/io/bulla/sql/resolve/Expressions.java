package io.bulla.sql.resolve;

import java.util.List;
import java.util.Optional;
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
   * Whether a node is nothing but a parameter or literal, which may become a cell where it stands.
   *
   * @param parentheses how many pairs may be around it
   */
  boolean isValue(SqlNode node, int parentheses);

  /** Resolves a statement inside another one that changes data; the columns that it returns. */
  QueryColumns change(SqlNode statement, Scope scope);

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

  /**
   * Makes GROUP BY use the tokens of the computed select item whose name or number it gives.
   *
   * @throws RefusedException when its tokens are out of reach
   */
  void groupOutput(SqlNode reference, Computed item);

  /**
   * Handles an expression that GROUP BY lists.
   *
   * @param result what the query returns, which may be the same expression
   * @param superGroups whether some groups are of all its values
   * @throws RefusedException when it is not answered, or would no longer be equal to the item of
   *     the select list that it stands for
   */
  void groupExpression(SqlNode node, Scope scope, QueryColumns result, boolean superGroups);

  /**
   * Puts the tokens of a sealed column in its place.
   *
   * @throws RefusedException when they are out of reach
   */
  void tokens(SqlIdentifier reference, Field field);

  /**
   * Writes out the columns of a NATURAL join.
   *
   * @param word the word NATURAL
   * @param names of columns and tokens, as they are stored
   * @param end offset after the second table
   */
  void natural(SqlNode word, List<String> names, int end);

  /**
   * The cells that a select item computes.
   *
   * @param label the item's name; empty when it has none
   * @param end offset after the item
   * @return empty when it computes no cells
   * @throws RefusedException when it would give cells of several columns, or of none
   */
  Optional<Computed> cells(SqlNode node, Scope scope, String label, int end);
}
