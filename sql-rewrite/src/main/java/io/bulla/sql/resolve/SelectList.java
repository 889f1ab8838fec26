package io.bulla.sql.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** The columns a SELECT or RETURNING lists, and the stars that must be written out. */
public final class SelectList {
  private final Resolver resolver;
  private final Identifiers identifiers;
  private final Columns columns;
  private final List<Item> items = new ArrayList<>();
  private final List<Star> stars = new ArrayList<>();

  /**
   * A star over sealed columns.
   *
   * @param start span of the star with its qualifier
   * @param items what it stands for; their tokens may still be asked for
   */
  public record Star(int start, int end, List<Item> items) {
    public Star {
      items = List.copyOf(items);
    }
  }

  SelectList(Resolver resolver, Identifiers identifiers, Columns columns) {
    this.resolver = resolver;
    this.identifiers = identifiers;
    this.columns = columns;
  }

  /** Sealed columns that the text names. */
  public List<Item> items() {
    return items;
  }

  public List<Star> stars() {
    return stars;
  }

  /** Resolves a list of select items. */
  public QueryColumns resolve(SqlNodeList list, Scope scope) {
    List<OutputColumn> outputs = new ArrayList<>();
    boolean known = true;
    for (SqlNode node : list) {
      if (identifiers.isStar(node)) {
        columns.see(node);
        known &= star((SqlIdentifier) node, scope, outputs);
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

  private OutputColumn item(SqlNode node, Scope scope) {
    if (node.getKind() == SqlKind.AS) {
      SqlCall as = (SqlCall) node;
      SqlIdentifier alias = as.operand(1);
      columns.see(alias);
      String name = identifiers.column(alias);
      return value(as.operand(0), scope, name, identifiers.written(alias), identifiers.end(alias));
    }
    if (node instanceof SqlIdentifier identifier) {
      return value(
          node,
          scope,
          identifiers.column(identifier),
          identifiers.written(identifier),
          identifiers.end(identifier));
    }
    return value(node, scope, "", "", -1);
  }

  private OutputColumn value(SqlNode node, Scope scope, String name, String display, int end) {
    Optional<Field> sealed = columns.sealed(node, scope);
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
              end);
      items.add(item);
      return new OutputColumn(name, display, sealed.get().sealed(), item);
    }
    if (end < 0 && !Resolver.isQuery(node)) {
      resolver.expressions().visitUnnamed(node, scope);
      return OutputColumn.plain(name, display);
    }
    if (Resolver.isQuery(node)) {
      QueryColumns query = resolver.query(node, scope);
      if (query.columns().size() == 1 && query.known()) {
        return new OutputColumn(name, display, query.columns().get(0).sealed(), Item.NONE);
      }
      return OutputColumn.plain(name, display);
    }
    resolver.expressions().visit(node, scope);
    return OutputColumn.plain(name, display);
  }

  private boolean star(SqlIdentifier star, Scope scope, List<OutputColumn> outputs) {
    boolean bare = star.names.size() == 1;
    List<Source> sources;
    if (bare) {
      sources = scope.sources();
    } else {
      Source source = scope.source(identifiers.table(star, star.names.size() - 2));
      sources = source == null ? List.of() : List.of(source);
    }
    boolean known = !sources.isEmpty() && sources.stream().allMatch(Source::known);
    if (sources.stream().noneMatch(Source::hasSealed)) {
      sources.forEach(
          s -> s.fields().forEach(f -> outputs.add(OutputColumn.plain(f.name(), f.display()))));
      // merged columns appear once, so positions after them are not those of the sources
      return known && !(bare && scope.hasMerged());
    }
    if (!known) {
      throw Resolver.refusal(Reason.UNKNOWN_STAR, star);
    }
    if (bare && scope.hasMerged()) {
      throw Resolver.refusal(Reason.MERGED_STAR, star);
    }
    writeOut(star, sources, bare && sources.size() == 1, outputs);
    return true;
  }

  private void writeOut(
      SqlIdentifier star, List<Source> sources, boolean alone, List<OutputColumn> outputs) {
    List<Item> written = new ArrayList<>();
    for (Source source : sources) {
      if (!alone && source.text().isEmpty()) {
        throw Resolver.refusal(Reason.UNKNOWN_STAR, star);
      }
      for (Field field : source.fields()) {
        if (field.display().isEmpty()) {
          throw Resolver.refusal(Reason.UNKNOWN_STAR, star);
        }
        Item item = Item.ofStar(field, alone ? "" : source.text() + ".", field.display());
        written.add(item);
        outputs.add(
            new OutputColumn(
                field.name(),
                field.display(),
                field.sealed(),
                field.sealed() == null ? Item.NONE : item));
      }
    }
    int start = identifiers.start(star);
    stars.add(new Star(start, identifiers.end(star), written));
  }
}
