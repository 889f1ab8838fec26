package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;

/** {@code c = ANY (SELECT ..)}, {@code c <> ALL (ARRAY['a', ?])} and the like. */
final class QuantifierRule implements ExpressionRule {
  private static final Set<String> TEXT_TYPES = Set.of("TEXT", "VARCHAR");

  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    if (!(call.getOperator() instanceof SqlQuantifyOperator operator)) {
      return false;
    }
    SqlNode left = call.operand(0);
    SqlNode right = call.operand(1);
    boolean equality =
        operator.comparisonKind == SqlKind.EQUALS || operator.comparisonKind == SqlKind.NOT_EQUALS;
    Optional<Side> side = Side.of(left, scope, work);
    if (Resolver.isQuery(right)) {
      if (equality) {
        Comparisons.withQuery(left, right, scope, work);
      }
      return equality;
    }
    if (side.isEmpty() || !equality) {
      return false;
    }
    SqlNode array = right instanceof SqlNodeList list && list.size() == 1 ? list.get(0) : right;
    if (!given(array, side.get(), work)) {
      array(array, side.get(), scope, work);
    }
    return true;
  }

  /** {@code ?}, also as {@code ?::text[]}: an array of the application's. */
  private static boolean given(SqlNode node, Side side, Work work) {
    Optional<Value> value = Value.of(node, work.text);
    if (work.dialect == Dialects.MYSQL
        || value.isEmpty()
        || !(value.get().source() instanceof ValueSource.Parameter parameter)) {
      return false;
    }
    SealedColumn column = side.column();
    if (!CastFit.isOfArray(value.get(), column, work.dialect)) {
      throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, node, column.label());
    }
    side.useTokens();
    Binding tokens = new Binding.Tokens(column, SearchKind.EQUALITY, parameter.index());
    work.splices.replace(value.get().start(), value.get().end(), "?", List.of(tokens));
    return true;
  }

  private static void array(SqlNode node, Side side, Scope scope, Work work) {
    boolean cast = node.getKind() == SqlKind.CAST;
    SqlNode array = cast ? ((SqlCall) node).<SqlNode>operand(0) : node;
    // H2 cannot tell the type of an array of parameters, nor can PostgreSQL's driver of times
    boolean untyped = work.dialect == Dialects.H2 || side.column().type().kind().isTemporal();
    if (array.getKind() != SqlKind.ARRAY_VALUE_CONSTRUCTOR || untyped) {
      throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, node, side.column().label());
    }
    List<SqlNode> elements = ((SqlCall) array).getOperandList();
    boolean texts = elements.stream().allMatch(element -> isText(element, work));
    if (texts && !cast && !side.column().type().kind().isText()) {
      // PostgreSQL makes an array of strings one of texts before it compares
      throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, node, side.column().label());
    }
    side.useTokens();
    elements.forEach(element -> element(element, side.column(), scope, work));
    if (cast) {
      retype(elements, side, node, work);
    }
  }

  /** An array of nothing but NULL would be one of texts. */
  private static void element(SqlNode element, SealedColumn column, Scope scope, Work work) {
    Optional<Value> nothing = Value.of(element, work.text).filter(Value::isKeyword);
    if (nothing.isEmpty()) {
      Comparisons.other(element, column, scope, work);
      return;
    }
    Value value = nothing.get();
    LiteralFit.refuseCompared(value, column, work);
    work.splices.replace(value.start(), value.end(), work.dialect.typedNull(false), List.of());
  }

  private static boolean isText(SqlNode element, Work work) {
    return Value.of(element, work.text)
        .filter(
            value ->
                value.cast() == null
                    && (value.source() == null
                        || (value.source() instanceof ValueSource.Literal literal
                            && literal.kind() == ValueSource.Literal.Kind.STRING)))
        .isPresent();
  }

  /** {@code ::text[]} behind an array that now holds tokens. */
  private static void retype(List<SqlNode> elements, Side side, SqlNode place, Work work) {
    List<Token> tokens = work.text.tokens();
    int last = Names.end(elements.get(elements.size() - 1));
    int i = 0;
    while (tokens.get(i).end() <= last) {
      i++;
    }
    // ] :: text [ ]
    boolean text =
        i + 4 < tokens.size()
            && is(i, "]", work)
            && is(i + 1, "::", work)
            && TEXT_TYPES.contains(work.text.upper(tokens.get(i + 2)))
            && is(i + 3, "[", work)
            && is(i + 4, "]", work);
    if (!text) {
      throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, place, side.column().label());
    }
    Token type = tokens.get(i + 2);
    work.splices.replace(type.start(), type.end(), "bytea", List.of());
  }

  private static boolean is(int index, String sign, Work work) {
    return work.text.text(work.text.tokens().get(index)).equals(sign);
  }
}
