package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.Plan;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.parse.AssignmentNode;
import io.bulla.sql.parse.Names;
import io.bulla.sql.parse.UpdateNode;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.Source;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** {@code UPDATE}: a cell and its tokens are set together. */
final class UpdateRule implements StatementRule {
  @Override
  public Optional<Effect> apply(SqlNode statement, Work work) {
    if (!(statement instanceof UpdateNode update)) {
      return Optional.empty();
    }
    Scope common = new Scope(null);
    if (update.with() != null) {
      work.resolver.define(update.with(), common);
    }
    Scope scope = new Scope(common);
    work.resolver.addFrom(update.tables(), scope);
    List<Source> targets = List.copyOf(scope.sources());
    if (update.from() != null) {
      work.resolver.addFrom(update.from(), scope);
    }
    Scope written = new Scope(null);
    targets.forEach(written::add);
    for (SqlNode node : update.assignments()) {
      assignment((AssignmentNode) node, written, scope, work);
    }
    visit(update.where(), scope, work);
    visit(update.orderBy(), scope, work);
    visit(update.limit(), scope, work);
    Optional<TableInfo> table = targets.size() == 1 ? Targets.of(targets.get(0)) : Optional.empty();
    return Optional.of(
        new Effect(Plan.Verb.UPDATE, Targets.returning(update.returning(), scope, work), table));
  }

  private static void visit(@Nullable SqlNode node, Scope scope, Work work) {
    if (node != null) {
      work.expressions.visit(node, scope);
    }
  }

  private static void assignment(AssignmentNode assignment, Scope written, Scope scope, Work work) {
    for (SqlNode node : assignment.targets()) {
      Optional<Field> sealed = work.columns.sealed(node, written);
      if (sealed.isPresent() && assignment.isRow()) {
        throw work.refuse(Reason.ROW_ASSIGNMENT, node, sealed.get().column().label());
      }
      if (sealed.isPresent()) {
        seal((SqlIdentifier) node, sealed.get().column(), assignment.value(), scope, work);
        return;
      }
    }
    work.expressions.visit(assignment.value(), scope);
  }

  private static void seal(
      SqlIdentifier target, SealedColumn column, SqlNode value, Scope scope, Work work) {
    String qualifier = work.identifiers.qualifier(target);
    List<SearchKind> kinds = Targets.kinds(column);
    List<String> separators =
        kinds.stream()
            .map(k -> ", " + qualifier + work.dialect.quote(column.tokenColumn(k)) + " = ")
            .toList();
    Optional<Value> known = Value.of(value, work.text);
    boolean isLeaf = known.isPresent() || value instanceof SqlIdentifier;
    if (isLeaf && Parentheses.around(Names.start(value), Names.end(value), work.text) > 0) {
      throw work.refuse(Reason.VALUE_EXPRESSION, value, column.label());
    }
    if (known.isPresent()) {
      Targets.writeCell(known.get(), column, separators, work);
      return;
    }
    Optional<Field> source = work.columns.sealed(value, scope);
    if (source.isEmpty()) {
      throw work.refuse(Reason.VALUE_EXPRESSION, value, column.label());
    }
    copy((SqlIdentifier) value, source.get(), column, separators, work);
  }

  /** {@code SET c = t.c} of the same column: cell and tokens are carried over. */
  private static void copy(
      SqlIdentifier value, Field source, SealedColumn column, List<String> separators, Work work) {
    if (!source.column().equals(column)) {
      throw work.refuse(Reason.SEALED_INTO_OTHER, value, source.column().label(), column.label());
    }
    List<SearchKind> kinds = Targets.kinds(column);
    StringBuilder tokens = new StringBuilder();
    for (int i = 0; i < kinds.size(); i++) {
      Optional<String> token = source.token(kinds.get(i));
      if (token.isEmpty()) {
        throw work.refuse(Reason.THROUGH_QUERY, value, column.label());
      }
      tokens
          .append(separators.get(i))
          .append(work.identifiers.qualifier(value))
          .append(work.dialect.quote(token.get()));
    }
    work.splices.insert(work.identifiers.end(value), tokens.toString(), List.of());
  }
}
