package io.bulla.sql.resolve;

import io.bulla.sql.Catalog;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.parse.DeleteNode;
import io.bulla.sql.parse.InsertNode;
import io.bulla.sql.parse.MergeNode;
import io.bulla.sql.parse.Names;
import io.bulla.sql.parse.UpdateNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlTableRef;
import org.jspecify.annotations.Nullable;

/** Turns the items of a FROM clause into the sources of a scope. */
final class FromClause {
  private final Resolver resolver;
  private final Catalog catalog;
  private final Identifiers identifiers;
  private final Columns columns;
  private final Merges merges;
  private final boolean lateConditions;

  /**
   * @param lateConditions whether the condition of a join sees the tables that are joined behind it
   *     too (H2)
   */
  FromClause(
      Resolver resolver,
      Catalog catalog,
      Identifiers identifiers,
      Columns columns,
      boolean lateConditions) {
    this.lateConditions = lateConditions;
    this.resolver = resolver;
    this.catalog = catalog;
    this.identifiers = identifiers;
    this.columns = columns;
    this.merges = new Merges(identifiers, columns, resolver.expressions());
  }

  /** Adds what an item offers to a scope. */
  void add(SqlNode item, Scope scope) {
    addSources(item, scope);
    if (lateConditions) {
      conditions(item, scope);
    }
  }

  /** The conditions of joins, where all of them see every table. */
  private void conditions(SqlNode item, Scope scope) {
    if (item instanceof SqlNodeList list) {
      list.forEach(node -> conditions(node, scope));
    }
    if (item instanceof SqlJoin join) {
      conditions(join.getLeft(), scope);
      conditions(join.getRight(), scope);
      if (join.getConditionType() == JoinConditionType.ON) {
        resolver.expressions().visit(Objects.requireNonNull(join.getCondition()), scope);
      }
    }
  }

  private void addSources(SqlNode item, Scope scope) {
    if (item instanceof SqlJoin join) {
      join(join, scope);
      return;
    }
    if (item instanceof SqlNodeList list) {
      list.forEach(node -> addSources(node, scope));
      return;
    }
    if (item.getKind() == SqlKind.AS) {
      aliased((SqlCall) item, scope);
      return;
    }
    scope.add(source(item, null, scope));
  }

  /** Whether the database has a table or view of that name, folded. */
  boolean isTable(String name) {
    return catalog.find(List.of(name)).isPresent();
  }

  private void join(SqlJoin join, Scope scope) {
    int before = scope.sources().size();
    int starBefore = scope.star().size();
    addSources(join.getLeft(), scope);
    int starBetween = scope.star().size();
    addSources(join.getRight(), scope);
    List<Source> joined = scope.sources().subList(before, scope.sources().size());
    boolean sealed = joined.stream().anyMatch(Source::hasSealed);
    boolean natural = join.isNatural();
    if (natural || join.getConditionType() == JoinConditionType.USING) {
      refuseUnclear(join, sealed, scope);
    }
    if (natural) {
      joined.forEach(
          source -> source.fields().forEach(f -> ValueColumn.stayClear(f.values(), join)));
      merges.natural(join, sealed, scope, starBefore, starBetween);
    }
    SqlNode condition = join.getCondition();
    if (condition == null) {
      return;
    }
    if (join.getConditionType() == JoinConditionType.USING) {
      merges.using(join, (SqlNodeList) condition, scope, starBefore, starBetween);
      return;
    }
    if (!lateConditions) {
      resolver.expressions().visit(condition, scope);
    }
  }

  /** What a star over them would be: of the second side first, or in H2 of three tables. */
  private void refuseUnclear(SqlJoin join, boolean sealed, Scope scope) {
    boolean first = join.getJoinType() == JoinType.INNER || join.getJoinType() == JoinType.LEFT;
    boolean merged = identifiers.isMergedAmbiguous() && scope.hasMerged();
    boolean ofJoins =
        identifiers.isMergedAmbiguous()
            && (join.getLeft() instanceof SqlJoin || join.getRight() instanceof SqlJoin);
    if (!first || merged || ofJoins) {
      scope.hideStar();
    }
    // H2 joins by the names of the first table of each side alone
    if (sealed && (merged || (ofJoins && join.isNatural()))) {
      throw refuse(Reason.NATURAL_JOIN, join.getRight());
    }
  }

  private void aliased(SqlCall as, Scope scope) {
    SqlIdentifier alias = as.operand(1);
    columns.see(alias);
    Source source = source(as.operand(0), alias, scope);
    if (as.operandCount() == 2) {
      scope.add(source);
      return;
    }
    if (source.table() != null && source.hasSealed()) {
      // the list counts the table's physical columns, tokens included
      throw refuse(Reason.TABLE_FORM, alias);
    }
    scope.add(renamed(source, as));
  }

  private Source renamed(Source source, SqlCall as) {
    List<Field> fields = new ArrayList<>();
    if (!source.known()) {
      return source;
    }
    for (int i = 0; i < source.fields().size(); i++) {
      Field field = source.fields().get(i);
      if (i + 2 >= as.operandCount()) {
        fields.add(field);
        continue;
      }
      SqlIdentifier name = as.operand(i + 2);
      columns.see(name);
      String label = identifiers.label(name);
      Carrier carrier = field.carrier() == null ? Carrier.NONE : field.carrier();
      carrier.call(identifiers.column(name));
      Listed listed = resolver.selectList().listed(carrier, label, name);
      fields.add(field.renamed(identifiers.column(name), label, listed));
    }
    return new Source(source.alias(), source.text(), source.table(), fields, true);
  }

