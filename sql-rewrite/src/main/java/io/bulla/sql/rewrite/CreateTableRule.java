package io.bulla.sql.rewrite;

import io.bulla.sql.Plan;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code CREATE TABLE}: sealed columns get their physical types, token columns and keys. */
final class CreateTableRule implements DefinitionRule {
  @Override
  public Optional<Translation> apply(Work work) {
    TokenReader reader = new TokenReader(work);
    if (!reader.skip("CREATE")) {
      return Optional.empty();
    }
    boolean temporary = false;
    while (!reader.is("TABLE")) {
      boolean known =
          reader.skip("GLOBAL")
              || reader.skip("LOCAL")
              || reader.skip("CACHED")
              || reader.skip("MEMORY")
              || reader.skip("UNLOGGED");
      boolean temp = reader.skip("TEMPORARY") || reader.skip("TEMP");
      temporary |= temp;
      if (!known && !temp) {
        return Optional.empty();
      }
    }
    reader.expect("TABLE");
    reader.skip("IF", "NOT", "EXISTS");
    int start = reader.position();
    List<String> path = reader.path();
    Optional<TableInfo> table = reader.table(path).filter(t -> t.kind() != TableInfo.Kind.PLAIN);
    if (table.isEmpty()) {
      refuseQuery(reader, work);
      References.check(reader, reader.position(), work);
      return Optional.of(new Translation.PassThrough(true, work.text.mayChangeModes()));
    }
    if (table.get().kind() != TableInfo.Kind.PROTECTED || temporary) {
      throw new RefusedException(
          Reason.DEFINITION,
          reader.at(start).start(),
          reader.at(start).end(),
          temporary ? "a temporary table in the place" : "a table in the place");
    }
    return Optional.of(create(table.get(), reader, work));
  }

  /**
   * {@code CREATE TABLE plain AS SELECT .. FROM protected} would copy cells and lose their tokens.
   */
  private static void refuseQuery(TokenReader reader, Work work) {
    for (int i = reader.position(); i < reader.size(); i++) {
      if (reader.isAt(i, "SELECT") || reader.isAt(i, "LIKE")) {
        throw new RefusedException(
            Reason.DEFINITION,
            reader.at(i).start(),
            reader.at(i).end(),
            "CREATE TABLE from another table beside a mention");
      }
    }
  }

  private static Translation create(TableInfo table, TokenReader reader, Work work) {
    if (!reader.is("(")) {
      throw reader.unexpected();
    }
    int close = reader.closing(reader.position());
    reader.expect("(");
    Set<SealedColumn> declared = new HashSet<>();
    ColumnDefinition columns = new ColumnDefinition(table, reader, work);
    KeyDefinition keys = new KeyDefinition(table, reader, work);
    while (reader.position() < close) {
      int end = endOfItem(reader, close);
      if (!keys.apply(end)) {
        columns.apply(end).ifPresent(declared::add);
      }
      reader.moveTo(end);
      reader.skip(",");
    }
    for (SealedColumn column : table.sealed().values()) {
      if (!declared.contains(column)) {
        throw new RefusedException(
            Reason.COLUMN_MISSING,
            reader.at(close).start(),
            reader.at(close).end(),
            column.label());
      }
    }
    return plan(table, reader, close, work);
  }

  private static Plan plan(TableInfo table, TokenReader reader, int close, Work work) {
    for (int i = close + 1; i < reader.size(); i++) {
      if (reader.isAt(i, "SELECT") || reader.isAt(i, "AS") || reader.isAt(i, "PARTITION")) {
        throw new RefusedException(
            Reason.DEFINITION,
            reader.at(i).start(),
            reader.at(i).end(),
            work.text.upper(reader.at(i)));
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

  private static int endOfItem(TokenReader reader, int close) {
    for (int i = reader.position(); i < close; i++) {
      if (reader.isAt(i, "(")) {
        i = reader.closing(i);
      } else if (reader.isAt(i, ",")) {
        return i;
      }
    }
    return close;
  }
}
