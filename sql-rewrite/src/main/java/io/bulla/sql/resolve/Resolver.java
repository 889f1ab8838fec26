package io.bulla.sql.resolve;

import io.bulla.sql.Catalog;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.parse.DistinctOnNode;
import io.bulla.sql.parse.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.jspecify.annotations.Nullable;

/**
 * Resolves queries: which base column each result column is. Works on one statement; not
 * thread-safe.
 */
public final class Resolver {
  private final Identifiers identifiers;
  private final Dialect dialect;
  private final Columns columns;
  private final Expressions expressions;
  private final FromClause from;
  private final SelectList selectList;
  private final Clauses clauses;
  private final CommonTables commonTables;
  private final SetOperations setOperations = new SetOperations(this);
  private final Marks marks;
  private final List<TableInfo> touched = new ArrayList<>();

  public Resolver(
      Catalog catalog,
      Identifiers identifiers,
      Columns columns,
      Expressions expressions,
      Dialect dialect) {
    this.identifiers = identifiers;
    this.dialect = dialect;
    this.marks = new Marks(dialect);
    // H2: a name means the table where a common table expression has it too, and the condition of a
    // join sees tables that are joined later
    boolean h2 = dialect == Dialects.H2;
    this.columns = columns;
    this.expressions = expressions;
    this.from = new FromClause(this, catalog, identifiers, columns, h2);
    RowKeys rowKeys = new RowKeys(catalog);
    this.selectList = new SelectList(this, identifiers, columns, rowKeys);
    this.clauses = new Clauses(identifiers, columns, expressions, rowKeys);
    this.commonTables = new CommonTables(this, identifiers, columns, h2);
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
    refuseHidden(table, scope);
    if (alias != null) {
      columns.see(alias);
    }
    return from.table(table, alias, scope);
  }

  /**
   * Refuses to change a protected table under the name of a common table expression: most databases
   * take the table, and where they do not, its values are in the text of an error.
   */
  public void refuseHidden(SqlNode changed, Scope scope) {
    if (changed instanceof SqlJoin join) {
      refuseHidden(join.getLeft(), scope);
      refuseHidden(join.getRight(), scope);
      return;
    }
    if (Names.withoutAlias(changed) instanceof SqlIdentifier table
        && table.names.size() == 1
        && identifiers.isGuarded(table, 0)
        && scope.commonTable(identifiers.table(table, 0)) != null) {
      throw refusal(Reason.HIDDEN_TABLE, table, identifiers.label(table));
    }
  }

  /** Whether a node is a query. */
  public static boolean isQuery(SqlNode node) {
    return node instanceof SqlSelect
        || node instanceof SqlOrderBy
        || node instanceof SqlWith
        || node instanceof DistinctOnNode
        || SetOperations.isOne(node)
        || node.getKind() == SqlKind.VALUES
        || node.getKind() == SqlKind.EXPLICIT_TABLE;
  }

  /** Resolves a query inside a scope, whose columns it may use. */
  public QueryColumns query(SqlNode node, @Nullable Scope outer) {
    if (node instanceof SqlSelect select) {
      return select(select, outer, null);
    }
    if (node instanceof DistinctOnNode distinct) {
      return distinctOn(distinct, outer, null, true);
    }
    if (node instanceof SqlOrderBy ordered) {
      return ordered(ordered, outer);
    }
    if (node instanceof SqlWith with) {
      Scope scope = Scope.ofWith(outer);
      define(with.withList, scope);
      return query(with.body, scope);
    }
    if (SetOperations.isOne(node)) {
      return setOperations.resolve((SqlBasicCall) node, outer, null);
    }
    if (node.getKind() == SqlKind.VALUES) {
      return new ValueRows(expressions, selectList, dialect::valuesColumn)
          .resolve((SqlCall) node, new Scope(outer));
    }
    if (node.getKind() == SqlKind.EXPLICIT_TABLE) {
      return explicitTable((SqlCall) node, outer);
    }
    throw refusal(Reason.TABLE_FORM, node);
  }

