package io.bulla.sql.rewrite;

import io.bulla.sql.Plan;
import io.bulla.sql.TableInfo;
import io.bulla.sql.parse.SelectIntoNode;
import io.bulla.sql.resolve.OutputColumn;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** {@code SELECT .. INTO} a new table or variables: of plain columns only. */
final class SelectIntoRule implements StatementRule {
  @Override
  public Optional<Effect> apply(SqlNode statement, @Nullable Scope outer, Work work) {
    if (!(statement instanceof SelectIntoNode into)) {
      return Optional.empty();
    }
    QueryColumns query = work.resolver.query(into.query(), outer);
    Optional<OutputColumn> sealed = query.firstSealed();
    if (sealed.isPresent()) {
      String label = Objects.requireNonNull(sealed.get().sealed()).label();
      throw work.refuse(Reason.SEALED_INTO_OTHER, into.query(), label, "the target of INTO");
    }
    if (into.target() instanceof SqlIdentifier table) {
      refuseProtected(table, work);
      work.columns.see(table);
    }
    return Optional.of(
        new Effect(Plan.Verb.SELECT, new QueryColumns(List.of(), true), Optional.empty()));
  }

  private static void refuseProtected(SqlIdentifier table, Work work) {
    List<String> path = work.identifiers.path(table);
    Optional<TableInfo> target = work.catalog.find(path).or(() -> work.catalog.findPlanned(path));
    if (target.isPresent() && target.get().kind() != TableInfo.Kind.PLAIN) {
      throw work.refuse(Reason.DEFINITION, table, "SELECT INTO in the place");
    }
  }
}
