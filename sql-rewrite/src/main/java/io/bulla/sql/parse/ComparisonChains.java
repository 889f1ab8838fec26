package io.bulla.sql.parse;

import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds comparisons of comparisons without parentheses where the dialect groups them in another way
 * than the grammar: {@code a = b IN (c)} of H2, {@code a = b IS DISTINCT FROM c} of PostgreSQL. A
 * tree of the wrong shape must not be answered.
 */
final class ComparisonChains extends SqlBasicVisitor<@Nullable Void> {
  private final SqlText text;
  private final boolean everyChain;
  private int found = -1;

  private ComparisonChains(SqlText text, boolean everyChain) {
    this.text = text;
    this.everyChain = everyChain;
  }

  /** Offset of the first such chain; -1 when there is none. */
  static int find(Dialect dialect, SqlText text, SqlNode tree) {
    if (dialect == Dialects.MYSQL) {
      return -1;
    }
    ComparisonChains chains = new ComparisonChains(text, dialect == Dialects.H2);
    tree.accept(chains);
    return chains.found;
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (isComparison(call)) {
      for (SqlNode operand : call.getOperandList()) {
        boolean chain = operand instanceof SqlCall inner && isComparison(inner);
        boolean grouped = everyChain || isDistinct(call) || (chain && isDistinct(operand));
        if (chain && grouped && !isParenthesized(operand)) {
          found = Math.max(0, Names.start(call));
        }
      }
    }
    return super.visit(call);
  }

  private static boolean isComparison(SqlNode node) {
    return switch (node.getKind()) {
      case EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          IN,
          NOT_IN,
          LIKE,
          RLIKE,
          SIMILAR,
          BETWEEN,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM ->
          true;
      default -> false;
    };
  }

  private static boolean isDistinct(SqlNode node) {
    return node.getKind() == SqlKind.IS_DISTINCT_FROM
        || node.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
  }

  /** Whether one pair of parentheses encloses the whole node. */
  private boolean isParenthesized(SqlNode node) {
    List<Token> tokens = text.tokensOf(Names.start(node), Names.end(node));
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String sign = tokens.get(i).length() == 1 ? text.text(tokens.get(i)) : "";
      depth += sign.equals("(") ? 1 : sign.equals(")") ? -1 : 0;
      if (depth == 0) {
        return i == tokens.size() - 1 && i > 0;
      }
    }
    return false;
  }
}
