package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.ValueSource;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.Source;
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

  static Binding cell(Value value, SealedColumn column) {
    return new Binding.Cell(column, Objects.requireNonNull(value.source()), false);
  }

  static Binding token(Value value, SealedColumn column, SearchKind kind) {
    ValueSource source = Objects.requireNonNull(value.source());
    return new Binding.Token(column, kind, source, Binding.Use.STORED);
  }
}
