package io.bulla.sql.resolve;

import io.bulla.sql.dialect.Token;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** The stars of SELECT lists, of which those over sealed columns are written out. */
final class StarLists {
  private final Identifiers identifiers;
  private final List<SelectList.Star> stars = new ArrayList<>();

  StarLists(Identifiers identifiers) {
    this.identifiers = identifiers;
  }

  List<SelectList.Star> all() {
    return stars;
  }

  /** {@code TABLE t} with sealed columns: its columns are written out. */
  QueryColumns table(SqlIdentifier table, Scope scope) {
    List<OutputColumn> outputs = new ArrayList<>();
    Source source = scope.sources().get(0);
    Token word = identifiers.tokenBefore(table);
    if (!source.known()) {
      throw Resolver.refusal(Reason.TABLE_FORM, table);
    }
    List<Item> written = itemsOf(table, source, true, outputs);
    stars.add(new SelectList.Star(word.start(), word.end(), "SELECT ", " FROM", written));
    return new QueryColumns(outputs, true);
  }

  /** Resolves a star; answers whether it is known which columns it gives. */
  boolean add(SqlIdentifier star, Scope scope, List<OutputColumn> outputs) {
    boolean bare = star.names.size() == 1;
    List<Source> sources;
    if (bare) {
      sources = scope.sources();
    } else {
      Source source = scope.source(identifiers.table(star, star.names.size() - 2));
      if (source == null) {
        throw identifiers.unresolved(star);
      }
      sources = List.of(source);
    }
    boolean known = !sources.isEmpty() && sources.stream().allMatch(Source::known);
    if (sources.stream().noneMatch(Source::hasSealed)) {
      boolean carries = known && !(bare && scope.hasMerged()) && writable(sources, bare);
      if (carries && sources.stream().anyMatch(Source::hasValues)) {
        // it is written out if one of them becomes cells
        writeOut(star, sources, bare && sources.size() == 1, outputs);
        return true;
      }
      for (Source source : sources) {
        for (Field field : source.fields()) {
          ValueColumn.stayClear(field.values(), star);
          field.read();
          outputs.add(OutputColumn.plain(field.name(), field.display()));
        }
      }
      // merged columns appear once, so positions after them are not those of the sources
      return known && !(bare && scope.hasMerged());
    }
    if (!known) {
      throw Resolver.refusal(Reason.UNKNOWN_STAR, star);
    }
    if (bare && scope.hasMerged()) {
      writeOutMerged(star, scope, outputs);
    } else {
      writeOut(star, sources, bare && sources.size() == 1, outputs);
    }
    return true;
  }

  private static boolean writable(List<Source> sources, boolean bare) {
    boolean alone = bare && sources.size() == 1;
    return sources.stream()
        .allMatch(
            source ->
                (alone || !source.text().isEmpty())
                    && source.fields().stream()
                        .allMatch(f -> !f.display().isEmpty() && !source.isAmbiguous(f.name())));
  }

  private void writeOut(
      SqlIdentifier star, List<Source> sources, boolean alone, List<OutputColumn> outputs) {
    List<Item> written = new ArrayList<>();
    for (Source source : sources) {
      if (!alone && source.text().isEmpty()) {
        throw Resolver.refusal(Reason.UNKNOWN_STAR, star);
      }
      written.addAll(itemsOf(star, source, alone, outputs));
    }
    int start = identifiers.start(star);
    stars.add(new SelectList.Star(start, identifiers.end(star), "", "", written));
  }

  /** Behind joins by columns of one name, which a star gives once. */
  private void writeOutMerged(SqlIdentifier star, Scope scope, List<OutputColumn> outputs) {
    boolean unclear =
        scope.isStarHidden()
            || scope.sources().stream()
                .anyMatch(
                    source ->
                        source.text().isEmpty()
                            || source.fields().stream()
                                .anyMatch(field -> source.isAmbiguous(field.name())));
    if (unclear) {
      throw Resolver.refusal(Reason.MERGED_STAR, star);
    }
    List<Item> written = new ArrayList<>();
    for (Merges.StarColumn column : scope.star()) {
      written.add(itemOf(star, column.field(), column.qualifier(), outputs));
    }
    stars.add(new SelectList.Star(identifiers.start(star), identifiers.end(star), "", "", written));
  }

  private static List<Item> itemsOf(
      SqlNode place, Source source, boolean alone, List<OutputColumn> outputs) {
    List<Item> written = new ArrayList<>();
    for (Field field : source.fields().stream().filter(Field::isThere).toList()) {
      if (source.isAmbiguous(field.name())) {
        throw Resolver.refusal(Reason.UNKNOWN_STAR, place);
      }
      written.add(itemOf(place, field, alone ? "" : source.text() + ".", outputs));
    }
    return written;
  }

  private static Item itemOf(
      SqlNode place, Field field, String qualifier, List<OutputColumn> outputs) {
    if (field.display().isEmpty()) {
      throw Resolver.refusal(Reason.UNKNOWN_STAR, place);
    }
    field.read();
    Item item = Item.ofStar(field, qualifier, field.display());
    boolean plain = field.sealed() == null && field.values() == null;
    Carrier carrier = plain ? Carrier.NONE : item;
    outputs.add(new OutputColumn(field.name(), field.display(), field.sealed(), carrier));
    return item;
  }
}
