package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import io.bulla.sql.Catalog;
import io.bulla.sql.TableInfo;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Where a list tells apart the rows of a table by its primary key, all columns of a row go with it:
 * a cell of one row is the same wherever the row appears, so it needs no token.
 */
final class RowKeys {
  private final Catalog catalog;

  RowKeys(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Whether a column has no tokens by which it could be told apart. */
  static boolean needsKey(Field field) {
    return field.sealed() != null
        && field.carrier() == null
        && !field.column().search().contains(SearchKind.EQUALITY);
  }

  /**
   * The columns that go with the keys listed.
   *
   * @param listed columns that tell rows apart
   */
  Set<Field> determined(Collection<Field> listed, Scope scope) {
    Set<Field> determined = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Source source : scope.sources()) {
      if (isKeyed(source, listed)) {
        determined.addAll(source.fields());
      }
    }
    return determined;
  }

  private boolean isKeyed(Source source, Collection<Field> listed) {
    TableInfo table = source.table();
    boolean may = table != null && source.fields().stream().anyMatch(RowKeys::needsKey);
    if (!may || table == null) {
      return false;
    }
    List<String> key = catalog.primaryKey(table);
    return !key.isEmpty()
        && key.stream()
            .map(column -> catalog.columnNames().fold(column, true))
            .allMatch(column -> isListed(source, column, listed));
  }

  /** By identity: the same column of another source is another one. */
  private static boolean isListed(Source source, String column, Collection<Field> listed) {
    return source
        .field(column)
        .filter(field -> field.sealed() == null)
        .filter(field -> listed.stream().anyMatch(each -> each == field))
        .isPresent();
  }
}
