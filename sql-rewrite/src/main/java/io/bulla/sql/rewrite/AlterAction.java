package io.bulla.sql.rewrite;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.resolve.Reason;
import java.util.Optional;
import java.util.Set;

/** One action of an ALTER TABLE of a protected table. */
final class AlterAction {
  /** Options and upkeep that touch no column. */
  private static final Set<String> HARMLESS =
      Set.of(
          "OWNER",
          "ENABLE",
          "DISABLE",
          "CLUSTER",
          "SET",
          "RESET",
          "REPLICA",
          "VALIDATE",
          "FORCE",
          "ENGINE",
          "AUTO_INCREMENT",
          "COMMENT",
          "CONVERT",
          "DEFAULT",
          "CHARACTER",
          "CHARSET",
          "COLLATE",
          "ROW_FORMAT",
          "ALGORITHM",
          "LOCK",
          "CHECKSUM",
          "KEY_BLOCK_SIZE",
          "STATS_AUTO_RECALC",
          "STATS_PERSISTENT",
          "STATS_SAMPLE_PAGES",
          "MAX_ROWS",
          "MIN_ROWS",
          "AVG_ROW_LENGTH",
          "PAGE_COMPRESSED",
          "TRUNCATE",
          "REORGANIZE",
          "REBUILD",
          "OPTIMIZE",
          "ANALYZE",
          "CHECK",
          "REPAIR",
          "COALESCE",
          "REMOVE",
          "PARTITION",
          "ORDER");

  /** What ALTER TABLE drops besides columns. */
  private static final Set<String> PARTS =
      Set.of("CONSTRAINT", "INDEX", "KEY", "PRIMARY", "FOREIGN", "CHECK", "PARTITION");

  private final TableInfo table;
  private final TokenReader reader;
  private final Companions companions;
  private final AlterColumn columns;
  private final KeyDefinition keys;

  AlterAction(TableInfo table, TokenReader reader, Companions companions, Work work) {
    this.table = table;
    this.reader = reader;
    this.companions = companions;
    this.columns = new AlterColumn(table, reader, companions, work);
    this.keys = new KeyDefinition(table, reader, work);
  }

  /** Handles the action from the reader's position up to another. */
  void apply(int end) {
    int at = reader.position();
    switch (reader.wordAt(at)) {
      case "ADD" -> add(at + 1, end);
      case "DROP" -> drop(at + 1, end);
      case "ALTER" -> alter(at + 1, end);
      case "MODIFY" -> columns.redefine(column(at + 1), end);
      case "CHANGE" -> columns.change(column(at + 1), end);
      case "RENAME" -> rename(at + 1, end);
      default -> other(at, end);
    }
  }

  private void add(int from, int end) {
    if (reader.isAt(from, "PARTITION")) {
      reader.refuseSealed(from, end, table, "PARTITION");
      return;
    }
    int name = column(from);
    reader.moveTo(name);
    if (name == from && keys.apply(end)) {
      return;
    }
    columns.add(name, end);
  }

  /** The position behind {@code COLUMN IF [NOT] EXISTS}. */
  private int column(int from) {
    int i = reader.isAt(from, "COLUMN") ? from + 1 : from;
    if (reader.isAt(i, "IF")) {
      return reader.isAt(i + 1, "NOT") ? i + 3 : i + 2;
    }
    return i;
  }

  private void drop(int from, int end) {
    boolean part = PARTS.contains(reader.wordAt(from)) && from + 1 < end;
    if (!part) {
      columns.drop(column(from), end);
    }
  }

  private void alter(int from, int end) {
    boolean part = PARTS.contains(reader.wordAt(from)) && !reader.isAt(from + 1, "SET");
    if (part) {
      reader.refuseSealed(from + 2, end, table, "ALTER " + reader.wordAt(from));
      return;
    }
    columns.alter(column(from), end);
  }

  private void rename(int from, int end) {
    boolean part = reader.isAt(from, "CONSTRAINT") || reader.isAt(from, "INDEX");
    if (part || (reader.isAt(from, "KEY") && reader.isAt(from + 2, "TO"))) {
      return;
    }
    int name = column(from);
    if (!reader.isAt(name + 1, "TO") || name + 2 >= end) {
      throw reader.refuse(Reason.RENAME, from - 1, table.name());
    }
    for (int i : new int[] {name, name + 2}) {
      Optional<SealedColumn> sealed = reader.sealedAt(i, table);
      if (sealed.isPresent()) {
        throw reader.refuse(Reason.RENAME, i, sealed.get().label());
      }
    }
  }

  private void other(int at, int end) {
    String verb = reader.wordAt(at);
    if (verb.equals("SET") && reader.isAt(at + 1, "SCHEMA")) {
      throw reader.refuse(Reason.RENAME, at, table.name());
    }
    if (!HARMLESS.contains(verb)) {
      throw reader.refuse(Reason.DEFINITION, at, "ALTER TABLE .. " + verb);
    }
    reader.refuseSealed(at, end, table, "ALTER TABLE .. " + verb);
  }
}
