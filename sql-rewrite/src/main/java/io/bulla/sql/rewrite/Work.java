package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.Binding;
import io.bulla.sql.Catalog;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Columns;
import io.bulla.sql.resolve.Expressions;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Identifiers;
import io.bulla.sql.resolve.Item;
import io.bulla.sql.resolve.Listed;
import io.bulla.sql.resolve.NullCell;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.QueryShape;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import io.bulla.sql.resolve.Resolver;
import io.bulla.sql.resolve.Scope;
import io.bulla.sql.resolve.SelectList;
import io.bulla.sql.resolve.SetOperation;
import io.bulla.sql.resolve.ValueColumn;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** What the rules share while one statement is translated. Not thread-safe. */
final class Work {
  final Dialect dialect;
  final SqlText text;
  final Catalog catalog;
  final Identifiers identifiers;
  final Columns columns;
  final Splices splices;
  final Expressions expressions;
  final Resolver resolver;
  final NullTests nullTests = new NullTests();
  final List<CellItem> cellItems = new ArrayList<>();
  final List<TestedParameterRule.Test> tests = new ArrayList<>();
  private final Map<SqlNode, QueryColumns> queries = new IdentityHashMap<>();

  Work(Dialect dialect, SqlText text, Catalog catalog) {
    this.dialect = dialect;
    this.text = text;
    this.catalog = catalog;
    this.identifiers = new Identifiers(text, catalog);
    this.columns = new Columns(identifiers);
    this.splices = new Splices(text);
    this.expressions = new RuleWalk(this);
    this.resolver = new Resolver(catalog, identifiers, columns, expressions, dialect);
  }

  /** A query in the place of a value, which is resolved once whoever asks. */
  QueryColumns value(SqlNode query, Scope scope) {
    QueryColumns known = queries.get(query);
    QueryColumns found = known == null ? resolver.query(query, scope) : known;
    queries.put(query, found);
    return found;
  }

  /** A refusal whose place is a node. */
  RefusedException refuse(Reason reason, SqlNode place, Object... names) {
    return Resolver.refusal(reason, place, names);
  }

  /**
   * How the text names a function or operator. The tree's own name is the masked one, whose last
   * character may have been replaced.
   */
  String functionName(SqlCall call) {
    List<Token> name = Names.function(text, call);
    return name.isEmpty() ? call.getOperator().getName() : text.text(name.get(name.size() - 1));
  }

  /** The name in upper case of a function that the text names without a schema; else empty. */
  String builtIn(SqlCall call) {
    List<Token> name = Names.function(text, call);
    return name.size() == 1 && !text.isQuoted(name.get(0)) ? text.upper(name.get(0)) : "";
  }

  /** Puts the token column in the place of a reference to its sealed column. */
  void useToken(SqlIdentifier reference, Field field, SearchKind kind) {
    if (!field.column().search().contains(kind)) {
      throw new RefusedException(
          Reason.NO_EQUALITY,
          identifiers.start(reference),
          identifiers.end(reference),
          field.column().label());
    }
    Optional<String> token = field.token(kind);
    if (token.isEmpty()) {
      throw new RefusedException(
          Reason.THROUGH_QUERY,
          identifiers.start(reference),
          identifiers.end(reference),
          field.column().label());
    }
    ValueColumn values = field.values();
    if (values != null) {
      values.compare();
    }
    var last = identifiers.token(reference, reference.names.size() - 1);
    splices.replace(last.start(), last.end(), dialect.quote(token.get()), List.of());
  }

  /** Puts {@code ?} bound to the value's token in the place of a value; NULL stays. */
  void bindToken(Value value, SealedColumn column, SearchKind kind) {
    bindToken(value, column, kind, "?");
  }

  /** As above, with what is written for it. */
  void bindToken(Value value, SealedColumn column, SearchKind kind, String mark) {
    LiteralFit.refuseCompared(value, column, this);
    if (value.isKeyword()) {
      if (value.cast() != null) {
        splices.replace(value.start(), value.end(), "NULL", List.of());
      }
    } else {
      Binding token =
          new Binding.Token(
              column,
              kind,
              Objects.requireNonNull(value.source()),
              CastFit.use(value, column, dialect));
      splices.replace(value.start(), value.end(), mark, List.of(token));
    }
  }

  /** Puts the token column in the place of a select item's name or number. */
  void useTokenOf(SqlNode reference, Item item, SearchKind kind) {
    SealedColumn column = item.source().column();
    if (!column.search().contains(kind)) {
      throw refuse(Reason.NO_EQUALITY, reference, column.label());
    }
    if (item.source().token(kind).isEmpty()) {
      throw refuse(Reason.THROUGH_QUERY, reference, column.label());
    }
    splices.replace(Names.start(reference), Names.end(reference), tokenOf(item, kind), List.of());
  }

