package io.bulla.sql.rewrite;

import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * {@code CAST(x AS type)}, {@code CONVERT(x, type)} or {@code x::type} around one value, read from
 * the tokens: of the type the tree has one word only.
 */
record CastText(SqlNode operand, SqlText text) {
  private static final Set<String> MORE_WORDS =
      Set.of("PRECISION", "VARYING", "INTEGER", "LARGE", "OBJECT");

  static Optional<CastText> of(SqlNode node, SqlText text) {
    if (!(node instanceof SqlCall call) || call.operandCount() != 2) {
      return Optional.empty();
    }
    List<Token> name = Names.function(text, call);
    boolean convert = name.size() == 1 && text.upper(name.get(0)).equals("CONVERT");
    return call.getKind() == SqlKind.CAST || convert
        ? Optional.of(new CastText(call.operand(0), text))
        : Optional.empty();
  }

  /**
   * A cast in the text.
   *
   * @param start of the whole
   * @param type as written, in upper case
   * @param nameStart span of {@code CAST} or {@code CONVERT}; empty before {@code ::}
   * @param typeStart span of {@code AS type}, {@code , type} or {@code ::type}
   */
  record Place(
      int start, int end, String type, int nameStart, int nameEnd, int typeStart, int typeEnd) {}

  /** The value with its cast; empty when the text is not what it should be. */
  Optional<Value> of(Value value) {
    return value.cast() != null
        ? Optional.empty()
        : around(value.start(), value.end())
            .map(place -> new Value(place.start(), place.end(), value.source(), place.type()));
  }

  /** The cast around its operand, a leaf, which may stand in parentheses. */
  Optional<Place> around(int operandStart, int operandEnd) {
    List<Token> tokens = text.tokens();
    int first = text.indexAt(operandStart);
    int after = Math.max(first, 0);
    while (after < tokens.size() && tokens.get(after).start() < operandEnd) {
      after++;
    }
    while (first > 0 && text.isAt(first - 1, "(") && text.isAt(after, ")")) {
      first--;
      after++;
    }
    if (first < 0 || after >= tokens.size()) {
      return Optional.empty();
    }
    if (text.isAt(after, "::")) {
      int end = endOfType(after + 1);
      return end < 0 ? Optional.empty() : Optional.of(place(first, first, after, end, end));
    }
    boolean call =
        text.isAt(first - 1, "(")
            && ((text.isAt(first - 2, "CAST") && text.isAt(after, "AS"))
                || (text.isAt(first - 2, "CONVERT") && text.isAt(after, ",")));
    int close = call ? Parentheses.closing(first - 1, text) : -1;
    return close < 0
        ? Optional.empty()
        : Optional.of(place(first - 2, first - 1, after, close, close + 1));
  }

  private Place place(int start, int nameEnd, int type, int typeEnd, int end) {
    StringBuilder written = new StringBuilder();
    for (int i = type + 1; i < typeEnd; i++) {
      Token token = text.tokens().get(i);
      boolean word = token.kind() == Token.Kind.WORD;
      written.append(word && !written.isEmpty() ? " " : "").append(text.upper(token));
    }
    int from = text.tokens().get(start).start();
    return new Place(
        from,
        text.tokens().get(end - 1).end(),
        written.toString().toUpperCase(Locale.ROOT),
        from,
        nameEnd == start ? from : text.tokens().get(nameEnd - 1).end(),
        text.tokens().get(type).start(),
        text.tokens().get(typeEnd - 1).end());
  }

  /** Index after the type that begins there; negative when it is none of those that are known. */
  private int endOfType(int first) {
    if (first >= text.tokens().size() || text.tokens().get(first).kind() != Token.Kind.WORD) {
      return -1;
    }
    int i = first + 1;
    while (i < text.tokens().size() && MORE_WORDS.contains(text.upper(text.tokens().get(i)))) {
      i++;
    }
    if (text.isAt(i, "(")) {
      i = Parentheses.closing(i, text) + 1;
    }
    if ((text.isAt(i, "WITH") || text.isAt(i, "WITHOUT"))
        && text.isAt(i + 1, "TIME")
        && text.isAt(i + 2, "ZONE")) {
      i += 3;
    }
    if (text.isAt(i, "[") && text.isAt(i + 1, "]")) {
      i += 2;
    }
    return text.isAt(i, "[") || text.isAt(i, ".") || text.isAt(i, "::") ? -1 : i;
  }
}
