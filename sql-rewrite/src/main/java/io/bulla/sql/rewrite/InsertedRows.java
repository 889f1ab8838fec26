package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.resolve.ClearColumn;
import io.bulla.sql.resolve.OutputColumn;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.ValueColumn;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/** The values that are inserted: rows or a query. */
final class InsertedRows {
  private InsertedRows() {}

  /** How many values the first row has; negative when the source is a query or is absent. */
  static int rowSize(@Nullable SqlNode source) {
    if (source == null || source.getKind() != SqlKind.VALUES) {
      return -1;
    }
    SqlNode first = ((SqlCall) source).operand(0);
    return first.getKind() == SqlKind.ROW ? ((SqlCall) first).operandCount() : 1;
  }

  /**
   * Writes each cell of {@code VALUES} with its tokens.
   *
   * @param setForm whether it was written as {@code SET c = v}
   */
  static void write(
      SqlNode values, InsertTarget target, boolean setForm, Scope scope, SqlNode place, Work work) {
    for (SqlNode row : ((SqlCall) values).getOperandList()) {
      row(row, target, setForm, scope, place, work);
    }
  }

  private static void row(
      SqlNode row, InsertTarget target, boolean setForm, Scope scope, SqlNode place, Work work) {
    List<SqlNode> values =
        row.getKind() == SqlKind.ROW ? ((SqlCall) row).getOperandList() : List.of(row);
    if (target.isProtected() && values.size() != target.size()) {
      throw work.refuse(Reason.COLUMN_COUNT, place, values.size(), target.size());
    }
    for (int i = 0; i < values.size(); i++) {
      SealedColumn column = target.sealed(i);
      if (column == null) {
        work.expressions.visit(values.get(i), scope);
      } else {
        int own = values.size() == 1 && !setForm ? 1 : 0;
        CellValue.of(values.get(i), column, scope, null, work)
            .write(separators(setForm, column, work), own);
      }
    }
  }

  private static List<String> separators(boolean setForm, SealedColumn column, Work work) {
    List<SearchKind> kinds = Targets.kinds(column);
    if (!setForm) {
      return Collections.nCopies(kinds.size(), ", ");
    }
    return kinds.stream()
        .map(kind -> ", " + work.dialect.quote(column.tokenColumn(kind)) + " = ")
        .toList();
  }

  /** Makes a query select the tokens of the cells it inserts. */
  static void query(SqlNode source, InsertTarget target, Scope scope, Work work) {
    if (!Resolver.isQuery(source)) {
      throw work.refuse(Reason.VERB, source, "this form of INSERT");
    }
    QueryColumns query = work.resolver.query(source, scope);
    if (!target.hasSealed() && query.firstSealed().isEmpty()) {
      query.stayClear(source);
      return;
    }
    if (target.isUnknown() || !query.known() || query.columns().size() != target.size()) {
      throw work.refuse(Reason.UNKNOWN_STAR, source);
    }
    // elsewhere rows would be told apart by cells, and equal values have several
    boolean each =
        source instanceof SqlSelect select && !select.isDistinct() && select.getGroup() == null;
    for (int i = 0; i < target.size(); i++) {
      OutputColumn from = query.columns().get(i);
      SealedColumn to = target.sealed(i);
      if (!each || to == null || !chosen(from, to, work)) {
        copy(from, to, true, source, work);
      }
    }
  }

  /** {@code CASE WHEN .. THEN 'x' ELSE ? END}: values alone, which become cells. */
  private static boolean chosen(OutputColumn from, SealedColumn to, Work work) {
    if (!(from.carrier() instanceof ClearColumn clear) || clear.item() == null) {
      return false;
    }
    SqlNode node = clear.expressions().get(0);
    if (!isOfValues(node, work)) {
      return false;
    }
    ClearColumn.Place item = clear.item();
    CellValue.ofVisited(node, to, item.scope(), work).writeItem(item.end());
    return true;
  }

  private static boolean isOfValues(SqlNode node, Work work) {
    Optional<Choice> choice = Choice.of(node, work);
    return choice.isPresent()
        && choice.get().results().stream()
            .allMatch(
                each ->
                    Value.of(each, work.text).isPresent()
                        || Choice.isAbsent(each, work)
                        || isOfValues(each, work));
  }

  /** One column of a query that is written into a column. */
  static void copy(OutputColumn from, @Nullable SealedColumn to, SqlNode place, Work work) {
    copy(from, to, false, place, work);
  }

  /**
   * @param direct whether the database gives mere values of the query the column's type
   */
  private static void copy(
      OutputColumn from, @Nullable SealedColumn to, boolean direct, SqlNode place, Work work) {
    ValueColumn values = from.carrier().values();
    if (to == null && values != null && !values.stayClear()) {
      throw work.refuse(Reason.VALUE_TWICE, place, Objects.requireNonNull(values.column()).label());
    }
    if (to != null && values != null) {
      if (!values.become(to)) {
        throw work.refuse(Reason.VALUE_TWICE, place, to.label());
      }
      if (direct && from.carrier().listsValues()) {
        values.store();
      } else {
        values.storeThrough();
      }
    }
    SealedColumn column = from.sealed();
    if (column == null) {
      if (to != null) {
        throw work.refuse(Reason.PLAIN_INTO_SEALED, place, to.label());
      }
      return;
    }
    if (to == null) {
      throw work.refuse(Reason.SEALED_INTO_PLAIN, place, column.label());
    }
    if (!column.equals(to)) {
      throw work.refuse(Reason.SEALED_INTO_OTHER, place, column.label(), to.label());
    }
    for (SearchKind kind : Targets.kinds(to)) {
      if (from.carrier().addToken(kind).isEmpty()) {
        throw work.refuse(Reason.THROUGH_QUERY, place, column.label());
      }
    }
  }
}
