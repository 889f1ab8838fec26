package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.ValueColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * What is written into a sealed column: a value, the same column of some row, or a choice among
 * such ({@code CASE}, {@code COALESCE} ..). A choice is written once more for each search kind,
 * with tokens in the place of cells.
 */
final class CellValue {
  private final SealedColumn column;
  private final Scope scope;
  private final @Nullable Scope inserted;
  private final Work work;
  private final List<SearchKind> kinds;
  private final List<Leaf> leaves = new ArrayList<>();
  private int start;
  private int end;
  private boolean keyword;
  private boolean visited;

  /**
   * A value or column of the expression.
   *
   * @param cell what stands there for the cell
   * @param tokens what stands there for the token of each search kind
   */
  record Leaf(
      int start, int end, Splices.Piece cell, boolean changes, List<Splices.Piece> tokens) {}

  private CellValue(SealedColumn column, Scope scope, @Nullable Scope inserted, Work work) {
    this.column = column;
    this.scope = scope;
    this.inserted = inserted;
    this.work = work;
    this.kinds = Targets.kinds(column);
  }

  /**
   * Reads what is written into a column.
   *
   * @param scope what it may name
   * @param inserted what MySQL's {@code VALUES(c)} may name; null where there is none
   * @throws RefusedException when it is anything else
   */
  static CellValue of(
      SqlNode node, SealedColumn column, Scope scope, @Nullable Scope inserted, Work work) {
    CellValue expression = new CellValue(column, scope, inserted, work);
    expression.read(node);
    return expression;
  }

  /** The same of an expression whose conditions were handled already. */
  static CellValue ofVisited(SqlNode node, SealedColumn column, Scope scope, Work work) {
    CellValue expression = new CellValue(column, scope, null, work);
    expression.visited = true;
    expression.read(node);
    return expression;
  }

  private void read(SqlNode node) {
    Optional<Choice> choice = Choice.of(node, work);
    if (choice.isPresent()) {
      start = choice.get().start();
      end = choice.get().end();
      choice(choice.get());
      return;
    }
    if (Resolver.isQuery(node)) {
      query(node);
      return;
    }
    leaf(node, Mark.ALONE);
    start = leaves.get(0).start();
    end = leaves.get(0).end();
    keyword = Value.of(node, work.text).filter(Value::isKeyword).isPresent();
  }

  /** A cell comes with its token only where both are read at once, which a value cannot be. */
  private void query(SqlNode node) {
    if (!kinds.isEmpty()) {
      throw work.refuse(Reason.VALUE_QUERY, node, column.label());
    }
    QueryColumns query = Comparisons.query(node, 1, scope, work);
    InsertedRows.copy(query.columns().get(0), column, node, work);
    start = Names.start(node);
    end = Names.end(node);
  }

  private void choice(Choice choice) {
    for (SqlNode condition : choice.conditions()) {
      if (!kinds.isEmpty()) {
        Repeatable.check(condition, column, scope, work);
      }
      if (!visited) {
        work.expressions.visit(condition, scope);
      }
    }
    boolean typed = choice.isTextOfParameters(work);
    for (SqlNode result : choice.results()) {
      Optional<Choice> inner = Choice.of(result, work);
      if (inner.isPresent()) {
        choice(inner.get());
      } else if (!Choice.isAbsent(result, work)) {
        leaf(result, typed ? Mark.TYPED : Mark.CHOSEN);
      }
    }
  }

  /** How a value is written for the database: alone, among others, with a type of its own. */
  private enum Mark {
    ALONE,
    CHOSEN,
    TYPED
  }

  private void leaf(SqlNode node, Mark mark) {
    if (inserted != null && NewValue.isOne(node, work)) {
      Optional<NewValue> value = NewValue.of(node, scope, inserted, work);
      leaves.add(leaf(node, value.orElseThrow(() -> refused(node))));
      return;
    }
    if (Resolver.isQuery(node)) {
      throw refused(node);
    }
    Optional<Value> value = ChangedParameter.of(node, column, work);
    if (value.isPresent()) {
      leaves.add(leaf(value.get(), mark));
      return;
    }
    Optional<Leaf> nullIf = NullIfCell.of(node, column, scope, work);
    if (nullIf.isPresent()) {
      leaves.add(nullIf.get());
      return;
    }
    Field source = work.columns.sealedAs(column, node, scope).orElseThrow(() -> refused(node));
    leaves.add(leaf((SqlIdentifier) node, source));
  }

  private Leaf leaf(Value value, Mark how) {
    boolean chosen = how != Mark.ALONE;
    LiteralFit.refuseStored(value, column, chosen, work);
    String original = work.text.original().substring(value.start(), value.end());
    if (value.isKeyword()) {
      Splices.Piece same = Splices.Piece.of(value.cast() == null ? original : "NULL");
      return new Leaf(
          value.start(),
          value.end(),
          same,
          value.cast() != null,
          kinds.stream().map(k -> same).toList());
    }
    boolean untyped = value.isBareParameter() && how != Mark.TYPED;
    String mark = chosen ? work.dialect.typedParameter(untyped) : "?";
    List<Splices.Piece> tokens =
        kinds.stream()
            .map(kind -> new Splices.Piece(mark, List.of(Targets.token(value, column, kind))))
            .toList();
    Splices.Piece cell = new Splices.Piece(mark, List.of(Targets.cell(value, column)));
    return new Leaf(value.start(), value.end(), cell, true, tokens);
  }

