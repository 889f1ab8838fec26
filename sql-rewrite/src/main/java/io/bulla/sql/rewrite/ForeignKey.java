package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A foreign key over sealed columns: between the tokens of columns of one joins group. */
final class ForeignKey {
  private final TableInfo table;
  private final TokenReader reader;
  private final Work work;

  /**
   * What a column refers to.
   *
   * @param text {@code REFERENCES t (tokens) ..}
   * @param end position after it
   */
  record Reference(String text, int end) {}

  ForeignKey(TableInfo table, TokenReader reader, Work work) {
    this.table = table;
    this.reader = reader;
    this.work = work;
  }

  /** Rewrites {@code FOREIGN KEY [name] (columns) REFERENCES t (columns) ..}. */
  void apply(int from, int end) {
    int open = from;
    while (open < end && !reader.isAt(open, "(") && !reader.isAt(open, "REFERENCES")) {
      open++;
    }
    if (!reader.isAt(open, "(")) {
      throw refuse(Reason.DEFINITION, from, "FOREIGN KEY");
    }
    List<Optional<SealedColumn>> columns = columns(open, table);
    int references = reader.closing(open) + 1;
    if (!reader.isAt(references, "REFERENCES")) {
      throw refuse(Reason.DEFINITION, from, "FOREIGN KEY");
    }
    if (columns.stream().allMatch(Optional::isEmpty)) {
      int back = reader.position();
      References.check(reader, references, work);
      reader.moveTo(back);
      return;
    }
    KeyDefinition.KeyColumns.rewrite(reader, open, table, "FOREIGN KEY", work);
    int target = target(columns, references, end);
    KeyDefinition.KeyColumns.rewrite(reader, target, tableOf(references), "FOREIGN KEY", work);
    refuseActions(columns, reader.closing(target) + 1, end);
  }

  /** Reads {@code REFERENCES t (columns) ..} behind one sealed column; nothing is edited. */
  Reference reference(List<SealedColumn> columns, int references, int end) {
    List<Optional<SealedColumn>> all = columns.stream().map(Optional::of).toList();
    int open = target(all, references, end);
    int close = reader.closing(open);
    int last = refuseActions(all, close + 1, end);
    SealedColumn target = columns(open, tableOf(references)).get(0).orElseThrow();
    String before = work.text.original().substring(at(references), at(open));
    String after = work.text.original().substring(reader.at(close).start(), endOf(last));
    String tokens = work.dialect.quote(target.tokenColumn(SearchKind.EQUALITY));
    return new Reference(before + "(" + tokens + after, last);
  }

  private int at(int position) {
    return reader.at(position).start();
  }

  private int endOf(int position) {
    return reader.at(position - 1).end();
  }

  private TableInfo tableOf(int references) {
    int back = reader.position();
    reader.moveTo(references + 1);
    Optional<TableInfo> found = reader.table(reader.path());
    reader.moveTo(back);
    return found.orElseThrow(() -> refuse(Reason.UNRESOLVED, references + 1, "the table"));
  }

  /** The parenthesis of the columns referred to, each of which must match its own. */
  private int target(List<Optional<SealedColumn>> columns, int references, int end) {
    TableInfo target = tableOf(references);
    int open = references + 1;
    while (open < end && !reader.isAt(open, "(")) {
      open++;
    }
    if (open == end) {
      throw refuse(Reason.DEFINITION, references, "a reference without columns to a table");
    }
    List<Optional<SealedColumn>> others = columns(open, target);
    for (int i = 0; i < columns.size(); i++) {
      Optional<SealedColumn> other = i < others.size() ? others.get(i) : Optional.empty();
      if (!matches(columns.get(i), other, target)) {
        SealedColumn sealed = columns.get(i).or(() -> other).orElseThrow();
        throw refuse(Reason.FOREIGN_KEY, references, sealed.label());
      }
    }
    return open;
  }

  private boolean matches(
      Optional<SealedColumn> own, Optional<SealedColumn> other, TableInfo target) {
    if (own.isEmpty() || other.isEmpty()) {
      return own.isEmpty() && other.isEmpty();
    }
    boolean protectedTable = target.kind() == TableInfo.Kind.PROTECTED;
    boolean group =
        own.get().joinGroup().isPresent() && own.get().joinGroup().equals(other.get().joinGroup());
    return protectedTable && (own.get().equals(other.get()) || group);
  }

  private List<Optional<SealedColumn>> columns(int open, TableInfo of) {
    List<Optional<SealedColumn>> columns = new ArrayList<>();
    for (int i = open + 1; i < reader.closing(open); i++) {
      if (!reader.isAt(i, ",")) {
        columns.add(reader.sealedAt(i, of));
      }
    }
    return columns;
  }

  /**
   * The database would change tokens and leave the cells. Answers the position after the actions.
   */
  private int refuseActions(List<Optional<SealedColumn>> columns, int from, int end) {
    int i = from;
    while (i < end) {
      boolean match = reader.isAt(i, "MATCH");
      boolean on = reader.isAt(i, "ON");
      if (!match && !on) {
        break;
      }
      int action = on ? i + 2 : i + 1;
      boolean sets = reader.isAt(action, "SET");
      boolean cascades = reader.isAt(i + 1, "UPDATE") && reader.isAt(action, "CASCADE");
      if (sets || cascades) {
        SealedColumn sealed = columns.stream().flatMap(Optional::stream).findFirst().orElseThrow();
        String clause = "ON " + work.text.upper(reader.at(i + 1));
        throw refuse(Reason.COLUMN_CLAUSE, i, clause + " of a foreign key", sealed.label());
      }
      i = reader.isAt(action, "NO") ? action + 2 : action + 1;
    }
    return i;
  }

  private RefusedException refuse(Reason reason, int position, Object... names) {
    return new RefusedException(
        reason, reader.at(position).start(), reader.at(position).end(), names);
  }
}
