package io.bulla.policy;

import java.util.Set;

/**
 * One sealed column as the policy names it.
 *
 * @param name the column
 * @param type what the application sees
 * @param search the declared search kinds; empty: only projection and NULL tests are answered
 * @param compare when two text values are equal
 * @param suite the cipher suite that new cells are written with
 */
public record ColumnPolicy(
    PolicyName name,
    LogicalType type,
    Set<SearchKind> search,
    Comparison compare,
    SuiteName suite) {
  public ColumnPolicy {
    search = Set.copyOf(search);
  }
}
