package io.bulla.sql.rewrite;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.resolve.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code CREATE TRIGGER}: passes when its text names a protected table only to say where it fires,
 * and no sealed column but behind {@code UPDATE OF}. What its function does is the database's.
 */
final class CreateTriggerRule implements DefinitionRule {
  @Override
  public Optional<Translation> apply(Work work) {
    TokenReader reader = new TokenReader(work);
    if (!reader.skip("CREATE")) {
      return Optional.empty();
    }
    int trigger = reader.position();
    while (trigger < reader.size() && trigger < 12 && !reader.isAt(trigger, "TRIGGER")) {
      boolean other = reader.isAt(trigger, "TABLE") || reader.isAt(trigger, "VIEW");
      if (other || reader.isAt(trigger, "AS")) {
        return Optional.empty();
      }
      trigger++;
    }
    if (!reader.isAt(trigger, "TRIGGER")) {
      return Optional.empty();
    }
    int on = trigger;
    while (on < reader.size() && !reader.isAt(on, "ON")) {
      on++;
    }
    reader.moveTo(on);
    reader.expect("ON");
    List<String> path = reader.path();
    int behind = reader.position();
    refuseOtherMentions(behind - 1, reader, work);
    Optional<TableInfo> table = reader.table(path);
    if (table.isPresent() && table.get().kind() != TableInfo.Kind.PLAIN) {
      Definition.requireTable(table.get(), on + 1, reader);
      HiddenNames.refuseTokenNames(table.get(), work);
      refuseSealed(table.get(), on, behind, reader);
    }
    return Optional.of(Definition.passes(work));
  }

  private static void refuseOtherMentions(int place, TokenReader reader, Work work) {
    for (int i = 0; i < reader.size(); i++) {
      if (i == place || !reader.isName(i)) {
        continue;
      }
      String name = work.text.name(reader.at(i)).toLowerCase(Locale.ROOT);
      if (work.catalog.guardedNames().contains(name)) {
        throw reader.refuse(Reason.DEFINITION, i, "a trigger that reads or writes rows");
      }
    }
  }

  private static void refuseSealed(TableInfo table, int on, int behind, TokenReader reader) {
    int of = on;
    while (of > 0 && !reader.isAt(of, "OF")) {
      of--;
    }
    for (int i = 0; i < reader.size(); i++) {
      boolean listed = of > 0 && i > of && i < on;
      Optional<SealedColumn> sealed =
          listed || i == behind - 1 ? Optional.empty() : reader.sealedAt(i, table);
      if (sealed.isPresent()) {
        throw reader.refuse(Reason.EXPRESSION, i, sealed.get().label(), "TRIGGER");
      }
    }
  }
}
