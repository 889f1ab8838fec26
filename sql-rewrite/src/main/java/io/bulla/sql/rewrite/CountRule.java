package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Scope;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;

/**
 * {@code COUNT(c)} counts the cells that are not NULL, so the text stays; {@code COUNT(DISTINCT c)}
 * counts tokens.
 */
final class CountRule implements ExpressionRule {
  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    if (isCount(call, work) && isDistinct(call)) {
      return distinct(call, scope, work);
    }
    boolean count =
        isCount(call, work) && call.operandCount() == 1 && call.getFunctionQuantifier() == null;
    return count && work.columns.sealed(call.operand(0), scope).isPresent();
  }

  private static boolean isCount(SqlCall call, Work work) {
    return call.getKind() == SqlKind.COUNT || work.functionName(call).equalsIgnoreCase("COUNT");
  }

  private static boolean isDistinct(SqlCall call) {
    return call.getFunctionQuantifier() != null
        && call.getFunctionQuantifier().getValue() == SqlSelectKeyword.DISTINCT;
  }

  /** Values are counted by their tokens. */
  private static boolean distinct(SqlCall call, Scope scope, Work work) {
    for (SqlNode operand : call.getOperandList()) {
      Optional<Field> sealed = work.columns.sealed(operand, scope);
      if (sealed.isPresent()) {
        work.useToken((SqlIdentifier) operand, sealed.get(), SearchKind.EQUALITY);
      } else {
        work.expressions.visit(operand, scope);
      }
    }
    return true;
  }
}
