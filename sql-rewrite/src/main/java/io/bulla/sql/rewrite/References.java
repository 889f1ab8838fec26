package io.bulla.sql.rewrite;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.List;
import java.util.Optional;

/** Finds what a definition says of protected tables besides the one it defines. */
final class References {
  private References() {}

  /**
   * Checks a span that defines something of a table which is not protected: it may refer to
   * protected tables by {@code REFERENCES t (plain columns)} only.
   */
  static void check(TokenReader reader, int from, Work work) {
    check(reader, from, reader.size(), work);
  }

  /** As {@link #check(TokenReader, int, Work)}, up to a position. */
  static void check(TokenReader reader, int from, int to, Work work) {
    for (int i = from; i < to; i++) {
      if (!reader.isAt(i, "REFERENCES")) {
        refuseTable(reader, i, work);
        continue;
      }
      reader.moveTo(i + 1);
      Optional<TableInfo> table = reader.table(reader.path());
      int next = reader.position();
      if (table.isPresent() && table.get().kind() == TableInfo.Kind.PROTECTED) {
        refuseSealed(reader, next, table.get());
      }
      i = next - 1;
    }
  }

  /**
   * {@code (columns)} behind REFERENCES; without them it means the primary key, which may be
   * sealed.
   */
  private static void refuseSealed(TokenReader reader, int open, TableInfo table) {
    if (!reader.isAt(open, "(")) {
      Token token = reader.at(Math.min(open, reader.size()) - 1);
      throw new RefusedException(
          Reason.DEFINITION, token.start(), token.end(), "a reference without columns to a table");
    }
    for (int i = open + 1; i < reader.closing(open); i++) {
      Optional<SealedColumn> sealed = reader.sealedAt(i, table);
      if (sealed.isPresent()) {
        throw new RefusedException(
            Reason.FOREIGN_KEY, reader.at(i).start(), reader.at(i).end(), sealed.get().label());
      }
    }
  }

  /** Any other place where the protected table's name may mean the table. */
  private static void refuseTable(TokenReader reader, int position, Work work) {
    boolean list = reader.isAt(position, "INHERITS") && reader.isAt(position + 1, "(");
    for (int i = position + 2; list && i < reader.closing(position + 1); ) {
      refusePath(reader, i, work);
      i = reader.position() + 1;
    }
    for (String before :
        List.of("FROM", "JOIN", "INTO", "UPDATE", "LIKE", "TABLE", "ON", "INHERITS")) {
      boolean table =
          reader.isAt(position, before)
              && reader.columnAt(skipParenthesis(reader, position + 1)).isPresent();
      if (!table) {
        continue;
      }
      refusePath(reader, skipParenthesis(reader, position + 1), work);
    }
  }

  private static void refusePath(TokenReader reader, int position, Work work) {
    reader.moveTo(position);
    Token token = reader.token();
    Optional<TableInfo> found = work.catalog.find(reader.path());
    if (found.isPresent() && found.get().kind() != TableInfo.Kind.PLAIN) {
      throw new RefusedException(Reason.DEFINITION, token.start(), token.end(), "this use");
    }
  }

  private static int skipParenthesis(TokenReader reader, int position) {
    int next = position;
    while (reader.isAt(next, "(") || reader.isAt(next, "ONLY")) {
      next++;
    }
    return next;
  }
}
