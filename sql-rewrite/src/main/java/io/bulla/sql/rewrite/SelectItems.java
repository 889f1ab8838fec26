package io.bulla.sql.rewrite;

import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/**
 * Where the items of a select list stand in the text: of an expression, the tree knows only some
 * places.
 */
final class SelectItems {
  private static final Set<String> BEFORE_ITEMS =
      Set.of(
          "SELECT",
          "ALL",
          "DISTINCT",
          "DISTINCTROW",
          "HIGH_PRIORITY",
          "STRAIGHT_JOIN",
          "SQL_BIG_RESULT",
          "SQL_BUFFER_RESULT",
          "SQL_CACHE",
          "SQL_CALC_FOUND_ROWS",
          "SQL_NO_CACHE",
          "SQL_SMALL_RESULT",
          "RETURNING",
          ",");

  /** What ends an item where no parenthesis is around it: signs and reserved words. */
  private static final Set<String> BEHIND_ITEMS =
      Set.of(
          ",",
          ";",
          ")",
          "FROM",
          "WHERE",
          "GROUP",
          "HAVING",
          "WINDOW",
          "QUALIFY",
          "UNION",
          "EXCEPT",
          "MINUS",
          "INTERSECT",
          "ORDER",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "INTO",
          "FOR",
          "LOCK");

  /** Offsets in the text. */
  record Span(int start, int end) {}

  private final SqlText text;
  private final List<Token> tokens;

  SelectItems(SqlText text) {
    this.text = text;
    this.tokens = text.tokens();
  }

  /** The whole item that an expression is in. */
  Span of(SqlNode expression) {
    int first = text.indexFrom(Names.start(expression));
    while (first > 0 && !isOneOf(first - 1, BEFORE_ITEMS)) {
      first--;
    }
    int behind = behind(first);
    return new Span(tokens.get(first).start(), tokens.get(behind - 1).end());
  }

  /** Offset after the last item of the SELECT whose keyword is that token. */
  int endOfList(int select) {
    int behind = behind(select + 1);
    while (text.isAt(behind, ",")) {
      behind = behind(behind + 1);
    }
    return tokens.get(behind - 1).end();
  }

  private int behind(int first) {
    int behind = first;
    while (behind < tokens.size() && !(isOneOf(behind, BEHIND_ITEMS) && !isOfPredicate(behind))) {
      behind = Parentheses.behind(behind, text);
    }
    return behind;
  }

  /** {@code IS [NOT] DISTINCT FROM}. */
  private boolean isOfPredicate(int index) {
    return text.isAt(index, "FROM")
        && text.isAt(index - 1, "DISTINCT")
        && (text.isAt(index - 2, "IS") || text.isAt(index - 2, "NOT"));
  }

  private boolean isOneOf(int index, Set<String> words) {
    Token token = tokens.get(index);
    boolean quoted = token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.QUOTED_NAME;
    return !quoted && words.contains(text.upper(token));
  }
}
