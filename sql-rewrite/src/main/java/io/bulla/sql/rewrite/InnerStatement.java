package io.bulla.sql.rewrite;

import io.bulla.sql.Plan;
import io.bulla.sql.Translation;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.Reason;

/** A statement that stands inside another one: {@code EXPLAIN SELECT ..}. */
final class InnerStatement {
  private InnerStatement() {}

  /**
   * Translates the tokens of a span as a statement of their own.
   *
   * @return what becomes of the whole text; all outside the span stays as it is
   */
  static Translation translate(Work work, TokenReader reader, int from, int to) {
    SqlText inner = work.text.part(from, to);
    if (inner.parameterPlaces() != work.text.parameterPlaces()) {
      Token parameter =
          work.text.tokens().stream()
              .filter(token -> token.kind() == Token.Kind.PARAMETER)
              .findFirst()
              .orElseThrow();
      throw reader.refuse(
          Reason.SYNTAX, work.text.tokens().indexOf(parameter), "a parameter outside the query");
    }
    Translation translation = Rewriter.parse(work.dialect, inner, work.catalog);
    if (!(translation instanceof Plan plan)) {
      return translation;
    }
    String original = work.text.original();
    int start = reader.at(from).start();
    int behind = original.length() - reader.at(to - 1).end();
    String sql =
        original.substring(0, start)
            + plan.sql().substring(start, plan.sql().length() - behind)
            + original.substring(original.length() - behind);
    return new Plan(
        sql,
        plan.verb(),
        plan.bindings(),
        plan.parameterCount(),
        plan.outputs(),
        plan.target(),
        plan.changesCatalog());
  }
}
