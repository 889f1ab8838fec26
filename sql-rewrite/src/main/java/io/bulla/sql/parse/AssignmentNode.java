package io.bulla.sql.parse;

import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code target = value} or {@code (target, target) = row or query} after {@code SET}. A target is
 * a {@code SqlIdentifier}, or another node (array element) that no sealed column can be.
 */
public final class AssignmentNode extends OwnNode {
  private final SqlNodeList targets;
  private final boolean row;
  private final SqlNode value;

  AssignmentNode(SqlParserPos position, SqlNodeList targets, boolean row, SqlNode value) {
    super(position, "ASSIGNMENT", SqlKind.OTHER);
    this.targets = targets;
    this.row = row;
    this.value = value;
  }

  /** One target, or the targets of a row in order. */
  public SqlNodeList targets() {
    return targets;
  }

  /** Whether the targets stand in parentheses. */
  public boolean isRow() {
    return row;
  }

  /** The value; a call of {@code DEFAULT} for that keyword; of a row form a ROW call or a query. */
  public SqlNode value() {
    return value;
  }

  @Override
  @Nullable SqlNode[] children() {
    return new SqlNode[] {targets, value};
  }
}
