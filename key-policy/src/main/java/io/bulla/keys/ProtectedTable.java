package io.bulla.keys;

import java.util.List;

/**
 * A protected table of the policy under the names the database stores.
 *
 * @param columns its sealed columns; never empty
 */
public record ProtectedTable(String schema, String table, List<ProtectedColumn> columns) {
  public ProtectedTable {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a protected table has a sealed column");
    }
  }
}
