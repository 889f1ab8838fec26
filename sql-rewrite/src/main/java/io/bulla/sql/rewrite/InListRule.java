package io.bulla.sql.rewrite;

import io.bulla.policy.LogicalType;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUtil;

/** {@code c IN (?, 'x')}, {@code c NOT IN (...)}, {@code c IN (SELECT ...)}, and of row values. */
final class InListRule implements ExpressionRule {
  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    if (call.getKind() != SqlKind.IN && call.getKind() != SqlKind.NOT_IN) {
      return false;
    }
    SqlNode left = call.operand(0);
    SqlNode right = call.operand(1);
    if (left.getKind() == SqlKind.ROW && right instanceof SqlNodeList rows) {
      return rows((SqlCall) left, rows, scope, work);
    }
    if (!(right instanceof SqlNodeList list)) {
      Comparisons.withQuery(left, right, scope, work);
      return true;
    }
    Optional<Side> side = Side.of(left, scope, work);
    if (side.isEmpty()) {
      return value(left, list, scope, work);
    }
    boolean padded = side.get().column().type().kind() == LogicalType.Kind.CHAR;
    if (padded && work.dialect == Dialects.H2 && list.size() > 1) {
      // H2 2.5 pads no value of a list that has several
      throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, list.get(0), side.get().column().label());
    }
    side.get().useTokens();
    list.forEach(node -> Comparisons.other(node, side.get().column(), scope, work));
    return true;
  }

  /** {@code ? IN (c, d)}: the value has one token only if the columns share theirs. */
  private static boolean value(SqlNode left, SqlNodeList list, Scope scope, Work work) {
    List<Side> sides = list.stream().flatMap(node -> Side.of(node, scope, work).stream()).toList();
    if (sides.isEmpty()) {
      return false;
    }
    SealedColumn column = sides.get(0).column();
    if (sides.size() < list.size()) {
      throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, left, column.label());
    }
    Comparisons.other(left, column, scope, work);
    list.forEach(node -> Comparisons.other(node, column, scope, work));
    return true;
  }

  private static boolean rows(SqlCall left, SqlNodeList rows, Scope scope, Work work) {
    boolean sealed =
        left.getOperandList().stream().anyMatch(n -> Side.of(n, scope, work).isPresent());
    boolean wellFormed =
        rows.stream()
            .allMatch(
                row ->
                    row.getKind() == SqlKind.ROW
                        && ((SqlCall) row).operandCount() == left.operandCount());
    if (!sealed || !wellFormed) {
      return false;
    }
    for (SqlNode row : rows) {
      refuseNull(left, (SqlCall) row, scope, work);
      EqualityRule.rows(left, (SqlCall) row, scope, work);
    }
    return true;
  }

  /** H2 2.5 answers NULL for a row that is false, when one of its literals is NULL. */
  private static void refuseNull(SqlCall left, SqlCall row, Scope scope, Work work) {
    for (SqlNode value : row.getOperandList()) {
      if (work.dialect == Dialects.H2 && SqlUtil.isNullLiteral(value, false)) {
        String label =
            left.getOperandList().stream()
                .flatMap(node -> Side.of(node, scope, work).stream())
                .map(side -> side.column().label())
                .findFirst()
                .orElseThrow();
        throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, value, label);
      }
    }
  }
}
