package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Item;
import io.bulla.sql.resolve.OutputColumn;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** Equality of a sealed column with something else, answered on tokens. */
final class Comparisons {
  private Comparisons() {}

  /** Whether either side is a sealed column. */
  static boolean concerns(SqlNode left, SqlNode right, Scope scope, Work work) {
    return work.columns.sealed(left, scope).isPresent()
        || work.columns.sealed(right, scope).isPresent();
  }

  /** Rewrites an equality of two sides, at least one of which is a sealed column. */
  static void equal(SqlNode left, SqlNode right, Scope scope, Work work) {
    Optional<Field> first = work.columns.sealed(left, scope);
    if (first.isEmpty()) {
      equal(right, left, scope, work);
      return;
    }
    Optional<Field> second = work.columns.sealed(right, scope);
    if (second.isPresent()) {
      columns((SqlIdentifier) left, first.get(), (SqlIdentifier) right, second.get(), work);
      return;
    }
    SqlIdentifier reference = (SqlIdentifier) left;
    work.useToken(reference, first.get(), SearchKind.EQUALITY);
    other(right, first.get().column(), scope, work);
  }

  /** Makes the other side of an equality the tokens of a column. */
  static void other(SqlNode node, SealedColumn column, Scope scope, Work work) {
    Optional<Value> value = Value.of(node, work.text);
    if (value.isPresent()) {
      work.bindToken(value.get(), column, SearchKind.EQUALITY);
      return;
    }
    if (Resolver.isQuery(node)) {
      query(node, column, scope, work);
      return;
    }
    Optional<Field> field = work.columns.sealed(node, scope);
    if (field.isPresent() && comparable(field.get().column(), column)) {
      work.useToken((SqlIdentifier) node, field.get(), SearchKind.EQUALITY);
      return;
    }
    throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, node, column.label());
  }

  private static void columns(
      SqlIdentifier left, Field first, SqlIdentifier right, Field second, Work work) {
    if (!comparable(first.column(), second.column())) {
      throw work.refuse(
          Reason.NOT_COMPARABLE, right, first.column().label(), second.column().label());
    }
    work.useToken(left, first, SearchKind.EQUALITY);
    work.useToken(right, second, SearchKind.EQUALITY);
  }

  private static void query(SqlNode node, SealedColumn column, Scope scope, Work work) {
    QueryColumns query = work.resolver.query(node, scope);
    Optional<OutputColumn> sealed = query.firstSealed();
    if (sealed.isEmpty() || query.columns().size() != 1) {
      throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, node, column.label());
    }
    SealedColumn other = sealed.get().sealed();
    if (other == null || !comparable(other, column)) {
      throw work.refuse(
          Reason.NOT_COMPARABLE, node, column.label(), other == null ? "the query" : other.label());
    }
    Item item = sealed.get().item();
    if (!item.replaceByToken(SearchKind.EQUALITY)) {
      throw work.refuse(Reason.THROUGH_QUERY, node, other.label());
    }
  }

  /** Whether equal values of two columns have equal tokens. */
  static boolean comparable(SealedColumn one, SealedColumn other) {
    return one.equals(other)
        || (one.joinGroup().isPresent() && one.joinGroup().equals(other.joinGroup()));
  }
}
