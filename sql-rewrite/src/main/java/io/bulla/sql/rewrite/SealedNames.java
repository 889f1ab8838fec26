package io.bulla.sql.rewrite;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sealed columns of every protected table whose name a text holds, wherever it stands. */
final class SealedNames {
  private SealedNames() {}

  static List<SealedColumn> of(Work work) {
    List<SealedColumn> columns = new ArrayList<>();
    for (Token token : work.text.tokens()) {
      if (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME) {
        String name =
            work.catalog.tableNames().fold(work.text.name(token), work.text.isQuoted(token));
        Optional<TableInfo> table = work.catalog.find(List.of(name));
        table.ifPresent(found -> columns.addAll(found.sealed().values()));
      }
    }
    return columns;
  }
}
