package io.bulla.sql.rewrite;

import io.bulla.sql.parse.AssignmentNode;
import io.bulla.sql.parse.ConflictNode;
import io.bulla.sql.parse.DeleteNode;
import io.bulla.sql.parse.DistinctOnNode;
import io.bulla.sql.parse.InsertNode;
import io.bulla.sql.parse.MergeBranchNode;
import io.bulla.sql.parse.MergeNode;
import io.bulla.sql.parse.SelectIntoNode;
import io.bulla.sql.parse.UpdateNode;
import io.bulla.sql.resolve.Resolver;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of a statement that stand in no expression with a column and are written into
 * none.
 */
final class ValuePlaces {
  /** Whose operands are looked at one by one: none is a place for another. */
  private static final Set<SqlKind> APART =
      EnumSet.of(
          SqlKind.AND,
          SqlKind.OR,
          SqlKind.NOT,
          SqlKind.IS_TRUE,
          SqlKind.IS_FALSE,
          SqlKind.IS_NOT_TRUE,
          SqlKind.IS_NOT_FALSE,
          SqlKind.EXISTS,
          SqlKind.AS,
          SqlKind.UNION,
          SqlKind.INTERSECT,
          SqlKind.EXCEPT,
          SqlKind.WITH,
          SqlKind.VALUES,
          SqlKind.ROW,
          SqlKind.ROLLUP,
          SqlKind.CUBE,
          SqlKind.GROUPING_SETS,
          SqlKind.DESCENDING,
          SqlKind.NULLS_FIRST,
          SqlKind.NULLS_LAST);

  /** Functions that put values together without relating them. */
  private static final Set<String> BUILDERS =
      Set.of(
          "JSON_OBJECT",
          "JSON_ARRAY",
          "JSON_BUILD_OBJECT",
          "JSONB_BUILD_OBJECT",
          "JSON_BUILD_ARRAY",
          "JSONB_BUILD_ARRAY");

  private final Work work;
  private final Consumer<SqlNode> found;

  ValuePlaces(Work work, Consumer<SqlNode> found) {
    this.work = work;
    this.found = found;
  }

  void visit(@Nullable SqlNode node) {
    if (node instanceof SqlNodeList list) {
      list.forEach(this::visit);
    } else if (node instanceof SqlSelect select) {
      select.getSelectList().forEach(this::visit);
      clauses(select);
    } else if (node instanceof SqlOrderBy ordered) {
      // LIMIT and OFFSET are no values
      visit(ordered.query);
      visit(ordered.orderList);
    } else if (node instanceof SqlCase choice) {
      conditions(choice);
      visit(choice.getThenOperands());
      visit(choice.getElseOperand());
    } else if (node instanceof SqlCall call) {
      call(call);
    } else if (node != null) {
      found.accept(node);
    }
  }

  private void call(SqlCall call) {
    if (call instanceof InsertNode insert) {
      visit(insert.with());
      written(insert.source());
      visit(insert.conflict());
      visit(insert.returning());
    } else if (call instanceof MergeBranchNode branch) {
      visit(branch.condition());
      visit(branch.updates());
      written(branch.values());
    } else if (call instanceof AssignmentNode assignment) {
      written(assignment.value());
    } else if (call instanceof MergeNode merge) {
      visit(merge.with());
      from(merge.source());
      visit(merge.condition());
      merge.branches().forEach(this::visit);
      visit(merge.returning());
    } else if (call.getKind() == SqlKind.WITH_ITEM) {
      call.getOperandList().forEach(this::written);
    } else if (isApart(call) || BUILDERS.contains(work.builtIn(call)) || Resolver.isQuery(call)) {
      call.getOperandList().forEach(this::visit);
    } else if (!rows(call)) {
      whole(call);
    }
  }

