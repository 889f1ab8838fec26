package io.bulla.sql.rewrite;

import io.bulla.sql.Translation;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.Reason;
import java.util.Optional;
import java.util.Set;

/**
 * {@code SHOW COLUMNS}, {@code DESCRIBE} ..: what MySQL and H2 tell of a table would show token
 * columns as the application's. The text that created it is nobody's but the database's.
 */
final class ShowRule implements DefinitionRule {
  private static final Set<String> VERBS = Set.of("SHOW", "DESCRIBE", "DESC", "EXPLAIN");
  private static final Set<String> OF_COLUMNS =
      Set.of("COLUMNS", "FIELDS", "FULL", "EXTENDED", "INDEX", "INDEXES", "KEYS");

  @Override
  public Optional<Translation> apply(Work work) {
    String verb = work.text.firstKeyword();
    boolean explains = verb.equals("EXPLAIN") && work.dialect != Dialects.MYSQL;
    if (!VERBS.contains(verb) || explains) {
      return Optional.empty();
    }
    TokenReader reader = new TokenReader(work);
    HarmlessVerbRule.refuseInternal(work);
    if (verb.equals("SHOW") && !OF_COLUMNS.contains(reader.wordAt(1))) {
      return Optional.of(new Translation.PassThrough(false, false));
    }
    String what = verb.equals("SHOW") ? "SHOW " + reader.wordAt(1) : verb;
    throw reader.refuse(Reason.SHOW, 0, what);
  }
}
