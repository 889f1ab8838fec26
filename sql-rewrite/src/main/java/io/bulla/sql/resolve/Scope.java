package io.bulla.sql.resolve;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.resolve.Merges.StarColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** The names that are visible at one level of a query. Used while one statement is translated. */
public final class Scope {
  private final @Nullable Scope parent;
  private final List<Source> sources = new ArrayList<>();
  private final List<StarColumn> star = new ArrayList<>();
  private final Set<String> merged = new HashSet<>();
  private final Map<String, Field> mergedSealed = new HashMap<>();
  private boolean starHidden;
  private final Map<String, QueryColumns> commonTables = new HashMap<>();
  private final Map<String, SealedColumn> sealedOutputs = new HashMap<>();
  private final Set<String> outputs = new HashSet<>();
  private boolean unknownOutputs;
  private boolean ofStatement;
  private final List<Field> grouped = new ArrayList<>();
  private @Nullable Field unclearInHaving;
  private @Nullable Field inSuperGroups;

  /** A scope inside another one, whose columns it sees unless its own hide them. */
  public Scope(@Nullable Scope parent) {
    this.parent = parent;
  }

  /** The names of a WITH clause, which the query behind it sees. */
  static Scope ofWith(@Nullable Scope outer) {
    Scope scope = new Scope(outer);
    scope.ofStatement = outer == null || outer.ofStatement;
    return scope;
  }

  /** Whether what is inside is the outermost query of a statement, whose order is seen. */
  boolean isOfStatement() {
    return ofStatement;
  }

  /** What a name means. */
  public sealed interface Meaning {
    /** A column of a source. */
    record Found(Field field) implements Meaning {}

    /** No sealed column for certain; which one it is the database will say. */
    record NotSealed() implements Meaning {}

    /** Several columns, one of them sealed. */
    record Ambiguous() implements Meaning {}

    /** A sealed column, or one of a source whose columns are unknown. */
    record Uncertain() implements Meaning {}

    /** A column that nothing visible has. */
    record Nowhere() implements Meaning {}

    /** The whole row of a source with sealed columns. */
    record WholeRow() implements Meaning {}
  }

  public void add(Source source) {
    sources.add(source);
    source.fields().stream()
        .filter(Field::isThere)
        .forEach(field -> star.add(new StarColumn(field, source.text() + ".")));
  }

  /** The columns of a star, in its order, as joins by columns of one name change it. */
  List<StarColumn> star() {
    return star;
  }

  /** Notes that the order of a star's columns is not known. */
  void hideStar() {
    starHidden = true;
  }

  boolean isStarHidden() {
    return starHidden;
  }

  /** The sealed column that a name alone stands for behind a join by it. */
  void mergeSealed(String name, Field field) {
    mergedSealed.put(name, field);
  }

  public List<Source> sources() {
    return sources;
  }

  /** Names of USING: one column of the result for two of the sources. */
  void merge(String name) {
    merged.add(name);
  }

  boolean hasMerged() {
    return !merged.isEmpty();
  }

  /**
   * Notes a sealed column of GROUP BY.
   *
   * @param superGroups whether it is grouped into groups of all its values, too
   */
  void group(Field field, boolean superGroups) {
    boolean second =
        grouped.stream()
            .anyMatch(each -> !each.isSameAs(field) && each.name().equals(field.name()));
    if (superGroups || second) {
      unclearInHaving = field;
    }
    if (superGroups) {
      inSuperGroups = field;
    }
    grouped.add(field);
  }

  /** A sealed column that is grouped into groups of all its values, too. */
  @Nullable Field inSuperGroups() {
    return inSuperGroups;
  }

  /** A column for which MySQL would not take HAVING as it is meant. */
  @Nullable Field unclearInHaving() {
    return unclearInHaving;
  }

  /** Whether any source of this level has sealed columns. */
  public boolean hasSealed() {
    return sources.stream().anyMatch(Source::hasSealed);
  }

  void define(String name, QueryColumns columns) {
    commonTables.put(name, columns);
  }

  @Nullable QueryColumns commonTable(String name) {
    QueryColumns found = commonTables.get(name);
    return found != null || parent == null ? found : parent.commonTable(name);
  }

  /** Whether a common table expression has that name in any case. */
  boolean hasCommonTable(String name) {
    return commonTables.keySet().stream().anyMatch(name::equalsIgnoreCase)
        || (parent != null && parent.hasCommonTable(name));
  }

