package io.bulla.sql.rewrite;

import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import io.bulla.sql.resolve.Scope;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;

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
    refuse(name.get(0), name.get(name.size() - 1), scope, work);
    return false;
  }

  /** PostgreSQL takes any word before a string for its type: {@code c 'x'}. */
  static void refuseType(SqlNode literal, Scope scope, Work work) {
    typeOf(literal, work).ifPresent(type -> refuse(type, type, scope, work));
  }

  /** The word that is the type of a literal. */
  static Optional<Token> typeOf(SqlNode literal, Work work) {
    List<Token> tokens = work.text.tokens();
    int index = work.text.indexAt(Names.start(literal));
    boolean typed =
        index >= 0
            && index + 1 < tokens.size()
            && tokens.get(index).kind() == Token.Kind.WORD
            && tokens.get(index + 1).kind() == Token.Kind.STRING;
    return typed ? Optional.of(tokens.get(index)) : Optional.empty();
  }

  private static void refuse(Token first, Token last, Scope scope, Work work) {
    String column = work.catalog.columnNames().fold(work.text.name(last), work.text.isQuoted(last));
    if (scope.isSealed(column)) {
      throw new RefusedException(
          Reason.COLUMN_CALLED, first.start(), last.end(), work.text.text(last));
    }
  }
}
