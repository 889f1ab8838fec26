package io.bulla.sql.rewrite;

import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource;
import io.bulla.sql.ValueSource.Literal;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * no column, so it would be sent in clear. Where the text asks no more than which of its literals
 * the parameter equals, the database learns no more; any other test of a parameter that may be the
 * value of a sealed column is refused.
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

  private static final Set<SqlKind> OF_EQUALITY =
      EnumSet.of(
          SqlKind.EQUALS,
          SqlKind.NOT_EQUALS,
          SqlKind.IS_DISTINCT_FROM,
          SqlKind.IS_NOT_DISTINCT_FROM,
          SqlKind.IN,
          SqlKind.NOT_IN,
          SqlKind.CASE);

  /** Casts that change no text. */
  private static final Set<String> TEXTS = Set.of("VARCHAR", "TEXT", "CHARACTER VARYING");

  /**
   * A test of parameters and literals alone.
   *
   * @param parameters their places
   * @param literals what the parameters are compared with; of no use where a function hides it
   * @param computed whether a function may hide what is compared
   * @param plain whether it asks no more than which of the literals the parameters equal
   * @param handed whether a function hands the parameters on, in the type of its literals
   */
  record Test(
      SqlNode place,
      List<Integer> parameters,
      List<Literal> literals,
      boolean computed,
      boolean plain,
      boolean handed) {
    Test {
      parameters = List.copyOf(parameters);
      literals = List.copyOf(literals);
    }

    private boolean mayBeOf(SealedColumn column) {
      return computed
          || literals.isEmpty()
          || literals.stream().anyMatch(literal -> LiteralFit.fits(literal.kind(), column));
    }

    /** Whether it can be asked of something else that equals the same of the literals. */
    private boolean isOfLiterals() {
      boolean texts = literals.stream().allMatch(each -> each.kind() == Literal.Kind.STRING);
      boolean numbers =
          literals.stream()
              .allMatch(
                  each ->
                      each.kind() == Literal.Kind.NUMBER && each.text().matches("-?[0-9]{1,9}"));
      // a number may be too large for the type of the literals
      boolean alike = texts || (numbers && !handed);
      return plain && alike && parameters.size() == 1 && !literals.isEmpty();
    }
  }

  /** What a test consists of. */
  private static final class Parts {
    private final List<Integer> parameters = new ArrayList<>();
    private final List<Literal> literals = new ArrayList<>();
    private boolean computed;
    private boolean column;
    private boolean plain = true;
    private boolean handed;
  }

  @Override
  public boolean apply(SqlCall call, Scope scope, Work work) {
    boolean choice = call instanceof SqlCase cases && cases.getValueOperand() != null;
    if (!choice && !TESTS.contains(call.getKind()) && !EqualityRule.isEquality(call)) {
      return false;
    }
    Parts parts = new Parts();
    if (call instanceof SqlCase cases) {
      read(cases.getValueOperand(), parts, work);
      read(cases.getWhenOperands(), parts, work);
    } else {
      call.getOperandList().forEach(operand -> read(operand, parts, work));
    }
    if (!parts.parameters.isEmpty() && !parts.column) {
      boolean equality = OF_EQUALITY.contains(call.getKind()) || EqualityRule.isEquality(call);
      work.tests.add(
          new Test(
              call,
              parts.parameters,
              parts.literals,
              parts.computed,
              parts.plain && equality,
              parts.handed));
    }
    return false;
  }

  private static void read(@Nullable SqlNode node, Parts parts, Work work) {
    if (node == null) {
      return;
    }
    Optional<Value> value = Value.of(node, work.text);
    if (node instanceof SqlIdentifier || Resolver.isQuery(node)) {
      parts.column = true;
    } else if (value.isPresent()
        && value.get().source() instanceof ValueSource.Parameter parameter
        && keepsText(value.get().cast(), work)) {
      parts.parameters.add(parameter.index());
    } else if (node instanceof SqlNodeList list) {
      list.forEach(each -> read(each, parts, work));
    } else if (value.isPresent() && !isCall(node)) {
      if (value.get().source() instanceof Literal literal) {
        parts.literals.add(literal);
      }
    } else if (node instanceof SqlCall call) {
      int before = parts.parameters.size();
      call.getOperandList().forEach(operand -> read(operand, parts, work));
      boolean hands = Choice.FIRST_NOT_NULL.contains(work.builtIn(call));
      boolean handsOn = hands || call.getKind() == SqlKind.ROW;
      parts.handed |= hands;
      parts.plain &= handsOn;
      parts.computed |= parts.parameters.size() > before && !handsOn;
    } else {
      parts.plain = false;
    }
  }

  /** Whether there is no cast, or one to a text of any length. */
  private static boolean keepsText(@Nullable String cast, Work work) {
    return cast == null
        || TEXTS.contains(cast)
        || (cast.equals("CHAR") && work.dialect == Dialects.MYSQL);
  }

  private static boolean isCall(SqlNode node) {
    return node instanceof SqlCall && node.getKind() != SqlKind.MINUS_PREFIX;
  }

  /**
   * The bindings, with those tested whose parameter may be a value that another one seals.
   *
   * @throws io.bulla.sql.resolve.RefusedException when more is asked than which literal it equals
   */
  static List<Binding> tested(List<Binding> bindings, Work work) {
    Map<Integer, List<Literal>> literals = new HashMap<>();
    for (Test test : work.tests) {
      for (Binding binding : bindings) {
        SealedColumn column = column(binding);
        if (column == null || !test.mayBeOf(column)) {
          continue;
        }
        // a numbered parameter may be asked for at another place, too
        if (!test.isOfLiterals() || work.text.hasNumberedParameters()) {
          throw work.refuse(Reason.PARAMETER_TESTED, test.place(), column.label());
        }
        literals.put(test.parameters().get(0), test.literals());
      }
    }
    return bindings.stream().map(binding -> tested(binding, literals)).toList();
  }

  private static Binding tested(Binding binding, Map<Integer, List<Literal>> literals) {
    return binding instanceof Binding.Clear clear && literals.containsKey(clear.parameter())
        ? new Binding.LiteralTest(clear.parameter(), literals.get(clear.parameter()))
        : binding;
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
