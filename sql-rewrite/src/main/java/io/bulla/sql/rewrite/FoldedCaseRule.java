package io.bulla.sql.rewrite;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/**
 * {@code UPPER(c) = UPPER(?)}, {@code LOWER(c) IN (LOWER(?), ...)}: how applications compare
 * without case. Of a column with {@code compare: ignore-case} the tokens are of the folded value,
 * so they answer it without the functions, whose names are taken out of the text.
 */
final class FoldedCaseRule implements ExpressionRule {
  private static final List<Set<String>> FUNCTIONS =
      List.of(Set.of("UPPER", "UCASE"), Set.of("LOWER", "LCASE"));

  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    boolean in = call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN;
    if (call.operandCount() != 2 || !(in || EqualityRule.isEquality(call))) {
      return false;
    }
    List<SqlNode> sides = new ArrayList<>(List.of(call.<SqlNode>operand(0)));
    if (in && call.operand(1) instanceof SqlNodeList list) {
      sides.addAll(list);
    } else {
      sides.add(call.operand(1));
    }
    boolean alike =
        FUNCTIONS.stream()
            .anyMatch(names -> sides.stream().allMatch(side -> isCall(side, names, work)));
    if (!alike) {
      return false;
    }
    List<SqlNode> folded =
        sides.stream().map(side -> ((SqlCall) side).<SqlNode>operand(0)).toList();
    Optional<Side> sealed =
        folded.stream().flatMap(node -> Side.of(node, scope, work).stream()).findFirst();
    if (sealed.isEmpty() || !ignoresCase(sealed.get())) {
      return false;
    }
    sides.forEach(side -> removeName((SqlCall) side, work));
    folded.forEach(node -> Comparisons.other(node, sealed.get().column(), scope, work));
    return true;
  }

  private static boolean isCall(SqlNode node, Set<String> names, Work work) {
    return node instanceof SqlCall call
        && call.operandCount() == 1
        && names.contains(work.builtIn(call));
  }

  /** Blanks behind a CHAR are no part of its value, but of what the functions make of it. */
  private static boolean ignoresCase(Side side) {
    return side.column().compare() == Comparison.IGNORE_CASE
        && side.column().type().kind() != LogicalType.Kind.CHAR;
  }

  private static void removeName(SqlCall call, Work work) {
    Token name = Names.function(work.text, call).get(0);
    work.splices.replace(name.start(), name.end(), "", List.of());
  }
}
