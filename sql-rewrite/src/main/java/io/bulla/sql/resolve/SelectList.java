package io.bulla.sql.resolve;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.parse.Names;
import io.bulla.sql.parse.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.jspecify.annotations.Nullable;

/** The columns a SELECT or RETURNING lists, and the stars that must be written out. */
public final class SelectList {
  private final Resolver resolver;
  private final Identifiers identifiers;
  private final Columns columns;
  private final RowKeys rowKeys;
  private final List<Item> items = new ArrayList<>();
  private final StarLists stars;
  private final List<QueryShape> shapes = new ArrayList<>();
  private final List<Listed> listed = new ArrayList<>();
  private final List<NullCell> nulls = new ArrayList<>();
  private final List<ValueColumn> values = new ArrayList<>();
  private final List<ClearColumn> clear = new ArrayList<>();
  private final List<SqlNode> namesTaken = new ArrayList<>();

  /**
   * A star over sealed columns.
   *
   * @param start span of the star with its qualifier
   * @param before what stands before the names
   * @param after what stands after them
   * @param items what it stands for; their tokens may still be asked for
   */
  public record Star(int start, int end, String before, String after, List<Item> items) {
    public Star {
      items = List.copyOf(items);
    }
  }

  /**
   * A SELECT DISTINCT with sealed columns.
   *
   * @param firstItem offset of its first item
   * @param grouped whether it also has GROUP BY, HAVING or windows
   * @param renames whether two items have one name, or an alias is another item's column
   * @param parts what it lists, stars written out
   * @param place where to point in a refusal
   */
  public record Distinct(
      int firstItem, boolean grouped, boolean renames, List<Part> parts, SqlNode place)
      implements QueryShape {
    public Distinct {
      parts = List.copyOf(parts);
    }
  }

  /** One column that a SELECT DISTINCT lists. */
  public sealed interface Part {
    /**
     * A sealed column.
     *
     * @param keyed whether it goes with its table's primary key, which is listed too
     */
    record Sealed(Item item, boolean keyed) implements Part {}

    /** Cells that an expression gives. */
    record Cells(Computed computed) implements Part {}

    /** A plain column that the text names. */
    record Written(int start, int end) implements Part {}

    /** A plain column that a star stands for. */
    record OfStar(String qualifier, String name) implements Part {}

    /** Anything else. */
    record Other() implements Part {}
  }

  SelectList(Resolver resolver, Identifiers identifiers, Columns columns, RowKeys rowKeys) {
    this.rowKeys = rowKeys;
    this.resolver = resolver;
    this.identifiers = identifiers;
    this.columns = columns;
    this.stars = new StarLists(identifiers);
  }

  /** Sealed columns that the text names. */
  public List<Item> items() {
    return items;
  }

  public List<Star> stars() {
    return stars.all();
  }

  /** {@code TABLE t} with sealed columns: its columns are written out. */
  QueryColumns table(SqlIdentifier table, Scope scope) {
    return stars.table(table, scope);
  }

  /** What tells rows apart, inner queries before those around them. */
  public List<QueryShape> shapes() {
    return shapes;
  }

  void addShape(QueryShape shape) {
    shapes.add(shape);
  }

  /** Names of lists of names that stand for sealed columns. */
  public List<Listed> listed() {
    return listed;
  }

  /** NULLs that queries select. */
  public List<NullCell> nulls() {
    return nulls;
  }

  /** Columns of parameters and literals. */
  public List<ValueColumn> values() {
    return values;
  }

  /** Columns that stay in clear. */
  public List<ClearColumn> clear() {
    return clear;
  }

  /** Notes a column that stays in clear. */
  ClearColumn clear(List<SqlNode> expressions, @Nullable ValueColumn ofValues) {
    ClearColumn column = new ClearColumn(expressions, ofValues);
    clear.add(column);
    return column;
  }

  /** Expressions whose texts are names of columns of queries in FROM. */
  public List<SqlNode> namesTaken() {
    return namesTaken;
  }

  void takeName(@Nullable SqlNode unnamed) {
    if (unnamed != null) {
      namesTaken.add(unnamed);
    }
  }

  /** Notes a column of parameters and literals. */
  ValueColumn ofValues(List<ValueColumn.Place> places, String label) {
    ValueColumn column = new ValueColumn(places);
    column.name(label);
    values.add(column);
    return column;
  }

  /** A sealed column under a name of a list of names. */
  Listed listed(Carrier inner, String label, SqlIdentifier name) {
    ValueColumn mere = inner.values();
    if (mere != null) {
      mere.name(label);
    }
    Listed column = new Listed(inner, label, identifiers.end(name));
    listed.add(column);
    return column;
  }

  /** Notes that equal rows of a select list with sealed columns count once. */
  void distinct(SqlSelect select, QueryColumns result, Scope scope) {
    shapes.add(
        new DistinctLists(identifiers, columns, rowKeys, stars.all()).of(select, result, scope));
  }

