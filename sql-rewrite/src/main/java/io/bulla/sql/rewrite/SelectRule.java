package io.bulla.sql.rewrite;

import io.bulla.sql.Plan;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** {@code SELECT}, {@code WITH .. SELECT}, set operations. */
final class SelectRule implements StatementRule {
  @Override
  public Optional<Effect> apply(SqlNode statement, @Nullable Scope outer, Work work) {
    if (!Resolver.isQuery(statement)) {
      return Optional.empty();
    }
    return Optional.of(
        new Effect(Plan.Verb.SELECT, work.resolver.query(statement, outer), Optional.empty()));
  }
}
