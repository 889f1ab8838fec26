package io.bulla.sql.rewrite;

import io.bulla.sql.resolve.Scope;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;

/**
 * {@code COUNT(c)} counts the cells that are not NULL, so the text stays; {@code COUNT(DISTINCT c)}
 * counts tokens; {@code GROUPING(c)} asks of a group that was made by tokens.
 */
final class CountRule implements ExpressionRule {
  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    if ((isCount(call, work) && isDistinct(call)) || work.builtIn(call).equals("GROUPING")) {
      return tokens(call, scope, work);
    }
    boolean count =
        isCount(call, work) && call.operandCount() == 1 && call.getFunctionQuantifier() == null;
    if (!count || work.columns.sealed(call.operand(0), scope).isPresent()) {
      return count;
    }
    Optional<CellExpression> cells = CellExpression.of(call.operand(0), scope, work);
    cells.ifPresent(expression -> expression.test(scope, work));
    return cells.isPresent();
  }

  private static boolean isCount(SqlCall call, Work work) {
    return call.getKind() == SqlKind.COUNT || work.functionName(call).equalsIgnoreCase("COUNT");
  }

  private static boolean isDistinct(SqlCall call) {
    return call.getFunctionQuantifier() != null
        && call.getFunctionQuantifier().getValue() == SqlSelectKeyword.DISTINCT;
  }

  /** Values are counted by their tokens. */
  private static boolean tokens(SqlCall call, Scope scope, Work work) {
    for (SqlNode operand : call.getOperandList()) {
      Optional<Side> sealed = Side.of(operand, scope, work);
      if (sealed.isPresent()) {
        sealed.get().useTokens();
      } else {
        work.expressions.visit(operand, scope);
      }
    }
    return true;
  }
}
