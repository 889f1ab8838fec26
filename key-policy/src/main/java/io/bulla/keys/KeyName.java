package io.bulla.keys;

import io.bulla.policy.SearchKind;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a data key is for.
 *
 * @param name the table, or the join group for purpose {@code joins}
 */
record KeyName(String schema, String name, String purpose) {
  static final String CELL = "cell";
  static final String INDEX = "index";
  static final String JOINS = "joins";

  /** The keys of a table, those of its join groups included. */
  static Set<KeyName> all(ProtectedTable table) {
    Set<KeyName> names = new LinkedHashSet<>();
    names.add(cell(table));
    for (ProtectedColumn column : table.columns()) {
      column.search().forEach(kind -> names.add(root(table, column, kind)));
    }
    return names;
  }

  static KeyName cell(ProtectedTable table) {
    return new KeyName(table.schema(), table.table(), CELL);
  }

  /** Whose tokens a column's are. */
  static KeyName root(ProtectedTable table, ProtectedColumn column, SearchKind kind) {
    return kind.equals(SearchKind.EQUALITY) && column.joinGroup().isPresent()
        ? new KeyName(table.schema(), column.joinGroup().get(), JOINS)
        : new KeyName(table.schema(), table.table(), INDEX);
  }

  static KeyName of(DataKeyRow row) {
    return new KeyName(row.schema(), row.table(), row.purpose());
  }

  // written out: what the JVM makes for a record at run time costs each start milliseconds
  @Override
  public boolean equals(Object other) {
    return other instanceof KeyName that
        && schema.equals(that.schema)
        && name.equals(that.name)
        && purpose.equals(that.purpose);
  }

  @Override
  public int hashCode() {
    return (schema.hashCode() * 31 + name.hashCode()) * 31 + purpose.hashCode();
  }

  @Override
  public String toString() {
    return purpose + " key of " + (purpose.equals(JOINS) ? "join group " : "table ") + name;
  }
}
