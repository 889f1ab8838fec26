package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.parse.Operators;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Conditions that are written twice, for a cell and its token, must come out the same each time.
 */
final class Repeatable extends SqlBasicVisitor<Void> {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "ABS",
          "CAST",
          "CEIL",
          "CEILING",
          "CHAR_LENGTH",
          "COALESCE",
          "CONCAT",
          "CONVERT",
          "FLOOR",
          "GREATEST",
          "IF",
          "IFNULL",
          "LEAST",
          "LENGTH",
          "LOWER",
          "MOD",
          "NULLIF",
          "ROUND",
          "SUBSTRING",
          "TRIM",
          "UPPER");

  private final SealedColumn column;
  private final Scope scope;
  private final Work work;

  private Repeatable(SealedColumn column, Scope scope, Work work) {
    this.column = column;
    this.scope = scope;
    this.work = work;
  }

  static void check(SqlNode condition, SealedColumn column, Scope scope, Work work) {
    condition.accept(new Repeatable(column, scope, work));
  }

  @Override
  public Void visit(SqlCall call) {
    if (work.dialect == Dialects.MYSQL && NewValue.isOne(call, work)) {
      return null;
    }
    boolean function = call.getOperator() instanceof SqlFunction;
    String name = work.functionName(call).toUpperCase(Locale.ROOT);
    if (Resolver.isQuery(call)
        || call.getOperator() == Operators.VARIABLE
        || call.getOperator() == Operators.ASSIGN
        || (function && call.getKind() != SqlKind.CAST && !FUNCTIONS.contains(name))) {
      throw work.refuse(Reason.UNREPEATABLE, call, column.label());
    }
    if (work.dialect == Dialects.MYSQL
        && (call.getKind() == SqlKind.IS_NULL || call.getKind() == SqlKind.IS_NOT_NULL)) {
      nullTest(call);
    }
    return super.visit(call);
  }

  /**
   * MySQL assigns from left to right: behind the cell's assignment only its token is the old one.
   */
  private void nullTest(SqlCall call) {
    Optional<Field> sealed = work.columns.sealed(call.operand(0), scope);
    if (sealed.isPresent() && sealed.get().column().equals(column)) {
      work.useToken((SqlIdentifier) call.operand(0), sealed.get(), SearchKind.EQUALITY);
    }
  }
}
