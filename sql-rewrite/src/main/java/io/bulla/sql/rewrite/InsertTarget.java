package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/** The columns that rows are inserted into, in the order of the values. */
final class InsertTarget {
  private final Source source;
  private final @Nullable SqlNodeList listed;
  private final List<Field> columns;
  private final Work work;

  private InsertTarget(
      Source source, @Nullable SqlNodeList listed, List<Field> columns, Work work) {
    this.source = source;
    this.listed = listed;
    this.columns = columns;
    this.work = work;
  }

  /**
   * Reads the target's columns.
   *
   * @param listed the columns that the text names; null when it names none
   * @param rowSize values of the first row; negative when the source is a query
   */
  static InsertTarget of(Source source, @Nullable SqlNodeList listed, int rowSize, Work work) {
    if (listed == null) {
      List<Field> all = source.fields().stream().filter(Field::isThere).toList();
      boolean shorter = rowSize >= 0 && rowSize < all.size();
      // PostgreSQL alone fills the first columns when a row is short
      boolean cut = shorter && work.dialect == Dialects.POSTGRESQL;
      return new InsertTarget(source, null, cut ? all.subList(0, rowSize) : all, work);
    }
    List<Field> columns = new ArrayList<>();
    Scope scope = new Scope(null);
    scope.add(source);
    for (var node : listed) {
      if (!(node instanceof SqlIdentifier name)) {
        work.expressions.visit(node, scope);
        if (source.hasSealed()) {
          throw work.refuse(Reason.UNRESOLVED, node, "an element of an array");
        }
        continue;
      }
      work.columns.see(name);
      Optional<Field> field = fieldOf(source, work.identifiers.column(name));
      if (field.isEmpty() && source.hasSealed()) {
        throw work.refuse(Reason.UNRESOLVED, name, work.identifiers.written(name));
      }
      field.ifPresent(columns::add);
    }
    return new InsertTarget(source, listed, columns, work);
  }

  private static Optional<Field> fieldOf(Source source, String name) {
    return source.fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  int size() {
    return columns.size();
  }

  /** The sealed column at a place; null when it is plain or none is known there. */
  @Nullable SealedColumn sealed(int index) {
    return index < columns.size() ? columns.get(index).sealed() : null;
  }

  boolean hasSealed() {
    return columns.stream().anyMatch(field -> field.sealed() != null);
  }

  /** Whether the table has sealed columns, written to or not. */
  boolean isProtected() {
    return source.hasSealed();
  }

  boolean isListed() {
    return listed != null;
  }

  /** Whether the table's columns are needed and nobody knows them. */
  boolean isUnknown() {
    return listed == null && !source.known();
  }

  /** Writes a column list where the text has none. */
  void writeColumnList(int offset) {
    StringBuilder list = new StringBuilder();
    for (Field field : columns) {
      list.append(list.isEmpty() ? " (" : ", ").append(work.dialect.quote(field.display()));
      if (field.sealed() != null) {
        list.append(tokenColumns(field.column()));
      }
    }
    work.splices.insert(offset, list.append(')').toString(), List.of());
  }

  /** Adds the token columns to the text's column list. */
  void writeTokenColumns() {
    for (int i = 0; listed != null && i < columns.size(); i++) {
      if (columns.get(i).sealed() != null) {
        int end = work.identifiers.end((SqlIdentifier) listed.get(i));
        work.splices.insert(end, tokenColumns(columns.get(i).column()), List.of());
      }
    }
  }

  private String tokenColumns(SealedColumn column) {
    StringBuilder names = new StringBuilder();
    for (SearchKind kind : Targets.kinds(column)) {
      names.append(", ").append(work.dialect.quote(column.tokenColumn(kind)));
    }
    return names.toString();
  }
}
