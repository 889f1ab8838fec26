package io.bulla.sql.parse;

import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code DELETE} from one table, or in MySQL from several. */
public final class DeleteNode extends OwnNode {
  private final Parts parts;

  DeleteNode(SqlParserPos position, Parts parts) {
    super(position, "DELETE", SqlKind.DELETE);
    this.parts = parts;
  }

  /** The statement's parts, filled by the parser while it reads. */
  static final class Parts {
    boolean ignore;
    @Nullable SqlNodeList with;
    @Nullable SqlNodeList targets;
    SqlNode from = SqlNodeList.EMPTY;
    @Nullable SqlNode using;
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
   * MySQL: the tables or aliases that rows are deleted from, {@code SqlIdentifier}s, in {@code
   * DELETE a, b FROM ..} and {@code DELETE FROM a, b USING ..}; null for the form with one table.
   */
  public @Nullable SqlNodeList targets() {
    return parts.targets;
  }

  /**
   * The table ({@code SqlIdentifier} or {@code AS} call); with {@link #targets()} the whole join.
   */
  public SqlNode from() {
    return parts.from;
  }

  /** PostgreSQL: what stands after {@code USING}, as in a query's {@code FROM}. */
  public @Nullable SqlNode using() {
    return parts.using;
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
      parts.targets,
      parts.from,
      parts.using,
      parts.where,
      parts.orderBy,
      parts.limit,
      parts.returning
    };
  }
}
