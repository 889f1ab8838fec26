package io.bulla.sql.rewrite;

import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Shapes that a search kind would answer: refused with that advice instead of a general one. */
final class UnansweredRule implements ExpressionRule {
  private static final Set<SqlKind> RANGE =
      EnumSet.of(
          SqlKind.LESS_THAN,
          SqlKind.LESS_THAN_OR_EQUAL,
          SqlKind.GREATER_THAN,
          SqlKind.GREATER_THAN_OR_EQUAL,
          SqlKind.BETWEEN);
  private static final Set<SqlKind> PATTERN =
      EnumSet.of(SqlKind.LIKE, SqlKind.RLIKE, SqlKind.SIMILAR);

  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    boolean range = RANGE.contains(call.getKind());
    if (!range && !PATTERN.contains(call.getKind())) {
      return false;
    }
    for (SqlNode operand : call.getOperandList()) {
      Optional<Field> sealed = work.columns.sealed(operand, scope);
      if (sealed.isPresent()) {
        throw work.refuse(
            range ? Reason.NO_RANGE : Reason.NO_PATTERN,
            operand,
            sealed.get().column().label(),
            work.functionName(call));
      }
    }
    return false;
  }
}
