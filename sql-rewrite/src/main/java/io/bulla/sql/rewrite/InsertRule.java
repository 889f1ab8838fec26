package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.Plan;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.parse.InsertNode;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.OutputColumn;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/** {@code INSERT} of rows or of a query: each cell is written with its tokens. */
final class InsertRule implements StatementRule {
  @Override
  public Optional<Effect> apply(SqlNode statement, Work work) {
    if (!(statement instanceof InsertNode insert)) {
      return Optional.empty();
    }
    Scope scope = new Scope(null);
    if (insert.with() != null) {
      work.resolver.define(insert.with(), scope);
    }
    Source target = work.resolver.target(insert.table(), insert.alias(), scope);
    Optional<TableInfo> table = Targets.of(target);
    if (table.isPresent()) {
      refuseClauses(insert, work);
    } else {
      plainClauses(insert, target, scope, work);
    }
    write(insert, target, scope, work);
    Scope returned = new Scope(null);
    returned.add(target);
    QueryColumns outputs = Targets.returning(insert.returning(), returned, work);
    return Optional.of(new Effect(Plan.Verb.INSERT, outputs, table));
  }

  private static void refuseClauses(InsertNode insert, Work work) {
    SqlNode place = insert.table();
    if (insert.verb() != InsertNode.Verb.INSERT) {
      throw work.refuse(Reason.CONFLICT_CLAUSE, place, insert.verb().name().replace('_', ' '));
    }
    if (insert.isIgnore()) {
      throw work.refuse(Reason.CONFLICT_CLAUSE, place, "INSERT IGNORE");
    }
    if (insert.conflict() != null) {
      throw work.refuse(Reason.CONFLICT_CLAUSE, place, insert.conflict().getOperator().getName());
    }
    if (insert.rowAlias() != null || insert.keys() != null) {
      throw work.refuse(Reason.VERB, place, "this form of INSERT");
    }
  }

  /** A table without sealed columns: its clauses may only hold subqueries, which are checked. */
  private static void plainClauses(InsertNode insert, Source target, Scope outer, Work work) {
    Scope scope = new Scope(outer);
    scope.add(target);
    if (insert.conflict() != null) {
      work.expressions.visit(insert.conflict(), scope);
    }
  }

  private static void write(InsertNode insert, Source target, Scope scope, Work work) {
    SqlNode source = insert.source();
    boolean rows = source != null && source.getKind() == SqlKind.VALUES;
    List<Field> columns = columns(insert, target, rowSize(source), work);
    List<@Nullable SealedColumn> sealed = new ArrayList<>();
    columns.forEach(field -> sealed.add(field.sealed()));
    boolean anySealed = sealed.stream().anyMatch(column -> column != null);
    if (source == null || isEmptyRow(source)) {
      return;
    }
    if (insert.columns() == null && anySealed) {
      writeColumnList(insert, columns, work);
    }
    if (insert.columns() != null && !insert.isSetForm()) {
      writeTokenColumns(insert.columns(), sealed, work);
    }
    if (rows) {
      // MySQL's rows may name columns of the target; elsewhere that is an error of the database
      Scope inRows = new Scope(scope);
      inRows.add(target);
      for (SqlNode row : ((SqlCall) source).getOperandList()) {
        row(insert, row, sealed, inRows, work);
      }
      return;
    }
    query(source, sealed, insert.columns() == null && !target.known(), scope, work);
  }

  private static int rowSize(@Nullable SqlNode source) {
    if (source == null || source.getKind() != SqlKind.VALUES) {
      return -1;
    }
    SqlNode first = ((SqlCall) source).operand(0);
    return first.getKind() == SqlKind.ROW ? ((SqlCall) first).operandCount() : 1;
  }

  private static boolean isEmptyRow(SqlNode source) {
    return rowSize(source) == 0;
  }

  /** The target's columns in the order of the values; empty when they are unknown and plain. */
  private static List<Field> columns(InsertNode insert, Source target, int rowSize, Work work) {
    List<Field> columns = new ArrayList<>();
    SqlNodeList listed = insert.columns();
    if (listed == null) {
      columns.addAll(target.fields());
      boolean shorter = rowSize >= 0 && rowSize < columns.size();
      // PostgreSQL alone fills the first columns when a row is short
      return shorter && work.dialect == Dialects.POSTGRESQL ? columns.subList(0, rowSize) : columns;
    }
    Scope scope = new Scope(null);
    scope.add(target);
    for (SqlNode node : listed) {
      SqlIdentifier name = (SqlIdentifier) node;
      work.columns.see(name);
      Optional<Field> field = fieldOf(target, work.identifiers.column(name));
      if (field.isEmpty() && target.hasSealed()) {
        throw work.refuse(Reason.UNRESOLVED, name, work.identifiers.written(name));
      }
      field.ifPresent(columns::add);
    }
    return columns;
  }

