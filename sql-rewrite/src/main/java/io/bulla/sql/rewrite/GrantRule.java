package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import java.util.List;
import java.util.Optional;

/** {@code GRANT} and {@code REVOKE}: who may use a sealed column may use its tokens. */
final class GrantRule implements DefinitionRule {
  @Override
  public Optional<Translation> apply(Work work) {
    String verb = work.text.firstKeyword();
    if (!verb.equals("GRANT") && !verb.equals("REVOKE")) {
      return Optional.empty();
    }
    TokenReader reader = new TokenReader(work);
    HarmlessVerbRule.refuseInternal(work);
    int on = 1;
    while (on < reader.size() && !reader.isAt(on, "ON")) {
      on = reader.isAt(on, "(") ? reader.closing(on) + 1 : on + 1;
    }
    reader.moveTo(on);
    if (reader.skip("ON")) {
      reader.skip("TABLE");
      Optional<TableInfo> table =
          reader.isName(reader.position()) ? work.catalog.find(reader.path()) : Optional.empty();
      if (table.isPresent()) {
        columns(table.get(), on, reader, work);
      }
    }
    return Optional.of(Definition.of(work));
  }

  private static void columns(TableInfo table, int on, TokenReader reader, Work work) {
    HiddenNames.refuseTokenNames(table, work);
    for (int i = 1; i < on; i++) {
      Optional<SealedColumn> sealed = reader.sealedAt(i, table);
      boolean listed = reader.isAt(i - 1, "(") || reader.isAt(i - 1, ",");
      if (sealed.isEmpty() || !listed) {
        continue;
      }
      StringBuilder tokens = new StringBuilder();
      for (SearchKind kind : Targets.kinds(sealed.get())) {
        tokens.append(", ").append(work.dialect.quote(sealed.get().tokenColumn(kind)));
      }
      if (!tokens.isEmpty()) {
        work.splices.insert(reader.at(i).end(), tokens.toString(), List.of());
      }
    }
  }
}
