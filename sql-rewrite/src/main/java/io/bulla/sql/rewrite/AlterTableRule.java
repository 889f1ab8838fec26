package io.bulla.sql.rewrite;

import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.Reason;
import java.util.List;
import java.util.Optional;

/** {@code ALTER TABLE}: what is done to a sealed column is done to its token columns too. */
final class AlterTableRule implements DefinitionRule {
  /** Words by which a plain table could take a protected one's place, or rows of it. */
  private static final List<String> MOVES =
      List.of("RENAME", "PARTITION", "INHERIT", "SCHEMA", "UNION");

  @Override
  public Optional<Translation> apply(Work work) {
    TokenReader reader = new TokenReader(work);
    if (!reader.skip("ALTER")) {
      return Optional.empty();
    }
    reader.skip("ONLINE");
    reader.skip("IGNORE");
    if (!reader.skip("TABLE")) {
      return Optional.empty();
    }
    int named = reader.position();
    reader.skip("IF", "EXISTS");
    reader.skip("ONLY");
    int start = reader.position();
    Optional<TableInfo> table =
        reader.table(reader.path()).filter(t -> t.kind() != TableInfo.Kind.PLAIN);
    if (table.isEmpty()) {
      return Optional.of(plain(reader, work));
    }
    Definition.requireTable(table.get(), start, reader);
    alter(table.get(), reader.textOf(named, reader.position()), reader, work);
    return Optional.of(Definition.of(work));
  }

  private static Translation plain(TokenReader reader, Work work) {
    for (int i = reader.position(); i < reader.size(); i++) {
      if (MOVES.stream().anyMatch(word(reader, i)::equals)) {
        throw reader.refuse(
            Reason.DEFINITION, i, work.text.upper(reader.at(i)) + " beside a mention");
      }
    }
    References.check(reader, reader.position(), work);
    return Definition.passes(work);
  }

  private static String word(TokenReader reader, int position) {
    return MOVES.stream().filter(word -> reader.isAt(position, word)).findFirst().orElse("");
  }

  private static void alter(TableInfo table, String name, TokenReader reader, Work work) {
    reader.skip("*");
    if (reader.skip("WAIT")) {
      reader.moveTo(reader.position() + 1);
    }
    reader.skip("NOWAIT");
    HiddenNames.refuseTokenNames(table, work);
    AlterAction action = new AlterAction(table, reader, new Companions(name, reader, work), work);
    int end = reader.end();
    while (reader.position() < end) {
      // H2 has one action a statement, which may be a list of columns
      int to = work.dialect == Dialects.H2 ? end : reader.endOfItem(reader.position(), end);
      action.apply(to);
      reader.moveTo(to);
      reader.skip(",");
    }
  }
}
