package io.bulla.sql.rewrite;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.ClearColumn;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * The last check: no part of the tree may hold a name of a sealed column or protected table that no
 * rule looked at, whatever the grammar put there; nor may a function have it, which is a slip of
 * the pen: the database would log the value that it is called with.
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
    work.resolver.selectList().clear().forEach(this::refuseUnread);
  }

  /**
   * A value that nothing reads and that is called as a sealed column is one of it in all
   * likelihood, and here the database computes with it.
   */
  private void refuseUnread(ClearColumn clear) {
    for (TableInfo table : work.resolver.touched()) {
      for (SealedColumn column : table.sealed().values()) {
        for (SqlNode expression : clear.expressions()) {
          if (clear.isUnread(column.name()) && holdsValue(expression)) {
            throw work.refuse(Reason.VALUE_EXPRESSION, expression, column.label());
          }
        }
      }
    }
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

  @Override
  public Void visit(SqlCall call) {
    List<Token> function = Names.function(work.text, call);
    if (!function.isEmpty()) {
      Token last = function.get(function.size() - 1);
      String name = work.text.name(last);
      if (names.contains(name.toLowerCase(Locale.ROOT)) && holdsValue(call)) {
        throw new RefusedException(Reason.UNRESOLVED, last.start(), last.end(), name);
      }
    }
    return super.visit(call);
  }

  @Override
  public Void visit(SqlLiteral literal) {
    Optional<Token> type = ColumnCalledRule.typeOf(literal, work);
    if (type.isPresent() && names.contains(work.text.name(type.get()).toLowerCase(Locale.ROOT))) {
      throw new RefusedException(
          Reason.COLUMN_CALLED, type.get().start(), type.get().end(), work.text.text(type.get()));
    }
    return null;
  }

  private static boolean holdsValue(SqlNode node) {
    if (node instanceof SqlLiteral || node instanceof SqlDynamicParam) {
      return true;
    }
    List<SqlNode> parts =
        node instanceof SqlCall call
            ? call.getOperandList()
            : node instanceof SqlNodeList list ? list.getList() : List.of();
    return parts.stream().anyMatch(part -> part != null && holdsValue(part));
  }

  /** Quoted names are masked in the tree, so the text says what they are. */
  private String name(SqlIdentifier identifier, int part) {
    return Names.token(work.text, identifier, part)
        .map(work.text::name)
        .orElse(identifier.names.get(part));
  }
}
