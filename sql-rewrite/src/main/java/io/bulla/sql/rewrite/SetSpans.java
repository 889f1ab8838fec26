package io.bulla.sql.rewrite;

import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.DistinctOnNode;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Reason;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;

/** Where a set operation and its two sides stand in the text, which the tree does not tell. */
final class SetSpans {
  private static final Set<SqlKind> KINDS =
      EnumSet.of(SqlKind.UNION, SqlKind.INTERSECT, SqlKind.EXCEPT);
  private static final Set<String> OPERATORS = Set.of("UNION", "EXCEPT", "INTERSECT", "MINUS");

  /** What may follow the last query of a set operation; reserved words. */
  private static final Set<String> BEHIND =
      Set.of("ORDER", "LIMIT", "OFFSET", "FETCH", "FOR", "INTO", "RETURNING");

  /** Tokens from {@code first} to {@code last}. */
  record Span(int first, int last) {}

  private final Work work;
  private final List<Token> tokens;
  private final Map<SqlBasicCall, Span> lefts = new IdentityHashMap<>();
  private final Map<SqlBasicCall, Span> rights = new IdentityHashMap<>();

  SetSpans(Work work) {
    this.work = work;
    this.tokens = work.text.tokens();
  }

  /** The first side, its parentheses included. */
  Span left(SqlBasicCall call) {
    // each is asked for by all operations around it
    Span known = lefts.get(call);
    Span found = known == null ? findLeft(call) : known;
    lefts.put(call, found);
    return found;
  }

  /** The second side, its parentheses included. */
  Span right(SqlBasicCall call) {
    Span known = rights.get(call);
    Span found = known == null ? findRight(call) : known;
    rights.put(call, found);
    return found;
  }

  private Span findLeft(SqlBasicCall call) {
    Span span = of(call.operand(0));
    while (is(span.first() - 1, "(") && is(span.last() + 1, ")") && !isOperator(span.last() + 1)) {
      span = new Span(span.first() - 1, span.last() + 1);
    }
    return isOperator(span.last() + 1) ? span : unclear(call);
  }

  private Span findRight(SqlBasicCall call) {
    Span span = of(call.operand(1));
    while (is(span.first() - 1, "(") && is(span.last() + 1, ")")) {
      span = new Span(span.first() - 1, span.last() + 1);
    }
    Span operator = new Span(left(call).last() + 1, span.first() - 1);
    boolean quantified = is(operator.last(), "ALL") || is(operator.last(), "DISTINCT");
    int words = operator.last() - operator.first() + 1;
    boolean clear = isOperator(operator.first()) && words == (quantified ? 2 : 1);
    return clear ? span : unclear(call);
  }

  private Span of(SqlNode node) {
    if (node instanceof SqlBasicCall call && KINDS.contains(call.getKind())) {
      return new Span(left(call).first(), right(call).last());
    }
    if (node instanceof SqlOrderBy ordered) {
      Span query = of(ordered.query);
      int behind = query.last() + 1;
      while (behind < tokens.size() && !closes(behind)) {
        behind = Parentheses.behind(behind, work.text);
      }
      return new Span(query.first(), behind - 1);
    }
    SqlSelect select =
        node instanceof DistinctOnNode distinct
            ? distinct.select()
            : node instanceof SqlSelect plain ? plain : null;
    if (select == null) {
      return unclear(node);
    }
    int first = work.text.indexAt(Names.start(select.getOperandList().get(0)));
    if (first < 0 || !is(first, "SELECT")) {
      return unclear(node);
    }
    int behind = first + 1;
    while (behind < tokens.size() && !endsSelect(behind)) {
      behind = Parentheses.behind(behind, work.text);
    }
    return new Span(first, behind - 1);
  }

  private boolean closes(int index) {
    return is(index, ")") || is(index, ";");
  }

  private boolean endsSelect(int index) {
    if (closes(index) || isOperator(index)) {
      return true;
    }
    boolean word =
        tokens.get(index).kind() == Token.Kind.WORD
            && !is(index - 1, ".")
            && (BEHIND.contains(upper(index))
                || (upper(index).equals("LOCK") && work.dialect == Dialects.MYSQL));
    boolean conflict = is(index, "ON") && (is(index + 1, "CONFLICT") || is(index + 1, "DUPLICATE"));
    return word || conflict;
  }

  private boolean isOperator(int index) {
    return index < tokens.size()
        && tokens.get(index).kind() == Token.Kind.WORD
        && OPERATORS.contains(upper(index))
        && !is(index - 1, ".");
  }

  private String upper(int index) {
    return work.text.upper(tokens.get(index));
  }

  private boolean is(int index, String word) {
    return index >= 0
        && index < tokens.size()
        && tokens.get(index).kind() != Token.Kind.STRING
        && upper(index).equals(word);
  }

  private Span unclear(SqlNode node) {
    throw work.refuse(Reason.VERB, node, "this form of a set operation");
  }
}
