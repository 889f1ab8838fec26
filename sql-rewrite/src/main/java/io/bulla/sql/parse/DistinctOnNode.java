package io.bulla.sql.parse;

import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's {@code SELECT DISTINCT ON (..) ..}; of kind SELECT but no {@code SqlSelect}. */
public final class DistinctOnNode extends OwnNode {
  private final SqlSelect select;
  private final SqlNodeList expressions;

  DistinctOnNode(SqlParserPos position, SqlSelect select, SqlNodeList expressions) {
    super(position, "DISTINCT ON", SqlKind.SELECT);
    this.select = select;
    this.expressions = expressions;
  }

  /** The query; its keyword {@code DISTINCT} belongs to {@link #expressions()}. */
  public SqlSelect select() {
    return select;
  }

  /** By what rows are told apart. */
  public SqlNodeList expressions() {
    return expressions;
  }

  @Override
  @Nullable SqlNode[] children() {
    return new SqlNode[] {expressions, select};
  }
}
