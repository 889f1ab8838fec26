package io.bulla.sql.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** {@code VALUES} as a query: columns of parameters and literals may become cells. */
final class ValueRows {
  private final Expressions expressions;
  private final SelectList selectList;
  private final IntFunction<String> names;

  ValueRows(Expressions expressions, SelectList selectList, IntFunction<String> names) {
    this.expressions = expressions;
    this.selectList = selectList;
    this.names = names;
  }

  QueryColumns resolve(SqlCall values, Scope scope) {
    List<SqlNodeList> columns = columns(values);
    if (columns.isEmpty() || names.apply(0).isEmpty()) {
      values.getOperandList().forEach(row -> expressions.visit(row, scope));
      return QueryColumns.UNKNOWN;
    }
    int parentheses = columns.size() == 1 ? 1 : 0;
    List<OutputColumn> outputs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = names.apply(i);
      SqlNodeList column = columns.get(i);
      if (!column.stream().allMatch(node -> expressions.isValue(node, parentheses))) {
        column.forEach(node -> expressions.visit(node, scope));
        outputs.add(new OutputColumn(name, name, null, selectList.clear(column.getList(), null)));
        continue;
      }
      List<ValueColumn.Place> places =
          column.stream().map(node -> new ValueColumn.Place(node, -1, "", true)).toList();
      ValueItem item = new ValueItem(selectList.ofValues(places, name), name, false);
      outputs.add(new OutputColumn(name, name, null, item));
    }
    return new QueryColumns(outputs, true);
  }

  /** The columns of rows that have the same size; none where they have not. */
  private static List<SqlNodeList> columns(SqlCall values) {
    List<SqlNodeList> columns = new ArrayList<>();
    for (SqlNode row : values.getOperandList()) {
      List<SqlNode> cells =
          row.getKind() == SqlKind.ROW ? ((SqlCall) row).getOperandList() : List.of(row);
      if (columns.isEmpty()) {
        cells.forEach(cell -> columns.add(new SqlNodeList(row.getParserPosition())));
      }
      if (cells.size() != columns.size()) {
        return List.of();
      }
      for (int i = 0; i < cells.size(); i++) {
        columns.get(i).add(cells.get(i));
      }
    }
    return columns;
  }
}
