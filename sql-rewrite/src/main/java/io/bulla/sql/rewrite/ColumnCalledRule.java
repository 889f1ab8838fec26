package io.bulla.sql.rewrite;

import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import io.bulla.sql.resolve.Scope;
import java.util.List;
import org.apache.calcite.sql.SqlCall;

/**
 * {@code c ('x', 'y')} of values alone: where a sealed column has the name, an {@code IN} is
 * missing rather than meant to be a call, and the database would be sent the values in clear.
 */
final class ColumnCalledRule implements ExpressionRule {
  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    List<Token> name = Names.function(work.text, call);
    if (name.isEmpty() || call.operandCount() == 0 || ValuePlaces.hasColumn(call)) {
      return false;
    }
    Token last = name.get(name.size() - 1);
    String column = work.catalog.columnNames().fold(work.text.name(last), work.text.isQuoted(last));
    if (scope.isSealed(column)) {
      throw new RefusedException(
          Reason.COLUMN_CALLED, name.get(0).start(), last.end(), work.text.text(last));
    }
    return false;
  }
}
