package io.bulla.sql.rewrite;

import io.bulla.sql.Binding;
import io.bulla.sql.ValueSource;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Scope;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * {@code c IS NULL}, {@code c IS NOT NULL}, MySQL's {@code ISNULL(c)}: NULL stays NULL in the cell,
 * so the text stays. Of {@code ? IS NULL}, as in {@code (? IS NULL OR c = ?)}, the database learns
 * the answer alone.
 */
final class NullTestRule implements ExpressionRule {
  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    boolean function =
        work.dialect == Dialects.MYSQL
            && call.operandCount() == 1
            && work.builtIn(call).equals("ISNULL");
    if (call.getKind() != SqlKind.IS_NULL && call.getKind() != SqlKind.IS_NOT_NULL && !function) {
      return false;
    }
    SqlNode tested = call.operand(0);
    Optional<Field> field = work.columns.sealed(tested, scope);
    if (field.isPresent()) {
      work.nullTests.add((SqlIdentifier) tested, field.get());
      return true;
    }
    if (work.columns.values(tested, scope).isPresent()
        || NewValue.of(tested, scope, scope, work).isPresent()) {
      return true;
    }
    Optional<CellExpression> cells = CellExpression.of(tested, scope, work);
    if (cells.isPresent()) {
      cells.get().test(scope, work);
      return true;
    }
    return parameter(tested, work);
  }

  private static boolean parameter(SqlNode tested, Work work) {
    boolean cast = tested.getKind() == SqlKind.CAST;
    SqlNode inner = cast ? ((SqlCall) tested).<SqlNode>operand(0) : tested;
    Optional<Value> value = Value.of(inner, work.text);
    if (value.isEmpty() || !(value.get().source() instanceof ValueSource.Parameter parameter)) {
      return false;
    }
    // a cast goes with its parameter: what is sent instead has a type of its own
    int start = cast ? castStart(value.get(), work.text) : value.get().start();
    int end = cast ? castEnd(value.get(), work.text) : value.get().end();
    if (start < 0 || end < 0) {
      return false;
    }
    work.splices.replace(start, end, "?", List.of(new Binding.NullTest(parameter.index())));
    return true;
  }

  /** {@code CAST ( ?}, or the parameter itself before {@code ::}; -1 when neither is there. */
  private static int castStart(Value parameter, SqlText text) {
    List<Token> tokens = text.tokens();
    int index = text.indexAt(parameter.start());
    if (text.isAt(index + 1, "::")) {
      return parameter.start();
    }
    boolean call = text.isAt(index - 1, "(") && text.isAt(index - 2, "CAST");
    return call ? tokens.get(index - 2).start() : -1;
  }

  /** After the parenthesis that closes the call, or before {@code IS}; -1 when there is none. */
  private static int castEnd(Value parameter, SqlText text) {
    List<Token> tokens = text.tokens();
    int index = text.indexAt(parameter.start());
    boolean infix = text.isAt(index + 1, "::");
    int depth = 0;
    for (int i = index + 1; i < tokens.size(); i++) {
      if (infix && depth == 0 && text.isAt(i, "IS")) {
        return tokens.get(i - 1).end();
      }
      depth += text.isAt(i, "(") ? 1 : text.isAt(i, ")") ? -1 : 0;
      if (depth < 0) {
        return infix ? -1 : tokens.get(i).end();
      }
    }
    return -1;
  }
}
