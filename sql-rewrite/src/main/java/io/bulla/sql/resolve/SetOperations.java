package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Brings together what the two sides of UNION, INTERSECT and EXCEPT return. */
final class SetOperations {
  private static final Set<SqlKind> KINDS =
      EnumSet.of(SqlKind.UNION, SqlKind.INTERSECT, SqlKind.EXCEPT);

  private final Resolver resolver;

  SetOperations(Resolver resolver) {
    this.resolver = resolver;
  }

  static boolean isOne(SqlNode node) {
    return KINDS.contains(node.getKind());
  }

  QueryColumns resolve(SqlBasicCall call, @Nullable Scope outer, @Nullable SqlBasicCall parent) {
    QueryColumns left = side(call, 0, outer);
    QueryColumns right = side(call, 1, outer);
    if (left.firstSealed().isEmpty() && right.firstSealed().isEmpty()) {
      boolean all = call.getKind() == SqlKind.UNION && SetOperation.isAll(call);
      if (all && left.join(right)) {
        return withoutNulls(clear(left, right));
      }
      left.keepClear();
      right.keepClear();
      return withoutNulls(left);
    }
    left.keepClear();
    right.keepClear();
    refuseUnknown(call, left, right);
    List<OutputColumn> merged = new ArrayList<>();
    for (int i = 0; i < left.columns().size(); i++) {
      merged.add(column(call, left.columns().get(i), right.columns().get(i)));
    }
    resolver.selectList().addShape(new SetOperation(call, parent, right.columns(), merged));
    return new QueryColumns(merged, true);
  }

  /** The columns of UNION ALL, to which the second query may add what stays in clear. */
  private QueryColumns clear(QueryColumns left, QueryColumns right) {
    List<OutputColumn> columns = new ArrayList<>();
    for (int i = 0; i < left.columns().size(); i++) {
      OutputColumn column = left.columns().get(i);
      List<SqlNode> written = new ArrayList<>(written(column.carrier()));
      written.addAll(written(right.columns().get(i).carrier()));
      boolean one =
          column.carrier().listsValues() && right.columns().get(i).carrier().listsValues();
      columns.add(
          one || written.isEmpty()
              ? column
              : column.carriedBy(resolver.selectList().clear(written, column.carrier().values())));
    }
    return new QueryColumns(columns, true);
  }

  private static List<SqlNode> written(Carrier carrier) {
    if (carrier instanceof ClearColumn clear) {
      return clear.expressions();
    }
    ValueColumn values = carrier.listsValues() ? carrier.values() : null;
    return values == null
        ? List.of()
        : values.places().stream().map(ValueColumn.Place::value).toList();
  }

  /** A NULL in a set operation of its own has become a text. */
  private static QueryColumns withoutNulls(QueryColumns query) {
    return new QueryColumns(
        query.columns().stream()
            .map(
                c ->
                    c.carrier() instanceof NullCell ? OutputColumn.plain(c.name(), c.display()) : c)
            .toList(),
        query.known());
  }

  private QueryColumns side(SqlBasicCall call, int operand, @Nullable Scope outer) {
    SqlNode side = call.operand(operand);
    return isOne(side) ? resolve((SqlBasicCall) side, outer, call) : resolver.query(side, outer);
  }

  static void refuseUnknown(SqlBasicCall call, QueryColumns left, QueryColumns right) {
    boolean fits = left.known() && right.known() && left.columns().size() == right.columns().size();
    if (!fits) {
      QueryColumns side = left.firstSealed().isPresent() ? left : right;
      throw refusal(call, Objects.requireNonNull(side.firstSealed().orElseThrow().sealed()));
    }
  }

  private OutputColumn column(SqlBasicCall call, OutputColumn left, OutputColumn right) {
    SealedColumn first = left.sealed();
    SealedColumn second = right.sealed();
    if (first == null && second == null) {
      return OutputColumn.plain(left.name(), left.display()).calledAfter(left.unnamed());
    }
    // a database would make text of a NULL whose query stands alone
    boolean union = call.getKind() == SqlKind.UNION;
    if (first == null && union && left.carrier() instanceof NullCell) {
      first = second;
    }
    if (second == null && union && right.carrier() instanceof NullCell) {
      second = first;
    }
    if (first == null || second == null) {
      throw refusal(call, Objects.requireNonNull(first == null ? second : first));
    }
    boolean all = union && SetOperation.isAll(call);
    boolean mixed = !first.equals(second);
    Optional<SealedColumn> united =
        mixed ? resolver.marks().union(List.of(first, second)) : Optional.of(first);
    if (!first.sharesTokensWith(second) && !(all && united.isPresent())) {
      throw refusal(call, first);
    }
    if (!all && !first.search().contains(SearchKind.EQUALITY)) {
      throw Resolver.refusal(Reason.NO_EQUALITY, call, first.label());
    }
    // of INTERSECT and EXCEPT the left side's cells are returned
    SealedColumn column = union ? united.orElse(first) : first;
    SetColumn merged = new SetColumn(column, left.display(), left.carrier(), true);
    merged.other(right.carrier());
    if (united.isEmpty()) {
      merged.useTokensOnly();
    } else if (mixed && union) {
      merged.unite(mark(first), mark(second));
    }
    return new OutputColumn(left.name(), left.display(), column, merged, left.unnamed());
  }

  /** What a side has to write behind its cells; null where they have it. */
  private @Nullable Integer mark(SealedColumn side) {
    return side.isUnion() ? null : resolver.marks().of(side);
  }

  static RefusedException refusal(SqlBasicCall call, SealedColumn column) {
    return Resolver.refusal(
        Reason.SET_OPERATION, call, call.getOperator().getName(), column.label());
  }
}
