package io.bulla.sql.rewrite;

import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource.Literal;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.jspecify.annotations.Nullable;

/**
 * {@code (? = '' OR c = ?)}: an application gives the same value twice, and the first place meets
 * no column, so it would be sent in clear. Beside a parameter that meets a sealed column whose
 * value it may be, such a test is refused.
 */
final class TestedParameterRule implements ExpressionRule {
  private static final Set<SqlKind> TESTS =
      EnumSet.of(
          SqlKind.EQUALS,
          SqlKind.NOT_EQUALS,
          SqlKind.LESS_THAN,
          SqlKind.LESS_THAN_OR_EQUAL,
          SqlKind.GREATER_THAN,
          SqlKind.GREATER_THAN_OR_EQUAL,
          SqlKind.IS_DISTINCT_FROM,
          SqlKind.IS_NOT_DISTINCT_FROM,
          SqlKind.IN,
          SqlKind.NOT_IN,
          SqlKind.BETWEEN,
          SqlKind.LIKE,
          SqlKind.IS_NULL,
          SqlKind.IS_NOT_NULL);

  /**
   * A test of parameters and literals alone.
   *
   * @param literals what the parameters are compared with; empty where a function hides it
   */
  record Test(SqlNode place, List<Literal.Kind> literals) {
    Test {
      literals = List.copyOf(literals);
    }
  }

  /** What a test consists of. */
  private static final class Parts {
    private final List<Literal.Kind> literals = new ArrayList<>();
    private boolean parameter;
    private boolean computed;
    private boolean column;
  }

  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    boolean choice = call instanceof SqlCase cases && cases.getValueOperand() != null;
    if (!choice && !TESTS.contains(call.getKind())) {
      return false;
    }
    Parts parts = new Parts();
    if (call instanceof SqlCase cases) {
      read(cases.getValueOperand(), parts, work);
      read(cases.getWhenOperands(), parts, work);
    } else {
      call.getOperandList().forEach(operand -> read(operand, parts, work));
    }
    boolean asked = call.getKind() == SqlKind.IS_NULL || call.getKind() == SqlKind.IS_NOT_NULL;
    if (parts.parameter && !parts.column && (parts.computed || !asked)) {
      work.tests.add(new Test(call, parts.computed ? List.of() : parts.literals));
    }
    return false;
  }

  private static void read(@Nullable SqlNode node, Parts parts, Work work) {
    if (node == null) {
      return;
    }
    if (node instanceof SqlIdentifier || Resolver.isQuery(node)) {
      parts.column = true;
    } else if (node.getKind() == SqlKind.DYNAMIC_PARAM) {
      parts.parameter = true;
    } else if (node instanceof SqlNodeList list) {
      list.forEach(each -> read(each, parts, work));
    } else if (Value.of(node, work.text).isPresent() && !isCall(node)) {
      work.text
          .literal(Names.start(node), Names.end(node))
          .ifPresent(literal -> parts.literals.add(literal.kind()));
    } else if (node instanceof SqlCall call) {
      boolean before = parts.parameter;
      parts.parameter = false;
      call.getOperandList().forEach(operand -> read(operand, parts, work));
      boolean row = call.getKind() == SqlKind.ROW;
      parts.computed |= parts.parameter && !row;
      parts.parameter |= before;
    }
  }

  private static boolean isCall(SqlNode node) {
    return node instanceof SqlCall && node.getKind() != SqlKind.MINUS_PREFIX;
  }

  /** Refuses a test whose parameter may be a value that these bindings seal. */
  static void refuseUnclear(List<Binding> bindings, Work work) {
    for (Test test : work.tests) {
      for (Binding binding : bindings) {
        SealedColumn column = column(binding);
        if (column != null && mayBeOf(column, test)) {
          throw work.refuse(Reason.PARAMETER_TESTED, test.place(), column.label());
        }
      }
    }
  }

  private static boolean mayBeOf(SealedColumn column, Test test) {
    return test.literals().isEmpty()
        || test.literals().stream().anyMatch(kind -> LiteralFit.fits(kind, column));
  }

  private static @Nullable SealedColumn column(Binding binding) {
    if (binding.isLiteral()) {
      return null;
    }
    if (binding instanceof Binding.Cell cell) {
      return cell.column();
    }
    return binding instanceof Binding.Token token ? token.column() : null;
  }
}
