package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.resolve.OutputColumn;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.ValueColumn;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;

/** Equality of a sealed column with something else, answered on tokens. */
final class Comparisons {
  private Comparisons() {}

  /** Whether either side is a sealed column. */
  static boolean concerns(SqlNode left, SqlNode right, Scope scope, Work work) {
    return Side.of(left, scope, work).isPresent() || Side.of(right, scope, work).isPresent();
  }

  /** Rewrites an equality of two sides, at least one of which is a sealed column. */
  static void equal(SqlNode left, SqlNode right, Scope scope, Work work) {
    Optional<Side> first = Side.of(left, scope, work);
    if (first.isEmpty()) {
      equal(right, left, scope, work);
      return;
    }
    first.get().useTokens();
    other(right, first.get().column(), scope, work);
  }

  /** Makes the other side of an equality the tokens of a column. */
  static void other(SqlNode node, SealedColumn column, Scope scope, Work work) {
    Optional<Value> value = ChangedParameter.of(node, column, work);
    if (value.isPresent()) {
      work.bindToken(value.get(), column, SearchKind.EQUALITY);
      return;
    }
    if (Resolver.isQuery(node)) {
      useTokensOf(query(node, 1, scope, work).columns().get(0), column, node, work);
      return;
    }
    if (choiceOfValues(node, column, scope, work)) {
      return;
    }
    // a column of mere values becomes one of tokens
    work.columns.sealedAs(column, node, scope);
    Optional<Side> side = Side.of(node, scope, work);
    if (side.isEmpty()) {
      throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, node, column.label());
    }
    if (!side.get().column().sharesTokensWith(column)) {
      throw work.refuse(Reason.NOT_COMPARABLE, node, column.label(), side.get().column().label());
    }
    side.get().useTokens();
  }

  /** {@code CASE WHEN .. THEN ? ELSE ? END}, {@code COALESCE(?, ?)}: the token of each value. */
  private static boolean choiceOfValues(SqlNode node, SealedColumn column, Scope scope, Work work) {
    Optional<Choice> choice =
        // others are padded or converted by what stands beside them
        CellExpression.isUnpaddedText(column) ? Choice.of(node, work) : Optional.empty();
    if (choice.isEmpty()
        || !choice.get().results().stream().allMatch(each -> isValue(each, column, work))) {
      return false;
    }
    choice.get().conditions().forEach(condition -> work.expressions.visit(condition, scope));
    for (SqlNode result : choice.get().results()) {
      ChangedParameter.of(result, column, work)
          .ifPresent(
              value ->
                  work.bindToken(
                      value, column, SearchKind.EQUALITY, work.dialect.typedParameter(false)));
    }
    return true;
  }

  /** CASE without ELSE has a NULL that the text does not have. */
  private static boolean isValue(SqlNode node, SealedColumn column, Work work) {
    return ChangedParameter.of(node, column, work).isPresent()
        || SqlUtil.isNullLiteral(node, false);
  }

  /**
   * A query that is compared with so many values.
   *
   * @throws io.bulla.sql.resolve.RefusedException when it returns others
   */
  static QueryColumns query(SqlNode node, int columns, Scope scope, Work work) {
    QueryColumns query = work.resolver.query(node, scope);
    if (query.known() && query.columns().size() == columns) {
      return query;
    }
    throw work.refuse(
        Reason.COLUMN_COUNT, node, query.known() ? query.columns().size() : "unknown", columns);
  }

  /** Makes a query's column, which is compared with a sealed one, give its tokens. */
  static void useTokensOf(OutputColumn output, SealedColumn column, SqlNode place, Work work) {
    ValueColumn values = output.carrier().values();
    if (values != null) {
      if (!values.become(column)) {
        throw work.refuse(Reason.VALUE_TWICE, place, column.label());
      }
      values.compare();
    }
    SealedColumn other = output.sealed();
    if (other == null) {
      throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, place, column.label());
    }
    if (!other.sharesTokensWith(column)) {
      throw work.refuse(Reason.NOT_COMPARABLE, place, column.label(), other.label());
    }
    if (!output.carrier().replaceByToken(SearchKind.EQUALITY)) {
      throw work.refuse(Reason.THROUGH_QUERY, place, other.label());
    }
  }

  /** A value or anything else on the left of a query: {@code ? IN (SELECT c ..)}. */
  static void withQuery(SqlNode left, SqlNode query, Scope scope, Work work) {
    if (left.getKind() == SqlKind.ROW) {
      rowWithQuery((SqlCall) left, query, scope, work);
      return;
    }
    Optional<Side> side = Side.of(left, scope, work);
    if (side.isPresent()) {
      side.get().useTokens();
      other(query, side.get().column(), scope, work);
      return;
    }
    QueryColumns found = work.resolver.query(query, scope);
    if (found.firstSealed().isEmpty()) {
      found.stayClear(query);
      work.expressions.visit(left, scope);
      return;
    }
    pair(left, found.columns().get(0), query, scope, work);
  }

  private static void rowWithQuery(SqlCall left, SqlNode query, Scope scope, Work work) {
    boolean sealed =
        left.getOperandList().stream().anyMatch(n -> Side.of(n, scope, work).isPresent());
    QueryColumns found =
        sealed ? query(query, left.operandCount(), scope, work) : work.resolver.query(query, scope);
    if (!sealed && found.firstSealed().isEmpty()) {
      found.stayClear(query);
      left.getOperandList().forEach(node -> work.expressions.visit(node, scope));
      return;
    }
    for (int i = 0; i < left.operandCount() && i < found.columns().size(); i++) {
      pair(left.operand(i), found.columns().get(i), query, scope, work);
    }
  }

  /** One value and the column of a query that it is compared with. */
  private static void pair(
      SqlNode left, OutputColumn output, SqlNode query, Scope scope, Work work) {
    Optional<Side> side = Side.of(left, scope, work);
    SealedColumn sealed = output.sealed();
    if (side.isPresent()) {
      side.get().useTokens();
      useTokensOf(output, side.get().column(), query, work);
    } else if (sealed == null) {
      new QueryColumns(List.of(output), true).stayClear(query);
      work.expressions.visit(left, scope);
    } else {
      other(left, sealed, scope, work);
      useTokensOf(output, sealed, query, work);
    }
  }
}
