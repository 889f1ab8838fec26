package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Columns that an ALTER TABLE adds, changes and drops. */
final class AlterColumn {
  /** What is said of a column's storage or visibility. */
  private static final Set<String> STORAGE =
      Set.of("STATISTICS", "STORAGE", "COMPRESSION", "VISIBLE", "INVISIBLE", "SELECTIVITY", "(");

  /** Words behind a column's name that no type begins with. */
  private static final Set<String> VERBS =
      Set.of("SET", "DROP", "ADD", "RENAME", "RESET", "RESTART", "SELECTIVITY");

  private final TableInfo table;
  private final TokenReader reader;
  private final Companions companions;
  private final Work work;

  AlterColumn(TableInfo table, TokenReader reader, Companions companions, Work work) {
    this.table = table;
    this.reader = reader;
    this.companions = companions;
    this.work = work;
  }

  /** {@code ADD [COLUMN] [IF NOT EXISTS]} one column, or several in parentheses. */
  void add(int name, int end) {
    if (reader.isAt(name, "(")) {
      several(name);
      return;
    }
    String exists = reader.isAt(name - 1, "EXISTS") ? "IF NOT EXISTS " : "";
    define(new ColumnDefinition(table, reader, work), name, end, "ADD COLUMN " + exists);
  }

  private void several(int open) {
    int close = reader.closing(open);
    KeyDefinition keys = new KeyDefinition(table, reader, work);
    reader.moveTo(open + 1);
    while (reader.position() < close) {
      int to = reader.endOfItem(reader.position(), close);
      if (!keys.apply(to)) {
        new ColumnDefinition(table, reader, work)
            .apply(to)
            .ifPresent(column -> column.insertTokens(to, reader, work));
      }
      reader.moveTo(to);
      reader.skip(",");
    }
  }

  private void define(ColumnDefinition column, int name, int end, String companion) {
    reader.moveTo(name);
    column
        .apply(end)
        .ifPresent(made -> made.tokens().forEach(t -> companions.add(end, companion + t)));
  }

  /** {@code MODIFY [COLUMN]} of MySQL. */
  void redefine(int name, int end) {
    if (work.dialect == Dialects.H2 && reader.sealedAt(name, table).isPresent()) {
      throw reader.refuse(Reason.DEFINITION, name, "MODIFY");
    }
    String exists = reader.isAt(name - 1, "EXISTS") ? "IF EXISTS " : "";
    define(ColumnDefinition.again(table, reader, work), name, end, "MODIFY COLUMN " + exists);
  }

  /** {@code CHANGE [COLUMN] old new} of MySQL. */
  void change(int name, int end) {
    Optional<SealedColumn> before = reader.sealedAt(name, table);
    Optional<SealedColumn> after = reader.sealedAt(name + 1, table);
    if (!before.equals(after)) {
      throw reader.refuse(Reason.RENAME, name, before.or(() -> after).orElseThrow().label());
    }
    String exists = reader.isAt(name - 1, "EXISTS") ? "IF EXISTS " : "";
    define(ColumnDefinition.again(table, reader, work), name + 1, end, "MODIFY COLUMN " + exists);
  }

  /** {@code DROP [COLUMN] [IF EXISTS]} one column; H2 drops several. */
  void drop(int from, int end) {
    String exists = reader.isAt(from - 1, "EXISTS") ? "IF EXISTS " : "";
    for (int i = from; i < end; i++) {
      Optional<SealedColumn> sealed = reader.sealedAt(i, table);
      boolean name = i == from || reader.isAt(i - 1, ",") || reader.isAt(i - 1, "(");
      if (sealed.isEmpty() || !name) {
        continue;
      }
      boolean last = reader.isAt(end - 1, "CASCADE") || reader.isAt(end - 1, "RESTRICT");
      String behind = last && end - 1 > i ? " " + reader.wordAt(end - 1) : "";
      for (SearchKind kind : Targets.kinds(sealed.get())) {
        String token = work.dialect.quote(sealed.get().tokenColumn(kind));
        companions.add(end, "DROP COLUMN " + exists + token + behind);
      }
    }
  }

  /** {@code ALTER [COLUMN] name ..}. */
  void alter(int name, int end) {
    Optional<SealedColumn> sealed = reader.sealedAt(name, table);
    if (sealed.isEmpty()) {
      reader.refuseSealed(name + 1, end, table, "ALTER COLUMN");
      return;
    }
    SealedColumn column = sealed.get();
    int next = name + 1;
    boolean set = reader.isAt(next, "SET");
    boolean drop = reader.isAt(next, "DROP");
    boolean nullable =
        (set || drop) && reader.isAt(next + 1, "NOT") || set && reader.isAt(next + 1, "NULL");
    if (nullable) {
      follow(column, name, end);
    } else if (reader.isAt(next, "RENAME")) {
      throw reader.refuse(Reason.RENAME, name, column.label());
    } else if (reader.isAt(next, "TYPE")) {
      retype(column, next + 1, end);
    } else if (set && reader.isAt(next + 1, "DATA")) {
      retype(column, next + 3, end);
    } else if (work.dialect == Dialects.H2 && !VERBS.contains(reader.wordAt(next))) {
      retype(column, next, end);
    } else if (!isHarmless(next)) {
      int clause = set || drop ? next + 1 : next;
      throw reader.refuse(Reason.COLUMN_CLAUSE, clause, reader.wordAt(clause), column.label());
    }
  }

  private boolean isHarmless(int next) {
    if (reader.isAt(next, "SELECTIVITY")) {
      return true;
    }
    if (reader.isAt(next, "DROP")) {
      return reader.isAt(next + 1, "DEFAULT");
    }
    boolean nothing = reader.isAt(next + 1, "DEFAULT") && reader.isAt(next + 2, "NULL");
    return reader.isAt(next, "SET")
        && (nothing || STORAGE.stream().anyMatch(word -> reader.isAt(next + 1, word)));
  }

  private void follow(SealedColumn column, int name, int end) {
    String behind = reader.textOf(name + 1, end);
    for (SearchKind kind : Targets.kinds(column)) {
      String token = work.dialect.quote(column.tokenColumn(kind));
      companions.add(end, "ALTER COLUMN " + token + " " + behind);
    }
  }

  private void retype(SealedColumn column, int from, int end) {
    for (int i = from; i < end; i++) {
      if (reader.isAt(i, "USING") || reader.isAt(i, "COLLATE")) {
        throw reader.refuse(Reason.COLUMN_CLAUSE, i, reader.wordAt(i), column.label());
      }
    }
    if (from >= end) {
      throw reader.refuse(Reason.SYNTAX, end - 1, "a type is missing");
    }
    new ColumnDefinition(table, reader, work).checkType(column, from, end);
    work.splices.replace(
        reader.at(from).start(),
        reader.at(end - 1).end(),
        work.dialect.cellType(column.type()),
        List.of());
  }
}