  /**
   * Makes the names of outputs known: HAVING, GROUP BY and ORDER BY may mean an output where they
   * name one, and which of the two differs between databases.
   */
  void showOutputs(QueryColumns result) {
    unknownOutputs = !result.known();
    for (OutputColumn output : result.columns()) {
      outputs.add(output.name());
      if (output.sealed() != null) {
        sealedOutputs.put(output.name(), output.sealed());
      }
    }
  }

  /**
   * Whether nothing that is visible has that name, for certain, and a protected table, a query or
   * no table at all is visible. What is known of a plain table may be older than its newest column.
   */
  boolean isNowhere(String name) {
    boolean anySealed = false;
    boolean queries = true;
    for (Scope scope = this; scope != null; scope = scope.parent) {
      anySealed |= scope.hasSealed();
      queries &= scope.sources.stream().allMatch(source -> source.table() == null);
    }
    return isMissing(name) && (anySealed || queries);
  }

  /** Whether nothing that is visible is known to have that name. */
  boolean isMissing(String name) {
    boolean here =
        unknownOutputs
            || outputs.contains(name)
            || merged.contains(name)
            || sources.stream().anyMatch(s -> !s.known() || s.field(name).isPresent());
    return !here && (parent == null || parent.isMissing(name));
  }

  /** Whether a visible column of that name is sealed, or may be. */
  public boolean isSealed(String name) {
    Meaning meaning = column(name);
    return !(meaning instanceof Meaning.NotSealed) && !isPlain(meaning);
  }

  /** Whether nothing at all is visible. */
  boolean isWithoutSources() {
    return sources.isEmpty() && (parent == null || parent.isWithoutSources());
  }

  /** The meaning of a column's bare name. */
  Meaning column(String name) {
    SealedColumn output = sealedOutputs.get(name);
    if (output == null) {
      return sourceColumn(name);
    }
    Meaning column = sourceColumn(name);
    boolean same = column instanceof Meaning.Found found && output.equals(found.field().sealed());
    return same ? column : new Meaning.Uncertain();
  }

  private Meaning sourceColumn(String name) {
    Field one = mergedSealed.get(name);
    if (one != null) {
      // a table beside the join may have the name too
      boolean once = star.stream().filter(each -> each.field().name().equals(name)).count() == 1;
      return once ? new Meaning.Found(one) : new Meaning.Ambiguous();
    }
    List<Source> matching = sources.stream().filter(s -> s.field(name).isPresent()).toList();
    boolean sealed = matching.stream().anyMatch(s -> s.hasSealed(name));
    boolean unknown = sources.stream().anyMatch(source -> !source.known());
    if (matching.isEmpty()) {
      Meaning outer = parent == null ? new Meaning.NotSealed() : parent.column(name);
      if (isRowOfSealed(name)) {
        return new Meaning.WholeRow();
      }
      boolean outerSealed = !(outer instanceof Meaning.NotSealed) && !isPlain(outer);
      return unknown && outerSealed ? new Meaning.Uncertain() : outer;
    }
    if (matching.size() > 1 || matching.get(0).isAmbiguous(name)) {
      return sealed ? new Meaning.Ambiguous() : new Meaning.NotSealed();
    }
    if (sealed && unknown) {
      return new Meaning.Uncertain();
    }
    return new Meaning.Found(fieldOf(matching.get(0), name));
  }

  /** Whether a source of this level has a column of the name that an item gives. */
  boolean hasColumn(SqlIdentifier name, Identifiers identifiers) {
    return name.names.size() > 1
        || sources.stream()
            .anyMatch(
                source -> !source.known() || source.field(identifiers.column(name)).isPresent());
  }

  /** Whether any source that is visible has a column of that name. */
  boolean knows(String name) {
    return sources.stream().anyMatch(source -> source.field(name).isPresent())
        || (parent != null && parent.knows(name));
  }

  private static Field fieldOf(Source source, String name) {
    return source.field(name).orElseThrow();
  }

  private static boolean isPlain(Meaning meaning) {
    return meaning instanceof Meaning.Found found && found.field().sealed() == null;
  }

  private boolean isRowOfSealed(String name) {
    return sources.stream().anyMatch(s -> s.alias().equals(name) && s.hasSealed());
  }

  /** The source of that alias at this level or the nearest one outside; null when there is none. */
  @Nullable Source source(String alias) {
    for (Source source : sources) {
      if (source.alias().equals(alias)) {
        return source;
      }
    }
    return parent == null ? null : parent.source(alias);
  }
}
