package io.bulla.sql.rewrite;

import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource;
import io.bulla.sql.resolve.Computed;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;

/**
 * An expression that hands on one of its operands as it is, one of which is a sealed column: CASE,
 * COALESCE, NULLIF, LAG, a cast to its own type and the like. Its cells can be selected where all
 * are of one column; where only equality matters, tokens take their place.
 *
 * @param leaves the sealed columns among the operands
 * @param queries the operands that are queries and give a cell
 * @param others the operands that are neither, NULL left out
 * @param untyped those of the others that stand in a choice without a column
 * @param conditions what decides which operand it is
 * @param windows where the operands are of other rows
 * @param nullIfs each {@code NULLIF} in it
 * @param casts of columns to their own types, which go
 */
record CellExpression(
    SqlNode node,
    List<Leaf> leaves,
    List<Computed> queries,
    List<SqlNode> others,
    List<SqlNode> untyped,
    List<SqlNode> conditions,
    List<SqlNode> windows,
    List<SqlCall> nullIfs,
    List<CastText.Place> casts) {

  CellExpression {
    leaves = List.copyOf(leaves);
    queries = List.copyOf(queries);
    others = List.copyOf(others);
    untyped = List.copyOf(untyped);
    conditions = List.copyOf(conditions);
    windows = List.copyOf(windows);
    nullIfs = List.copyOf(nullIfs);
    casts = List.copyOf(casts);
  }

  /**
   * A sealed column that the expression may hand on.
   *
   * @param aggregated whether a function takes it from any row of a group
   */
  record Leaf(SqlIdentifier reference, Field field, boolean aggregated) {}

  /** The expression that a node is; empty when it is none or hands on no sealed column. */
  static Optional<CellExpression> of(SqlNode node, Scope scope, Work work) {
    return new CellOperands(false, scope, work).read(node);
  }

  /** The same of a select item, whose operands may be queries that give a cell. */
  static Optional<CellExpression> ofItem(SqlNode node, Scope scope, Work work) {
    return new CellOperands(true, scope, work).read(node);
  }

  SealedColumn column() {
    return leaves.isEmpty() ? queries.get(0).column() : leaves.get(0).field().column();
  }

  /**
   * Of what column its cells are: a union, where they are of several columns, whose cells have to
   * be marked.
   */
  SealedColumn ofCells(Work work) {
    List<SealedColumn> columns =
        Stream.concat(
                leaves.stream().map(leaf -> leaf.field().column()),
                queries.stream().map(Computed::column))
            .distinct()
            .toList();
    for (Leaf leaf : leaves) {
      boolean alike =
          work.dialect.commonType(column().type(), leaf.field().column().type()).isPresent();
      if (columns.size() > 1 && !(alike && leaf.field().values() == null)) {
        throw mixed(leaf.reference(), leaf.field().column(), work);
      }
    }
    for (SqlNode other : others) {
      if (!isUnpaddedText(column()) || !windows.isEmpty() || !canBeCell(other, work)) {
        throw work.refuse(Reason.MIXED_CELLS, other, column().label(), "values that are no cells");
      }
    }
    SealedColumn column =
        columns.size() == 1
            ? column()
            : work.resolver
                .marks()
                .union(columns)
                .orElseThrow(() -> mixed(node, columns.get(1), work));
    for (Computed query : queries) {
      boolean needsMark = column.isUnion() && !query.column().isUnion();
      if (needsMark && !query.mark(work.resolver.marks().of(query.column()))) {
        throw mixed(node, query.column(), work);
      }
    }
    return column;
  }

  private RuntimeException mixed(SqlNode place, SealedColumn other, Work work) {
    return work.refuse(Reason.MIXED_CELLS, place, column().label(), "cells of " + other.label());
  }

  /** Only texts without padding keep their type beside values. */
  static boolean isUnpaddedText(SealedColumn column) {
    LogicalType.Kind kind = column.type().kind();
    return kind == LogicalType.Kind.VARCHAR || kind == LogicalType.Kind.TEXT;
  }

  private boolean canBeCell(SqlNode other, Work work) {
    Optional<Value> value = ChangedParameter.of(other, column(), work);
    value.ifPresent(found -> LiteralFit.refuseCompared(found, column(), work));
    return value
        .filter(
            found ->
                found.source() instanceof ValueSource.Parameter
                    || found.source() instanceof ValueSource.Literal literal && isShort(literal))
        .isPresent();
  }

  private boolean isShort(ValueSource.Literal literal) {
    int most = column().type().length();
    String text = literal.text();
    return most == LogicalType.UNLIMITED || text.codePointCount(0, text.length()) <= most;
  }

  /**
   * Seals each value beside the columns, as a cell of the first one.
   *
   * @param marked whether each cell says of which column it is
   */
  void sealOthers(boolean marked, Work work) {
    SealedColumn first = column().first();
    for (SqlNode other : others) {
      Value value = ChangedParameter.of(other, column(), work).orElseThrow();
      Binding cell = new Binding.Cell(first, Objects.requireNonNull(value.source()), true);
      boolean untyped = !marked && value.isBareParameter() && !isUntyped(other);
      String parameter = work.dialect.typedParameter(untyped);
      String written =
          marked ? work.dialect.marked(parameter, work.resolver.marks().of(first)) : parameter;
      work.splices.replace(value.start(), value.end(), written, List.of(cell));
    }
  }

  /** Puts the tokens of the values in their place. */
  void useTokensOfOthers(Work work) {
    others.forEach(other -> bind(other, work));
  }

  /** All that is neither one of the columns nor a value beside them. */
  void visitRest(Scope scope, Work work) {
    for (CastText.Place cast : casts) {
      if (cast.nameStart() < cast.nameEnd()) {
        work.splices.replace(cast.nameStart(), cast.nameEnd(), "", List.of());
      }
      work.splices.replace(cast.typeStart(), cast.typeEnd(), "", List.of());
    }
    conditions.forEach(condition -> work.expressions.visit(condition, scope));
    windows.forEach(window -> WindowRule.visit(window, scope, work));
  }

  /** Only whether it is NULL matters: cells and tokens are NULL alike. */
  void test(Scope scope, Work work) {
    visitRest(scope, work);
    if (!others.isEmpty() || !nullIfs.isEmpty()) {
      useTokens(scope, work);
      return;
    }
    // columns of different types cannot stand beside one another, cells can
    for (Leaf leaf : leaves) {
      if (leaf.field().column().type().kind() != column().type().kind()) {
        throw mixed(leaf.reference(), leaf.field().column(), work);
      }
    }
    leaves.forEach(leaf -> work.nullTests.add(leaf.reference(), leaf.field()));
  }

  /** Puts tokens in the place of each operand that may be handed on. */
  void useTokens(Scope scope, Work work) {
    for (Leaf leaf : leaves) {
      if (!leaf.field().column().sharesTokensWith(column())) {
        throw work.refuse(
            Reason.NOT_COMPARABLE,
            leaf.reference(),
            column().label(),
            leaf.field().column().label());
      }
      work.useToken(leaf.reference(), leaf.field(), SearchKind.EQUALITY);
    }
    useTokensOfOthers(work);
    nullIfs.forEach(call -> Comparisons.other(call.<SqlNode>operand(1), column(), scope, work));
  }

  /** A value beside the column keeps its own type, which only texts without padding share. */
  private void bind(SqlNode other, Work work) {
    Optional<Value> value = ChangedParameter.of(other, column(), work);
    if (!isUnpaddedText(column()) || value.isEmpty()) {
      throw work.refuse(Reason.COMPARED_WITH_EXPRESSION, other, column().label());
    }
    String mark = work.dialect.typedParameter(!isUntyped(other));
    work.bindToken(value.get(), column(), SearchKind.EQUALITY, mark);
  }

  /** Whether the database could not tell the type of a parameter in its place. */
  boolean isUntyped(SqlNode other) {
    return untyped.stream().anyMatch(each -> each == other);
  }

  /** What a {@code NULLIF} compares. */
  Leaf compared(SqlCall nullIf) {
    return leaves.stream()
        .filter(leaf -> leaf.reference() == nullIf.operand(0))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a leaf is what a {@code NULLIF} compares. */
  boolean isCompared(Leaf leaf) {
    return nullIfs.stream().anyMatch(call -> call.operand(0) == leaf.reference());
  }

  static boolean isNull(SqlNode node) {
    return SqlUtil.isNullLiteral(node, false);
  }
}
