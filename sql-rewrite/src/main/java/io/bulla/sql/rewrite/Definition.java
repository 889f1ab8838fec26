package io.bulla.sql.rewrite;

import io.bulla.sql.Plan;
import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.resolve.Reason;
import java.util.List;
import java.util.Optional;

/** What the rules for definitions share. */
final class Definition {
  private Definition() {}

  /** What the edits so far make of the text; it passes when there are none. */
  static Translation of(Work work) {
    if (work.splices.size() == 0) {
      return passes(work);
    }
    Splices.Result result = work.splices.apply();
    return new Plan(
        result.sql(),
        Plan.Verb.DDL,
        result.bindings(),
        work.text.parameterCount(),
        List.of(),
        Optional.empty(),
        true);
  }

  static Translation passes(Work work) {
    return new Translation.PassThrough(true, work.text.mayChangeModes());
  }

  /** Only a protected table itself can be changed. */
  static void requireTable(TableInfo table, int place, TokenReader reader) {
    if (table.kind() == TableInfo.Kind.INTERNAL) {
      throw reader.refuse(Reason.INTERNAL_TABLE, place, table.name());
    }
    Optional<String> relation = table.kind().relation();
    if (relation.isPresent()) {
      throw reader.refuse(Reason.RELATED, place, table.name(), relation.get());
    }
  }
}
