package io.bulla.sql.resolve;

import io.bulla.sql.SealedColumn;
import io.bulla.sql.resolve.Scope.Meaning;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Tells what a column reference means, and remembers which names were looked at. */
public final class Columns {
  /** Columns that tables have without declaring them. */
  private static final Set<String> PSEUDO_COLUMNS =
      Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "oid", "_rowid_", "_rowid");

  /** What stands behind the name of a sequence. */
  private static final Set<String> OF_SEQUENCES = Set.of("nextval", "currval");

  /** Functions that are called without parentheses, and H2's row number. */
  private static final Set<String> WITHOUT_PARENTHESES =
      Set.of(
          "current_catalog",
          "current_date",
          "current_path",
          "current_role",
          "current_schema",
          "current_time",
          "current_timestamp",
          "current_user",
          "localtime",
          "localtimestamp",
          "rownum",
          "session_user",
          "sysdate",
          "system_user",
          "systimestamp",
          "today",
          "user",
          "utc_date",
          "utc_time",
          "utc_timestamp");

  private final Identifiers identifiers;
  private final Map<SqlIdentifier, Field> merged = new IdentityHashMap<>();
  private final Set<SqlIdentifier> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  public Columns(Identifiers identifiers) {
    this.identifiers = identifiers;
  }

  /** Marks a name that is no column reference: a table, an alias, a star. */
  public void see(@Nullable SqlNode node) {
    if (node instanceof SqlIdentifier identifier) {
      seen.add(identifier);
    }
  }

  /** Names that stand alone for a sealed column of two tables. */
  public Map<SqlIdentifier, Field> merged() {
    return merged;
  }

  /** Whether columns are named as MySQL does it. */
  boolean isMySql() {
    return identifiers.isMySql();
  }

  /** Whether a name of the tree was looked at. */
  public boolean hasSeen(SqlIdentifier identifier) {
    return seen.contains(identifier);
  }

  /** The sealed column a node refers to, when it is nothing but such a reference. */
  public Optional<Field> sealed(SqlNode node, Scope scope) {
    return reference(node, scope).filter(field -> field.sealed() != null);
  }

  /** As {@link #sealed}, where a column of mere values becomes one of these cells if it can. */
  public Optional<Field> sealedAs(SealedColumn column, SqlNode node, Scope scope) {
    return reference(node, scope)
        .filter(
            field -> {
              ValueColumn values = field.values();
              if (field.sealed() == null && values != null && !values.become(column)) {
                throw Resolver.refusal(Reason.VALUE_TWICE, node, column.label());
              }
              return field.sealed() != null;
            });
  }

  /** The column a node is nothing but a reference to. */
  Optional<Field> reference(SqlNode node, Scope scope) {
    if (!(node instanceof SqlIdentifier identifier)
        || identifiers.isStar(node)
        || identifier.names.isEmpty()) {
      return Optional.empty();
    }
    return field(identifier, scope);
  }

  /** The values that a node refers to, when it is nothing but such a reference. */
  public Optional<ValueColumn> values(SqlNode node, Scope scope) {
    return reference(node, scope).map(Field::values);
  }

  /**
   * The column a name refers to.
   *
   * @return empty when it is certainly none that is sealed
   * @throws RefusedException when it cannot be told
   */
  public Optional<Field> field(SqlIdentifier identifier, Scope scope) {
    see(identifier);
    Meaning meaning =
        identifier.names.size() == 1
            ? scope.column(identifiers.column(identifier))
            : qualified(identifier, scope);
    if (meaning instanceof Meaning.Found found) {
      found.field().read();
      if (found.field().isMerged()) {
        merged.put(identifier, found.field());
      }
      return Optional.of(found.field());
    }
    if (meaning instanceof Meaning.NotSealed) {
      refuseGuarded(identifier, scope);
      refuseUnknown(identifier, scope);
      return Optional.empty();
    }
    throw refusal(meaning, identifier);
  }

  /** A table's name where a column is expected may be a table all the same: never pass it on. */
  private void refuseGuarded(SqlIdentifier identifier, Scope scope) {
    int last = identifier.names.size() - 1;
    boolean explained =
        last == 0
            ? scope.knows(identifiers.column(identifier))
            : scope.source(identifiers.table(identifier, last - 1)) != null;
    if (!explained && identifiers.isGuarded(identifier)) {
      throw refusal(new Meaning.Uncertain(), identifier);
    }
  }

  /**
   * A name that no column has is a slip of the pen, and the value beside it may be one that is to
   * be sealed; in PostgreSQL {@code t.f} may also be a function of the whole row.
   */
  private void refuseUnknown(SqlIdentifier identifier, Scope scope) {
    int last = identifier.names.size() - 1;
    String name = identifiers.column(identifier);
    String lower = name.toLowerCase(Locale.ROOT);
    if (PSEUDO_COLUMNS.contains(lower)) {
      return;
    }
    if (last == 0) {
      boolean function = WITHOUT_PARENTHESES.contains(lower) && !identifiers.isQuoted(identifier);
      boolean nowhere =
          scope.isNowhere(name) || (scope.isMissing(name) && identifiers.isSealedOfMentioned(name));
      if (!function && nowhere) {
        throw refusal(new Meaning.Nowhere(), identifier);
      }
      return;
    }
    Source source = scope.source(identifiers.table(identifier, last - 1));
    if (source == null && scope.isWithoutSources() && !OF_SEQUENCES.contains(lower)) {
      throw refusal(new Meaning.Nowhere(), identifier);
    }
    if (source == null || !source.known() || source.field(name).isPresent()) {
      return;
    }
    // what is read of a plain table may be older than its newest column
    if (source.table() == null || source.hasSealed()) {
      throw refusal(new Meaning.Nowhere(), identifier);
    }
  }

  private RefusedException refusal(Meaning meaning, SqlIdentifier identifier) {
    int start = identifiers.start(identifier);
    int end = identifiers.end(identifier);
    String name = identifiers.written(identifier);
    if (meaning instanceof Meaning.WholeRow) {
      return new RefusedException(Reason.WHOLE_ROW, start, end, name);
    }
    if (meaning instanceof Meaning.Nowhere) {
      return new RefusedException(Reason.NOWHERE, start, end, name);
    }
    if (meaning instanceof Meaning.Ambiguous) {
      return new RefusedException(Reason.AMBIGUOUS, start, end, name);
    }
    return new RefusedException(Reason.UNRESOLVED, start, end, name);
  }

  private Meaning qualified(SqlIdentifier identifier, Scope scope) {
    int parts = identifier.names.size();
    String alias = identifiers.table(identifier, parts - 2);
    String name = identifiers.column(identifier);
    Source source = scope.source(alias);
    if (source == null) {
      // a qualifier that nothing explains is harmless unless the name is one of a sealed column
      return scope.isSealed(name) ? new Meaning.Uncertain() : new Meaning.NotSealed();
    }
    if (parts > 2 && !schemaMatches(source, identifiers.table(identifier, parts - 3))) {
      return new Meaning.Uncertain();
    }
    if (source.isAmbiguous(name)) {
      return source.hasSealed(name) ? new Meaning.Ambiguous() : new Meaning.NotSealed();
    }
    Optional<Field> field = source.field(name);
    if (field.isPresent()) {
      return new Meaning.Found(field.get());
    }
    return new Meaning.NotSealed();
  }

  private static boolean schemaMatches(Source source, String schema) {
    return source.table() == null || source.table().schema().equalsIgnoreCase(schema);
  }
}
