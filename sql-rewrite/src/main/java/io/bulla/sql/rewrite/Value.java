package io.bulla.sql.rewrite;

import io.bulla.sql.ValueSource;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.jspecify.annotations.Nullable;

/**
 * A parameter, literal, {@code NULL} or {@code DEFAULT} of the text.
 *
 * @param start span in the text
 * @param source what it is; null for {@code NULL} and {@code DEFAULT}
 * @param cast the type it is cast to, as written; null when it is not cast
 */
record Value(int start, int end, @Nullable ValueSource source, @Nullable String cast) {
  /** The cast that all dialects know to give a text of any length. */
  static final String TEXT = "VARCHAR";

  private Value(int start, int end, @Nullable ValueSource source) {
    this(start, end, source, null);
  }

  /** Whether it is {@code NULL} or {@code DEFAULT}, which stay in the text. */
  boolean isKeyword() {
    return source == null;
  }

  /** Whether it is a parameter to which the text gives no type. */
  boolean isBareParameter() {
    return source instanceof ValueSource.Parameter && cast == null;
  }

  /** Whether it is a string to which the text gives no type. */
  boolean isString() {
    return cast == null
        && source instanceof ValueSource.Literal literal
        && literal.kind() == ValueSource.Literal.Kind.STRING;
  }

  /** The value a node is, if it is one and can be told with certainty. */
  static Optional<Value> of(SqlNode node, SqlText text) {
    return plain(node, text).map(value -> value.withPlusSigns(text));
  }

  /** The tree has no sign {@code +}: before an operand that is a value alone it is no operator. */
  private Value withPlusSigns(SqlText text) {
    int first = start;
    int before = text.indexAt(start) - 1;
    while (before >= 0 && text.text(text.tokens().get(before)).equals("+")) {
      first = text.tokens().get(before).start();
      before--;
    }
    return first == start ? this : new Value(first, end, source, cast);
  }

  private static Optional<Value> plain(SqlNode node, SqlText text) {
    if (node.getParserPosition().getLineNum() == 0) {
      return Optional.empty();
    }
    Optional<CastText> cast = CastText.of(node, text);
    if (cast.isPresent()) {
      return cast.flatMap(found -> of(found.operand(), text).flatMap(found::of));
    }
    if (node instanceof SqlCall call) {
      Optional<Value> parts = ConcatenatedText.of(call, text);
      if (parts.isPresent()) {
        return parts;
      }
    }
    int start = Names.start(node);
    int end = Names.end(node);
    if (node.getKind() == SqlKind.DYNAMIC_PARAM) {
      return parameter(start, end, text);
    }
    if (SqlUtil.isNullLiteral(node, false) || node.getKind() == SqlKind.DEFAULT) {
      return keyword(start, end, text);
    }
    if (node.getKind() == SqlKind.MINUS_PREFIX) {
      return negative(start, Names.end(((SqlCall) node).<SqlNode>operand(0)), text);
    }
    if (text.tokensOf(start, end).size() == 2 && text.original().charAt(start) == '-') {
      return negative(start, end, text);
    }
    return text.literal(start, end).map(literal -> new Value(start, end, literal));
  }

  private static Optional<Value> parameter(int start, int end, SqlText text) {
    int place = text.parametersBefore(start) + 1;
    if (place > text.parameterPlaces()) {
      return Optional.empty();
    }
    // the tree has but the first character of ?1
    Token token = text.parameter(place);
    return token.start() == start && end == start + 1
        ? Optional.of(new Value(start, token.end(), new ValueSource.Parameter(place)))
        : Optional.empty();
  }

  private static Optional<Value> keyword(int start, int end, SqlText text) {
    return text.tokenOf(start, end)
        .filter(t -> text.upper(t).equals("NULL") || text.upper(t).equals("DEFAULT"))
        .map(token -> new Value(start, end, null));
  }

  private static Optional<Value> negative(int start, int end, SqlText text) {
    List<Token> tokens = text.tokensOf(start, end);
    boolean number =
        tokens.size() == 2
            && text.text(tokens.get(0)).equals("-")
            && tokens.get(1).kind() == Token.Kind.NUMBER;
    if (!number) {
      return Optional.empty();
    }
    return text.literal(tokens.get(1).start(), end)
        .map(
            literal ->
                new Value(
                    start, end, new ValueSource.Literal(literal.kind(), "-" + literal.text())));
  }
}
