package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/**
 * Joins by columns of one name: USING and NATURAL. Sealed columns are joined by their tokens, which
 * have one name too; what is selected by the name alone is the cell of the first side.
 */
final class Merges {
  private final Identifiers identifiers;
  private final Columns columns;
  private final Expressions expressions;

  Merges(Identifiers identifiers, Columns columns, Expressions expressions) {
    this.identifiers = identifiers;
    this.columns = columns;
    this.expressions = expressions;
  }

  /**
   * A column of a star over a join.
   *
   * @param qualifier what stands before its name, with the point
   */
  record StarColumn(Field field, String qualifier) {}

  /** {@code a JOIN b USING (x, y)}; the columns of {@code b} begin at {@code between}. */
  void using(SqlJoin join, SqlNodeList names, Scope scope, int before, int between) {
    List<String> merged = new ArrayList<>();
    for (SqlNode node : names) {
      SqlIdentifier name = (SqlIdentifier) node;
      columns.see(name);
      String folded = identifiers.column(name);
      Optional<Field> sealed = merge(join, folded, name, scope, before, between);
      sealed.ifPresent(field -> expressions.tokens(name, field));
      merged.add(folded);
    }
    order(merged, scope, before, between);
  }

  /** {@code a NATURAL JOIN b}; with sealed columns it gets the names that it joins by. */
  void natural(SqlJoin join, boolean anySealed, Scope scope, int before, int between) {
    List<StarColumn> left = scope.star().subList(before, between);
    List<StarColumn> right = scope.star().subList(between, scope.star().size());
    boolean known = scope.sources().stream().allMatch(Source::known);
    List<String> names =
        left.stream()
            .map(column -> column.field().name())
            .filter(name -> right.stream().anyMatch(each -> each.field().name().equals(name)))
            .toList();
    if (!anySealed) {
      // of the tables of the whole, others may have sealed columns
      scope.merge("");
      names.forEach(scope::merge);
      order(names, scope, before, between);
      if (!known) {
        scope.hideStar();
      }
      return;
    }
    int end = end(join.getRight());
    boolean outer = identifiers.isMergedAmbiguous() && join.getJoinType() != JoinType.INNER;
    if (!known || names.isEmpty() || end < 0 || outer) {
      throw Resolver.refusal(Reason.NATURAL_JOIN, join.getRight());
    }
    List<String> written = new ArrayList<>();
    for (String name : names) {
      if (field(name, scope, before, between).isEmpty()) {
        throw refusal(Reason.AMBIGUOUS, join.getRight(), name);
      }
      Optional<Field> sealed = merge(join, name, join.getRight(), scope, before, between);
      written.add(
          sealed.isPresent()
              ? sealed.get().token(SearchKind.EQUALITY).orElseThrow()
              : field(name, scope, before, between).orElseThrow().display());
    }
    order(names, scope, before, between);
    expressions.natural(join.isNaturalNode(), written, end);
  }

  /** Offset after a FROM item; -1 when it is not a name or what a name stands behind. */
  private int end(SqlNode item) {
    SqlNode last =
        item.getKind() == SqlKind.AS && ((SqlCall) item).operandCount() == 2
            ? ((SqlCall) item).<SqlNode>operand(1)
            : item;
    return last instanceof SqlIdentifier name ? identifiers.end(name) : -1;
  }

  /**
   * One column of both sides.
   *
   * @return the column, if it is sealed
   */
  private Optional<Field> merge(
      SqlJoin join, String name, SqlNode place, Scope scope, int before, int between) {
    Optional<Field> left = field(name, scope, before, between);
    Optional<Field> right = field(name, scope, between, scope.star().size());
    // a table that is not joined here may have a sealed column of that name too
    boolean sealed =
        scope.star().subList(before, scope.star().size()).stream()
            .anyMatch(each -> each.field().name().equals(name) && each.field().sealed() != null);
    scope.merge(name);
    scope.star().stream()
        .map(StarColumn::field)
        .filter(field -> field.name().equals(name))
        .forEach(
            field -> {
              ValueColumn.stayClear(field.values(), place);
              field.read();
            });
    if (!sealed) {
      return Optional.empty();
    }
    if (left.isEmpty() || right.isEmpty()) {
      throw refusal(Reason.AMBIGUOUS, place, name);
    }
    SealedColumn first = sealed(left.get(), right.get(), place);
    SealedColumn second = sealed(right.get(), left.get(), place);
    if (!first.sharesTokensWith(second)) {
      throw refusal(Reason.NOT_COMPARABLE, place, first.label(), second.label());
    }
    if (!first.search().contains(SearchKind.EQUALITY)) {
      throw refusal(Reason.NO_EQUALITY, place, first.label());
    }
    Optional<String> token = left.get().token(SearchKind.EQUALITY);
    if (token.isEmpty() || !token.equals(right.get().token(SearchKind.EQUALITY))) {
      throw refusal(Reason.USING_JOIN, place, first.label());
    }
    if (!identifiers.isMergedAmbiguous()) {
      scope.mergeSealed(
          name, left.get().merged(isOfFirst(join) ? qualifier(left.get(), scope) : ""));
    }
    return left;
  }

  private static boolean isOfFirst(SqlJoin join) {
    return join.getJoinType() == JoinType.INNER || join.getJoinType() == JoinType.LEFT;
  }

  private static String qualifier(Field field, Scope scope) {
    return scope.star().stream()
        .filter(column -> column.field() == field)
        .map(StarColumn::qualifier)
        .findFirst()
        .orElse("");
  }

  private static SealedColumn sealed(Field field, Field other, SqlNode place) {
    SealedColumn sealed = field.sealed();
    if (sealed == null) {
      throw refusal(Reason.NOT_COMPARABLE, place, other.column().label(), field.display());
    }
    return sealed;
  }

  private static Optional<Field> field(String name, Scope scope, int from, int to) {
    List<Field> found =
        scope.star().subList(from, to).stream()
            .map(StarColumn::field)
            .filter(field -> field.name().equals(name))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Merged columns come first and once. MySQL has them in the order of the first table. */
  private void order(List<String> merged, Scope scope, int before, int between) {
    List<StarColumn> star = scope.star();
    List<StarColumn> left = List.copyOf(star.subList(before, between));
    List<StarColumn> right = List.copyOf(star.subList(between, star.size()));
    List<StarColumn> first = new ArrayList<>();
    for (StarColumn column : left) {
      if (merged.contains(column.field().name())) {
        first.add(column);
      }
    }
    if (!columns.isMySql()) {
      first.sort(Comparator.comparingInt(column -> merged.indexOf(column.field().name())));
    }
    star.subList(before, star.size()).clear();
    star.addAll(first);
    left.stream().filter(c -> !merged.contains(c.field().name())).forEach(star::add);
    right.stream().filter(c -> !merged.contains(c.field().name())).forEach(star::add);
  }

  private static RefusedException refusal(Reason reason, SqlNode place, Object... names) {
    return Resolver.refusal(reason, place, names);
  }
}
