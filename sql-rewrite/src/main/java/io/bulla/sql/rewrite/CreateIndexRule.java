package io.bulla.sql.rewrite;

import io.bulla.sql.Plan;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.List;
import java.util.Optional;

/** {@code CREATE [UNIQUE] INDEX}: a sealed column is indexed by its tokens. */
final class CreateIndexRule implements DefinitionRule {
  @Override
  public Optional<Translation> apply(Work work) {
    TokenReader reader = new TokenReader(work);
    if (!reader.skip("CREATE")) {
      return Optional.empty();
    }
    reader.skip("UNIQUE");
    if (!reader.skip("INDEX")) {
      return Optional.empty();
    }
    reader.skip("CONCURRENTLY");
    while (!reader.is("ON")) {
      reader.token();
      reader.moveTo(reader.position() + 1);
    }
    reader.expect("ON");
    reader.skip("ONLY");
    List<String> path = reader.path();
    Optional<TableInfo> table = work.catalog.find(path);
    if (table.isEmpty() || table.get().kind() == TableInfo.Kind.PLAIN) {
      References.check(reader, reader.position(), work);
      return Optional.of(new Translation.PassThrough(true, work.text.mayChangeModes()));
    }
    if (table.get().kind() != TableInfo.Kind.PROTECTED) {
      throw reader.unexpected();
    }
    return Optional.of(index(table.get(), reader, work));
  }

  private static Translation index(TableInfo table, TokenReader reader, Work work) {
    if (reader.skip("USING")) {
      reader.moveTo(reader.position() + 1);
    }
    if (!reader.is("(")) {
      throw reader.unexpected();
    }
    int open = reader.position();
    KeyDefinition.KeyColumns.rewrite(reader, open, table, "INDEX", work);
    for (int i = reader.closing(open) + 1; i < reader.size(); i++) {
      Optional<SealedColumn> sealed = reader.sealedAt(i, table);
      if (sealed.isPresent()) {
        throw new RefusedException(
            Reason.EXPRESSION,
            reader.at(i).start(),
            reader.at(i).end(),
            sealed.get().label(),
            "INDEX");
      }
    }
    Splices.Result result = work.splices.apply();
    return new Plan(
        result.sql(),
        Plan.Verb.DDL,
        result.bindings(),
        work.text.parameterCount(),
        List.of(),
        Optional.of(table),
        true);
  }
}
