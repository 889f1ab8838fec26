package io.bulla.sql.rewrite;

import io.bulla.sql.resolve.Scope;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;

/** {@code COUNT(c)} counts the cells that are not NULL; the text stays. */
final class CountRule implements ExpressionRule {
  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    boolean count =
        (call.getKind() == SqlKind.COUNT || work.functionName(call).equalsIgnoreCase("COUNT"))
            && call.operandCount() == 1
            && call.getFunctionQuantifier() == null;
    return count && work.columns.sealed(call.operand(0), scope).isPresent();
  }
}