  /** Writes the edits that the lists of SELECT and RETURNING need. */
  void writeSelectLists() {
    SelectList list = resolver.selectList();
    nullTests.write(this);
    SetWriter sets = new SetWriter(this);
    // the outer ones first: they may ask the inner ones for tokens
    for (int i = list.shapes().size() - 1; i >= 0; i--) {
      QueryShape shape = list.shapes().get(i);
      if (shape instanceof SelectList.Distinct distinct) {
        new DistinctWriter(this).write(distinct);
      } else {
        sets.write((SetOperation) shape);
      }
    }
    list.listed().forEach(this::writeListed);
    list.nulls().stream()
        .filter(NullCell::isAdded)
        .forEach(cell -> splices.insert(cell.end(), ", NULL", List.of()));
    cellItems.forEach(CellItem::write);
    list.items().forEach(this::writeItem);
    new ValueWriter(this).write(list.values());
    for (SelectList.Star star : list.stars()) {
      if (star.items().stream().allMatch(item -> item.source().sealed() == null)) {
        continue;
      }
      StringBuilder names = new StringBuilder();
      for (Item item : star.items()) {
        names.append(names.isEmpty() ? "" : ", ").append(written(item));
      }
      splices.replace(star.start(), star.end(), star.before() + names + star.after(), List.of());
    }
    columns.merged().forEach(this::writeMerged);
  }

  private void writeMerged(SqlIdentifier reference, Field field) {
    int start = identifiers.start(reference);
    if (!splices.isReplaced(start)) {
      splices.insert(start, cellQualifier(reference, field), List.of());
    }
  }

  /** A name alone would be that of two columns, now that their tokens join them. */
  String cellQualifier(SqlIdentifier reference, Field field) {
    if (field.isMerged() && field.cellQualifier().isEmpty()) {
      throw refuse(Reason.USING_JOIN, reference, field.column().label());
    }
    return field.cellQualifier();
  }

  private void writeListed(Listed column) {
    SearchKind added = column.added();
    if (added != null) {
      String name = dialect.quote(added.tokenColumn(column.label()));
      splices.insert(column.end(), ", " + name, List.of());
    }
  }

  private String written(Item item) {
    SearchKind replacement = item.replacement();
    if (replacement != null) {
      return tokenOf(item, replacement);
    }
    String name = item.qualifier() + dialect.quote(item.label());
    if (isWritten(item)) {
      name = cell(item, name) + " AS " + dialect.quote(item.label());
    }
    SearchKind added = item.added();
    return added == null ? name : name + ", " + tokenOf(item, added) + labelled(item, added);
  }

  private void writeItem(Item item) {
    SearchKind replacement = item.replacement();
    if (replacement != null) {
      String token = item.source().token(replacement).orElseThrow();
      splices.replace(item.referenceStart(), item.referenceEnd(), dialect.quote(token), List.of());
    }
    String behind = "";
    if (replacement == null && isWritten(item)) {
      String written = text.original().substring(item.itemStart(), item.referenceEnd());
      String reference = item.source().cellQualifier() + written;
      splices.replace(item.itemStart(), item.referenceEnd(), cell(item, reference), List.of());
      boolean named = item.itemEnd() > item.referenceEnd();
      behind = named ? "" : " AS " + dialect.quote(item.label());
    }
    SearchKind added = item.added();
    if (added != null) {
      behind += ", " + tokenOf(item, added) + labelled(item, added);
    }
    if (!behind.isEmpty()) {
      splices.insert(item.itemEnd(), behind, List.of());
    }
  }

  private static boolean isWritten(Item item) {
    return item.isRepresented() || item.mark().isPresent();
  }

  /** What selects the cell where that is more than a name. */
  private String cell(Item item, String reference) {
    String superGroup = item.isInSuperGroups() ? tokenOf(item, SearchKind.EQUALITY) : "";
    String cell = item.isRepresented() ? anyOf(reference, superGroup) : reference;
    return item.mark().isPresent() ? dialect.marked(cell, item.mark().getAsInt()) : cell;
  }

  /**
   * One cell of a group.
   *
   * @param token what is NULL where the group is of all values; empty where no group is
   */
  String anyOf(String cell, String token) {
    String any = dialect.anyOf(cell);
    return token.isEmpty() ? any : "CASE WHEN " + token + " IS NOT NULL THEN " + any + " END";
  }

  String tokenOf(Item item, SearchKind kind) {
    return item.qualifier() + dialect.quote(item.source().token(kind).orElseThrow());
  }

  private String labelled(Item item, SearchKind kind) {
    return " AS " + dialect.quote(kind.tokenColumn(item.label()));
  }

  /** Offset after a leaf. */
  static int end(SqlNode leaf) {
    return Names.end(leaf);
  }
}
