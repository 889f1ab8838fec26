package io.bulla.sql.parse;

import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code UPDATE} of one table, or in MySQL of several. */
public final class UpdateNode extends OwnNode {
  private final Parts parts;

  UpdateNode(SqlParserPos position, Parts parts) {
    super(position, "UPDATE", SqlKind.UPDATE);
    this.parts = parts;
  }

  /** The statement's parts, filled by the parser while it reads. */
  static final class Parts {
    boolean ignore;
    @Nullable SqlNodeList with;
    SqlNode tables = SqlNodeList.EMPTY;
    SqlNodeList assignments = SqlNodeList.EMPTY;
    @Nullable SqlNode from;
    @Nullable SqlNode where;
    @Nullable SqlNodeList orderBy;
    @Nullable SqlNode limit;
    @Nullable SqlNodeList returning;
  }

  /** MySQL's {@code IGNORE}. */
  public boolean isIgnore() {
    return parts.ignore;
  }

  /** Nodes of {@code SqlWithItem} in front of the statement. */
  public @Nullable SqlNodeList with() {
    return parts.with;
  }

  /**
   * What is updated: a {@code SqlIdentifier}, an {@code AS} call, or (MySQL) a {@code SqlJoin} of
   * such.
   */
  public SqlNode tables() {
    return parts.tables;
  }

  /** Nodes of {@link AssignmentNode}. */
  public SqlNodeList assignments() {
    return parts.assignments;
  }

  /** What stands after {@code FROM}, as in a query. */
  public @Nullable SqlNode from() {
    return parts.from;
  }

  public @Nullable SqlNode where() {
    return parts.where;
  }

  public @Nullable SqlNodeList orderBy() {
    return parts.orderBy;
  }

  public @Nullable SqlNode limit() {
    return parts.limit;
  }

  /** The select items of {@code RETURNING}. */
  public @Nullable SqlNodeList returning() {
    return parts.returning;
  }

  @Override
  @Nullable SqlNode[] children() {
    return new SqlNode[] {
      parts.with,
      parts.tables,
      parts.assignments,
      parts.from,
      parts.where,
      parts.orderBy,
      parts.limit,
      parts.returning
    };
  }
}