  /** Rows are compared place by place: {@code (c, ?) = (?, 'x')}. */
  private boolean rows(SqlCall call) {
    if (call.operandCount() != 2 || !(call.operand(0) instanceof SqlCall left)) {
      return false;
    }
    SqlNode other = call.operand(1);
    List<SqlNode> rights = other instanceof SqlNodeList list ? list.getList() : List.of(other);
    boolean comparable =
        left.getKind() == SqlKind.ROW
            && rights.stream()
                .allMatch(
                    right ->
                        right.getKind() == SqlKind.ROW
                            && ((SqlCall) right).operandCount() == left.operandCount());
    for (int i = 0; comparable && i < left.operandCount(); i++) {
      int place = i;
      Stream<SqlNode> parts = rights.stream().map(right -> ((SqlCall) right).operand(place));
      whole(Stream.concat(Stream.of(left.<SqlNode>operand(i)), parts).toArray(SqlNode[]::new));
    }
    return comparable;
  }

  private static boolean isApart(SqlCall call) {
    return APART.contains(call.getKind())
        || call instanceof UpdateNode
        || call instanceof DeleteNode
        || call instanceof ConflictNode
        || call instanceof SelectIntoNode
        || call instanceof DistinctOnNode;
  }

  private void clauses(SqlSelect select) {
    from(select.getFrom());
    visit(select.getWhere());
    visit(select.getGroup());
    visit(select.getHaving());
    visit(select.getWindowList());
    visit(select.getOrderList());
  }

  /** What a table is read from: columns of queries there are what their readers make of them. */
  private void from(@Nullable SqlNode node) {
    if (node instanceof SqlJoin join) {
      from(join.getLeft());
      from(join.getRight());
      visit(join.getCondition());
    } else if (node != null && Resolver.isQuery(node)) {
      written(node);
    } else if (node instanceof SqlCall call) {
      call.getOperandList().forEach(this::from);
    } else if (node != null) {
      visit(node);
    }
  }

  /**
   * What goes into columns: of queries the items, of which only their own queries are looked at.
   */
  private void written(@Nullable SqlNode node) {
    if (node instanceof SqlSelect select) {
      select.getSelectList().forEach(this::inner);
      clauses(select);
    } else if (node instanceof SqlOrderBy ordered) {
      written(ordered.query);
      visit(ordered.orderList);
    } else if (node instanceof SqlNodeList list) {
      list.forEach(this::written);
    } else if (node instanceof SqlCall call && isApart(call) && Resolver.isQuery(node)) {
      call.getOperandList().forEach(this::written);
    } else if (node instanceof SqlCall call && call.getKind() == SqlKind.WITH_ITEM) {
      call.getOperandList().forEach(this::written);
    } else {
      inner(node);
    }
  }

  /** An expression that has its place: in it only queries and conditions are looked at. */
  private void inner(@Nullable SqlNode node) {
    if (node instanceof SqlNodeList list) {
      list.forEach(this::inner);
    } else if (node != null && Resolver.isQuery(node)) {
      visit(node);
    } else if (node instanceof SqlCase choice) {
      conditions(choice);
      inner(choice.getThenOperands());
      inner(choice.getElseOperand());
    } else if (node instanceof SqlCall call) {
      call.getOperandList().forEach(this::inner);
    }
  }

  private void conditions(SqlCase choice) {
    SqlNode value = choice.getValueOperand();
    if (value == null) {
      visit(choice.getWhenOperands());
    } else {
      whole(value, choice.getWhenOperands());
    }
  }

  /** One expression: a column anywhere in it is the place of all its values. */
  private void whole(SqlNode... parts) {
    boolean placed = Arrays.stream(parts).anyMatch(ValuePlaces::hasColumn);
    for (SqlNode part : parts) {
      if (placed) {
        inner(part);
      } else {
        leaves(part);
      }
    }
  }

  /** Whether a column is named anywhere in it, or a query. */
  static boolean hasColumn(@Nullable SqlNode node) {
    if (node instanceof SqlIdentifier name) {
      return !name.isStar();
    }
    List<SqlNode> parts =
        node instanceof SqlCall call
            ? call.getOperandList()
            : node instanceof SqlNodeList list ? list.getList() : List.of();
    return (node != null && Resolver.isQuery(node))
        || parts.stream().anyMatch(ValuePlaces::hasColumn);
  }

  private void leaves(@Nullable SqlNode node) {
    if (node instanceof SqlCall call) {
      call.getOperandList().forEach(this::leaves);
    } else if (node instanceof SqlNodeList list) {
      list.forEach(this::leaves);
    } else if (node != null) {
      found.accept(node);
    }
  }
}