  private Leaf leaf(SqlNode node, NewValue value) {
    refuseOther(value.column(), node);
    return new Leaf(
        value.start(),
        value.end(),
        Splices.Piece.of(work.text.original().substring(value.start(), value.end())),
        false,
        kinds.stream()
            .map(kind -> Splices.Piece.of(value.text(column.tokenColumn(kind), work)))
            .toList());
  }

  private Leaf leaf(SqlIdentifier reference, Field source) {
    refuseOther(source.column(), reference);
    ValueColumn values = source.values();
    if (values != null) {
      values.storeThrough();
    }
    List<Splices.Piece> tokens = new ArrayList<>();
    for (SearchKind kind : kinds) {
      String token =
          source
              .token(kind)
              .orElseThrow(() -> work.refuse(Reason.THROUGH_QUERY, reference, column.label()));
      tokens.add(
          Splices.Piece.of(work.identifiers.qualifier(reference) + work.dialect.quote(token)));
    }
    int from = work.identifiers.start(reference);
    int to = work.identifiers.end(reference);
    Splices.Piece cell = Splices.Piece.of(work.text.original().substring(from, to));
    return new Leaf(from, to, cell, false, tokens);
  }

  private void refuseOther(SealedColumn other, SqlNode node) {
    if (!other.equals(column)) {
      throw work.refuse(Reason.SEALED_INTO_OTHER, node, other.label(), column.label());
    }
  }

  private RuntimeException refused(SqlNode node) {
    return work.refuse(Reason.VALUE_EXPRESSION, node, column.label());
  }

  /** Whether it is {@code NULL} or {@code DEFAULT}. */
  boolean isKeyword() {
    return keyword;
  }

  /**
   * Writes the cell, and behind it the tokens.
   *
   * @param separators what stands before each token
   * @param parentheses how many pairs around it belong to the row that it stands in
   */
  void write(List<String> separators, int parentheses) {
    int closing = Parentheses.around(start, end, work.text) - parentheses;
    if (closing > 0 && keyword && isDefault()) {
      throw new RefusedException(Reason.VALUE_EXPRESSION, start, end, column.label());
    }
    write(separators, Parentheses.endAfter(end, closing, work.text), tokens());
  }

  /** Writes the cell of a select item, and the tokens behind the item. */
  void writeItem(int itemEnd) {
    int closing = Parentheses.around(start, end, work.text);
    int behind = Math.max(itemEnd, Parentheses.endAfter(end, closing, work.text));
    write(Collections.nCopies(kinds.size(), ", "), behind, tokens());
  }

  private void write(List<String> separators, int behind, List<Splices.Piece> tokens) {
    writeCells();
    for (int i = 0; i < tokens.size(); i++) {
      Splices.Piece token = tokens.get(i);
      work.splices.insert(behind, separators.get(i) + token.sql(), token.bindings());
    }
  }

  private boolean isDefault() {
    return work.text.original().regionMatches(true, start, "DEFAULT", 0, 7);
  }

  /**
   * Writes a cell anew only where its token changes, MySQL's {@code IF(token <=> new, cell, new)}.
   *
   * @param cell the column that may stay
   * @param token its token
   */
  void writeWhereChanged(String cell, String token, String separator) {
    Splices.Piece changed = tokens().get(0);
    int closing = Parentheses.around(start, end, work.text);
    int before = Parentheses.startBefore(start, closing, work.text);
    int behind = Parentheses.endAfter(end, closing, work.text);
    boolean mysql = work.dialect == Dialects.MYSQL;
    String same = mysql ? " <=> " : " IS NOT DISTINCT FROM ";
    String test = (mysql ? "IF(" : "CASEWHEN(") + token + same + changed.sql();
    work.splices.insert(before, test + ", " + cell + ", ", changed.bindings());
    writeCells();
    work.splices.insert(behind, ")" + separator + changed.sql(), changed.bindings());
  }

  private void writeCells() {
    for (Leaf leaf : leaves) {
      if (leaf.changes()) {
        work.splices.replace(leaf.start(), leaf.end(), leaf.cell().sql(), leaf.cell().bindings());
      }
    }
  }

  /** The expression with tokens in the place of cells, for each search kind. */
  private List<Splices.Piece> tokens() {
    List<Splices.Piece> tokens = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      int kind = i;
      Splices.Copy copy = work.splices.copy(start, end);
      leaves.forEach(leaf -> copy.replace(leaf.start(), leaf.end(), leaf.tokens().get(kind)));
      tokens.add(copy.piece());
    }
    return tokens;
  }
}
