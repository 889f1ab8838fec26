package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.DistinctOnNode;
import io.bulla.sql.resolve.OutputColumn;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.SetColumn;
import io.bulla.sql.resolve.SetOperation;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/**
 * UNION, INTERSECT and EXCEPT over sealed columns: both sides become one, {@code UNION ALL}, whose
 * rows are grouped by tokens. A group is in the result by which sides it has rows of.
 */
final class SetWriter {
  private static final String SIDE = "bulla_side";
  private static final String ROW = "bulla_row";

  private final Work work;
  private final SetSpans spans;
  private final SelectItems items;

  /** Operations that group by tokens what the UNIONs in them give. */
  private final Set<SqlBasicCall> unions = Collections.newSetFromMap(new IdentityHashMap<>());

  SetWriter(Work work) {
    this.work = work;
    this.spans = new SetSpans(work);
    this.items = new SelectItems(work.text);
  }

  void write(SetOperation operation) {
    List<SetColumn> cells = operation.sealed().filter(column -> !column.isReplaced()).toList();
    if (cells.isEmpty()) {
      // tokens alone are told apart by the database
      return;
    }
    SetColumn first = cells.get(0);
    for (SetColumn column : cells) {
      if (!column.writeMarks()) {
        throw refuse(Reason.SET_OPERATION, operation, column);
      }
    }
    if (operation.isUnion() && operation.all()) {
      return;
    }
    for (SetColumn column : cells) {
      if (!column.selectTokens(SearchKind.EQUALITY)) {
        throw work.refuse(Reason.THROUGH_QUERY, operation.call(), column.column().label());
      }
    }
    boolean allCells = operation.sealed().noneMatch(SetColumn::isReplaced);
    boolean named = isNamed(operation.result()) && (operation.isUnion() || fits(operation));
    if (!allCells || !named) {
      throw refuse(Reason.SET_NAMES, operation, first);
    }
    if (operation.isUnion()) {
      union(operation);
    } else {
      sides(operation);
    }
  }

  private RuntimeException refuse(Reason reason, SetOperation operation, SetColumn column) {
    return work.refuse(
        reason,
        operation.call(),
        operation.call().getOperator().getName(),
        column.column().label());
  }

  private static boolean isNamed(List<OutputColumn> columns) {
    Set<String> names = new HashSet<>();
    return columns.stream()
        .allMatch(column -> !column.display().isEmpty() && names.add(column.name()));
  }

  /** Whether the second side can stand as a query in FROM. */
  private boolean fits(SetOperation operation) {
    long unnamed = operation.right().stream().filter(c -> c.display().isEmpty()).count();
    List<OutputColumn> rest =
        operation.right().stream().filter(c -> !c.display().isEmpty()).toList();
    return isNamed(rest) && unnamed <= 1 && !(unnamed > 0 && operation.all());
  }

  private void union(SetOperation operation) {
    SetSpans.Span left = spans.left(operation.call());
    SetSpans.Span right = spans.right(operation.call());
    between(left, right, "UNION ALL");
    unions.add(operation.call());
    if (operation.parent() != null && unions.contains(operation.parent())) {
      // what is around tells the rows apart
      return;
    }
    enclose(
        left,
        right,
        "SELECT " + items(operation, "") + " FROM (",
        ") bulla_set GROUP BY " + keys(operation.result()));
  }

  private void sides(SetOperation operation) {
    SetSpans.Span left = spans.left(operation.call());
    SetSpans.Span right = spans.right(operation.call());
    String row = operation.all() ? ", " + ROW : "";
    String numbered = operation.all() ? rowNumber(operation.result()) + " AS " + ROW : "";
    String numberedRight = operation.all() ? rowNumber(operation.right()) : "";
    boolean both = operation.call().getKind() == SqlKind.INTERSECT;
    String grouped =
        ") bulla_set GROUP BY "
            + keys(operation.result())
            + row
            + " HAVING MIN("
            + SIDE
            + ") = 1 AND MAX("
            + SIDE
            + (both ? ") = 2" : ") = 1");
    String query = "SELECT " + items(operation, SIDE + " = 1") + " FROM (";
    List<SetSpans.Span> first = queries(operation.call().operand(0), left);
    List<SetSpans.Span> second = queries(operation.call().operand(1), right);
    boolean stay = !operation.all() && !first.isEmpty() && !second.isEmpty();
    if (stay && work.dialect == Dialects.POSTGRESQL) {
      groupAround(operation.call());
      between(left, right, "UNION ALL");
      first.forEach(part -> number(part, "1 AS " + SIDE));
      second.forEach(part -> number(part, "2"));
      enclose(left, right, query, grouped);
      return;
    }
    between(
        left, right, ") bulla_left UNION ALL SELECT bulla_right.*, 2" + numberedRight + " FROM (");
    enclose(
        left,
        right,
        query + "SELECT bulla_left.*, 1 AS " + SIDE + numbered + " FROM (",
        ") bulla_right" + grouped);
  }

