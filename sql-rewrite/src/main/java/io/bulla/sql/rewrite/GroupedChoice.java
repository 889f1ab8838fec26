package io.bulla.sql.rewrite;

import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.OutputColumn;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import io.bulla.sql.resolve.Scope;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * {@code GROUP BY COALESCE(c, 'none')}: rows are grouped by the choice of tokens, and an item that
 * is the same expression gives one of the group's cells. Each value becomes a parameter of its own,
 * so that nothing else of the query can be that expression.
 */
final class GroupedChoice {
  private final SqlNode node;
  private final CellExpression cells;
  private final Choice choice;
  private final Scope scope;
  private final Work work;

  private GroupedChoice(SqlNode node, CellExpression cells, Choice choice, Scope scope, Work work) {
    this.node = node;
    this.cells = cells;
    this.choice = choice;
    this.scope = scope;
    this.work = work;
  }

  /** The choice among sealed columns that GROUP BY lists; empty when it is none. */
  static Optional<GroupedChoice> of(SqlNode node, Scope scope, Work work) {
    Optional<CellExpression> cells = CellExpression.of(node, scope, work).filter(CellItem::isPlain);
    return cells.isEmpty()
        ? Optional.empty()
        : Choice.of(node, work)
            .map(choice -> new GroupedChoice(node, cells.get(), choice, scope, work));
  }

  /**
   * Groups by tokens.
   *
   * @throws RefusedException when anything else of the query may be the same expression
   */
  boolean group(QueryColumns result) {
    List<CellItem> all =
        result.columns().stream()
            .map(OutputColumn::carrier)
            .filter(CellItem.class::isInstance)
            .map(CellItem.class::cast)
            .toList();
    List<CellItem> items = all.stream().filter(item -> item.isWrittenAs(choice)).toList();
    boolean parameters =
        work.text.parametersBefore(choice.start()) != work.text.parametersBefore(choice.end());
    boolean unclear =
        occurrences(choice, work) > items.size() + 1
            || (parameters && !items.isEmpty())
            || all.stream().anyMatch(item -> !items.contains(item) && item.isOf(cells));
    if (unclear) {
      throw work.refuse(Reason.GROUP_EXPRESSION, node);
    }
    if (items.isEmpty()) {
      cells.visitRest(scope, work);
      cells.useTokens(scope, work);
      return true;
    }
    node.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlIdentifier name) {
            work.columns.see(name);
            return null;
          }
        });
    items.get(0).groupAt(node, choice.start(), choice.end());
    items.subList(1, items.size()).forEach(CellItem::representWhole);
    return true;
  }

  /** How often the text has these words. */
  static int occurrences(Choice choice, Work work) {
    List<Token> tokens = work.text.tokens();
    List<Token> wanted = work.text.tokensOf(choice.start(), choice.end());
    int count = 0;
    for (int i = 0; i + wanted.size() <= tokens.size(); i++) {
      count += isSame(tokens.subList(i, i + wanted.size()), wanted, work) ? 1 : 0;
    }
    return count;
  }

  /** Whether both are the same words, whatever stands between them. */
  static boolean isSame(List<Token> some, List<Token> others, Work work) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      Token one = some.get(i);
      Token other = others.get(i);
      same =
          one.kind() == other.kind()
              && (one.kind() == Token.Kind.WORD
                  ? work.text.upper(one).equals(work.text.upper(other))
                  : work.text.text(one).equals(work.text.text(other)));
    }
    return same;
  }
}
