package io.bulla.sql.rewrite;

import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource.Literal;
import io.bulla.sql.parse.AssignmentNode;
import io.bulla.sql.parse.ConflictNode;
import io.bulla.sql.parse.DeleteNode;
import io.bulla.sql.parse.DistinctOnNode;
import io.bulla.sql.parse.InsertNode;
import io.bulla.sql.parse.MergeBranchNode;
import io.bulla.sql.parse.MergeNode;
import io.bulla.sql.parse.Names;
import io.bulla.sql.parse.SelectIntoNode;
import io.bulla.sql.parse.UpdateNode;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Resolver;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;
import org.jspecify.annotations.Nullable;

/**
 * Values that stand in no expression with a column and are written into none: {@code SELECT ?, ssn
 * .. WHERE ssn = ?}. Beside a plain column a value is no secret, which is what the policy says of
 * the column; but here nothing says so, and it may be the very value that is sealed elsewhere. Such
 * a literal is refused, and of such a parameter the driver looks at the value.
 */
final class LoneValues {
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
  private final Set<Integer> parameters = new HashSet<>();
  private final Map<SqlNode, String> literals = new LinkedHashMap<>();

  private LoneValues(Work work) {
    this.work = work;
  }

  /**
   * The bindings with those marked that may be sent only if they are not the value of another one.
   *
   * @throws io.bulla.sql.resolve.RefusedException when a literal is sealed and left in the text
   */
  static List<Binding> marked(SqlNode statement, List<Binding> bindings, Work work) {
    if (bindings.stream().allMatch(binding -> column(binding) == null)) {
      return bindings;
    }
    LoneValues lone = new LoneValues(work);
    lone.visit(statement);
    lone.refuseLiterals(bindings);
    return bindings.stream().map(lone::marked).toList();
  }

  private Binding marked(Binding binding) {
    return binding instanceof Binding.Clear clear && parameters.contains(clear.parameter())
        ? new Binding.Clear(clear.parameter(), true)
        : binding;
  }

  private void refuseLiterals(List<Binding> bindings) {
    for (Binding binding : bindings) {
      SealedColumn column = column(binding);
      String text = literal(binding);
      if (column == null || text.isBlank()) {
        continue;
      }
      literals.forEach(
          (node, other) -> {
            if (text.equalsIgnoreCase(other) && !work.splices.isReplaced(Names.start(node))) {
              throw work.refuse(Reason.LITERAL_IN_CLEAR, node, column.label());
            }
          });
    }
  }

  private static @Nullable SealedColumn column(Binding binding) {
    if (binding instanceof Binding.Cell cell) {
      return cell.column();
    }
    if (binding instanceof Binding.Token token) {
      return token.column();
    }
    return binding instanceof Binding.Tokens tokens ? tokens.column() : null;
  }

  private static String literal(Binding binding) {
    if (binding instanceof Binding.Cell cell && cell.source() instanceof Literal literal) {
      return literal.text();
    }
    return binding instanceof Binding.Token token && token.source() instanceof Literal literal
        ? literal.text()
        : "";
  }

  private void visit(@Nullable SqlNode node) {
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
      leaf(node);
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
    } else if (isApart(call) || BUILDERS.contains(work.builtIn(call))) {
      call.getOperandList().forEach(this::visit);
    } else {
      whole(call);
    }
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
    boolean placed = Arrays.stream(parts).anyMatch(LoneValues::hasColumn);
    for (SqlNode part : parts) {
      if (placed) {
        inner(part);
      } else {
        leaves(part);
      }
    }
  }

  private static boolean hasColumn(@Nullable SqlNode node) {
    if (node instanceof SqlIdentifier name) {
      return !name.isStar();
    }
    List<SqlNode> parts =
        node instanceof SqlCall call
            ? call.getOperandList()
            : node instanceof SqlNodeList list ? list.getList() : List.of();
    return (node != null && Resolver.isQuery(node))
        || parts.stream().anyMatch(LoneValues::hasColumn);
  }

  private void leaves(@Nullable SqlNode node) {
    if (node instanceof SqlCall call) {
      call.getOperandList().forEach(this::leaves);
    } else if (node instanceof SqlNodeList list) {
      list.forEach(this::leaves);
    } else if (node != null) {
      leaf(node);
    }
  }

  private void leaf(SqlNode node) {
    if (node.getKind() == SqlKind.DYNAMIC_PARAM) {
      int place = work.text.parametersBefore(Names.start(node)) + 1;
      parameters.add(work.text.hasNumberedParameters() ? work.text.parameterNumber(place) : place);
    } else if (node instanceof SqlLiteral && node.getParserPosition().getLineNum() > 0) {
      // a number is a constant more often than a value
      work.text
          .literal(Names.start(node), Names.end(node))
          .filter(literal -> literal.kind() != Literal.Kind.NUMBER)
          .filter(literal -> literal.kind() != Literal.Kind.BOOLEAN)
          .ifPresent(literal -> literals.put(node, literal.text()));
    }
  }
}
