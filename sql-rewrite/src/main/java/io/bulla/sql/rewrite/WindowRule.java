package io.bulla.sql.rewrite;

import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWindow;
import org.jspecify.annotations.Nullable;

/** {@code OVER (PARTITION BY c ORDER BY x)}, also by name: partitions are told apart by tokens. */
final class WindowRule implements ExpressionRule {
  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    if (call instanceof SqlWindow) {
      visit(call, scope, work);
      return true;
    }
    if (call.getKind() != SqlKind.OVER) {
      return false;
    }
    work.expressions.visit(call.operand(0), scope);
    visit(call.operand(1), scope, work);
    return true;
  }

  /** Handles a window or its name. */
  static void visit(SqlNode node, Scope scope, Work work) {
    if (!(node instanceof SqlWindow window)) {
      work.columns.see(node);
      return;
    }
    work.columns.see(window.getDeclName());
    work.columns.see(window.getRefName());
    for (SqlNode item : window.getPartitionList()) {
      Optional<Side> sealed = Side.of(item, scope, work);
      if (sealed.isPresent()) {
        sealed.get().useTokens();
      } else {
        work.expressions.visit(item, scope);
      }
    }
    window.getOrderList().forEach(item -> order(item, scope, work));
    bound(window.getLowerBound(), scope, work);
    bound(window.getUpperBound(), scope, work);
  }

  private static void bound(@Nullable SqlNode bound, Scope scope, Work work) {
    if (bound != null && !(bound instanceof SqlIdentifier)) {
      work.expressions.visit(bound, scope);
    }
  }

  private static void order(SqlNode node, Scope scope, Work work) {
    SqlNode item = node;
    while (item.getKind() == SqlKind.DESCENDING
        || item.getKind() == SqlKind.NULLS_FIRST
        || item.getKind() == SqlKind.NULLS_LAST) {
      item = ((SqlCall) item).operand(0);
    }
    Optional<Side> sealed = Side.of(item, scope, work);
    if (sealed.isPresent()) {
      throw work.refuse(Reason.ORDER, item, sealed.get().column().label());
    }
    work.expressions.visit(item, scope);
  }
}
