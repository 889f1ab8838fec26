package io.bulla.sql.rewrite;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * MySQL: a sealed column of the row that was to be inserted or of the one that is there, {@code
 * VALUES(c)}, {@code new.c} or {@code c}.
 *
 * @param start span of the whole expression
 * @param before what stands before the column's name
 * @param after what stands after it
 */
record NewValue(int start, int end, SealedColumn column, String before, String after) {

  /** Whether a node that looks like a query is {@code VALUES(c)}. */
  static boolean isOne(SqlNode node, Work work) {
    return argument(node).flatMap(name -> function(name, work)).isPresent();
  }

  /** The expression under the name of another column. */
  String text(String name, Work work) {
    return before + work.dialect.quote(name) + after;
  }

  /** The sealed column's value that a node is; empty when it is something else. */
  static Optional<NewValue> of(SqlNode node, Scope scope, Scope written, Work work) {
    if (node instanceof SqlIdentifier reference) {
      return work.columns
          .sealed(node, scope)
          .map(
              field ->
                  new NewValue(
                      work.identifiers.start(reference),
                      work.identifiers.end(reference),
                      field.column(),
                      work.identifiers.qualifier(reference),
                      ""));
    }
    Optional<SqlIdentifier> argument = argument(node);
    Optional<List<Token>> function = argument.flatMap(name -> function(name, work));
    if (function.isEmpty()) {
      return Optional.empty();
    }
    SqlIdentifier name = argument.get();
    Optional<Field> sealed = work.columns.sealed(name, written);
    int start = function.get().get(0).start();
    int end = function.get().get(1).end();
    return sealed.map(
        field ->
            new NewValue(
                start,
                end,
                field.column(),
                work.text.original().substring(start, work.identifiers.start(name))
                    + work.identifiers.qualifier(name),
                work.text.original().substring(work.identifiers.end(name), end)));
  }

  /** The name in {@code VALUES(c)}, which the grammar may read as a query or as a function. */
  private static Optional<SqlIdentifier> argument(SqlNode node) {
    SqlNode inner = node;
    while (inner instanceof SqlCall call
        && call.operandCount() == 1
        && (call.getKind() == SqlKind.VALUES
            || call.getKind() == SqlKind.ROW
            || call.getKind() == SqlKind.OTHER_FUNCTION)) {
      inner = call.operand(0);
    }
    return inner != node && inner instanceof SqlIdentifier name
        ? Optional.of(name)
        : Optional.empty();
  }

  /** The tokens {@code VALUES} and {@code )} around a name. */
  private static Optional<List<Token>> function(SqlIdentifier name, Work work) {
    List<Token> tokens = work.text.tokens();
    int start = work.identifiers.start(name);
    int end = work.identifiers.end(name);
    for (int i = 2; i < tokens.size(); i++) {
      if (tokens.get(i).start() == start) {
        int closing = i;
        while (closing < tokens.size() && tokens.get(closing).start() < end) {
          closing++;
        }
        String function = work.text.text(tokens.get(i - 2)).toUpperCase(Locale.ROOT);
        boolean found =
            work.text.text(tokens.get(i - 1)).equals("(")
                && closing < tokens.size()
                && work.text.text(tokens.get(closing)).equals(")")
                && (function.equals("VALUES") || function.equals("VALUE"));
        return found
            ? Optional.of(List.of(tokens.get(i - 2), tokens.get(closing)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
