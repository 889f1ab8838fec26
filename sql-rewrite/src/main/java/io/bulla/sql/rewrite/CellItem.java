package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Computed;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** A select item that computes cells; a query around may want its tokens instead. */
final class CellItem implements Computed {
  private final CellExpression cells;
  private final String name;
  private final int end;
  private final Scope scope;
  private final Work work;
  private final Map<Field, Boolean> grouped = new IdentityHashMap<>();
  private final Set<SearchKind> added = new LinkedHashSet<>();
  private final SealedColumn column;
  private final List<Place> groups = new ArrayList<>();
  private boolean whole;
  private boolean marked;
  private boolean replaced;

  /** Where GROUP BY has the item. */
  private record Place(int start, int end) {}

  private CellItem(
      CellExpression cells, SealedColumn column, String name, int end, Scope scope, Work work) {
    this.cells = cells;
    this.column = column;
    this.marked = column.isUnion();
    this.name = name;
    this.end = end;
    this.scope = scope;
    this.work = work;
  }

  /** Handles all of the expression but the operands that it hands on. */
  static CellItem of(CellExpression cells, String label, int end, Scope scope, Work work) {
    SealedColumn column = cells.ofCells(work);
    cells.visitRest(scope, work);
    for (SqlCall call : cells.nullIfs()) {
      Comparisons.equal(call.operand(0), call.operand(1), scope, work);
    }
    return new CellItem(cells, column, label, end, scope, work);
  }

  @Override
  public SealedColumn column() {
    return column;
  }

  @Override
  public boolean mark(int mark) {
    marked =
        !replaced
            && cells.leaves().stream().allMatch(leaf -> leaf.field().values() == null)
            && cells.queries().stream().allMatch(query -> query.mark(mark));
    return marked;
  }

  @Override
  public void represent(Field field, boolean superGroups) {
    cells.queries().forEach(query -> query.represent(field, superGroups));
    grouped.merge(field.single(), superGroups, Boolean::logicalOr);
  }

  /** Whether its operands are handed on as they are in their row. */
  static boolean isPlain(CellExpression cells) {
    return cells.windows().isEmpty()
        && cells.queries().isEmpty()
        && cells.nullIfs().isEmpty()
        && cells.leaves().stream().noneMatch(CellExpression.Leaf::aggregated);
  }

  /** Whether the item has the same words. */
  boolean isWrittenAs(Choice other) {
    return Choice.of(cells.node(), work)
        .filter(
            own ->
                GroupedChoice.isSame(
                    work.text.tokensOf(own.start(), own.end()),
                    work.text.tokensOf(other.start(), other.end()),
                    work))
        .isPresent();
  }

  /** Whether it hands on a column that the other expression hands on too. */
  boolean isOf(CellExpression other) {
    return cells.leaves().stream()
        .filter(leaf -> !leaf.aggregated())
        .anyMatch(
            leaf -> other.leaves().stream().anyMatch(each -> each.field().isSameAs(leaf.field())));
  }

  /** Rows are grouped by its tokens, since GROUP BY has its name or number. */
  void groupByName(SqlNode reference) {
    boolean again =
        Choice.of(cells.node(), work)
            .filter(choice -> GroupedChoice.occurrences(choice, work) > 1)
            .isPresent();
    if (again) {
      throw work.refuse(Reason.GROUP_EXPRESSION, reference);
    }
    groupAt(reference, Names.start(reference), Names.end(reference));
  }

  /** Rows are grouped by its tokens, which are written at a place of GROUP BY. */
  void groupAt(SqlNode reference, int start, int end) {
    if (!isKey()) {
      throw work.refuse(Reason.GROUP, reference, column.label());
    }
    groups.add(new Place(start, end));
    whole = true;
  }

  /**
   * Whether rows can be told apart by its tokens.
   *
   * @throws RefusedException when a condition in it does not come out the same each time
   */
  boolean isKey() {
    boolean key =
        isPlain(cells)
            && grouped.isEmpty()
            && Choice.of(cells.node(), work).isPresent()
            && column.search().contains(SearchKind.EQUALITY)
            && cells.leaves().stream().noneMatch(leaf -> cannotAdd(leaf, SearchKind.EQUALITY));
    if (key) {
      cells.conditions().forEach(each -> Repeatable.check(each, column, scope, work));
    }
    return key;
  }

  /** Whether its tokens are selected instead. */
  boolean isReplaced() {
    return replaced;
  }

  /** How many columns of tokens are selected behind it. */
  int added() {
    return added.size();
  }

  /** One cell of each group is selected. */
  void representWhole() {
    whole = true;
  }

  /** It is written twice, with its parameters, so that it must come out the same each time. */
  @Override
  public Optional<String> addToken(SearchKind kind) {
    boolean once =
        replaced
            || !column.search().contains(kind)
            || !cells.windows().isEmpty()
            || !cells.queries().isEmpty()
            || cells.leaves().stream().anyMatch(leaf -> cannotAdd(leaf, kind))
            || Choice.of(cells.node(), work).isEmpty();
    if (once) {
      return Optional.empty();
    }
    cells.conditions().forEach(each -> Repeatable.check(each, column(), scope, work));
    added.add(kind);
    return Optional.of(name.isEmpty() ? "" : kind.tokenColumn(name));
  }

