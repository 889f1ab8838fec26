package io.bulla.policy;

import java.util.List;

/**
 * Columns whose equality tokens match across tables ({@code joins:} in the policy file).
 *
 * @param name the group's name, which is also the name under which its index root is kept
 * @param members the columns, two or more, all of one comparable type and comparison
 */
public record JoinGroup(String name, List<Member> members) {
  public JoinGroup {
    members = List.copyOf(members);
  }

  /** A column of a protected table. */
  public record Member(PolicyName table, PolicyName column) {}
}
