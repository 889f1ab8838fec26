package io.bulla.sql.rewrite;

import io.bulla.sql.dialect.Dialects;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlCase;

/**
 * What PostgreSQL calls an item without an alias: after the column or function that a cast or ELSE
 * hands on, else after the function itself (FigureColname in parse_target.c).
 *
 * @param whole whether a function is written around the item
 * @param written which columns are no longer written as they were
 */
record ItemName(
    CellExpression cells, boolean whole, Predicate<CellExpression.Leaf> written, Work work) {

  /** The name it has to be given; empty where it has it all the same. */
  String afterwards() {
    String handed = handedOn(cells.node());
    boolean hidden = whole && handed.isEmpty() && work.dialect == Dialects.POSTGRESQL;
    if (!hidden) {
      return handed;
    }
    return cells.node() instanceof SqlCase
        ? "case"
        : work.functionName((SqlCall) cells.node()).toLowerCase(Locale.ROOT);
  }

  private String handedOn(SqlNode node) {
    if (node instanceof SqlCase cases) {
      SqlNode otherwise = cases.getElseOperand();
      return otherwise == null ? "" : handedOn(otherwise);
    }
    if (node instanceof SqlCall call) {
      Optional<CastText> cast = CastText.of(call, work.text);
      boolean compares = cells.nullIfs().stream().anyMatch(each -> each == call);
      return cast.isPresent() ? handedOn(cast.get().operand()) : compares ? "nullif" : "";
    }
    return cells.leaves().stream()
        .filter(leaf -> leaf.reference() == node && (whole || written.test(leaf)))
        .findFirst()
        .map(leaf -> work.identifiers.label(leaf.reference()))
        .orElse("");
  }
}
