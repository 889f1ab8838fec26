package io.bulla.sql.rewrite;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.resolve.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code CREATE [UNIQUE] INDEX}: a sealed column is indexed by its tokens. */
final class CreateIndexRule implements DefinitionRule {
  private static final Set<String> MODIFIERS =
      Set.of("OR", "REPLACE", "UNIQUE", "FULLTEXT", "SPATIAL", "NULLS", "DISTINCT");

  @Override
  public Optional<Translation> apply(Work work) {
    TokenReader reader = new TokenReader(work);
    if (!reader.skip("CREATE")) {
      return Optional.empty();
    }
    int index = reader.position();
    while (index < 6 && MODIFIERS.contains(reader.wordAt(index))) {
      index++;
    }
    reader.moveTo(index);
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
    int start = reader.position();
    List<String> path = reader.path();
    Optional<TableInfo> table = work.catalog.find(path);
    if (table.isEmpty() || table.get().kind() == TableInfo.Kind.PLAIN) {
      References.check(reader, reader.position(), work);
      return Optional.of(new Translation.PassThrough(true, work.text.mayChangeModes()));
    }
    Definition.requireTable(table.get(), start, reader);
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
    HiddenNames.refuseTokenNames(table, work);
    for (int i = reader.closing(open) + 1; i < reader.size(); i++) {
      Optional<SealedColumn> sealed = reader.sealedAt(i, table);
      // a cell is NULL where its value is
      boolean nullTest = reader.isAt(i + 1, "IS") && isNull(reader, i + 2);
      if (sealed.isPresent() && !nullTest) {
        throw reader.refuse(Reason.EXPRESSION, i, sealed.get().label(), "INDEX");
      }
    }
    return Definition.of(work);
  }

  private static boolean isNull(TokenReader reader, int position) {
    return reader.isAt(position, "NULL")
        || (reader.isAt(position, "NOT") && reader.isAt(position + 1, "NULL"));
  }
}
