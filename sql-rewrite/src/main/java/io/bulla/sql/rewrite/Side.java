package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Scope;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** A sealed column, or an expression over its cells, that is compared by its tokens. */
sealed interface Side {
  SealedColumn column();

  /**
   * Puts the tokens in its place.
   *
   * @throws io.bulla.sql.resolve.RefusedException when they are out of reach
   */
  void useTokens();

  /** A column that the text names. */
  record Column(SqlIdentifier reference, Field field, Work work) implements Side {
    @Override
    public SealedColumn column() {
      return field.column();
    }

    @Override
    public void useTokens() {
      work.useToken(reference, field, SearchKind.EQUALITY);
    }
  }

  /** CASE, COALESCE and the like over cells. */
  record Expression(CellExpression cells, Scope scope, Work work) implements Side {
    @Override
    public SealedColumn column() {
      return cells.column();
    }

    @Override
    public void useTokens() {
      cells.visitRest(scope, work);
      cells.useTokens(scope, work);
    }
  }

  /** The side that a node is; empty when its value is none of a sealed column. */
  static Optional<Side> of(SqlNode node, Scope scope, Work work) {
    Optional<Field> field = work.columns.sealed(node, scope);
    if (field.isPresent()) {
      return Optional.of(new Column((SqlIdentifier) node, field.get(), work));
    }
    return CellExpression.of(node, scope, work).map(cells -> new Expression(cells, scope, work));
  }
}
