package io.bulla.policy;

import java.util.List;

/**
 * One protected table: at least one of its columns is sealed.
 *
 * @param name the table
 * @param columns the sealed columns in the order of the file; never empty
 */
public record TablePolicy(PolicyName name, List<ColumnPolicy> columns) {
  public TablePolicy {
    columns = List.copyOf(columns);
  }
}
