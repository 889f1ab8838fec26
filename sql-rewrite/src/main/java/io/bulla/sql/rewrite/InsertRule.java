package io.bulla.sql.rewrite;

import io.bulla.policy.Comparison;
import io.bulla.policy.SearchKind;
import io.bulla.sql.Plan;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.parse.ConflictNode;
import io.bulla.sql.parse.InsertNode;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.Source;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/**
 * {@code INSERT} of rows or of a query, {@code REPLACE} and H2's {@code MERGE .. KEY}: each cell is
 * written with its tokens.
 */
final class InsertRule implements StatementRule {
  @Override
  public Optional<Effect> apply(SqlNode statement, @Nullable Scope outer, Work work) {
    if (!(statement instanceof InsertNode insert)) {
      return Optional.empty();
    }
    Scope scope = new Scope(outer);
    if (insert.with() != null) {
      work.resolver.define(insert.with(), scope);
    }
    Source target = work.resolver.target(insert.table(), insert.alias(), scope);
    Optional<TableInfo> table = Targets.of(target);
    if (table.isPresent()) {
      refuseForeignClauses(insert, work);
    }
    int touched = work.resolver.touched().size();
    write(insert, target, scope, work);
    boolean reads = work.resolver.touched().size() > touched;
    if (insert.keys() != null) {
      keys(insert.keys(), target, work);
    }
    if (insert.conflict() != null) {
      if (table.isPresent() && reads && insert.conflict().isDuplicateKey()) {
        // MySQL resolves names of the updates in that query too
        throw refuse(insert, "INSERT .. SELECT .. ON DUPLICATE KEY", work);
      }
      new ConflictClause(work, target, scope).write(insert);
    }
    Scope returned = new Scope(outer);
    returned.add(target);
    QueryColumns outputs = Targets.returning(insert.returning(), returned, work);
    return Optional.of(new Effect(Plan.Verb.INSERT, outputs, table));
  }

  /** Clauses of other dialects: what a database that takes them would do is not known here. */
  private static void refuseForeignClauses(InsertNode insert, Work work) {
    boolean h2 = work.dialect == Dialects.H2;
    // H2 takes these in its modes of MySQL and MariaDB only, and refuses them in all others
    boolean mysql = work.dialect == Dialects.MYSQL || h2;
    InsertNode.Verb verb = insert.verb();
    if (verb == InsertNode.Verb.REPLACE && (!mysql || h2)) {
      throw refuse(insert, "REPLACE", work);
    }
    if (verb == InsertNode.Verb.MERGE_KEY && !h2) {
      throw refuse(insert, "MERGE", work);
    }
    if (insert.isIgnore() && !mysql) {
      throw refuse(insert, "INSERT IGNORE", work);
    }
    if (insert.rowAliasColumns() != null) {
      throw refuse(insert, "a row alias that names columns", work);
    }
    ConflictNode conflict = insert.conflict();
    if (conflict != null) {
      // of ON CONFLICT, H2 in its mode of PostgreSQL has DO NOTHING alone
      boolean nothing = h2 && conflict.target() == null && conflict.updates().isEmpty();
      boolean known =
          conflict.isDuplicateKey() ? mysql : nothing || work.dialect == Dialects.POSTGRESQL;
      if (!known) {
        throw refuse(insert, conflict.getOperator().getName(), work);
      }
    }
  }

  private static RuntimeException refuse(InsertNode insert, String clause, Work work) {
    return work.refuse(Reason.CONFLICT_CLAUSE, insert.table(), clause);
  }

  private static void write(InsertNode insert, Source source, Scope scope, Work work) {
    SqlNode values = insert.source();
    int rowSize = InsertedRows.rowSize(values);
    InsertTarget target = InsertTarget.of(source, insert.columns(), rowSize, work);
    if (values == null || rowSize == 0) {
      return;
    }
    if (!target.isListed() && target.hasSealed()) {
      SqlIdentifier last = insert.alias() != null ? insert.alias() : insert.table();
      target.writeColumnList(work.identifiers.end(last));
    }
    if (!insert.isSetForm()) {
      target.writeTokenColumns();
    }
    if (values.getKind() != SqlKind.VALUES) {
      InsertedRows.query(values, target, scope, work);
      return;
    }
    Scope row = new Scope(scope);
    // MySQL's values may name columns of the target; elsewhere that is an error of the database
    row.add(source);
    InsertedRows.write(values, target, insert.isSetForm(), row, insert.table(), work);
  }

  /** {@code KEY (..)}: rows are found by tokens. */
  private static void keys(SqlNodeList keys, Source target, Work work) {
    Scope scope = new Scope(null);
    scope.add(target);
    for (SqlNode key : keys) {
      Optional<Field> sealed = work.columns.sealed(key, scope);
      if (sealed.isPresent()) {
        if (sealed.get().column().compare() != Comparison.EXACT) {
          // the plain column would keep its own spelling of an equal key
          throw work.refuse(
              Reason.CONFLICT_CLAUSE, key, "KEY over a column that is compared without case");
        }
        work.useToken((SqlIdentifier) key, sealed.get(), SearchKind.EQUALITY);
      }
    }
  }
}
