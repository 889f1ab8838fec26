package io.bulla.sql.rewrite;

import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;

/**
 * An expression that gives one of several others unchanged: {@code CASE}, {@code COALESCE}, {@code
 * IFNULL}, {@code NVL}, MySQL's {@code IF}.
 *
 * @param start span in the text, without parentheses around it
 * @param conditions what decides
 * @param results what it may give
 */
record Choice(int start, int end, List<SqlNode> conditions, List<SqlNode> results) {

  /** Functions that give the first of their operands that is not NULL. */
  static final Set<String> FIRST_NOT_NULL = Set.of("COALESCE", "IFNULL", "NVL");

  /** The choice that a node is; empty when it is none. */
  static Optional<Choice> of(SqlNode node, Work work) {
    if (node instanceof SqlCase choice) {
      List<SqlNode> results = new ArrayList<>(choice.getThenOperands().getList());
      if (choice.getElseOperand() != null) {
        results.add(choice.getElseOperand());
      }
      List<SqlNode> conditions = new ArrayList<>(choice.getWhenOperands().getList());
      if (choice.getValueOperand() != null) {
        conditions.add(choice.getValueOperand());
      }
      return Optional.of(spanning(choice, "END", conditions, results, work));
    }
    if (!(node instanceof SqlCall call)) {
      return Optional.empty();
    }
    String name = work.builtIn(call);
    List<SqlNode> operands = call.getOperandList();
    if (name.equals("IF") && work.dialect == Dialects.MYSQL && operands.size() == 3) {
      return Optional.of(spanning(call, ")", operands.subList(0, 1), operands.subList(1, 3), work));
    }
    return functions(work.dialect).contains(name)
        ? Optional.of(spanning(call, ")", List.of(), operands, work))
        : Optional.empty();
  }

  /** CASE without ELSE has a NULL that the text does not have. */
  static boolean isAbsent(SqlNode node, Work work) {
    return SqlUtil.isNullLiteral(node, false) && Value.of(node, work.text).isEmpty();
  }

  private static Set<String> functions(Dialect dialect) {
    return dialect == Dialects.POSTGRESQL ? Set.of("COALESCE") : FIRST_NOT_NULL;
  }

  /** Whether it is a CASE of parameters and NULL alone, which H2 takes for a text. */
  boolean isTextOfParameters(Work work) {
    boolean named = work.text.upper(work.text.tokenAt(start)).equals("CASE");
    return named
        && results.stream()
            .allMatch(
                result ->
                    SqlUtil.isNullLiteral(result, false)
                        || Value.of(result, work.text).filter(Value::isBareParameter).isPresent());
  }

  /** Positions of calls are believed only where the text has what the call begins and ends with. */
  private static Choice spanning(
      SqlCall call, String last, List<SqlNode> conditions, List<SqlNode> results, Work work) {
    List<Token> tokens = work.text.tokensOf(Names.start(call), Names.end(call));
    while (tokens.size() > 2 && work.text.text(tokens.get(0)).equals("(")) {
      // the position of a CASE in parentheses may have them
      tokens = tokens.subList(1, tokens.size() - 1);
    }
    int depth = 0;
    boolean whole = tokens.size() > 2;
    for (int i = 0; whole && i < tokens.size(); i++) {
      String text = work.text.upper(tokens.get(i));
      boolean word = tokens.get(i).kind() == Token.Kind.WORD;
      depth += text.equals("(") || (word && text.equals("CASE")) ? 1 : 0;
      depth -= text.equals(")") || (word && text.equals("END")) ? 1 : 0;
      boolean opened = i > 0 || text.equals("CASE") || last.equals(")");
      whole = opened && (depth > 0 || i == 0 || i == tokens.size() - 1);
    }
    boolean closed = whole && depth == 0;
    if (!closed || !work.text.upper(tokens.get(tokens.size() - 1)).equals(last)) {
      throw work.refuse(Reason.UNRESOLVED, call, work.functionName(call));
    }
    return new Choice(
        tokens.get(0).start(), tokens.get(tokens.size() - 1).end(), conditions, results);
  }
}
