package io.bulla.sql.resolve;

import io.bulla.sql.Catalog;
import io.bulla.sql.TableInfo;
import io.bulla.sql.parse.DistinctOnNode;
import io.bulla.sql.parse.Names;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.jspecify.annotations.Nullable;

/**
 * Resolves queries: which base column each result column is. Works on one statement; not
 * thread-safe.
 */
public final class Resolver {
  private static final Set<SqlKind> SET_OPERATIONS =
      EnumSet.of(SqlKind.UNION, SqlKind.INTERSECT, SqlKind.EXCEPT);

  private final Identifiers identifiers;
  private final boolean tablesHideCommonTables;
  private final Columns columns;
  private final Expressions expressions;
  private final FromClause from;
  private final SelectList selectList;
  private final List<TableInfo> touched = new ArrayList<>();

  /**
   * @param tablesHideCommonTables whether a name means the table where a common table expression
   *     has it too (H2)
   */
  public Resolver(
      Catalog catalog,
      Identifiers identifiers,
      Columns columns,
      Expressions expressions,
      boolean tablesHideCommonTables) {
    this.tablesHideCommonTables = tablesHideCommonTables;
    this.identifiers = identifiers;
    this.columns = columns;
    this.expressions = expressions;
    this.from = new FromClause(this, catalog, identifiers, columns);
    this.selectList = new SelectList(this, identifiers, columns);
  }

  Expressions expressions() {
    return expressions;
  }

  /** The protected tables that the statement reads or writes. */
  public List<TableInfo> touched() {
    return touched;
  }

  void touch(TableInfo table) {
    touched.add(table);
  }

  /** Everything that a SELECT list wrote or left to a star, for the splices. */
  public SelectList selectList() {
    return selectList;
  }

  /** Adds a FROM item to a scope. */
  public void addFrom(SqlNode item, Scope scope) {
    from.add(item, scope);
  }

  /** The source that a table's name in INSERT, UPDATE or DELETE stands for. */
  public Source target(SqlIdentifier table, @Nullable SqlIdentifier alias, Scope scope) {
    if (alias != null) {
      columns.see(alias);
    }
    return from.table(table, alias, scope);
  }

  /** Whether a node is a query. */
  public static boolean isQuery(SqlNode node) {
    return node instanceof SqlSelect
        || node instanceof SqlOrderBy
        || node instanceof SqlWith
        || node instanceof DistinctOnNode
        || SET_OPERATIONS.contains(node.getKind())
        || node.getKind() == SqlKind.VALUES
        || node.getKind() == SqlKind.EXPLICIT_TABLE;
  }

  /** Resolves a query inside a scope, whose columns it may use. */
  public QueryColumns query(SqlNode node, @Nullable Scope outer) {
    if (node instanceof SqlSelect select) {
      return select(select, outer, null);
    }
    if (node instanceof DistinctOnNode distinct) {
      return distinctOn(distinct, outer, null);
    }
    if (node instanceof SqlOrderBy ordered) {
      return ordered(ordered, outer);
    }
    if (node instanceof SqlWith with) {
      Scope scope = new Scope(outer);
      define(with.withList, scope);
      return query(with.body, scope);
    }
    if (SET_OPERATIONS.contains(node.getKind())) {
      return setOperation((SqlBasicCall) node, outer);
    }
    if (node.getKind() == SqlKind.VALUES) {
      return values((SqlCall) node, outer);
    }
    if (node.getKind() == SqlKind.EXPLICIT_TABLE) {
      return explicitTable((SqlCall) node, outer);
    }
    throw refusal(Reason.TABLE_FORM, node);
  }

  /** Makes common table expressions known to a scope. */
  public void define(SqlNodeList items, Scope scope) {
    for (SqlNode node : items) {
      SqlWithItem item = (SqlWithItem) node;
      columns.see(item.name);
      String name = identifiers.table(item.name, 0);
      if (tablesHideCommonTables && identifiers.isGuarded(item.name, 0)) {
        throw refusal(Reason.HIDDEN_TABLE, item.name, identifiers.label(item.name));
      }
      if (!isQuery(item.query)) {
        throw refusal(Reason.TABLE_FORM, item.name);
      }
      if (item.recursive.booleanValue()) {
        // inside itself its columns are unknown: a sealed one that went round would be refused
        scope.define(name, QueryColumns.UNKNOWN);
      }
      QueryColumns query = query(item.query, scope);
      if (item.recursive.booleanValue() && query.firstSealed().isPresent()) {
        throw sealedOut(query, item.name);
      }
      scope.define(name, item.columnList == null ? query : renamed(query, item.columnList));
    }
  }

