package io.bulla.sql.parse;

import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** One {@code WHEN [NOT] MATCHED [AND ..] THEN ..} of a {@code MERGE}. */
public final class MergeBranchNode extends OwnNode {
  private final Parts parts;

  MergeBranchNode(SqlParserPos position, Parts parts) {
    super(position, "WHEN", SqlKind.OTHER);
    this.parts = parts;
  }

  /** The branch's parts, filled by the parser while it reads. */
  static final class Parts {
    boolean matched = true;
    boolean bySource;
    boolean delete;
    boolean insert;
    @Nullable SqlNode condition;
    SqlNodeList updates = SqlNodeList.EMPTY;
    @Nullable SqlNodeList columns;
    @Nullable SqlNode values;
  }

  public boolean isMatched() {
    return parts.matched;
  }

  /** {@code NOT MATCHED BY SOURCE}: the source's columns are not there. */
  public boolean isBySource() {
    return parts.bySource;
  }

  public boolean isDelete() {
    return parts.delete;
  }

  /** Whether it inserts; {@link #columns()} and {@link #values()} say what. */
  public boolean isInsert() {
    return parts.insert;
  }

  public @Nullable SqlNode condition() {
    return parts.condition;
  }

  /** Nodes of {@link AssignmentNode}; empty when the branch does not update. */
  public SqlNodeList updates() {
    return parts.updates;
  }

  public @Nullable SqlNodeList columns() {
    return parts.columns;
  }

  /** As in {@link InsertNode#source()}. */
  public @Nullable SqlNode values() {
    return parts.values;
  }

  @Override
  @Nullable SqlNode[] children() {
    return new SqlNode[] {parts.condition, parts.updates, parts.columns, parts.values};
  }
}
