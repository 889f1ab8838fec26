package io.bulla.sql.resolve;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/** The items of GROUP BY, ORDER BY and DISTINCT ON: a column, an output's name or number, more. */
final class Clauses {
  private static final Set<SqlKind> SUPER_GROUPS =
      EnumSet.of(SqlKind.ROLLUP, SqlKind.CUBE, SqlKind.GROUPING_SETS);

  private final Identifiers identifiers;
  private final Columns columns;
  private final Expressions expressions;
  private final RowKeys rowKeys;

  Clauses(Identifiers identifiers, Columns columns, Expressions expressions, RowKeys rowKeys) {
    this.rowKeys = rowKeys;
    this.identifiers = identifiers;
    this.columns = columns;
    this.expressions = expressions;
  }

  /**
   * GROUP BY: a sealed column is grouped by its tokens, and selected by one cell. Beside its
   * table's primary key it needs neither.
   */
  void group(SqlSelect select, Scope scope, QueryColumns result) {
    SqlNodeList list = Objects.requireNonNull(select.getGroup());
    List<Field> grouped =
        list.stream().flatMap(node -> grouped(node, select, scope).stream()).toList();
    Set<Field> keyed =
        grouped.stream().anyMatch(RowKeys::needsKey)
            ? rowKeys.determined(grouped, scope)
            : Set.of();
    for (SqlNode node : list) {
      boolean withKey =
          grouped(node, select, scope)
              .filter(field -> RowKeys.needsKey(field) && keyed.contains(field))
              .isPresent();
      if (!withKey) {
        group(node, scope, result, false);
      }
    }
  }

  /** The column that an item surely is; a name alone may be one that the list gives to another. */
  private Optional<Field> grouped(SqlNode node, SqlSelect select, Scope scope) {
    if (!(node instanceof SqlIdentifier name)) {
      return Optional.empty();
    }
    boolean alone = name.names.size() == 1;
    if (alone && (isAlias(name, select) || !scope.hasColumn(name, identifiers))) {
      return Optional.empty();
    }
    return columns.reference(name, scope);
  }

  private boolean isAlias(SqlIdentifier name, SqlSelect select) {
    return select.getSelectList().stream()
        .filter(item -> item.getKind() == SqlKind.AS)
        .map(item -> identifiers.column(((SqlCall) item).operand(1)))
        .anyMatch(identifiers.column(name)::equals);
  }

  private void group(SqlNode node, Scope scope, QueryColumns result, boolean superGroups) {
    if (node instanceof SqlNodeList list) {
      list.forEach(item -> group(item, scope, result, superGroups));
      return;
    }
    if (SUPER_GROUPS.contains(node.getKind()) || node.getKind() == SqlKind.ROW) {
      boolean some = superGroups || node.getKind() != SqlKind.ROW;
      ((SqlCall) node).getOperandList().forEach(item -> group(item, scope, result, some));
      return;
    }
    Optional<OutputColumn> output = sealedOutput(node, result);
    boolean namesColumn = node instanceof SqlIdentifier name && scope.hasColumn(name, identifiers);
    Optional<Field> field =
        output.isEmpty() || namesColumn ? columns.sealed(node, scope) : Optional.empty();
    if (field.isPresent()) {
      expressions.group((SqlIdentifier) node, field.get());
      scope.group(field.get(), superGroups);
      represent(field.get(), result, superGroups);
    } else if (output.isEmpty()) {
      expressions.groupExpression(node, scope, result, superGroups);
    } else {
      groupOutput(node, output.get(), namesColumn, scope, result, superGroups);
    }
  }

  /**
   * MariaDB takes conditions of HAVING behind a ROLLUP for some of WHERE, and then counts other
   * rows; it does not find one of two grouped columns that have one name.
   */
  void having(@Nullable SqlNode having, Scope scope) {
    if (having == null) {
      return;
    }
    Field field = scope.unclearInHaving();
    if (field != null && columns.isMySql()) {
      throw Resolver.refusal(Reason.HAVING, having, field.column().label());
    }
    expressions.visit(having, scope);
  }

