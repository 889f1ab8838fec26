package io.bulla.sql.rewrite;

import io.bulla.sql.resolve.Scope;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;

/**
 * Names among a function's arguments that are no columns: {@code f(x => 1)}, a sequence, a type.
 */
final class NamedArgumentRule implements ExpressionRule {
  private static final Set<String> OF_SEQUENCES = Set.of("NEXTVAL", "LASTVAL", "SETVAL");

  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    if (call.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
      work.expressions.visit(call.operand(0), scope);
      work.columns.see(call.operand(1));
      return true;
    }
    if (call.getKind() == SqlKind.NEXT_VALUE || call.getKind() == SqlKind.CURRENT_VALUE) {
      work.columns.see(call.operand(0));
      return true;
    }
    if (work.builtIn(call).equals("CONVERT") && call.operandCount() == 2) {
      work.expressions.visit(call.operand(0), scope);
      if (call.operand(1) instanceof SqlIdentifier type) {
        work.columns.see(type);
        return true;
      }
      work.expressions.visit(call.operand(1), scope);
      return true;
    }
    if (OF_SEQUENCES.contains(work.builtIn(call)) && call.operandCount() > 0) {
      if (call.operand(0) instanceof SqlIdentifier sequence) {
        work.columns.see(sequence);
      } else {
        work.expressions.visit(call.operand(0), scope);
      }
      call.getOperandList().stream()
          .skip(1)
          .forEach(operand -> work.expressions.visit(operand, scope));
      return true;
    }
    return false;
  }
}
