package io.bulla.policy;

import java.util.List;
import java.util.Optional;

/**
 * One policy file: the protected tables of one schema. Immutable, safe to share between threads.
 *
 * @param source where it was read from, for messages
 * @param schema the governed schema (MySQL: database); empty: the connection's default one
 * @param kms where the CMK is
 * @param tables the protected tables in the order of the file; empty: the policy seals nothing
 * @param joins the join groups
 */
public record Policy(
    String source,
    Optional<PolicyName> schema,
    KmsSettings kms,
    List<TablePolicy> tables,
    List<JoinGroup> joins) {
  public Policy {
    tables = List.copyOf(tables);
    joins = List.copyOf(joins);
  }
}
