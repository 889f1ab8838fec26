package io.bulla.sql.rewrite;

import io.bulla.sql.Plan;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.parse.DeleteNode;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.Source;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** {@code DELETE}: only its conditions matter. */
final class DeleteRule implements StatementRule {
  @Override
  public Optional<Effect> apply(SqlNode statement, @Nullable Scope outer, Work work) {
    if (!(statement instanceof DeleteNode delete)) {
      return Optional.empty();
    }
    Scope common = new Scope(outer);
    if (delete.with() != null) {
      work.resolver.define(delete.with(), common);
    }
    work.resolver.refuseHidden(delete.from(), common);
    Scope scope = new Scope(common);
    boolean namesTargets = work.dialect == Dialects.MYSQL && delete.using() != null;
    if (namesTargets) {
      seeTargets(delete.from(), work);
    } else {
      work.resolver.addFrom(delete.from(), scope);
    }
    List<Source> sources = List.copyOf(scope.sources());
    if (delete.targets() != null) {
      delete.targets().forEach(work.columns::see);
    }
    if (delete.using() != null) {
      work.resolver.addFrom(delete.using(), scope);
    }
    visit(delete.where(), scope, work);
    visit(delete.orderBy(), scope, work);
    visit(delete.limit(), scope, work);
    Optional<TableInfo> table = sources.size() == 1 ? Targets.of(sources.get(0)) : Optional.empty();
    return Optional.of(
        new Effect(Plan.Verb.DELETE, Targets.returning(delete.returning(), scope, work), table));
  }

  /** MySQL's {@code DELETE FROM a, b USING ..}: names of tables that stand behind USING. */
  private static void seeTargets(SqlNode node, Work work) {
    if (node instanceof SqlJoin join && join.getCondition() == null) {
      seeTargets(join.getLeft(), work);
      seeTargets(join.getRight(), work);
      return;
    }
    if (!(node instanceof SqlIdentifier)) {
      throw work.refuse(Reason.TABLE_FORM, node);
    }
    work.columns.see(node);
  }

  private static void visit(@Nullable SqlNode node, Scope scope, Work work) {
    if (node != null) {
      work.expressions.visit(node, scope);
    }
  }
}
