package io.bulla.sql.rewrite;

import io.bulla.sql.Plan;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.MergeBranchNode;
import io.bulla.sql.parse.MergeNode;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.Source;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** The standard's {@code MERGE}: rows meet on tokens, cells are written with their tokens. */
final class MergeRule implements StatementRule {
  @Override
  public Optional<Effect> apply(SqlNode statement, @Nullable Scope outer, Work work) {
    if (!(statement instanceof MergeNode merge)) {
      return Optional.empty();
    }
    if (work.dialect == Dialects.MYSQL) {
      throw work.refuse(Reason.CONFLICT_CLAUSE, merge.table(), "MERGE");
    }
    Scope common = new Scope(outer);
    if (merge.with() != null) {
      work.resolver.define(merge.with(), common);
    }
    Source target = work.resolver.target(merge.table(), merge.alias(), common);
    Scope source = new Scope(common);
    if (merge.source() != null) {
      work.resolver.addFrom(merge.source(), source);
    }
    Scope written = new Scope(common);
    written.add(target);
    // RETURNING * gives the source's columns first
    Scope both = new Scope(common);
    source.sources().forEach(both::add);
    both.add(target);
    visit(merge.condition(), both, work);
    for (MergeBranchNode branch : merge.branches()) {
      Scope scope = branch.isBySource() ? written : branch.isMatched() ? both : source;
      visit(branch.condition(), scope, work);
      if (branch.isInsert()) {
        insert(branch, target, source, work);
      }
      new Assignments(work, onlyTarget(target), scope, Assignments.Style.OVERWRITE, "")
          .write(branch.updates());
    }
    QueryColumns outputs = Targets.returning(merge.returning(), both, work);
    return Optional.of(new Effect(Plan.Verb.INSERT, outputs, Targets.of(target)));
  }

  private static Scope onlyTarget(Source target) {
    Scope scope = new Scope(null);
    scope.add(target);
    return scope;
  }

  private static void insert(MergeBranchNode branch, Source target, Scope scope, Work work) {
    SqlNode values = branch.values();
    int rowSize = InsertedRows.rowSize(values);
    InsertTarget columns = InsertTarget.of(target, branch.columns(), rowSize, work);
    if (values == null || rowSize <= 0) {
      return;
    }
    if (!columns.isListed() && columns.hasSealed()) {
      columns.writeColumnList(endOfInsert(values, work));
    }
    columns.writeTokenColumns();
    InsertedRows.write(values, columns, false, scope, values, work);
  }

  /** Offset behind the word INSERT that stands before VALUES. */
  private static int endOfInsert(SqlNode values, Work work) {
    List<Token> tokens = work.text.tokens();
    int start = Names.start(values);
    for (int i = 1; i < tokens.size() && tokens.get(i).start() <= start; i++) {
      if (tokens.get(i).start() == start && work.text.upper(tokens.get(i)).equals("VALUES")) {
        for (int j = i - 1; j >= 0 && j >= i - 4; j--) {
          if (work.text.upper(tokens.get(j)).equals("INSERT")) {
            return tokens.get(j).end();
          }
        }
      }
    }
    throw work.refuse(Reason.UNRESOLVED, values, "INSERT without a list of columns");
  }

  private static void visit(@Nullable SqlNode node, Scope scope, Work work) {
    if (node != null) {
      work.expressions.visit(node, scope);
    }
  }
}
