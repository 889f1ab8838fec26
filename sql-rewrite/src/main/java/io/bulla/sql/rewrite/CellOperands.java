package io.bulla.sql.rewrite;

import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.Computed;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.SelectList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlCase;

/** Takes an expression that hands on its operands apart, without editing anything. */
final class CellOperands {
  private static final Set<String> OF_ANOTHER_ROW =
      Set.of("LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE", "NTH_VALUE");

  private final Scope scope;
  private final Work work;
  private final boolean item;
  private final List<CellExpression.Leaf> leaves = new ArrayList<>();
  private final List<Computed> queries = new ArrayList<>();
  private final List<SqlNode> others = new ArrayList<>();
  private final List<SqlNode> untyped = new ArrayList<>();
  private final List<SqlNode> conditions = new ArrayList<>();
  private final List<SqlNode> windows = new ArrayList<>();
  private final List<SqlCall> nullIfs = new ArrayList<>();
  private final List<CastText.Place> casts = new ArrayList<>();

  /**
   * @param item whether queries may be operands, which the rest of the statement does not see then
   */
  CellOperands(boolean item, Scope scope, Work work) {
    this.item = item;
    this.scope = scope;
    this.work = work;
  }

  Optional<CellExpression> read(SqlNode node) {
    if (!(node instanceof SqlCall call) || Resolver.isQuery(node) || !expression(call)) {
      return Optional.empty();
    }
    return leaves.isEmpty() && queries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CellExpression(
                node, leaves, queries, others, untyped, conditions, windows, nullIfs, casts));
  }

  /** Whether the call hands on operands. */
  private boolean expression(SqlCall call) {
    if (call instanceof SqlCase cases) {
      cases.getWhenOperands().forEach(conditions::add);
      cases.getThenOperands().forEach(this::operand);
      SqlNode otherwise = cases.getElseOperand();
      if (otherwise != null) {
        operand(otherwise);
      }
      return true;
    }
    if (call.getKind() == SqlKind.OVER) {
      return call.operand(0) instanceof SqlCall function && window(function, call.operand(1));
    }
    Optional<CastText> cast = CastText.of(call, work.text);
    if (cast.isPresent()) {
      return cast(cast.get());
    }
    String name = work.builtIn(call);
    if (Choice.FIRST_NOT_NULL.contains(name)) {
      call.getOperandList().forEach(this::operand);
      return true;
    }
    if (name.equals("NULLIF") && call.operandCount() == 2) {
      return nullIf(call);
    }
    if (name.equals("ANY_VALUE") && call.operandCount() == 1) {
      return call.getFunctionQuantifier() == null && anyOfGroup(call);
    }
    boolean choice = name.equals("IF") && work.dialect == Dialects.MYSQL;
    if ((choice || name.equals("CASEWHEN")) && call.operandCount() == 3) {
      conditions.add(call.operand(0));
      operand(call.operand(1));
      operand(call.operand(2));
      return true;
    }
    return false;
  }

  /** A column that is cast to its own type. */
  private boolean cast(CastText cast) {
    Optional<Field> field = work.columns.sealed(cast.operand(), scope);
    if (field.isEmpty()) {
      return false;
    }
    SqlIdentifier column = (SqlIdentifier) cast.operand();
    Optional<CastText.Place> place =
        cast.around(work.identifiers.start(column), work.identifiers.end(column))
            .filter(at -> CastFit.keeps(at.type(), field.get().column(), work.dialect));
    if (place.isEmpty()) {
      return false;
    }
    casts.add(place.get());
    operand(column);
    return true;
  }

  /** What is compared must be a column: the comparison is written out where a cell is wanted. */
  private boolean nullIf(SqlCall call) {
    if (work.columns.sealed(call.operand(0), scope).isEmpty()) {
      return false;
    }
    operand(call.operand(0));
    nullIfs.add(call);
    return true;
  }

  private boolean window(SqlCall function, SqlNode window) {
    if (!OF_ANOTHER_ROW.contains(work.builtIn(function)) || function.operandCount() == 0) {
      return false;
    }
    String name = work.builtIn(function);
    boolean hasDefault = name.equals("LAG") || name.equals("LEAD");
    operand(function.operand(0));
    for (int i = 1; i < function.operandCount(); i++) {
      if (i == 2 && hasDefault) {
        operand(function.operand(i));
      } else {
        conditions.add(function.operand(i));
      }
    }
    windows.add(window);
    return true;
  }

  /** {@code ANY_VALUE(c)} gives a cell of the group, whichever it is. */
  private boolean anyOfGroup(SqlCall call) {
    Optional<Field> field = work.columns.sealed(call.operand(0), scope);
    field.ifPresent(found -> leaves.add(new CellExpression.Leaf(call.operand(0), found, true)));
    return field.isPresent();
  }

  private void operand(SqlNode node) {
    Optional<Field> field = work.columns.sealed(node, scope);
    if (field.isPresent()) {
      leaves.add(new CellExpression.Leaf((SqlIdentifier) node, field.get(), false));
      return;
    }
    if (CellExpression.isNull(node)) {
      return;
    }
    if (item && Resolver.isQuery(node)) {
      QueryColumns query = work.value(node, scope);
      query.keepClear();
      Optional<Computed> cell = SelectList.cell(node, query);
      if (cell.isPresent()) {
        queries.add(cell.get());
        return;
      }
    }
    boolean choice = node instanceof SqlCall && !Resolver.isQuery(node);
    CellOperands inner = new CellOperands(item, scope, work);
    if (choice && !isFirstOfTwo(node) && inner.expression((SqlCall) node)) {
      add(inner);
      if (inner.leaves.isEmpty() && inner.queries.isEmpty()) {
        untyped.addAll(inner.others);
      }
    } else {
      others.add(node);
    }
  }

  /** {@code COALESCE(?, 'x')} of nothing but values, which the driver may compute. */
  private boolean isFirstOfTwo(SqlNode node) {
    return node instanceof SqlCall call
        && call.operandCount() == 2
        && Choice.FIRST_NOT_NULL.contains(work.builtIn(call))
        && Value.of(call.operand(0), work.text).filter(Value::isBareParameter).isPresent()
        && Value.of(call.operand(1), work.text).filter(Value::isString).isPresent();
  }

  private void add(CellOperands inner) {
    leaves.addAll(inner.leaves);
    queries.addAll(inner.queries);
    others.addAll(inner.others);
    untyped.addAll(inner.untyped);
    conditions.addAll(inner.conditions);
    windows.addAll(inner.windows);
    nullIfs.addAll(inner.nullIfs);
    casts.addAll(inner.casts);
  }
}
