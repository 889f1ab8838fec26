package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.DeleteNode;
import io.bulla.sql.parse.InsertNode;
import io.bulla.sql.parse.MergeNode;
import io.bulla.sql.parse.Names;
import io.bulla.sql.parse.Operators;
import io.bulla.sql.parse.UpdateNode;
import io.bulla.sql.resolve.Computed;
import io.bulla.sql.resolve.Expressions;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Item;
import io.bulla.sql.resolve.OutputColumn;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/**
 * Walks an expression. Each call is offered to the rules; what no rule takes may hold no sealed
 * column at all. So a shape that nobody thought of is refused, not passed on.
 */
final class RuleWalk implements Expressions {
  private final Work work;

  RuleWalk(Work work) {
    this.work = work;
  }

  @Override
  public void visit(SqlNode node, Scope scope) {
    visit(node, scope, "here");
  }

  @Override
  public boolean isValue(SqlNode node, int parentheses) {
    if (Resolver.isQuery(node)) {
      return false;
    }
    Optional<Value> value = Value.of(node, work.text);
    return value.isPresent()
        && Parentheses.around(value.get().start(), value.get().end(), work.text) <= parentheses;
  }

  @Override
  public QueryColumns change(SqlNode statement, Scope scope) {
    for (StatementRule rule : Rewriter.STATEMENTS) {
      Optional<StatementRule.Effect> effect = rule.apply(statement, scope, work);
      if (effect.isPresent()) {
        return effect.get().outputs();
      }
    }
    throw work.refuse(Reason.TABLE_FORM, statement);
  }

  @Override
  public void group(SqlIdentifier reference, Field field) {
    work.useToken(reference, field, SearchKind.EQUALITY);
    work.nullTests.group(field);
  }

  @Override
  public void groupOutput(SqlNode reference, Item item) {
    work.useTokenOf(reference, item, SearchKind.EQUALITY);
    work.nullTests.group(item.source());
  }

  @Override
  public void groupOutput(SqlNode reference, Computed item) {
    if (!(item instanceof CellItem cells)) {
      throw work.refuse(Reason.GROUP, reference, item.column().label());
    }
    cells.groupByName(reference);
  }

  @Override
  public void groupExpression(SqlNode node, Scope scope, QueryColumns result, boolean superGroups) {
    if (!superGroups
        && GroupedChoice.of(node, scope, work).filter(c -> c.group(result)).isPresent()) {
      return;
    }
    int before = work.splices.literals();
    visit(node, scope);
    // each literal becomes a parameter of its own, and no expression equals one with another
    if (work.splices.literals() != before && work.dialect != Dialects.MYSQL) {
      throw work.refuse(Reason.GROUP_EXPRESSION, node);
    }
  }

  @Override
  public void tokens(SqlIdentifier reference, Field field) {
    work.useToken(reference, field, SearchKind.EQUALITY);
  }

  @Override
  public void natural(SqlNode word, List<String> names, int end) {
    int start = Names.start(word);
    Token token = work.text.tokenAt(start);
    if (!work.text.upper(token).equals("NATURAL")) {
      throw work.refuse(Reason.NATURAL_JOIN, word);
    }
    String using = names.stream().map(work.dialect::quote).collect(Collectors.joining(", "));
    work.splices.replace(token.start(), token.end(), "", List.of());
    work.splices.insert(end, " USING (" + using + ")", List.of());
  }

  @Override
  public Optional<Computed> cells(SqlNode node, Scope scope, String label, int end) {
    return CellExpression.ofItem(node, scope, work)
        .map(
            expression -> {
              CellItem item = CellItem.of(expression, label, end, scope, work);
              work.cellItems.add(item);
              return item;
            });
  }

  private void visit(@Nullable SqlNode node, Scope scope, String place) {
    if (node == null) {
      return;
    }
    if (node instanceof SqlIdentifier identifier) {
      identifier(identifier, scope, place);
      return;
    }
    if (node instanceof SqlNodeList list) {
      list.forEach(element -> visit(element, scope, place));
      return;
    }
    if (Resolver.isQuery(node)) {
      subquery(node, scope);
      return;
    }
    if (node instanceof SqlCall call) {
      call(call, scope);
    } else if (node instanceof SqlLiteral) {
      ColumnCalledRule.refuseType(node, scope, work);
    }
  }

  private void call(SqlCall call, Scope scope) {
    if (call instanceof InsertNode
        || call instanceof UpdateNode
        || call instanceof DeleteNode
        || call instanceof MergeNode) {
      throw work.refuse(Reason.TABLE_FORM, call);
    }
    if (call.getOperator() == Operators.ASSIGN && !isVariable(call.operand(0))) {
      // no database takes it, but would be sent the values in it
      throw work.refuse(Reason.SYNTAX, call, "':=' behind what is no variable");
    }
    if (call.getKind() == SqlKind.EXISTS) {
      // only whether there are rows counts, so sealed columns may be selected
      work.resolver.query(call.operand(0), scope);
      return;
    }
    for (ExpressionRule rule : Rewriter.RULES) {
      if (rule.apply(call, scope, work)) {
        return;
      }
    }
    String name = work.functionName(call);
    for (SqlNode operand : call.getOperandList()) {
      visit(operand, scope, name);
    }
  }

  private boolean isVariable(SqlNode node) {
    int index = work.text.indexAt(Names.start(node));
    return index >= 0 && work.text.tokens().get(index).kind() == Token.Kind.VARIABLE;
  }

  private void identifier(SqlIdentifier identifier, Scope scope, String place) {
    if (work.identifiers.isStar(identifier)) {
      star(identifier, scope);
      return;
    }
    if (identifier.names.isEmpty()) {
      return;
    }
    Optional<Field> field = work.columns.field(identifier, scope);
    if (field.isPresent() && field.get().sealed() == null && field.get().values() != null) {
      field.get().values().stayClear();
    }
    if (field.isPresent() && field.get().sealed() != null) {
      throw new RefusedException(
          Reason.EXPRESSION,
          work.identifiers.start(identifier),
          work.identifiers.end(identifier),
          field.get().column().label(),
          place);
    }
  }

  /** {@code COUNT(*)} is harmless; a qualified star names whole rows. */
  private void star(SqlIdentifier star, Scope scope) {
    work.columns.see(star);
    if (star.names.size() > 1 && scope.hasSealed()) {
      throw work.refuse(Reason.WHOLE_ROW, star, "*");
    }
  }

  private void subquery(SqlNode node, Scope scope) {
    QueryColumns query = work.value(node, scope);
    query.stayClear(node);
    Optional<OutputColumn> sealed = query.firstSealed();
    if (sealed.isPresent()) {
      throw work.refuse(
          Reason.SEALED_ROWS_OUT, node, Objects.requireNonNull(sealed.get().sealed()).label());
    }
  }
}