  /** Rows that an operation gives, and those in it, are told apart by what is around them all. */
  private void groupAround(SqlNode operation) {
    if (operation instanceof SqlBasicCall call) {
      unions.add(call);
      call.getOperandList().forEach(this::groupAround);
    }
  }

  /**
   * The queries that a side consists of, where they can stay queries of one operation: PostgreSQL
   * makes a text of a NULL, and of another value without a type, whose query stands alone.
   *
   * @return empty where the side is more than queries with UNION between them, of which ALL makes
   *     no difference here
   */
  private List<SetSpans.Span> queries(SqlNode side, SetSpans.Span span) {
    if (side instanceof SqlSelect || side instanceof DistinctOnNode) {
      return work.text.isAt(span.first(), "SELECT") ? List.of(span) : List.of();
    }
    if (side.getKind() != SqlKind.UNION || work.text.isAt(span.first(), "(")) {
      return List.of();
    }
    SqlBasicCall call = (SqlBasicCall) side;
    List<SetSpans.Span> left = queries(call.operand(0), spans.left(call));
    List<SetSpans.Span> right = queries(call.operand(1), spans.right(call));
    return left.isEmpty() || right.isEmpty()
        ? List.of()
        : Stream.concat(left.stream(), right.stream()).toList();
  }

  /** One more item behind those of a SELECT. */
  private void number(SetSpans.Span side, String item) {
    work.splices.insertLast(items.endOfList(side.first()), ", " + item);
  }

  /** Equal rows of one side are told apart by a number. */
  private String rowNumber(List<OutputColumn> columns) {
    return ", ROW_NUMBER() OVER (PARTITION BY " + keys(columns) + ")";
  }

  private void between(SetSpans.Span left, SetSpans.Span right, String text) {
    List<Token> tokens = work.text.tokens();
    work.splices.replace(
        tokens.get(left.last() + 1).start(), tokens.get(right.first() - 1).end(), text, List.of());
  }

  private void enclose(SetSpans.Span left, SetSpans.Span right, String before, String after) {
    List<Token> tokens = work.text.tokens();
    work.splices.enclose(
        tokens.get(left.first()).start(), tokens.get(right.last()).end(), before, after);
  }

  /**
   * @param condition of which rows the cells are to be; empty for any
   */
  private String items(SetOperation operation, String condition) {
    return operation.result().stream()
        .map(column -> item(column, condition))
        .collect(Collectors.joining(", "));
  }

  private String item(OutputColumn column, String condition) {
    String name = work.dialect.quote(column.display());
    if (!(column.carrier() instanceof SetColumn sealed)) {
      return name;
    }
    @Nullable SearchKind added = sealed.added();
    String token =
        added == null ? "" : ", " + work.dialect.quote(added.tokenColumn(sealed.label()));
    return anyOf(name, condition) + " AS " + name + token;
  }

  private String anyOf(String name, String condition) {
    if (condition.isEmpty()) {
      return work.dialect.anyOf(name);
    }
    if (work.dialect == Dialects.MYSQL) {
      return work.dialect.anyOf("CASE WHEN " + condition + " THEN " + name + " END");
    }
    String filter = " FILTER (WHERE " + condition + ")";
    return work.dialect == Dialects.H2
        ? work.dialect.anyOf(name) + filter
        : "(ARRAY_AGG(" + name + ")" + filter + ")[1]";
  }

  /** Names of the columns, tokens in the place of cells. */
  private String keys(List<OutputColumn> columns) {
    return columns.stream()
        .map(
            column ->
                work.dialect.quote(
                    column.sealed() == null
                        ? column.display()
                        : SearchKind.EQUALITY.tokenColumn(column.display())))
        .collect(Collectors.joining(", "));
  }
}
