package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A column of a query that holds nothing but parameters and literals of the text. What meets it
 * first makes it a column in clear or one of cells and tokens; then it stays that. Used while one
 * statement is translated.
 */
public final class ValueColumn {
  private final List<Place> places = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private @Nullable ValueColumn joined;
  private @Nullable SealedColumn column;
  private @Nullable SearchKind added;
  private @Nullable SearchKind replacement;
  private boolean clear;
  private boolean compared;
  private boolean stored;
  private boolean through;

  /**
   * One value.
   *
   * @param end offset after its select item with the alias; after the value where it has none
   * @param label the item's alias; empty when it has none
   * @param inRow whether it stands in a row of VALUES, where H2 takes a parameter without a type
   *     for a text
   */
  public record Place(SqlNode value, int end, String label, boolean inRow) {}

  ValueColumn(List<Place> places) {
    this.places.addAll(places);
  }

  /** Makes both one: the same column of the two sides of UNION ALL. */
  void join(ValueColumn other) {
    ValueColumn root = root();
    ValueColumn second = other.root();
    if (root != second) {
      root.places.addAll(second.places);
      root.names.addAll(second.names);
      second.joined = root;
    }
  }

  private ValueColumn root() {
    return joined == null ? this : joined.root();
  }

  /** Adds a name that it can be referred to by. */
  void name(String name) {
    root().names.add(name.toLowerCase(Locale.ROOT));
  }

  /** Whether nothing that it meets has decided what it is, and it has the name of a column. */
  public boolean isUndecided(String name) {
    ValueColumn root = root();
    return root.column == null && !root.clear && root.names.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Every value of it; none when it has become a part of another one. */
  public List<Place> places() {
    return joined == null ? List.copyOf(places) : List.of();
  }

  /** What its cells are; null while nothing has decided, and for a column in clear. */
  public @Nullable SealedColumn column() {
    return root().column;
  }

  /** Makes it cells of a column; answers whether it is that now. */
  public boolean become(SealedColumn wanted) {
    ValueColumn root = root();
    if (root.clear) {
      return false;
    }
    if (root.column == null) {
      root.column = wanted;
    }
    return true;
  }

  /** Keeps it in clear; answers whether it can be. */
  public boolean stayClear() {
    ValueColumn root = root();
    root.clear |= root.column == null;
    return root.clear;
  }

  /** Keeps values in clear if nothing has decided about them. */
  static void keepClear(Carrier carrier) {
    ValueColumn values = carrier.values();
    if (values != null) {
      values.stayClear();
    }
  }

  /**
   * Keeps values in clear.
   *
   * @param values nothing happens when it is null
   * @throws RefusedException when they have become cells before
   */
  static void stayClear(@Nullable ValueColumn values, SqlNode place) {
    SealedColumn column = values == null ? null : values.column();
    if (column != null) {
      throw Resolver.refusal(Reason.VALUE_TWICE, place, column.label());
    }
    if (values != null) {
      values.stayClear();
    }
  }

  public void compare() {
    root().compared = true;
    root().through = true;
  }

  public void store() {
    root().stored = true;
  }

  /** Another query or clause stores what it reads of this one. */
  public void storeThrough() {
    root().stored = true;
    root().through = true;
  }

  /** Whether its type is found before it meets the column. */
  public boolean isTypedInside() {
    return root().through || isAmongOthers();
  }

  /** Whether its type is that of several values. */
  public boolean isAmongOthers() {
    return root().places.size() > 1;
  }

  public boolean isCompared() {
    return root().compared;
  }

  public boolean isStored() {
    return root().stored;
  }

  /** Which tokens stand beside the cells. */
  public @Nullable SearchKind added() {
    return root().added;
  }

  /** Which tokens stand in place of the cells. */
  public @Nullable SearchKind replacement() {
    return root().replacement;
  }

  /** Puts the tokens right behind the cells; answers the name they get behind that label. */
  Optional<String> addToken(SearchKind kind, String label) {
    ValueColumn root = root();
    if (root.replacement != null || !hasTokens(kind)) {
      return Optional.empty();
    }
    root.added = kind;
    return Optional.of(kind.tokenColumn(label));
  }

  boolean replaceByToken(SearchKind kind) {
    ValueColumn root = root();
    if (root.added != null || !hasTokens(kind)) {
      return false;
    }
    root.replacement = kind;
    return true;
  }

  private boolean hasTokens(SearchKind kind) {
    SealedColumn sealed = column();
    return sealed != null && sealed.search().contains(kind);
  }
}
