package io.bulla.sql.rewrite;

import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource.Literal;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Reason;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Values that stand in no expression with a column and are written into none: {@code SELECT ?, ssn
 * .. WHERE ssn = ?}. Beside a plain column a value is no secret, which is what the policy says of
 * the column; but here nothing says so, and it may be the very value that is sealed elsewhere. Such
 * a literal is refused, and of such a parameter the driver looks at the value.
 */
final class LoneValues {
  private final Work work;
  private final Set<Integer> parameters = new HashSet<>();
  private final Map<SqlNode, String> literals = new LinkedHashMap<>();

  private LoneValues(Work work) {
    this.work = work;
  }

  /**
   * The bindings with those marked that may be sent only if they are not the value of another one.
   *
   * @throws io.bulla.sql.resolve.RefusedException when a literal is sealed and left in the text
   */
  static List<Binding> marked(SqlNode statement, List<Binding> bindings, Work work) {
    if (bindings.stream().allMatch(binding -> column(binding) == null)) {
      return bindings;
    }
    LoneValues lone = new LoneValues(work);
    new ValuePlaces(work, lone::leaf).visit(statement);
    lone.refuseLiterals(bindings);
    return bindings.stream().map(lone::marked).toList();
  }

  private Binding marked(Binding binding) {
    return binding instanceof Binding.Clear clear && parameters.contains(clear.parameter())
        ? new Binding.Clear(clear.parameter(), true)
        : binding;
  }

  private void refuseLiterals(List<Binding> bindings) {
    for (Binding binding : bindings) {
      SealedColumn column = column(binding);
      String text = literal(binding);
      if (column == null || text.isBlank()) {
        continue;
      }
      literals.forEach(
          (node, other) -> {
            if (text.equalsIgnoreCase(other) && !work.splices.isReplaced(Names.start(node))) {
              throw work.refuse(Reason.LITERAL_IN_CLEAR, node, column.label());
            }
          });
    }
  }

  private static @Nullable SealedColumn column(Binding binding) {
    if (binding instanceof Binding.Cell cell) {
      return cell.column();
    }
    if (binding instanceof Binding.Token token) {
      return token.column();
    }
    return binding instanceof Binding.Tokens tokens ? tokens.column() : null;
  }

  private static String literal(Binding binding) {
    if (binding instanceof Binding.Cell cell && cell.source() instanceof Literal literal) {
      return literal.text();
    }
    return binding instanceof Binding.Token token && token.source() instanceof Literal literal
        ? literal.text()
        : "";
  }

  private void leaf(SqlNode node) {
    if (node.getKind() == SqlKind.DYNAMIC_PARAM) {
      int place = work.text.parametersBefore(Names.start(node)) + 1;
      parameters.add(work.text.hasNumberedParameters() ? work.text.parameterNumber(place) : place);
    } else if (node instanceof SqlLiteral && node.getParserPosition().getLineNum() > 0) {
      // a number is a constant more often than a value
      work.text
          .literal(Names.start(node), Names.end(node))
          .filter(literal -> literal.kind() != Literal.Kind.NUMBER)
          .filter(literal -> literal.kind() != Literal.Kind.BOOLEAN)
          .ifPresent(literal -> literals.put(node, literal.text()));
    }
  }
}