  /** What is written behind cells of several columns. */
  public Marks marks() {
    return marks;
  }

  /** Whether the database has a table or view of that name, folded. */
  boolean isTable(String name) {
    return from.isTable(name);
  }

  /** Makes common table expressions known to a scope. */
  public void define(SqlNodeList items, Scope scope) {
    commonTables.define(items, scope);
  }

  private QueryColumns distinctOn(
      DistinctOnNode distinct,
      @Nullable Scope outer,
      @Nullable SqlNodeList order,
      boolean counted) {
    Scope scope = new Scope(outer);
    if (distinct.select().getFrom() != null) {
      from.add(Objects.requireNonNull(distinct.select().getFrom()), scope);
    }
    SqlSelect select = distinct.select();
    QueryColumns result = afterFrom(select, scope, null, false);
    distinct.expressions().forEach(node -> clauses.distinctOn(node, scope, result));
    // it must be ordered as it is told apart; around it, nothing minds the order
    clauses.order(order, scope, result, outer != null && !outer.isOfStatement() && !counted);
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
    if (distinct || select.getGroup() != null || select.getHaving() != null) {
      result.keepClear();
    }
    if (distinct && result.firstSealed().isPresent()) {
      selectList.distinct(select, result, scope);
    }
    visit(select.getWhere(), scope);
    scope.showOutputs(result);
    if (select.getGroup() != null) {
      clauses.group(select, scope, result);
    }
    clauses.having(select.getHaving(), scope);
    Field inSuperGroups = scope.inSuperGroups();
    if (inSuperGroups != null && columns.isMySql()) {
      new SuperGroups(identifiers.text(), inSuperGroups).refuseUnclear(select, order);
    }
    visit(select.getQualify(), scope);
    select.getWindowList().forEach(node -> visit(node, scope));
    clauses.order(order, scope, result, false);
    clauses.order(select.getOrderList(), scope, result, false);
    visit(select.getOffset(), scope);
    visit(select.getFetch(), scope);
    return result;
  }

  private void visit(@Nullable SqlNode node, Scope scope) {
    if (node != null) {
      expressions.visit(node, scope);
    }
  }

  private QueryColumns ordered(SqlOrderBy ordered, @Nullable Scope outer) {
    if (ordered.query instanceof SqlWith with) {
      Scope scope = Scope.ofWith(outer);
      define(with.withList, scope);
      return query(
          new SqlOrderBy(
              ordered.getParserPosition(),
              with.body,
              ordered.orderList,
              ordered.offset,
              ordered.fetch),
          scope);
    }
    Scope scope = new Scope(outer);
    boolean counted = ordered.fetch != null || ordered.offset != null;
    QueryColumns result;
    if (ordered.query instanceof SqlSelect select) {
      result = select(select, outer, ordered.orderList);
    } else if (ordered.query instanceof DistinctOnNode distinct) {
      result = distinctOn(distinct, outer, ordered.orderList, counted);
    } else {
      result = query(ordered.query, outer);
      clauses.order(ordered.orderList, outputScope(result, outer), result, false);
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

  private QueryColumns explicitTable(SqlCall call, @Nullable Scope outer) {
    Scope scope = new Scope(outer);
    from.add(call.operand(0), scope);
    if (!scope.hasSealed()) {
      return QueryColumns.UNKNOWN;
    }
    if (columns.isMySql()) {
      // only some versions have it, and what is written instead all of them have
      throw refusal(Reason.TABLE_FORM, call.operand(0));
    }
    return selectList.table((SqlIdentifier) call.operand(0), scope);
  }

  /** A refusal whose place is a node. */
  public static RefusedException refusal(Reason reason, @Nullable SqlNode place, Object... names) {
    if (place == null || place.getParserPosition().getLineNum() == 0) {
      return new RefusedException(reason, 0, 0, names);
    }
    return new RefusedException(reason, Names.start(place), Names.end(place), names);
  }
}
