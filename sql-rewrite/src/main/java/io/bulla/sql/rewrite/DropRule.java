package io.bulla.sql.rewrite;

import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.Optional;

/** {@code DROP TABLE}, {@code DROP INDEX ..}: pass as they are, Bulla's own tables excepted. */
final class DropRule implements DefinitionRule {
  @Override
  public Optional<Translation> apply(Work work) {
    TokenReader reader = new TokenReader(work);
    if (!reader.skip("DROP")) {
      return Optional.empty();
    }
    reader.skip("TEMPORARY");
    if (reader.is("INDEX")) {
      return Optional.of(new Translation.PassThrough(true, false));
    }
    if (!reader.skip("TABLE")) {
      return Optional.empty();
    }
    reader.skip("IF", "EXISTS");
    do {
      int start = reader.position();
      Optional<TableInfo> table = work.catalog.find(reader.path());
      if (table.isPresent() && table.get().kind() == TableInfo.Kind.INTERNAL) {
        throw new RefusedException(
            Reason.INTERNAL_TABLE,
            reader.at(start).start(),
            reader.at(start).end(),
            table.get().name());
      }
    } while (reader.skip(","));
    return Optional.of(new Translation.PassThrough(true, false));
  }
}
