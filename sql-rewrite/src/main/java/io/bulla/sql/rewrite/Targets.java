package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
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
      bindings.add(cell(value, column));
    }
    for (int i = 0; i < kinds.size(); i++) {
      written.append(separators.get(i)).append(mark);
      if (!value.isKeyword()) {
        bindings.add(token(value, column, kinds.get(i)));
      }
    }
    work.splices.replace(value.start(), value.end(), written.toString(), bindings);
  }

  /** What is written beside a value in parentheses would stand inside them. */
  static void refuseParentheses(SqlNode node, int allowed, SealedColumn column, Work work) {
    Optional<Value> value = Resolver.isQuery(node) ? Optional.empty() : Value.of(node, work.text);
    if (value.isEmpty() && !(node instanceof SqlIdentifier)) {
      return;
    }
    int start = value.map(Value::start).orElseGet(() -> Names.start(node));
    int end = value.map(Value::end).orElseGet(() -> Names.end(node));
    if (Parentheses.around(start, end, work.text) > allowed) {
      throw work.refuse(Reason.VALUE_EXPRESSION, node, column.label());
    }
  }

  static Binding cell(Value value, SealedColumn column) {
    return new Binding.Cell(column, Objects.requireNonNull(value.source()));
  }

  static Binding token(Value value, SealedColumn column, SearchKind kind) {
    return new Binding.Token(column, kind, Objects.requireNonNull(value.source()), true);
  }

  /** A value that is the same sealed column of another row: its tokens are carried over. */
  static void copy(
      SqlIdentifier value, Field source, SealedColumn column, List<String> separators, Work work) {
    if (!source.column().equals(column)) {
      throw work.refuse(Reason.SEALED_INTO_OTHER, value, source.column().label(), column.label());
    }
    List<SearchKind> kinds = kinds(column);
    StringBuilder tokens = new StringBuilder();
    for (int i = 0; i < kinds.size(); i++) {
      Optional<String> token = source.token(kinds.get(i));
      if (token.isEmpty()) {
        throw work.refuse(Reason.THROUGH_QUERY, value, column.label());
      }
      tokens
          .append(separators.get(i))
          .append(work.identifiers.qualifier(value))
          .append(work.dialect.quote(token.get()));
    }
    work.splices.insert(work.identifiers.end(value), tokens.toString(), List.of());
  }
}
