package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/** What INSERT, UPDATE and DELETE share about the table they change. */
final class Targets {
  static final QueryColumns NO_ROWS = new QueryColumns(List.of(), true);

  private Targets() {}

  /** The table, if it is protected. */
  static Optional<TableInfo> of(Source source) {
    return Optional.ofNullable(source.table())
        .filter(table -> table.kind() == TableInfo.Kind.PROTECTED);
  }

  /** Result columns of RETURNING. */
  static QueryColumns returning(@Nullable SqlNodeList list, Scope scope, Work work) {
    return list == null ? NO_ROWS : work.resolver.selectList().resolve(list, scope);
  }

  /** The search kinds of a column in a fixed order. */
  static List<SearchKind> kinds(SealedColumn column) {
    return column.search().stream().sorted((a, b) -> a.word().compareTo(b.word())).toList();
  }

  /** Replaces a value by the cell and, after a separator for each kind, the tokens. */
  static void writeCell(Value value, SealedColumn column, List<String> separators, Work work) {
    LiteralFit.refuseStored(value, column);
    List<SearchKind> kinds = kinds(column);
    String original = work.text.original().substring(value.start(), value.end());
    String mark = value.isKeyword() ? original : "?";
    StringBuilder written = new StringBuilder(mark);
    List<Binding> bindings = new ArrayList<>();
    if (!value.isKeyword()) {
      bindings.add(new Binding.Cell(column, Objects.requireNonNull(value.source())));
    }
    for (int i = 0; i < kinds.size(); i++) {
      written.append(separators.get(i)).append(mark);
      if (!value.isKeyword()) {
        bindings.add(
            new Binding.Token(column, kinds.get(i), Objects.requireNonNull(value.source()), true));
      }
    }
    work.splices.replace(value.start(), value.end(), written.toString(), bindings);
  }
}
