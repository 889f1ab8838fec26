package io.bulla.sql.rewrite;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource;
import io.bulla.sql.ValueSource.Change;
import io.bulla.sql.ValueSource.Literal;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code NULLIF(?, '')}, {@code COALESCE(?, '')}, {@code TRIM(?)}, {@code LOWER(?)}, {@code
 * REPLACE(?, '-', '')} where a text is stored in a sealed column or compared with one: the driver
 * does what the database would, so that the database sees the cell or token alone.
 */
final class ChangedParameter {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "LOWER",
          "LCASE",
          "UPPER",
          "UCASE",
          "TRIM",
          "NULLIF",
          "COALESCE",
          "IFNULL",
          "NVL",
          "REPLACE");

  private ChangedParameter() {}

  /** The value that a node is, or that such functions make of a parameter. */
  static Optional<Value> of(SqlNode node, SealedColumn column, Work work) {
    Optional<Value> value = Value.of(node, work.text);
    // a numbered parameter may stand at another place without the function
    return value.isPresent() || !column.type().kind().isText() || work.text.hasNumberedParameters()
        ? value
        : changed(node, work);
  }

  private static Optional<Value> changed(SqlNode node, Work work) {
    if (!(node instanceof SqlCall call) || call.operandCount() == 0) {
      return Optional.empty();
    }
    boolean trim = call.getKind() == SqlKind.TRIM && call.operandCount() == 3;
    if (!trim && !FUNCTIONS.contains(work.builtIn(call))) {
      return Optional.empty();
    }
    SqlNode operand = call.operand(trim ? 2 : 0);
    Optional<Value> given = Value.of(operand, work.text).filter(Value::isBareParameter);
    Optional<Value> inner = given.isPresent() ? given : changed(operand, work);
    List<Literal> literals = new ArrayList<>();
    List<SqlNode> others = trim ? List.of() : call.getOperandList().subList(1, call.operandCount());
    for (SqlNode other : others) {
      Value.of(other, work.text)
          .filter(Value::isString)
          .map(value -> (Literal) value.source())
          .ifPresent(literals::add);
    }
    Change change = trim ? Change.Fold.TRIM : change(work.builtIn(call), literals);
    return change == null || literals.size() != others.size()
        ? Optional.empty()
        : inner.flatMap(value -> with(change, value, others, work));
  }

  private static @Nullable Change change(String name, List<Literal> literals) {
    return switch (name) {
      case "LOWER", "LCASE" -> literals.isEmpty() ? Change.Fold.LOWER : null;
      case "UPPER", "UCASE" -> literals.isEmpty() ? Change.Fold.UPPER : null;
      case "TRIM" -> literals.isEmpty() ? Change.Fold.TRIM : null;
      case "NULLIF" -> literals.size() == 1 ? new Change.NullIf(literals.get(0)) : null;
      case "COALESCE", "IFNULL", "NVL" ->
          literals.size() == 1 ? new Change.IfNull(literals.get(0)) : null;
      case "REPLACE" ->
          literals.size() == 2 && !literals.get(0).text().isEmpty()
              ? new Change.Replace(literals.get(0), literals.get(1))
              : null;
      default -> null;
    };
  }

  /** The function around it, if the text has nothing but its name, parentheses and literals. */
  private static Optional<Value> with(
      Change change, Value value, List<SqlNode> literals, Work work) {
    List<Token> tokens = work.text.tokens();
    int first = work.text.indexAt(value.start()) - 2;
    int last = work.text.indexAt(value.start());
    while (last >= 0 && last < tokens.size() && tokens.get(last).start() < value.end()) {
      last++;
    }
    boolean alone = first >= 0 && work.text.isAt(first + 1, "(") && !work.text.isAt(first - 1, ".");
    for (SqlNode literal : literals) {
      alone &=
          work.text.isAt(last, ",")
              && last + 1 < tokens.size()
              && tokens.get(last + 1).start() == Names.start(literal)
              && tokens.get(last + 1).end() == Names.end(literal);
      last += 2;
    }
    alone &= work.text.isAt(last, ")") && !work.text.isAt(first - 1, "FN");
    return alone && value.source() instanceof ValueSource.Parameter parameter
        ? Optional.of(
            new Value(
                tokens.get(first).start(),
                tokens.get(last).end(),
                parameter.with(change),
                Value.TEXT))
        : Optional.empty();
  }
}
