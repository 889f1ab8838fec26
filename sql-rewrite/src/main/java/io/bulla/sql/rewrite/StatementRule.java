package io.bulla.sql.rewrite;

import io.bulla.sql.Plan;
import io.bulla.sql.TableInfo;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Scope;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** One kind of statement: a new kind is a new file. Stateless. */
interface StatementRule {
  /**
   * What a statement does besides its edits.
   *
   * @param verb its kind
   * @param outputs its result columns; none for a statement without rows
   * @param target the table that is written to, if it is protected
   */
  record Effect(Plan.Verb verb, QueryColumns outputs, Optional<TableInfo> target) {}

  /**
   * Handles a statement if it is of this kind; empty when it is not, and then nothing is edited.
   *
   * @param outer the names of a statement around it; null when it stands alone
   */
  Optional<Effect> apply(SqlNode statement, @Nullable Scope outer, Work work);
}
