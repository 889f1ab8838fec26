package io.bulla.sql.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** What our own nodes share. Immutable, as the tree is only read. */
abstract class OwnNode extends SqlCall {
  private final SqlOperator operator;

  OwnNode(SqlParserPos position, String name, SqlKind kind) {
    super(position);
    this.operator = new SqlSpecialOperator(name, kind);
  }

  @Override
  public final SqlOperator getOperator() {
    return operator;
  }

  /** Every child that is there, in the order of the text. */
  @Override
  public final List<SqlNode> getOperandList() {
    return new ArrayList<>(Arrays.stream(children()).filter(child -> child != null).toList());
  }

  abstract @Nullable SqlNode[] children();

  /** For the reader of a tree only: no statement is ever printed from one. */
  @Override
  public final void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
    SqlWriter.Frame frame = writer.startFunCall(operator.getName());
    for (SqlNode child : getOperandList()) {
      writer.sep(",");
      child.unparse(writer, 0, 0);
    }
    writer.endFunCall(frame);
  }
}
