package io.bulla.sql.parse;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code ON CONFLICT (target) [WHERE ..] DO NOTHING | DO UPDATE SET .. [WHERE ..]}, {@code ON
 * CONFLICT ON CONSTRAINT name ...}, or MySQL's {@code ON DUPLICATE KEY UPDATE ..}.
 */
public final class ConflictNode extends OwnNode {
  private final boolean duplicateKey;
  private final @Nullable SqlNodeList target;
  private final @Nullable SqlNode targetWhere;
  private final @Nullable SqlIdentifier constraint;
  private final SqlNodeList updates;
  private final @Nullable SqlNode where;

  ConflictNode(
      SqlParserPos position,
      boolean duplicateKey,
      @Nullable SqlNodeList target,
      @Nullable SqlNode targetWhere,
      @Nullable SqlIdentifier constraint,
      SqlNodeList updates,
      @Nullable SqlNode where) {
    super(position, duplicateKey ? "ON DUPLICATE KEY" : "ON CONFLICT", SqlKind.OTHER);
    this.duplicateKey = duplicateKey;
    this.target = target;
    this.targetWhere = targetWhere;
    this.constraint = constraint;
    this.updates = updates;
    this.where = where;
  }

  /** Whether it is MySQL's form. */
  public boolean isDuplicateKey() {
    return duplicateKey;
  }

  /** The arbiter's columns or expressions; null when none are named. */
  public @Nullable SqlNodeList target() {
    return target;
  }

  /** The condition of a partial arbiter index. */
  public @Nullable SqlNode targetWhere() {
    return targetWhere;
  }

  /** The arbiter's constraint name. */
  public @Nullable SqlIdentifier constraint() {
    return constraint;
  }

  /** Nodes of {@link AssignmentNode}; empty for {@code DO NOTHING}. */
  public SqlNodeList updates() {
    return updates;
  }

  /** The condition of the update. */
  public @Nullable SqlNode where() {
    return where;
  }

  @Override
  @Nullable SqlNode[] children() {
    return new SqlNode[] {target, targetWhere, constraint, updates, where};
  }
}