  private static Optional<Field> fieldOf(Source target, String name) {
    return target.fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  private static void writeColumnList(InsertNode insert, List<Field> columns, Work work) {
    StringBuilder list = new StringBuilder();
    for (Field field : columns) {
      list.append(list.isEmpty() ? " (" : ", ").append(work.dialect.quote(field.display()));
      if (field.sealed() != null) {
        for (SearchKind kind : Targets.kinds(field.column())) {
          list.append(", ").append(work.dialect.quote(field.column().tokenColumn(kind)));
        }
      }
    }
    SqlIdentifier last = insert.alias() != null ? insert.alias() : insert.table();
    work.splices.insert(work.identifiers.end(last), list.append(')').toString(), List.of());
  }

  private static void writeTokenColumns(
      SqlNodeList listed, List<@Nullable SealedColumn> sealed, Work work) {
    for (int i = 0; i < sealed.size(); i++) {
      SealedColumn column = sealed.get(i);
      if (column != null) {
        StringBuilder names = new StringBuilder();
        for (SearchKind kind : Targets.kinds(column)) {
          names.append(", ").append(work.dialect.quote(column.tokenColumn(kind)));
        }
        int end = work.identifiers.end((SqlIdentifier) listed.get(i));
        work.splices.insert(end, names.toString(), List.of());
      }
    }
  }

  private static void row(
      InsertNode insert, SqlNode row, List<@Nullable SealedColumn> sealed, Scope scope, Work work) {
    List<SqlNode> values =
        row.getKind() == SqlKind.ROW ? ((SqlCall) row).getOperandList() : List.of(row);
    boolean anySealed = sealed.stream().anyMatch(column -> column != null);
    if (anySealed && values.size() != sealed.size()) {
      throw work.refuse(Reason.COLUMN_COUNT, insert.table(), values.size(), sealed.size());
    }
    for (int i = 0; i < values.size(); i++) {
      SealedColumn column = i < sealed.size() ? sealed.get(i) : null;
      if (column == null) {
        work.expressions.visit(values.get(i), scope);
        continue;
      }
      Optional<Value> value = Value.of(values.get(i), work.text);
      boolean wrapped =
          value.isPresent()
              && Parentheses.around(value.get().start(), value.get().end(), work.text)
                  > (values.size() == 1 && !insert.isSetForm() ? 1 : 0);
      if (value.isEmpty() || wrapped) {
        throw work.refuse(Reason.VALUE_EXPRESSION, values.get(i), column.label());
      }
      Targets.writeCell(value.get(), column, separators(insert, column, work), work);
    }
  }

  private static List<String> separators(InsertNode insert, SealedColumn column, Work work) {
    List<SearchKind> kinds = Targets.kinds(column);
    if (!insert.isSetForm()) {
      return Collections.nCopies(kinds.size(), ", ");
    }
    return kinds.stream()
        .map(kind -> ", " + work.dialect.quote(column.tokenColumn(kind)) + " = ")
        .toList();
  }

  private static void query(
      SqlNode source,
      List<@Nullable SealedColumn> sealed,
      boolean unknownTarget,
      Scope scope,
      Work work) {
    if (!Resolver.isQuery(source)) {
      throw work.refuse(Reason.VERB, source, "this form of INSERT");
    }
    QueryColumns query = work.resolver.query(source, scope);
    boolean anySealed = sealed.stream().anyMatch(column -> column != null);
    Optional<OutputColumn> out = query.firstSealed();
    if (!anySealed && out.isEmpty()) {
      return;
    }
    if (unknownTarget || !query.known() || query.columns().size() != sealed.size()) {
      throw work.refuse(Reason.UNKNOWN_STAR, source);
    }
    for (int i = 0; i < sealed.size(); i++) {
      copy(query.columns().get(i), sealed.get(i), source, work);
    }
  }

  private static void copy(OutputColumn from, @Nullable SealedColumn to, SqlNode place, Work work) {
    SealedColumn column = from.sealed();
    if (column == null) {
      if (to != null) {
        throw work.refuse(Reason.PLAIN_INTO_SEALED, place, to.label());
      }
      return;
    }
    if (to == null) {
      throw work.refuse(Reason.SEALED_INTO_OTHER, place, column.label(), "a plain column");
    }
    if (!column.equals(to)) {
      throw work.refuse(Reason.SEALED_INTO_OTHER, place, column.label(), to.label());
    }
    for (SearchKind kind : Targets.kinds(to)) {
      if (from.item().addToken(kind).isEmpty()) {
        throw work.refuse(Reason.THROUGH_QUERY, place, column.label());
      }
    }
  }
}
