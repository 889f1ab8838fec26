package io.bulla.keys;

import io.bulla.policy.SuiteName;
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

  /**
   * What keys that serve the whole table are derived with when they are made: SM3 as soon as one
   * column asks for national cryptography.
   */
  SuiteName suite() {
    boolean national = columns.stream().anyMatch(column -> column.suite() == SuiteName.SM4_GCM);
    return national ? SuiteName.SM4_GCM : columns.get(0).suite();
  }
}
