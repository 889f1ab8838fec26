package io.bulla.sql.rewrite;

import io.bulla.sql.parse.Operators;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** {@code c = ?}, {@code <>}, {@code IS [NOT] DISTINCT FROM}, {@code <=>}, and of row values. */
final class EqualityRule implements ExpressionRule {
  private static final Set<SqlKind> KINDS =
      EnumSet.of(
          SqlKind.EQUALS,
          SqlKind.NOT_EQUALS,
          SqlKind.IS_DISTINCT_FROM,
          SqlKind.IS_NOT_DISTINCT_FROM);

  static boolean isEquality(SqlCall call) {
    return KINDS.contains(call.getKind()) || call.getOperator() == Operators.NULL_SAFE_EQUAL;
  }

  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    if (!isEquality(call) || call.operandCount() != 2) {
      return false;
    }
    SqlNode left = call.operand(0);
    SqlNode right = call.operand(1);
    if (left.getKind() == SqlKind.ROW && right.getKind() == SqlKind.ROW) {
      return rows((SqlCall) left, (SqlCall) right, scope, work);
    }
    if (Resolver.isQuery(right) || Resolver.isQuery(left)) {
      boolean turned = !Resolver.isQuery(right);
      Comparisons.withQuery(turned ? right : left, turned ? left : right, scope, work);
      return true;
    }
    if (!Comparisons.concerns(left, right, scope, work)) {
      return false;
    }
    Comparisons.equal(left, right, scope, work);
    return true;
  }

  /** Two rows, place by place. */
  static boolean rows(SqlCall left, SqlCall right, Scope scope, Work work) {
    List<SqlNode> lefts = left.getOperandList();
    List<SqlNode> rights = right.getOperandList();
    if (lefts.size() != rights.size()) {
      return false;
    }
    for (int i = 0; i < lefts.size(); i++) {
      if (Comparisons.concerns(lefts.get(i), rights.get(i), scope, work)) {
        Comparisons.equal(lefts.get(i), rights.get(i), scope, work);
      } else {
        work.expressions.visit(lefts.get(i), scope);
        work.expressions.visit(rights.get(i), scope);
      }
    }
    return true;
  }
}
