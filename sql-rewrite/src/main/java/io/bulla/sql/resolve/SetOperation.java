package io.bulla.sql.resolve;

import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * UNION, INTERSECT or EXCEPT of queries that return sealed columns.
 *
 * @param call the node, which says of what kind it is
 * @param parent the operation that has this one as its operand
 * @param right what the right side returns
 * @param result what the whole returns
 */
public record SetOperation(
    SqlBasicCall call,
    @Nullable SqlBasicCall parent,
    List<OutputColumn> right,
    List<OutputColumn> result)
    implements QueryShape {
  public SetOperation {
    right = List.copyOf(right);
    result = List.copyOf(result);
  }

  /** Whether equal rows count as often as they are there. */
  public boolean all() {
    return isAll(call);
  }

  /** The same of the node. */
  public static boolean isAll(SqlBasicCall call) {
    return call.getOperator().getName().endsWith("ALL");
  }

  /** Whether rows of both sides are in the result. */
  public boolean isUnion() {
    return call.getKind() == SqlKind.UNION;
  }

  /** Its sealed columns. */
  public Stream<SetColumn> sealed() {
    return result.stream()
        .map(OutputColumn::carrier)
        .filter(SetColumn.class::isInstance)
        .map(SetColumn.class::cast);
  }
}
