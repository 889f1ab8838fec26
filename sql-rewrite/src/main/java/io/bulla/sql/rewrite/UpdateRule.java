package io.bulla.sql.rewrite;

import io.bulla.sql.Plan;
import io.bulla.sql.TableInfo;
import io.bulla.sql.parse.UpdateNode;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.Source;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** {@code UPDATE}: a cell and its tokens are set together. */
final class UpdateRule implements StatementRule {
  @Override
  public Optional<Effect> apply(SqlNode statement, @Nullable Scope outer, Work work) {
    if (!(statement instanceof UpdateNode update)) {
      return Optional.empty();
    }
    Scope common = new Scope(outer);
    if (update.with() != null) {
      work.resolver.define(update.with(), common);
    }
    work.resolver.refuseHidden(update.tables(), common);
    Scope scope = new Scope(common);
    work.resolver.addFrom(update.tables(), scope);
    List<Source> targets = List.copyOf(scope.sources());
    if (update.from() != null) {
      work.resolver.addFrom(update.from(), scope);
    }
    Scope written = new Scope(null);
    targets.forEach(written::add);
    new Assignments(work, written, scope, Assignments.Style.OVERWRITE, "")
        .write(update.assignments());
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
}
