package io.bulla.sql.rewrite;

import io.bulla.policy.Comparison;
import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.parse.AssignmentNode;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** What stands after {@code SET}: a cell and its tokens always change together. */
final class Assignments {
  /** Whether a cell may be written anew when its value stays the same. */
  enum Style {
    OVERWRITE,
    /** MySQL counts a row that a duplicate key leaves unchanged differently. */
    KEEP_EQUAL
  }

  private final Work work;
  private final Scope written;
  private final Scope scope;
  private final Style style;
  private final String target;

  /**
   * Assignments to columns of some tables.
   *
   * @param written the tables that are changed
   * @param scope what the values may name
   * @param target how the text names the table, for {@link Style#KEEP_EQUAL}
   */
  Assignments(Work work, Scope written, Scope scope, Style style, String target) {
    this.work = work;
    this.written = written;
    this.scope = scope;
    this.style = style;
    this.target = target;
  }

  void write(SqlNodeList assignments) {
    for (SqlNode node : assignments) {
      AssignmentNode assignment = (AssignmentNode) node;
      if (assignment.isRow()) {
        row(assignment);
      } else {
        single(assignment.targets().get(0), assignment.value());
      }
    }
  }

  private void single(SqlNode node, SqlNode value) {
    Optional<Field> sealed = work.columns.sealed(node, written);
    if (sealed.isPresent()) {
      seal((SqlIdentifier) node, sealed.get().column(), value);
      return;
    }
    if (!(node instanceof SqlIdentifier)) {
      work.expressions.visit(node, written);
    }
    work.expressions.visit(value, scope);
  }

  private void seal(SqlIdentifier node, SealedColumn column, SqlNode value) {
    if (Resolver.isQuery(value) && !NewValue.isOne(value, work)) {
      fromQuery(node, column, value);
      return;
    }
    String qualifier = work.identifiers.qualifier(node);
    List<String> separators =
        Targets.kinds(column).stream()
            .map(k -> ", " + qualifier + work.dialect.quote(column.tokenColumn(k)) + " = ")
            .toList();
    Scope inserted = style == Style.KEEP_EQUAL ? written : null;
    CellValue cell = CellValue.of(value, column, scope, inserted, work);
    if (inserted == null || cell.isKeyword()) {
      cell.write(separators, 0);
    } else {
      keepEqual(cell, column, value, separators);
    }
  }

  /** {@code c = VALUES(c)} becomes {@code c = IF(token is equal, c, VALUES(c)), token = ..}. */
  private void keepEqual(
      CellValue cell, SealedColumn column, SqlNode value, List<String> separators) {
    boolean comparable =
        column.search().contains(SearchKind.EQUALITY) && column.compare() == Comparison.EXACT;
    if (!comparable) {
      throw work.refuse(Reason.NO_CHANGE_TEST, value, column.label());
    }
    cell.writeWhereChanged(
        target + "." + work.dialect.quote(column.name()),
        target + "." + work.dialect.quote(column.tokenColumn(SearchKind.EQUALITY)),
        separators.get(0));
  }

  /** {@code c = (SELECT c ..)} becomes {@code (c, token) = (SELECT c, token ..)}. */
  private void fromQuery(SqlIdentifier node, SealedColumn column, SqlNode value) {
    if (work.dialect == Dialects.MYSQL && !Targets.kinds(column).isEmpty()) {
      throw work.refuse(Reason.VALUE_QUERY, value, column.label());
    }
    QueryColumns query = work.resolver.query(value, scope);
    if (!query.known() || query.columns().size() != 1) {
      throw work.refuse(Reason.VALUE_EXPRESSION, value, column.label());
    }
    InsertedRows.copy(query.columns().get(0), column, value, work);
    if (Targets.kinds(column).isEmpty()) {
      return;
    }
    int start = work.identifiers.start(node);
    int end = work.identifiers.end(node);
    String name = work.text.original().substring(start, end);
    work.splices.replace(start, end, "(" + name + tokenTargets(node, column) + ")", List.of());
  }

  private String tokenTargets(SqlIdentifier node, SealedColumn column) {
    StringBuilder names = new StringBuilder();
    for (SearchKind kind : Targets.kinds(column)) {
      names
          .append(", ")
          .append(work.identifiers.qualifier(node))
          .append(work.dialect.quote(column.tokenColumn(kind)));
    }
    return names.toString();
  }

  /** {@code (a, b) = (x, y)} or {@code (a, b) = (SELECT ..)}. */
  private void row(AssignmentNode assignment) {
    List<Optional<Field>> sealed =
        assignment.targets().stream().map(node -> work.columns.sealed(node, written)).toList();
    SqlNode value = assignment.value();
    if (sealed.stream().allMatch(Optional::isEmpty)) {
      work.expressions.visit(value, scope);
      return;
    }
    if (Resolver.isQuery(value)) {
      rowFromQuery(sealed, value);
    } else {
      rowOfValues(sealed, value, assignment);
    }
    for (int i = 0; i < sealed.size(); i++) {
      if (sealed.get(i).isPresent()) {
        SqlIdentifier node = (SqlIdentifier) assignment.targets().get(i);
        String tokens = tokenTargets(node, sealed.get(i).get().column());
        work.splices.insert(work.identifiers.end(node), tokens, List.of());
      }
    }
  }

  private void rowOfValues(List<Optional<Field>> sealed, SqlNode value, AssignmentNode place) {
    List<SqlNode> values =
        value.getKind() == SqlKind.ROW ? ((SqlCall) value).getOperandList() : List.of(value);
    if (values.size() != sealed.size()) {
      SealedColumn column =
          sealed.stream().flatMap(Optional::stream).findFirst().orElseThrow().column();
      throw work.refuse(Reason.ROW_ASSIGNMENT, place.targets().get(0), column.label());
    }
    for (int i = 0; i < values.size(); i++) {
      if (sealed.get(i).isEmpty()) {
        work.expressions.visit(values.get(i), scope);
        continue;
      }
      SealedColumn column = sealed.get(i).get().column();
      int kinds = Targets.kinds(column).size();
      CellValue.of(values.get(i), column, scope, null, work)
          .write(Collections.nCopies(kinds, ", "), values.size() == 1 ? 1 : 0);
    }
  }

  private void rowFromQuery(List<Optional<Field>> sealed, SqlNode value) {
    QueryColumns query = work.resolver.query(value, scope);
    if (!query.known() || query.columns().size() != sealed.size()) {
      throw work.refuse(Reason.UNKNOWN_STAR, value);
    }
    for (int i = 0; i < sealed.size(); i++) {
      InsertedRows.copy(
          query.columns().get(i), sealed.get(i).map(Field::column).orElse(null), value, work);
    }
  }
}