  private QueryColumns renamed(QueryColumns query, SqlNodeList names) {
    List<OutputColumn> renamed = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      SqlIdentifier name = (SqlIdentifier) names.get(i);
      columns.see(name);
      boolean inside = i < query.columns().size();
      renamed.add(
          new OutputColumn(
              identifiers.column(name),
              identifiers.label(name),
              inside ? query.columns().get(i).sealed() : null,
              Item.NONE));
    }
    return new QueryColumns(renamed, query.known());
  }

  private QueryColumns distinctOn(
      DistinctOnNode distinct, @Nullable Scope outer, @Nullable SqlNodeList order) {
    Scope scope = new Scope(outer);
    if (distinct.select().getFrom() != null) {
      from.add(Objects.requireNonNull(distinct.select().getFrom()), scope);
    }
    QueryColumns result = afterFrom(distinct.select(), scope, order, false);
    distinct.expressions().forEach(node -> grouped(node, scope, result, Reason.DISTINCT));
    return result;
  }

  private QueryColumns select(
      SqlSelect select, @Nullable Scope outer, @Nullable SqlNodeList order) {
    Scope scope = new Scope(outer);
    if (select.getFrom() != null) {
      from.add(Objects.requireNonNull(select.getFrom()), scope);
    }
    return afterFrom(select, scope, order, select.isDistinct());
  }

  private QueryColumns afterFrom(
      SqlSelect select, Scope scope, @Nullable SqlNodeList order, boolean distinct) {
    QueryColumns result = selectList.resolve(select.getSelectList(), scope);
    if (distinct && result.firstSealed().isPresent()) {
      selectList.distinct(select, result);
    }
    visit(select.getWhere(), scope);
    scope.hideOutputs(result);
    if (select.getGroup() != null) {
      select.getGroup().forEach(node -> group(node, scope, result));
    }
    visit(select.getHaving(), scope);
    visit(select.getQualify(), scope);
    select.getWindowList().forEach(node -> visit(node, scope));
    orderBy(order, scope, result);
    orderBy(select.getOrderList(), scope, result);
    visit(select.getOffset(), scope);
    visit(select.getFetch(), scope);
    return result;
  }

  /** An item of GROUP BY: a sealed column is grouped by its tokens, and selected by one cell. */
  private void group(SqlNode node, Scope scope, QueryColumns result) {
    Optional<OutputColumn> output = sealedOutput(node, result);
    Optional<Field> field = Optional.empty();
    boolean namesColumn = node instanceof SqlIdentifier name && scope.hasColumn(name, identifiers);
    if (output.isEmpty() || namesColumn) {
      field = columns.sealed(node, scope);
    }
    if (field.isPresent()) {
      Field column = field.get();
      expressions.group((SqlIdentifier) node, column);
      result.columns().stream()
          .map(OutputColumn::item)
          .filter(item -> item.isOf(column))
          .forEach(Item::represent);
      return;
    }
    if (output.isEmpty()) {
      expressions.visit(node, scope);
      return;
    }
    Item item = output.get().item();
    if (namesColumn || item == Item.NONE) {
      throw refusal(Reason.GROUP, node, Objects.requireNonNull(output.get().sealed()).label());
    }
    columns.see(node);
    expressions.groupOutput(node, item);
    result.columns().stream()
        .map(OutputColumn::item)
        .filter(other -> other != Item.NONE && other.isOf(item.source()))
        .forEach(Item::represent);
  }

  private void visit(@Nullable SqlNode node, Scope scope) {
    if (node != null) {
      expressions.visit(node, scope);
    }
  }

  private void orderBy(@Nullable SqlNodeList order, Scope scope, QueryColumns result) {
    if (order != null) {
      order.forEach(node -> grouped(node, scope, result, Reason.ORDER));
    }
  }

  /**
   * An item of GROUP BY, ORDER BY or DISTINCT ON: a column, an output's name or number, or more.
   */
  private void grouped(SqlNode node, Scope scope, QueryColumns result, Reason reason) {
    SqlNode item = node;
    while (item.getKind() == SqlKind.DESCENDING
        || item.getKind() == SqlKind.NULLS_FIRST
        || item.getKind() == SqlKind.NULLS_LAST) {
      item = ((SqlCall) item).operand(0);
    }
    refuseOutput(item, result, reason);
    columns
        .sealed(item, scope)
        .ifPresent(
            field -> {
              throw refusal(reason, node, field.column().label());
            });
    expressions.visit(item, scope);
  }

  private void refuseOutput(SqlNode item, QueryColumns result, Reason reason) {
    sealedOutput(item, result)
        .ifPresent(
            output -> {
              throw refusal(reason, item, Objects.requireNonNull(output.sealed()).label());
            });
  }

  /** The sealed output that an item gives the name or number of. */
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
    }
    return Optional.empty();
  }

  private QueryColumns ordered(SqlOrderBy ordered, @Nullable Scope outer) {
    Scope scope = new Scope(outer);
    QueryColumns result;
    if (ordered.query instanceof SqlSelect select) {
      result = select(select, outer, ordered.orderList);
    } else if (ordered.query instanceof DistinctOnNode distinct) {
      result = distinctOn(distinct, outer, ordered.orderList);
    } else if (ordered.query instanceof SqlWith with) {
      define(with.withList, scope);
      result =
          query(
              new SqlOrderBy(ordered.getParserPosition(), with.body, ordered.orderList, null, null),
              scope);
    } else {
      result = query(ordered.query, outer);
      for (SqlNode node : ordered.orderList) {
        grouped(node, outputScope(result, outer), result, Reason.ORDER);
      }
    }
    visit(ordered.offset, scope);
    visit(ordered.fetch, scope);
    return result;
  }

  private static Scope outputScope(QueryColumns result, @Nullable Scope outer) {
    Scope scope = new Scope(outer);
    List<Field> fields = result.columns().stream().map(Field::ofQuery).toList();
    scope.add(new Source("", "", null, fields, result.known()));
    return scope;
  }

  private QueryColumns setOperation(SqlBasicCall call, @Nullable Scope outer) {
    QueryColumns left = query(call.operand(0), outer);
    QueryColumns right = query(call.operand(1), outer);
    boolean all = call.getKind() == SqlKind.UNION && call.getOperator().getName().endsWith("ALL");
    if (left.firstSealed().isEmpty() && right.firstSealed().isEmpty()) {
      return left;
    }
    String name = call.getOperator().getName();
    if (!all || !left.known() || !right.known()) {
      QueryColumns side = left.firstSealed().isPresent() ? left : right;
      throw setRefusal(call, name, side.firstSealed().orElseThrow());
    }
    List<OutputColumn> merged = new ArrayList<>();
    for (int i = 0; i < left.columns().size(); i++) {
      OutputColumn a = left.columns().get(i);
      OutputColumn b = i < right.columns().size() ? right.columns().get(i) : a;
      if (!Objects.equals(a.sealed(), b.sealed())) {
        throw setRefusal(call, name, a.sealed() != null ? a : b);
      }
      merged.add(new OutputColumn(a.name(), a.display(), a.sealed(), Item.NONE));
    }
    return new QueryColumns(merged, true);
  }

  private static RefusedException setRefusal(SqlNode place, String name, OutputColumn column) {
    return refusal(
        Reason.SET_OPERATION, place, name, Objects.requireNonNull(column.sealed()).label());
  }

  private QueryColumns values(SqlCall values, @Nullable Scope outer) {
    Scope scope = new Scope(outer);
    values.getOperandList().forEach(row -> expressions.visit(row, scope));
    return QueryColumns.UNKNOWN;
  }

  private QueryColumns explicitTable(SqlCall call, @Nullable Scope outer) {
    Scope scope = new Scope(outer);
    from.add(call.operand(0), scope);
    if (scope.hasSealed()) {
      throw refusal(Reason.TABLE_FORM, call.operand(0));
    }
    return QueryColumns.UNKNOWN;
  }

  private static RefusedException sealedOut(QueryColumns query, SqlNode place) {
    OutputColumn column = query.firstSealed().orElseThrow();
    return refusal(Reason.SEALED_ROWS_OUT, place, Objects.requireNonNull(column.sealed()).label());
  }

  /** A refusal whose place is a node. */
  public static RefusedException refusal(Reason reason, @Nullable SqlNode place, Object... names) {
    if (place == null || place.getParserPosition().getLineNum() == 0) {
      return new RefusedException(reason, 0, 0, names);
    }
    return new RefusedException(reason, Names.start(place), Names.end(place), names);
  }
}
