package io.bulla.sql.rewrite;

import io.bulla.sql.ValueSource.Literal;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** {@code 'a' || 'b'} and {@code 'a' 'b'}: a string that is written in parts. */
final class ConcatenatedText {
  private ConcatenatedText() {}

  static boolean isOne(SqlCall call) {
    return call.getOperator() == SqlStdOperatorTable.CONCAT
        || call.getKind() == SqlKind.LITERAL_CHAIN;
  }

  /** The string; empty when a part is none, or the text has more than the parts. */
  static Optional<Value> of(SqlCall call, SqlText text) {
    int start = Names.start(end(call, true));
    int end = Names.end(end(call, false));
    if (call.getKind() == SqlKind.LITERAL_CHAIN) {
      return text.literal(start, end).map(literal -> new Value(start, end, literal, null));
    }
    List<Token> tokens = text.tokensOf(start, end);
    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Optional<Literal> part =
          text.literal(token.start(), token.end())
              .filter(literal -> literal.kind() == Literal.Kind.STRING);
      boolean expected = i % 2 == 0 ? part.isPresent() : text.text(token).equals("||");
      if (!expected || tokens.size() % 2 == 0) {
        return Optional.empty();
      }
      part.ifPresent(literal -> whole.append(literal.text()));
    }
    // the operator makes a text of its strings, which before had no type
    Literal literal = new Literal(Literal.Kind.STRING, whole.toString());
    return Optional.of(new Value(start, end, literal, Value.TEXT));
  }

  private static SqlNode end(SqlCall call, boolean first) {
    List<SqlNode> operands = call.getOperandList();
    SqlNode node = operands.get(first ? 0 : operands.size() - 1);
    return node instanceof SqlCall inner && isOne(inner) ? end(inner, first) : node;
  }
}
