package io.bulla.keys;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.util.Optional;
import java.util.Set;

/**
 * A sealed column of the policy under the name the database stores.
 *
 * @param joinGroup the {@code joins} group whose index root makes its equality tokens; empty: the
 *     table's own
 */
public record ProtectedColumn(
    String name,
    LogicalType type,
    Set<SearchKind> search,
    Comparison compare,
    SuiteName suite,
    Optional<String> joinGroup) {
  public ProtectedColumn {
    search = Set.copyOf(search);
  }
}
