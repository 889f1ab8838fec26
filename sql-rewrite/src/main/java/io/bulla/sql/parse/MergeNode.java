package io.bulla.sql.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** The standard's {@code MERGE INTO t USING s ON .. WHEN ..}. */
public final class MergeNode extends OwnNode {
  private final Parts parts;

  MergeNode(SqlParserPos position, Parts parts) {
    super(position, "MERGE", SqlKind.MERGE);
    this.parts = parts;
  }

  /** The statement's parts, filled by the parser while it reads. */
  static final class Parts {
    final List<MergeBranchNode> branches = new ArrayList<>();
    @Nullable SqlNodeList with;
    @Nullable SqlIdentifier table;
    @Nullable SqlIdentifier alias;
    @Nullable SqlNode source;
    @Nullable SqlNode condition;
    @Nullable SqlNodeList returning;
  }

  public @Nullable SqlNodeList with() {
    return parts.with;
  }

  public SqlIdentifier table() {
    if (parts.table == null) {
      throw new IllegalStateException("a MERGE without a table");
    }
    return parts.table;
  }

  public @Nullable SqlIdentifier alias() {
    return parts.alias;
  }

  /** A table, {@code AS} call or join. */
  public @Nullable SqlNode source() {
    return parts.source;
  }

  public @Nullable SqlNode condition() {
    return parts.condition;
  }

  public List<MergeBranchNode> branches() {
    return Collections.unmodifiableList(parts.branches);
  }

  /** The select items of {@code RETURNING}. */
  public @Nullable SqlNodeList returning() {
    return parts.returning;
  }

  @Override
  @Nullable SqlNode[] children() {
    List<@Nullable SqlNode> children = new ArrayList<>();
    Collections.addAll(
        children, parts.with, parts.table, parts.alias, parts.source, parts.condition);
    children.addAll(parts.branches);
    children.add(parts.returning);
    return children.toArray(SqlNode[]::new);
  }
}
