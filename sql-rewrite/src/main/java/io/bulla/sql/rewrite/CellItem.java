package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Computed;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlCase;

/** A select item that computes cells; a query around may want its tokens instead. */
final class CellItem implements Computed {
  private final CellExpression cells;
  private final boolean named;
  private final int end;
  private final Work work;
  private final Map<Field, Boolean> grouped = new IdentityHashMap<>();
  private boolean replaced;

  private CellItem(CellExpression cells, boolean named, int end, Work work) {
    this.cells = cells;
    this.named = named;
    this.end = end;
    this.work = work;
  }

  /** Handles all of the expression but the operands that it hands on. */
  static CellItem of(CellExpression cells, String label, int end, Scope scope, Work work) {
    cells.refuseMixed(work);
    cells.visitRest(scope, work);
    for (SqlCall call : cells.nullIfs()) {
      Comparisons.equal(call.operand(0), call.operand(1), scope, work);
    }
    return new CellItem(cells, !label.isEmpty(), end, work);
  }

  @Override
  public SealedColumn column() {
    return cells.column();
  }

  @Override
  public void represent(Field field, boolean superGroups) {
    grouped.merge(field.single(), superGroups, Boolean::logicalOr);
  }

  @Override
  public Optional<String> addToken(SearchKind kind) {
    // it would have to be written twice, with its parameters
    return Optional.empty();
  }

  @Override
  public boolean replaceByToken(SearchKind kind) {
    replaced = cells.leaves().stream().allMatch(leaf -> leaf.field().token(kind).isPresent());
    return replaced;
  }

  void write() {
    if (replaced) {
      cells.leaves().stream()
          .filter(leaf -> !cells.isCompared(leaf))
          .forEach(leaf -> work.useToken(leaf.reference(), leaf.field(), SearchKind.EQUALITY));
      cells.useTokensOfOthers(work);
      return;
    }
    cells.sealOthers(work);
    cells.leaves().stream()
        .filter(leaf -> grouped.containsKey(leaf.field().single()) && !cells.isCompared(leaf))
        .forEach(this::writeOneOfGroup);
    cells.nullIfs().forEach(this::writeCase);
    String label = named ? "" : label(cells.node());
    if (!label.isEmpty()) {
      work.splices.insert(end, " AS " + work.dialect.quote(label), List.of());
    }
  }

  /**
   * PostgreSQL calls an item after the column or function that a cast or ELSE hands on
   * (FigureColname in parse_target.c): empty where that is written as it was.
   */
  private String label(SqlNode node) {
    if (node instanceof SqlCase cases) {
      SqlNode otherwise = cases.getElseOperand();
      return otherwise == null ? "" : label(otherwise);
    }
    if (node instanceof SqlCall call) {
      Optional<CastText> cast = CastText.of(call, work.text);
      boolean compares = cells.nullIfs().stream().anyMatch(each -> each == call);
      return cast.isPresent() ? label(cast.get().operand()) : compares ? "nullif" : "";
    }
    return cells.leaves().stream()
        .filter(leaf -> leaf.reference() == node && grouped.containsKey(leaf.field().single()))
        .findFirst()
        .map(leaf -> work.identifiers.label(leaf.reference()))
        .orElse("");
  }

  private void writeOneOfGroup(CellExpression.Leaf leaf) {
    SqlIdentifier column = leaf.reference();
    work.splices.replace(
        work.identifiers.start(column), work.identifiers.end(column), cell(leaf), List.of());
  }

  /** The cell that stands for a column: one of those of the group, where there are groups. */
  private String cell(CellExpression.Leaf leaf) {
    SqlIdentifier column = leaf.reference();
    String written =
        work.cellQualifier(column, leaf.field())
            + work.text
                .original()
                .substring(work.identifiers.start(column), work.identifiers.end(column));
    Boolean superGroups = grouped.get(leaf.field().single());
    if (superGroups == null) {
      return written;
    }
    String token =
        leaf.field()
            .token(SearchKind.EQUALITY)
            .map(name -> work.identifiers.qualifier(column) + work.dialect.quote(name))
            .orElseThrow(() -> work.refuse(Reason.THROUGH_QUERY, column, column().label()));
    return work.anyOf(written, superGroups ? token : "");
  }

  /** {@code NULLIF(c, v)} compares tokens and gives the cell. */
  private void writeCase(SqlCall call) {
    SqlIdentifier column = call.operand(0);
    List<Token> tokens = work.text.tokens();
    int name = tokens.indexOf(Names.function(work.text, call).get(0));
    int close = Parentheses.closing(name + 1, work.text);
    Token comma = tokens.get(comma(name + 1));
    String cell =
        cells.leaves().stream()
            .filter(leaf -> leaf.reference() == column)
            .findFirst()
            .map(this::cell)
            .orElseThrow();
    int after = tokens.get(close).end();
    work.splices.replace(
        tokens.get(name).start(), tokens.get(name + 1).end(), "CASE WHEN ", List.of());
    work.splices.replace(comma.start(), comma.end(), " =", List.of());
    work.splices.replace(
        tokens.get(close).start(),
        after,
        " THEN NULL ELSE " + cell + " END" + gap(after),
        List.of());
  }

  /** Behind a parenthesis a word may follow at once, behind END it may not. */
  private String gap(int offset) {
    String text = work.text.original();
    boolean word = offset < text.length() && Character.isUnicodeIdentifierPart(text.charAt(offset));
    return word ? " " : "";
  }

  private int comma(int open) {
    int i = open + 1;
    // before it there is a column only
    while (!work.text.text(work.text.tokens().get(i)).equals(",")) {
      i++;
    }
    return i;
  }
}
