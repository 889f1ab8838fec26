package io.bulla.sql.resolve;

import io.bulla.sql.SealedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWithItem;

/** What the queries of a WITH clause return, recursive ones too. */
final class CommonTables {
  private final Resolver resolver;
  private final Identifiers identifiers;
  private final Columns columns;
  private final boolean h2;

  /**
   * @param h2 where a name means the table when a common table expression has it too, and what a
   *     recursive query returns is of unknown type inside it
   */
  CommonTables(Resolver resolver, Identifiers identifiers, Columns columns, boolean h2) {
    this.resolver = resolver;
    this.identifiers = identifiers;
    this.columns = columns;
    this.h2 = h2;
  }

  /** Makes common table expressions known to a scope. */
  void define(SqlNodeList items, Scope scope) {
    for (SqlNode node : items) {
      SqlWithItem item = (SqlWithItem) node;
      columns.see(item.name);
      String name = identifiers.table(item.name, 0);
      if (h2 && (identifiers.isGuarded(item.name, 0) || resolver.isTable(name))) {
        throw Resolver.refusal(Reason.HIDDEN_TABLE, item.name, identifiers.label(item.name));
      }
      boolean recursive = item.recursive.booleanValue();
      if (recursive && item.query.getKind() == SqlKind.UNION) {
        recursive((SqlBasicCall) item.query, item, name, scope);
      } else {
        QueryColumns query =
            Resolver.isQuery(item.query)
                ? resolver.query(item.query, scope)
                : resolver.expressions().change(item.query, scope);
        QueryColumns named = named(query, item);
        named.columns().forEach(column -> column.carrier().call(column.name()));
        scope.define(name, named);
      }
    }
  }

  /** Its first query says what its columns are, for itself and for the second one. */
  private void recursive(SqlBasicCall union, SqlWithItem item, String name, Scope scope) {
    QueryColumns first = resolver.query(union.operand(0), scope);
    first.keepClear();
    List<OutputColumn> merged = new ArrayList<>();
    for (OutputColumn column : first.columns()) {
      SealedColumn sealed = column.sealed();
      merged.add(
          sealed == null
              ? OutputColumn.plain(column.name(), column.display()).calledAfter(column.unnamed())
              : new OutputColumn(
                  column.name(),
                  column.display(),
                  sealed,
                  new SetColumn(sealed, column.display(), column.carrier(), !h2)));
    }
    QueryColumns result = new QueryColumns(merged, first.known());
    scope.define(name, named(result, item));
    QueryColumns second = resolver.query(union.operand(1), scope);
    second.keepClear();
    if (result.firstSealed().isEmpty() && second.firstSealed().isEmpty()) {
      return;
    }
    SetOperations.refuseUnknown(union, first, second);
    for (int i = 0; i < merged.size(); i++) {
      join(union, merged.get(i), second.columns().get(i));
    }
  }

  private static void join(SqlBasicCall union, OutputColumn first, OutputColumn second) {
    boolean same = Objects.equals(first.sealed(), second.sealed());
    boolean all = SetOperation.isAll(union);
    if (first.sealed() == null && second.sealed() == null) {
      return;
    }
    SealedColumn column = first.sealed();
    if (!all || !same || column == null) {
      throw SetOperations.refusal(
          union, Objects.requireNonNull(column == null ? second.sealed() : column));
    }
    if (!((SetColumn) first.carrier()).other(second.carrier())) {
      throw Resolver.refusal(Reason.THROUGH_QUERY, union, column.label());
    }
  }

  private QueryColumns named(QueryColumns query, SqlWithItem item) {
    if (item.columnList == null) {
      return query;
    }
    int size = query.columns().size();
    if (query.known() && size != item.columnList.size()) {
      // what the other columns are called differs between databases
      throw Resolver.refusal(Reason.COLUMN_COUNT, item.name, size, item.columnList.size());
    }
    List<OutputColumn> renamed = new ArrayList<>();
    for (int i = 0; i < item.columnList.size(); i++) {
      SqlIdentifier name = (SqlIdentifier) item.columnList.get(i);
      columns.see(name);
      boolean inside = i < query.columns().size();
      SealedColumn sealed = inside ? query.columns().get(i).sealed() : null;
      Carrier inner = inside ? query.columns().get(i).carrier() : Carrier.NONE;
      String label = identifiers.label(name);
      boolean plain = sealed == null && inner.values() == null;
      Carrier carrier =
          plain
              ? inner instanceof ClearColumn ? inner : Carrier.NONE
              : resolver.selectList().listed(inner, label, name);
      renamed.add(new OutputColumn(identifiers.column(name), label, sealed, carrier));
    }
    return new QueryColumns(renamed, query.known());
  }
}
