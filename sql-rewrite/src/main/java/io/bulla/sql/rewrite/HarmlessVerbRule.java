package io.bulla.sql.rewrite;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Statements that move no value of a table they name: {@code TRUNCATE}, {@code LOCK TABLE}, {@code
 * ANALYZE}, {@code GRANT} ...; and {@code ALTER TABLE} of a plain table that refers to a protected
 * one.
 */
final class HarmlessVerbRule implements DefinitionRule {
  private static final Set<String> VERBS =
      Set.of("TRUNCATE", "LOCK", "UNLOCK", "ANALYZE", "VACUUM", "REINDEX", "GRANT", "REVOKE");

  @Override
  public Optional<Translation> apply(Work work) {
    if (VERBS.contains(work.text.firstKeyword())) {
      refuseInternal(work);
      return Optional.of(new Translation.PassThrough(false, false));
    }
    TokenReader reader = new TokenReader(work);
    if (!reader.skip("ALTER", "TABLE")) {
      return Optional.empty();
    }
    reader.skip("IF", "EXISTS");
    reader.skip("ONLY");
    int start = reader.position();
    Optional<TableInfo> table =
        reader.table(reader.path()).filter(t -> t.kind() != TableInfo.Kind.PLAIN);
    if (table.isPresent()) {
      throw new RefusedException(
          Reason.DEFINITION, reader.at(start).start(), reader.at(start).end(), "ALTER TABLE");
    }
    for (int i = reader.position(); i < reader.size(); i++) {
      if (reader.isAt(i, "RENAME") || reader.isAt(i, "PARTITION")) {
        throw new RefusedException(
            Reason.DEFINITION, reader.at(i).start(), reader.at(i).end(), "RENAME beside a mention");
      }
    }
    References.check(reader, reader.position(), work);
    return Optional.of(new Translation.PassThrough(true, false));
  }

  /** Rights on Bulla's own tables and on single sealed columns are not given through Bulla. */
  private static void refuseInternal(Work work) {
    for (Token token : work.text.tokens()) {
      if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED_NAME) {
        continue;
      }
      String name = work.text.name(token).toLowerCase(Locale.ROOT);
      if (name.startsWith("bulla_") && work.catalog.guardedNames().contains(name)) {
        throw new RefusedException(Reason.INTERNAL_TABLE, token.start(), token.end(), name);
      }
      for (SealedColumn column : SealedNames.of(work)) {
        if (column.name().toLowerCase(Locale.ROOT).equals(name)) {
          throw new RefusedException(
              Reason.EXPRESSION,
              token.start(),
              token.end(),
              column.label(),
              work.text.firstKeyword());
        }
      }
    }
  }
}
