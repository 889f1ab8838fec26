package io.bulla.sql.rewrite;

import io.bulla.sql.Translation;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Statements that move no value of a table they name: {@code TRUNCATE}, {@code LOCK TABLE}, {@code
 * ANALYZE}, {@code COMMENT ON} ...
 */
final class HarmlessVerbRule implements DefinitionRule {
  private static final Set<String> VERBS =
      Set.of(
          "TRUNCATE",
          "LOCK",
          "UNLOCK",
          "ANALYZE",
          "VACUUM",
          "REINDEX",
          "CLUSTER",
          "OPTIMIZE",
          "CHECK",
          "REPAIR",
          "CHECKSUM",
          "FLUSH",
          "COMMENT",
          "HELP");

  /** Words of a statement inside, which is not understood here. */
  private static final Set<String> INNER =
      Set.of("SELECT", "INSERT", "REPLACE", "DELETE", "VALUES", "SET");

  @Override
  public Optional<Translation> apply(Work work) {
    if (!VERBS.contains(work.text.firstKeyword())) {
      return Optional.empty();
    }
    for (Token token : work.text.tokens()) {
      if (token.kind() == Token.Kind.WORD && INNER.contains(work.text.upper(token))) {
        throw new RefusedException(
            Reason.VERB, token.start(), token.end(), work.text.firstKeyword());
      }
    }
    refuseInternal(work);
    return Optional.of(new Translation.PassThrough(false, false));
  }

  /** Bulla's own tables are nobody else's. */
  static void refuseInternal(Work work) {
    for (Token token : work.text.tokens()) {
      if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED_NAME) {
        continue;
      }
      String name = work.text.name(token).toLowerCase(Locale.ROOT);
      if (name.startsWith("bulla_") && work.catalog.guardedNames().contains(name)) {
        throw new RefusedException(Reason.INTERNAL_TABLE, token.start(), token.end(), name);
      }
    }
  }
}