  private static boolean cannotAdd(CellExpression.Leaf leaf, SearchKind kind) {
    return leaf.aggregated() || leaf.field().token(kind).isEmpty();
  }

  @Override
  public boolean replaceByToken(SearchKind kind) {
    replaced =
        added.isEmpty()
            && column.search().contains(kind)
            && cells.queries().isEmpty()
            && cells.leaves().stream().allMatch(leaf -> leaf.field().token(kind).isPresent());
    return replaced;
  }

  /** The expression once more, with the tokens of one kind. */
  Splices.Piece tokens(SearchKind kind) {
    Choice whole = Choice.of(cells.node(), work).orElseThrow();
    if (!grouped.isEmpty()) {
      throw work.refuse(Reason.THROUGH_QUERY, cells.node(), column().label());
    }
    Splices.Copy copy = work.splices.copy(whole.start(), whole.end());
    for (CellExpression.Leaf leaf : cells.leaves()) {
      if (!cells.isCompared(leaf)) {
        SqlIdentifier column = leaf.reference();
        String token = leaf.field().token(kind).orElseThrow();
        copy.replace(
            work.identifiers.start(column),
            work.identifiers.end(column),
            Splices.Piece.of(work.identifiers.qualifier(column) + work.dialect.quote(token)));
      }
    }
    for (SqlNode other : cells.others()) {
      Value value = ChangedParameter.of(other, cells.column(), work).orElseThrow();
      boolean typed = value.isBareParameter() && !cells.isUntyped(other);
      String mark = work.dialect.typedParameter(typed);
      Binding token = Targets.token(value, cells.column(), kind);
      copy.replace(value.start(), value.end(), new Splices.Piece(mark, List.of(token)));
    }
    return copy.piece();
  }

  void write() {
    for (Place place : groups) {
      Splices.Piece key = tokens(SearchKind.EQUALITY);
      work.splices.replace(place.start(), place.end(), key.sql(), key.bindings());
    }
    List<Splices.Piece> tokens = added.stream().map(this::tokens).toList();
    if (whole) {
      Choice choice = Choice.of(cells.node(), work).orElseThrow();
      String[] any = work.dialect.anyOf("|").split("\\|");
      work.splices.insert(choice.start(), any[0], List.of());
      work.splices.insert(choice.end(), any[1], List.of());
    }
    if (replaced) {
      cells.leaves().stream()
          .filter(leaf -> !cells.isCompared(leaf))
          .forEach(leaf -> work.useToken(leaf.reference(), leaf.field(), SearchKind.EQUALITY));
      cells.useTokensOfOthers(work);
      return;
    }
    cells.sealOthers(marked, work);
    cells.leaves().stream()
        .filter(leaf -> isWritten(leaf) && !cells.isCompared(leaf))
        .forEach(this::writeCell);
    for (SqlCall call : cells.nullIfs()) {
      NullIfCell.writeCase(call, cell(cells.compared(call)), work);
    }
    String label =
        name.isEmpty() ? new ItemName(cells, whole, this::isWritten, work).afterwards() : "";
    if (!label.isEmpty()) {
      work.splices.insert(end, " AS " + work.dialect.quote(label), List.of());
    }
    int next = 0;
    for (SearchKind kind : added) {
      Splices.Piece piece = tokens.get(next++);
      String as = name.isEmpty() ? "" : " AS " + work.dialect.quote(kind.tokenColumn(name));
      String token = whole ? work.dialect.anyOf(piece.sql()) : piece.sql();
      work.splices.insert(end, ", " + token + as, piece.bindings());
    }
  }

  private boolean isWritten(CellExpression.Leaf leaf) {
    boolean ofGroup = !whole && grouped.containsKey(leaf.field().single());
    return marked || (ofGroup && !leaf.aggregated());
  }

  private void writeCell(CellExpression.Leaf leaf) {
    SqlIdentifier column = leaf.reference();
    work.splices.replace(
        work.identifiers.start(column), work.identifiers.end(column), cell(leaf), List.of());
  }

  /** The cell that stands for a column, with its mark where it needs one. */
  private String cell(CellExpression.Leaf leaf) {
    SealedColumn of = leaf.field().column();
    String cell = unmarked(leaf);
    return marked && !of.isUnion() ? work.dialect.marked(cell, work.resolver.marks().of(of)) : cell;
  }

  /** One cell of those of the group, where there are groups. */
  private String unmarked(CellExpression.Leaf leaf) {
    SqlIdentifier column = leaf.reference();
    String written =
        work.cellQualifier(column, leaf.field())
            + work.text
                .original()
                .substring(work.identifiers.start(column), work.identifiers.end(column));
    Boolean superGroups = grouped.get(leaf.field().single());
    if (whole || superGroups == null || leaf.aggregated()) {
      return written;
    }
    String token =
        leaf.field()
            .token(SearchKind.EQUALITY)
            .map(name -> work.identifiers.qualifier(column) + work.dialect.quote(name))
            .orElseThrow(() -> work.refuse(Reason.THROUGH_QUERY, column, column().label()));
    return work.anyOf(written, superGroups ? token : "");
  }
}
