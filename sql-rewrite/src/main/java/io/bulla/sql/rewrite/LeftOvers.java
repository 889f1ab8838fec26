package io.bulla.sql.rewrite;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Reason;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * The last check: no part of the tree may hold a name of a sealed column or protected table that no
 * rule looked at, whatever the grammar put there.
 */
final class LeftOvers extends SqlBasicVisitor<Void> {
  private final Work work;
  private final Set<String> names = new HashSet<>();

  LeftOvers(Work work) {
    this.work = work;
  }

  void check(SqlNode statement) {
    for (TableInfo table : work.resolver.touched()) {
      names.add(table.name().toLowerCase(Locale.ROOT));
      for (SealedColumn column : table.sealed().values()) {
        names.add(column.name().toLowerCase(Locale.ROOT));
      }
    }
    names.addAll(work.catalog.guardedNames());
    statement.accept(this);
  }

  @Override
  public Void visit(SqlIdentifier identifier) {
    if (work.columns.hasSeen(identifier)) {
      return null;
    }
    for (int i = 0; i < identifier.names.size(); i++) {
      String name = name(identifier, i);
      if (names.contains(name.toLowerCase(Locale.ROOT))) {
        throw work.refuse(Reason.UNRESOLVED, identifier, name);
      }
    }
    return null;
  }

  /** Quoted names are masked in the tree, so the text says what they are. */
  private String name(SqlIdentifier identifier, int part) {
    return Names.token(work.text, identifier, part)
        .map(work.text::name)
        .orElse(identifier.names.get(part));
  }
}
