package io.bulla.sql.resolve;

import io.bulla.sql.TableInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of a FROM clause.
 *
 * @param alias folded name that qualifies its columns; empty when it has none
 * @param text how the original text writes that name (a table without alias: its path)
 * @param table the base table, if it is one and the catalog knows it
 * @param fields its columns, token columns left out
 * @param known whether {@code fields} are all it has
 */
public record Source(
    String alias, String text, @Nullable TableInfo table, List<Field> fields, boolean known) {
  public Source {
    fields = List.copyOf(fields);
  }

  /** A source of which only the name is known; it can offer no sealed column. */
  static Source unknown(String alias, String text) {
    return new Source(alias, text, null, List.of(), false);
  }

  /** Whether a star over it must be written out. */
  public boolean hasSealed() {
    return fields.stream().anyMatch(field -> field.sealed() != null)
        || (table != null && table.kind() == TableInfo.Kind.PROTECTED);
  }

  /** Whether one of its columns may still become cells. */
  boolean hasValues() {
    return fields.stream().anyMatch(field -> field.values() != null);
  }

  /** The column of that folded name. */
  Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Whether several columns have that name, as a query's may: none of them can be named. */
  boolean isAmbiguous(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).count() > 1;
  }

  /** Whether one of the columns of that name is sealed. */
  boolean hasSealed(String name) {
    return fields.stream().anyMatch(field -> field.name().equals(name) && field.sealed() != null);
  }
}
