package io.bulla.sql.rewrite;

import io.bulla.sql.dialect.Dialects;
import java.util.List;

/** Actions on token columns that follow an action on their sealed column. */
final class Companions {
  private final String table;
  private final TokenReader reader;
  private final Work work;

  /**
   * @param table how the text writes the table's name
   */
  Companions(String table, TokenReader reader, Work work) {
    this.table = table;
    this.reader = reader;
    this.work = work;
  }

  /** Adds an action behind the one that ends at a position. */
  void add(int end, String action) {
    if (work.dialect == Dialects.H2) {
      // a list of actions is not in its grammar, several statements are
      int last = reader.at(reader.end() - 1).end();
      work.splices.insert(last, "; ALTER TABLE " + table + " " + action, List.of());
      return;
    }
    work.splices.insert(reader.at(end - 1).end(), ", " + action, List.of());
  }
}
