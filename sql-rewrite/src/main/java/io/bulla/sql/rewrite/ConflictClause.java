package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.parse.ConflictNode;
import io.bulla.sql.parse.InsertNode;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.Source;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** {@code ON CONFLICT} and {@code ON DUPLICATE KEY UPDATE}. */
final class ConflictClause {
  private final Work work;
  private final Source target;
  private final Scope written;
  private final Scope scope;

  ConflictClause(Work work, Source target, Scope outer) {
    this.work = work;
    this.target = target;
    this.written = new Scope(null);
    written.add(target);
    this.scope = new Scope(outer);
    scope.add(target);
  }

  void write(InsertNode insert) {
    ConflictNode conflict = insert.conflict();
    if (conflict == null) {
      return;
    }
    if (conflict.isDuplicateKey()) {
      SqlIdentifier alias = insert.rowAlias();
      if (alias != null) {
        work.columns.see(alias);
        addNewRow(work.identifiers.table(alias, 0), alias.toString());
      }
      assignments(conflict.updates(), Assignments.Style.KEEP_EQUAL);
      return;
    }
    if (conflict.target() != null) {
      conflict.target().forEach(this::arbiter);
    }
    visit(conflict.targetWhere(), written);
    work.columns.see(conflict.constraint());
    addNewRow(work.catalog.tableNames().fold("excluded", false), "EXCLUDED");
    assignments(conflict.updates(), Assignments.Style.OVERWRITE);
    visit(conflict.where(), scope);
  }

  /** The row that was to be inserted: it has the table's columns under another name. */
  private void addNewRow(String alias, String text) {
    scope.add(new Source(alias, text, target.table(), target.fields(), target.known()));
  }

  /** A unique index over a sealed column is one over its tokens. */
  private void arbiter(SqlNode node) {
    Optional<Field> sealed = work.columns.sealed(node, written);
    if (sealed.isPresent()) {
      work.useToken((SqlIdentifier) node, sealed.get(), SearchKind.EQUALITY);
    } else {
      work.expressions.visit(node, written);
    }
  }

  private void assignments(SqlNodeList updates, Assignments.Style style) {
    new Assignments(work, written, scope, style, target.text()).write(updates);
  }

  private void visit(@org.jspecify.annotations.Nullable SqlNode node, Scope visible) {
    if (node != null) {
      work.expressions.visit(node, visible);
    }
  }
}
