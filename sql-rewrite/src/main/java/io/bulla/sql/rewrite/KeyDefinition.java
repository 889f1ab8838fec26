package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A key, index or constraint among the items of a CREATE TABLE: sealed columns become tokens. */
final class KeyDefinition {
  private static final Set<String> STARTS =
      Set.of(
          "PRIMARY",
          "UNIQUE",
          "KEY",
          "INDEX",
          "FOREIGN",
          "CONSTRAINT",
          "CHECK",
          "EXCLUDE",
          "LIKE",
          "FULLTEXT",
          "SPATIAL");

  private static final Set<String> KINDS = Set.of("PRIMARY", "UNIQUE", "FOREIGN", "CHECK");

  private final TableInfo table;
  private final TokenReader reader;
  private final Work work;

  KeyDefinition(TableInfo table, TokenReader reader, Work work) {
    this.table = table;
    this.reader = reader;
    this.work = work;
  }

  /** Rewrites the item up to a position if it is no column. */
  boolean apply(int end) {
    int at = reader.position();
    boolean constraint =
        STARTS.stream().anyMatch(word -> reader.isAt(at, word)) && !isColumnNamedSo(at, end);
    if (!constraint) {
      return false;
    }
    int kind = reader.isAt(at, "CONSTRAINT") ? afterName(at) : at;
    if (reader.isAt(kind, "PRIMARY") || reader.isAt(kind, "UNIQUE")) {
      keys(kind, end, work.text.upper(reader.at(kind)));
    } else if (reader.isAt(kind, "KEY") || reader.isAt(kind, "INDEX")) {
      keys(kind, end, "INDEX");
    } else if (reader.isAt(kind, "FOREIGN")) {
      new ForeignKey(table, reader, work).apply(kind, end);
    } else if (reader.isAt(kind, "CHECK")) {
      reader.refuseSealed(kind, end, table, "CHECK");
    } else if (!reader.isAt(kind, "LIKE") && !reader.isAt(kind, "NOT")) {
      reader.refuseSealed(kind, end, table, work.text.upper(reader.at(kind)));
    } else {
      throw refuse(Reason.DEFINITION, kind, work.text.upper(reader.at(kind)));
    }
    return true;
  }

  /** {@code CONSTRAINT name PRIMARY}; MySQL also allows no name. */
  private int afterName(int at) {
    if (reader.isAt(at + 1, "IF")) {
      return at + 5;
    }
    boolean nameless =
        KINDS.stream().anyMatch(word -> reader.isAt(at + 1, word))
            && !KINDS.stream().anyMatch(word -> reader.isAt(at + 2, word));
    return nameless ? at + 1 : at + 2;
  }

  /** {@code key INT} is a column where the word is not reserved; a key has a parenthesis. */
  private boolean isColumnNamedSo(int at, int end) {
    boolean word = reader.isAt(at, "KEY") || reader.isAt(at, "INDEX");
    boolean direct = reader.isAt(at + 1, "(") || reader.isAt(at + 2, "(");
    boolean guarded = reader.isAt(at + 1, "IF") || reader.isAt(at + 2, "USING");
    return word && !(direct || guarded) && at + 1 < end;
  }

  private void keys(int from, int end, String what) {
    int open = from;
    while (open < end && !reader.isAt(open, "(")) {
      open++;
    }
    if (open == end) {
      // USING INDEX: what the index is over was checked when it was made
      reader.refuseSealed(from, end, table, what);
      return;
    }
    KeyColumns.rewrite(reader, open, table, what, work);
    reader.refuseSealed(reader.closing(open) + 1, end, table, what);
  }

  private RefusedException refuse(Reason reason, int position, Object... names) {
    return new RefusedException(
        reason, reader.at(position).start(), reader.at(position).end(), names);
  }

  /** The column list of a key or index. */
  static final class KeyColumns {
    private KeyColumns() {}

    /** In which order an index is kept says nothing about what is equal. */
    private static boolean endsPart(TokenReader reader, int position, int close) {
      int at = position;
      if (reader.isAt(at, "ASC") || reader.isAt(at, "DESC")) {
        at++;
      }
      if (reader.isAt(at, "NULLS")
          && (reader.isAt(at + 1, "FIRST") || reader.isAt(at + 1, "LAST"))) {
        at += 2;
      }
      return at == close || reader.isAt(at, ",");
    }

    /** Replaces each sealed column that stands alone in the list by its tokens. */
    static void rewrite(TokenReader reader, int open, TableInfo table, String what, Work work) {
      int close = reader.closing(open);
      for (int i = open + 1; i < close; i++) {
        Optional<SealedColumn> sealed = reader.sealedAt(i, table);
        if (sealed.isEmpty()) {
          continue;
        }
        SealedColumn column = sealed.get();
        boolean alone =
            (reader.isAt(i - 1, "(") && i - 1 == open || reader.isAt(i - 1, ","))
                && endsPart(reader, i + 1, close);
        if (!alone) {
          throw new RefusedException(
              Reason.EXPRESSION, reader.at(i).start(), reader.at(i).end(), column.label(), what);
        }
        if (!column.search().contains(SearchKind.EQUALITY)) {
          throw new RefusedException(
              Reason.KEY_WITHOUT_EQUALITY,
              reader.at(i).start(),
              reader.at(i).end(),
              what,
              column.label());
        }
        String token = work.dialect.quote(column.tokenColumn(SearchKind.EQUALITY));
        work.splices.replace(reader.at(i).start(), reader.at(i).end(), token, List.of());
      }
    }
  }
}
