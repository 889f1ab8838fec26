package io.bulla.sql.parse;

import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code SELECT .. INTO target ..}; of kind SELECT but no {@code org.apache.calcite.sql.SqlSelect}.
 */
public final class SelectIntoNode extends OwnNode {
  private final SqlNode query;
  private final SqlNode target;

  SelectIntoNode(SqlParserPos position, SqlNode query, SqlNode target) {
    super(position, "SELECT INTO", SqlKind.SELECT);
    this.query = query;
    this.target = target;
  }

  /** The query without its target. */
  public SqlNode query() {
    return query;
  }

  /** The new table's name, or in MySQL a list of variables. */
  public SqlNode target() {
    return target;
  }

  @Override
  @Nullable SqlNode[] children() {
    return new SqlNode[] {query, target};
  }
}