  /** Resolves a list of select items. */
  public QueryColumns resolve(SqlNodeList list, Scope scope) {
    List<OutputColumn> outputs = new ArrayList<>();
    boolean known = true;
    for (SqlNode node : list) {
      if (identifiers.isStar(node)) {
        columns.see(node);
        known &= stars.add((SqlIdentifier) node, scope, outputs);
      } else if (Names.withoutAlias(node) instanceof SqlCall call
          && call.getOperator() == Operators.EXPANSION) {
        known = false;
        expand(call.operand(0), scope);
      } else {
        outputs.add(item(node, scope));
      }
    }
    QueryColumns result = new QueryColumns(outputs, known);
    if (!known && result.firstSealed().isPresent()) {
      throw Resolver.refusal(Reason.UNKNOWN_STAR, list);
    }
    return result;
  }

  /** Columns whose number is not known: none of them may be sealed. */
  private void expand(SqlNode node, Scope scope) {
    if (!identifiers.isStar(node)) {
      resolver.expressions().visit(node, scope);
      return;
    }
    columns.see(node);
    if (scope.sources().stream().anyMatch(Source::hasSealed)) {
      throw Resolver.refusal(Reason.UNKNOWN_STAR, node);
    }
  }

  private OutputColumn item(SqlNode node, Scope scope) {
    if (node.getKind() == SqlKind.AS) {
      SqlCall as = (SqlCall) node;
      SqlIdentifier alias = as.operand(1);
      columns.see(alias);
      if (identifiers.isStar(as.operand(0))) {
        throw Resolver.refusal(Reason.UNKNOWN_STAR, as.operand(0));
      }
      String name = identifiers.column(alias);
      return value(as.operand(0), scope, name, identifiers.label(alias), identifiers.end(alias));
    }
    if (node instanceof SqlIdentifier identifier) {
      return value(
          node,
          scope,
          identifiers.column(identifier),
          identifiers.label(identifier),
          identifiers.end(identifier));
    }
    return value(node, scope, "", "", -1);
  }

  private OutputColumn value(SqlNode node, Scope scope, String name, String display, int end) {
    if (resolver.expressions().isValue(node, 0)) {
      return mereValue(node, name, end < 0 ? "" : display, end);
    }
    Optional<Field> sealed =
        columns
            .reference(node, scope)
            .filter(field -> field.sealed() != null || field.values() != null);
    if (sealed.isPresent()) {
      SqlIdentifier reference = (SqlIdentifier) node;
      int last = reference.names.size() - 1;
      Item item =
          Item.written(
              sealed.get(),
              identifiers.qualifier(reference),
              display,
              identifiers.token(reference, last).start(),
              identifiers.token(reference, last).end(),
              identifiers.start(reference),
              end);
      items.add(item);
      return new OutputColumn(name, display, sealed.get().sealed(), item);
    }
    int itemEnd = end < 0 ? Names.end(node) : end;
    SqlNode unnamed = end < 0 ? node : null;
    if (SqlUtil.isNullLiteral(node, false)) {
      return OutputColumn.plain(name, display);
    }
    if (Resolver.isQuery(node)) {
      QueryColumns query = resolver.query(node, scope);
      query.keepClear();
      return scalar(node, query, name, display).calledAfter(unnamed);
    }
    Optional<Computed> cells = resolver.expressions().cells(node, scope, display, itemEnd);
    if (cells.isPresent()) {
      return new OutputColumn(name, display, cells.get().column(), cells.get(), unnamed);
    }
    resolver.expressions().visit(node, scope);
    return new OutputColumn(
        name, display, null, clear(List.of(node), null).at(scope, itemEnd), unnamed);
  }

  /** A parameter or literal: of NULL, more is known. */
  private OutputColumn mereValue(SqlNode node, String name, String label, int end) {
    ValueColumn column = ofValues(List.of(new ValueColumn.Place(node, end, label, false)), label);
    if (!SqlUtil.isNullLiteral(node, false)) {
      return new OutputColumn(name, label, null, new ValueItem(column, label));
    }
    NullCell cell = new NullCell(end < 0 ? Names.end(node) : end, column, label);
    nulls.add(cell);
    return new OutputColumn(name, label, null, cell);
  }

  private static OutputColumn scalar(
      SqlNode place, QueryColumns query, String name, String display) {
    if (query.columns().size() != 1 || !query.known()) {
      return OutputColumn.plain(name, display);
    }
    SealedColumn sealed = query.columns().get(0).sealed();
    Optional<Computed> cell = cell(place, query);
    return new OutputColumn(name, display, sealed, cell.isPresent() ? cell.get() : Carrier.NONE);
  }

  /** The cell that a query in the place of a value gives; empty where it gives none. */
  public static Optional<Computed> cell(SqlNode place, QueryColumns query) {
    if (query.columns().size() != 1 || !query.known()) {
      return Optional.empty();
    }
    OutputColumn inner = query.columns().get(0);
    SealedColumn sealed = inner.sealed();
    return sealed != null && inner.carrier() instanceof Item item
        ? Optional.of(new ScalarCell(item, sealed, place))
        : Optional.empty();
  }
}
