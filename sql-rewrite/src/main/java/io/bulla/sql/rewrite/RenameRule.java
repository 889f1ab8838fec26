package io.bulla.sql.rewrite;

import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.resolve.Reason;
import java.util.Optional;

/** {@code RENAME TABLE} of MySQL: no protected table may change its name, or be replaced. */
final class RenameRule implements DefinitionRule {
  @Override
  public Optional<Translation> apply(Work work) {
    TokenReader reader = new TokenReader(work);
    if (!reader.skip("RENAME")) {
      return Optional.empty();
    }
    if (!reader.skip("TABLE") && !reader.skip("TABLES")) {
      return Optional.empty();
    }
    reader.skip("IF", "EXISTS");
    do {
      int start = reader.position();
      Optional<TableInfo> table = reader.table(reader.path());
      if (table.isPresent() && table.get().kind() != TableInfo.Kind.PLAIN) {
        Definition.requireTable(table.get(), start, reader);
        throw reader.refuse(Reason.RENAME, start, table.get().name());
      }
    } while (reader.skip("TO") || reader.skip(","));
    if (reader.position() != reader.end()) {
      throw reader.unexpected();
    }
    return Optional.of(Definition.passes(work));
  }
}
