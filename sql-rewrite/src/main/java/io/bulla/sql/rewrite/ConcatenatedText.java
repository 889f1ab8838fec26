package io.bulla.sql.rewrite;

import io.bulla.sql.ValueSource.Literal;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import io.bulla.sql.parse.Operators;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * {@code 'a' || 'b'}, {@code CONCAT('a', 'b')} and {@code 'a' 'b'}: a string that is written in
 * parts.
 */
final class ConcatenatedText {
  private ConcatenatedText() {}

  /** The string that a call makes; empty when it makes none, or the text has more than strings. */
  static Optional<Value> of(SqlCall call, SqlText text) {
    List<Token> name = Names.function(text, call);
    boolean function =
        name.size() == 1 && text.upper(name.get(0)).equals("CONCAT") && call.operandCount() > 0;
    if (!function && !isOperator(call)) {
      return Optional.empty();
    }
    int start = Names.start(end(call, true));
    int end = Names.end(end(call, false));
    if (call.getKind() == SqlKind.LITERAL_CHAIN) {
      return text.literal(start, end).map(literal -> new Value(start, end, literal, null));
    }
    // the operator makes a text of its strings, which before had no type
    Optional<Value> whole =
        joined(text.tokensOf(start, end), function ? "," : "||", text)
            .map(joined -> new Value(start, end, joined, Value.TEXT));
    return function ? whole.flatMap(value -> called(value, name.get(0), text)) : whole;
  }

  private static boolean isOperator(SqlCall call) {
    return call.getOperator() == Operators.CONCAT || call.getKind() == SqlKind.LITERAL_CHAIN;
  }

  private static Optional<Literal> joined(List<Token> tokens, String between, SqlText text) {
    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Optional<Literal> part =
          text.literal(token.start(), token.end())
              .filter(literal -> literal.kind() == Literal.Kind.STRING);
      boolean expected = i % 2 == 0 ? part.isPresent() : text.text(token).equals(between);
      if (!expected || tokens.size() % 2 == 0) {
        return Optional.empty();
      }
      part.ifPresent(literal -> whole.append(literal.text()));
    }
    return tokens.isEmpty()
        ? Optional.empty()
        : Optional.of(new Literal(Literal.Kind.STRING, whole.toString()));
  }

  /** With the function's name and parentheses, if nothing else is between. */
  private static Optional<Value> called(Value operands, Token name, SqlText text) {
    List<Token> tokens = text.tokens();
    int first = text.indexAt(name.start());
    int last = text.indexAt(operands.start());
    while (last < tokens.size() && tokens.get(last).start() < operands.end()) {
      last++;
    }
    boolean call =
        last < tokens.size()
            && text.indexAt(operands.start()) == first + 2
            && text.text(tokens.get(first + 1)).equals("(")
            // of {fn CONCAT(..)} the braces would stay
            && !(first > 0 && text.upper(tokens.get(first - 1)).equals("FN"))
            && text.text(tokens.get(last)).equals(")");
    return call
        ? Optional.of(
            new Value(name.start(), tokens.get(last).end(), operands.source(), operands.cast()))
        : Optional.empty();
  }

  private static SqlNode end(SqlCall call, boolean first) {
    List<SqlNode> operands = call.getOperandList();
    SqlNode node = operands.get(first ? 0 : operands.size() - 1);
    return node instanceof SqlCall inner && isOperator(inner) ? end(inner, first) : node;
  }
}