  private Source source(SqlNode node, @Nullable SqlIdentifier alias, Scope scope) {
    if (node instanceof SqlIdentifier table) {
      return table(table, alias, scope);
    }
    String name = alias == null ? "" : identifiers.table(alias, 0);
    String written = alias == null ? "" : textOf(alias);
    if (Resolver.isQuery(node)) {
      return fromQuery(resolver.query(node, scope), name, written);
    }
    if (node instanceof InsertNode
        || node instanceof UpdateNode
        || node instanceof DeleteNode
        || node instanceof MergeNode) {
      return changed(node, name, written, scope);
    }
    if (node.getKind() == SqlKind.LATERAL) {
      return source(((SqlCall) node).operand(0), alias, scope);
    }
    if (node instanceof SqlTableRef reference) {
      return source(reference.operand(0), alias, scope);
    }
    // functions, VALUES, UNNEST, samples: no sealed column may go in, so none comes out
    resolver.expressions().visit(node, scope);
    return Source.unknown(name, written);
  }

  /** H2's FINAL TABLE: it has every column of the table that is changed. */
  private Source changed(SqlNode node, String alias, String text, Scope scope) {
    resolver.expressions().change(node, scope);
    SqlNode target =
        node instanceof InsertNode insert
            ? insert.table()
            : node instanceof UpdateNode update
                ? update.tables()
                : node instanceof DeleteNode delete ? delete.from() : ((MergeNode) node).table();
    if (!(Names.withoutAlias(target) instanceof SqlIdentifier table)) {
      throw refuse(Reason.TABLE_FORM, target);
    }
    Source base = table(table, null, scope);
    return new Source(alias, text, base.table(), base.fields(), base.known());
  }

  private String textOf(SqlIdentifier identifier) {
    return identifiers
        .text()
        .original()
        .substring(identifiers.start(identifier), identifiers.end(identifier));
  }

  private Source fromQuery(QueryColumns query, String alias, String text) {
    query.columns().forEach(column -> resolver.selectList().takeName(column.unnamed()));
    query.columns().forEach(column -> column.carrier().call(column.name()));
    List<Field> fields = query.columns().stream().map(Field::ofQuery).toList();
    return new Source(alias, text, null, fields, query.known());
  }

  /** A table, view or common table expression by name. */
  Source table(SqlIdentifier table, @Nullable SqlIdentifier alias, Scope scope) {
    columns.see(table);
    List<String> path = identifiers.path(table);
    String name = alias == null ? path.get(path.size() - 1) : identifiers.table(alias, 0);
    String written = textOf(alias == null ? table : alias);
    QueryColumns common = path.size() == 1 ? scope.commonTable(path.get(0)) : null;
    if (common != null) {
      return fromQuery(common, name, written);
    }
    if (identifiers.isMySql() && path.size() == 1 && scope.hasCommonTable(path.get(0))) {
      // MariaDB takes it in any case, also where it does not take tables so
      throw refuse(Reason.COMMON_TABLE_CASE, table, identifiers.label(table));
    }
    Optional<TableInfo> info = catalog.find(path);
    if (info.isEmpty()) {
      if (identifiers.isGuarded(table, table.names.size() - 1)) {
        // another spelling of the protected table, or one that is not there yet: its text may hold
        // values, and the database would log them with its error
        throw identifiers.unresolved(table);
      }
      if (alias != null && identifiers.isGuarded(alias, 0)) {
        throw identifiers.unresolved(alias);
      }
      return Source.unknown(name, written);
    }
    return base(info.get(), name, written, table);
  }

  private Source base(TableInfo info, String alias, String written, SqlIdentifier place) {
    if (info.kind().relation().isPresent()) {
      throw refuse(Reason.RELATED, place, info.name(), info.kind().relation().get());
    }
    if (info.kind() == TableInfo.Kind.INTERNAL) {
      throw refuse(Reason.INTERNAL_TABLE, place, info.name());
    }
    if (info.kind() == TableInfo.Kind.PROTECTED) {
      resolver.touch(info);
    }
    List<Field> fields = new ArrayList<>();
    for (String column : info.columns()) {
      SealedColumn sealed = info.sealed().get(column);
      fields.add(Field.ofTable(catalog.columnNames().fold(column, true), column, sealed));
    }
    // a sealed column that is not there yet: no value beside its name may go on in clear
    info.sealed().entrySet().stream()
        .filter(entry -> !info.columns().contains(entry.getKey()))
        .map(
            entry ->
                Field.missing(catalog.columnNames().fold(entry.getKey(), true), entry.getValue()))
        .forEach(fields::add);
    return new Source(alias, written, info, fields, !info.columns().isEmpty());
  }

  private RefusedException refuse(Reason reason, SqlNode place, Object... names) {
    if (place instanceof SqlIdentifier identifier) {
      return new RefusedException(
          reason, identifiers.start(identifier), identifiers.end(identifier), names);
    }
    return Resolver.refusal(reason, place, names);
  }
}
