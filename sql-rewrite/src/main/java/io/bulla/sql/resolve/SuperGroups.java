package io.bulla.sql.resolve;

import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside {@code WITH ROLLUP} in MySQL and MariaDB: a window function, a query or a
 * buffer makes them read the tokens of some row for those of a group of all values.
 */
final class SuperGroups {
  private final SqlText text;
  private final Field field;

  /**
   * @param field a sealed column that is grouped into groups of all its values
   */
  SuperGroups(SqlText text, Field field) {
    this.text = text;
    this.field = field;
  }

  void refuseUnclear(SqlSelect select, @Nullable SqlNodeList order) {
    refuse(select.getSelectList());
    refuse(order);
    refuse(select.getOrderList());
    for (Token token : text.tokens()) {
      if (token.kind() == Token.Kind.WORD && text.upper(token).equals("SQL_BUFFER_RESULT")) {
        throw new RefusedException(
            Reason.ROLLUP, token.start(), token.end(), "SQL_BUFFER_RESULT", field.column().label());
      }
    }
  }

  private void refuse(@Nullable SqlNode node) {
    if (node instanceof SqlNodeList list) {
      list.forEach(this::refuse);
    } else if (node != null && Resolver.isQuery(node)) {
      throw Resolver.refusal(Reason.ROLLUP, node, "a query", field.column().label());
    } else if (node instanceof SqlCall call) {
      if (call.getKind() == SqlKind.OVER) {
        throw Resolver.refusal(Reason.ROLLUP, call, "a window", field.column().label());
      }
      call.getOperandList().forEach(this::refuse);
    }
  }
}
