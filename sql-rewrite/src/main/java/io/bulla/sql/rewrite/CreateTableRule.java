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
  /** Options by which the table gets rows or columns from elsewhere. */
  private static final Set<String> FROM_ELSEWHERE =
      Set.of("SELECT", "AS", "INHERITS", "LIKE", "UNION", "CONNECTION", "SERVER");

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
    Optional<TableInfo> table =
        (temporary ? reader.table(path) : target(path, work))
            .filter(t -> t.kind() != TableInfo.Kind.PLAIN);
    if (table.isEmpty()) {
      String name = reader.textOf(start, reader.position());
      return Optional.of(new PlainTable(name, reader, work).create());
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

  /** A new table stands in the first schema of the path, whatever the others have. */
  private static Optional<TableInfo> target(List<String> path, Work work) {
    Optional<TableInfo> planned = work.catalog.findPlanned(path);
    return planned.isPresent()
        ? planned
        : work.catalog.find(path).filter(t -> t.kind() != TableInfo.Kind.PROTECTED);
  }

  private static Translation create(TableInfo table, TokenReader reader, Work work) {
    if (reader.is("AS")) {
      throw reader.refuse(Reason.DEFINITION, reader.position(), "CREATE TABLE AS");
    }
    if (!reader.is("(")) {
      throw reader.unexpected();
    }
    int close = reader.closing(reader.position());
    reader.expect("(");
    Set<SealedColumn> declared = new HashSet<>();
    ColumnDefinition columns = new ColumnDefinition(table, reader, work);
    KeyDefinition keys = new KeyDefinition(table, reader, work);
    while (reader.position() < close) {
      int end = reader.endOfItem(reader.position(), close);
      if (!keys.apply(end)) {
        columns.apply(end).ifPresent(column -> declare(column, end, declared, reader, work));
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
      if (FROM_ELSEWHERE.contains(reader.wordAt(i))) {
        throw reader.refuse(Reason.DEFINITION, i, reader.wordAt(i));
      }
    }
    reader.refuseSealed(close + 1, reader.size(), table, "a table's option");
    HiddenNames.refuseTokenNames(table, work);
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

  private static void declare(
      ColumnDefinition.Sealed sealed,
      int end,
      Set<SealedColumn> declared,
      TokenReader reader,
      Work work) {
    declared.add(sealed.column());
    sealed.insertTokens(end, reader, work);
  }
}
