package io.bulla.sql.rewrite;

import io.bulla.sql.Plan;
import io.bulla.sql.Translation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code EXPLAIN}, and MariaDB's {@code ANALYZE}, of a statement: the rewritten one's plan. */
final class ExplainRule implements DefinitionRule {
  private static final Set<String> VERBS = Set.of("EXPLAIN", "ANALYZE", "DESCRIBE", "DESC");
  private static final Set<String> OPTIONS =
      Set.of(
          "ANALYZE",
          "VERBOSE",
          "EXTENDED",
          "PARTITIONS",
          "FORMAT",
          "=",
          "JSON",
          "TREE",
          "TRADITIONAL",
          "PLAN",
          "FOR");
  private static final Set<String> STATEMENTS =
      Set.of("SELECT", "WITH", "INSERT", "REPLACE", "UPDATE", "DELETE", "VALUES", "MERGE");

  @Override
  public Optional<Translation> apply(Work work) {
    TokenReader reader = new TokenReader(work);
    if (!VERBS.contains(work.text.firstKeyword())) {
      return Optional.empty();
    }
    int at = 1;
    while (OPTIONS.contains(reader.wordAt(at))) {
      at++;
    }
    boolean options = reader.isAt(at, "(") && !isQuery(reader, at);
    if (options && at == 1) {
      at = reader.closing(at) + 1;
    }
    if (!STATEMENTS.contains(reader.wordAt(at)) && !isQuery(reader, at)) {
      return Optional.empty();
    }
    Translation translation = InnerStatement.translate(work, reader, at, reader.end());
    if (translation instanceof Plan plan) {
      // the database answers with its plan, no row of which is sealed
      return Optional.of(
          new Plan(
              plan.sql(),
              Plan.Verb.SELECT,
              plan.bindings(),
              plan.parameterCount(),
              List.of(),
              Optional.empty(),
              false));
    }
    return Optional.of(translation);
  }

  /** {@code (SELECT ..)} rather than a list of options. */
  private static boolean isQuery(TokenReader reader, int at) {
    int i = at;
    while (reader.isAt(i, "(")) {
      i++;
    }
    return i > at && (reader.isAt(i, "SELECT") || reader.isAt(i, "WITH"));
  }
}