  private void groupOutput(
      SqlNode node,
      OutputColumn output,
      boolean namesColumn,
      Scope scope,
      QueryColumns result,
      boolean superGroups) {
    if (!namesColumn && !superGroups && output.carrier() instanceof Computed computed) {
      columns.see(node);
      expressions.groupOutput(node, computed);
      return;
    }
    if (namesColumn || !(output.carrier() instanceof Item item)) {
      throw Resolver.refusal(Reason.GROUP, node, Objects.requireNonNull(output.sealed()).label());
    }
    columns.see(node);
    expressions.groupOutput(node, item);
    scope.group(item.source(), superGroups);
    represent(item.source(), result, superGroups);
  }

  private static void represent(Field field, QueryColumns result, boolean superGroups) {
    for (OutputColumn output : result.columns()) {
      if (output.carrier() instanceof Item item && item.isOf(field)) {
        if (superGroups) {
          item.representInSuperGroups();
        } else {
          item.represent();
        }
      } else if (output.carrier() instanceof Computed computed) {
        computed.represent(field, superGroups);
      }
    }
  }

  /**
   * @param inside whether a query around does not mind the order of the rows
   */
  void order(@Nullable SqlNodeList order, Scope scope, QueryColumns result, boolean inside) {
    if (order != null) {
      order.forEach(node -> order(node, scope, result, inside));
    }
  }

  private void order(SqlNode node, Scope scope, QueryColumns result, boolean inside) {
    SqlNode item = node;
    while (item.getKind() == SqlKind.DESCENDING
        || item.getKind() == SqlKind.NULLS_FIRST
        || item.getKind() == SqlKind.NULLS_LAST) {
      item = ((SqlCall) item).operand(0);
    }
    byToken(item, node, scope, result, inside ? null : Reason.ORDER);
  }

  /** By what DISTINCT ON tells rows apart. */
  void distinctOn(SqlNode node, Scope scope, QueryColumns result) {
    byToken(node, node, scope, result, null);
  }

  private void byToken(
      SqlNode item, SqlNode place, Scope scope, QueryColumns result, @Nullable Reason refused) {
    Optional<OutputColumn> output = sealedOutput(item, result);
    boolean named = item instanceof SqlIdentifier;
    if (output.isPresent() && (refused != null || !named)) {
      throw Resolver.refusal(
          refused == null ? Reason.DISTINCT : refused,
          item,
          Objects.requireNonNull(output.get().sealed()).label());
    }
    if (refused == null && isPlainOutput(item, result)) {
      columns.see(item);
      return;
    }
    Optional<Field> field = columns.sealed(item, scope);
    if (field.isEmpty()) {
      if (output.isPresent()) {
        throw Resolver.refusal(
            Reason.DISTINCT, item, Objects.requireNonNull(output.get().sealed()).label());
      }
      expressions.visit(item, scope);
      return;
    }
    if (refused != null) {
      throw Resolver.refusal(refused, place, field.get().column().label());
    }
    expressions.tokens((SqlIdentifier) item, field.get());
  }

  /** Whether an item is the name of an output that is not sealed; it goes before a column's. */
  private boolean isPlainOutput(SqlNode item, QueryColumns result) {
    if (!(item instanceof SqlIdentifier name) || name.names.size() > 1) {
      return false;
    }
    String folded = identifiers.column(name);
    return result.columns().stream()
        .anyMatch(output -> output.sealed() == null && output.name().equals(folded));
  }

  /** The sealed output that an item gives the name or number of; mere values there stay clear. */
  private Optional<OutputColumn> sealedOutput(SqlNode item, QueryColumns result) {
    for (int i = 0; i < result.columns().size(); i++) {
      OutputColumn output = result.columns().get(i);
      boolean byName =
          item instanceof SqlIdentifier name
              && name.names.size() == 1
              && !identifiers.isStar(item)
              && identifiers.column(name).equals(output.name());
      boolean byNumber = item.getKind() == SqlKind.LITERAL && identifiers.isNumber(item, i + 1);
      if (output.sealed() != null && (byName || byNumber)) {
        return Optional.of(output);
      }
      if (byName || byNumber) {
        ValueColumn.keepClear(output.carrier());
      }
    }
    return Optional.empty();
  }
}
