package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column that a source of a FROM clause offers to its query. */
public final class Field {
  private final String name;
  private final String display;
  private final @Nullable SealedColumn sealed;
  private final @Nullable Carrier carrier;
  private final boolean there;
  private final @Nullable String cellQualifier;
  private final @Nullable Field origin;

  private Field(
      String name, String display, @Nullable SealedColumn sealed, @Nullable Carrier carrier) {
    this(name, display, sealed, carrier, true, null, null);
  }

  private Field(
      String name,
      String display,
      @Nullable SealedColumn sealed,
      @Nullable Carrier carrier,
      boolean there,
      @Nullable String cellQualifier,
      @Nullable Field origin) {
    this.cellQualifier = cellQualifier;
    this.origin = origin;
    this.name = name;
    this.display = display;
    this.sealed = sealed;
    this.carrier = carrier;
    this.there = there;
  }

  /** A column of a base table. */
  static Field ofTable(String folded, String stored, @Nullable SealedColumn sealed) {
    return new Field(folded, stored, sealed, null);
  }

  /** A sealed column that the table does not have now: no value beside its name goes in clear. */
  static Field missing(String folded, SealedColumn sealed) {
    return new Field(folded, sealed.name(), sealed, null, false, null, null);
  }

  /** A column of a query in FROM; its carrier may add tokens. */
  static Field ofQuery(OutputColumn output) {
    return new Field(output.name(), output.display(), output.sealed(), output.carrier());
  }

  /** The same column under a name of a list of names. */
  Field renamed(String folded, String shown, Listed listed) {
    return new Field(folded, shown, sealed, listed);
  }

  /** What gives its tokens; null for a column of a base table. */
  @Nullable Carrier carrier() {
    return carrier;
  }

  /** Notes that the text reads it. */
  void read() {
    if (carrier != null) {
      carrier.read();
    }
  }

  /** Whether a star stands for it too. */
  public boolean isThere() {
    return there;
  }

  /**
   * The same column as the name of two tables' columns; its tokens have a name of their own there.
   *
   * @param qualifier of the table whose cells it stands for; empty when they may be of either
   */
  Field merged(String qualifier) {
    Field only = qualifier.isEmpty() ? null : this;
    return new Field(name, display, sealed, carrier, there, qualifier, only);
  }

  /** Whether both stand for the same cells: a name that two tables share may be that of one. */
  public boolean isSameAs(Field other) {
    return single() == other.single();
  }

  /** The column of one table; to be told apart by identity. */
  public Field single() {
    return origin == null ? this : origin;
  }

  public boolean isMerged() {
    return cellQualifier != null;
  }

  /** What has to stand before a name alone, where the cells are meant. */
  public String cellQualifier() {
    return cellQualifier == null ? "" : cellQualifier;
  }

  /** Folded name. */
  public String name() {
    return name;
  }

  /** The name as the database stores it, for a star that is written out. */
  public String display() {
    return display;
  }

  /** The base column, when it is sealed. */
  public @Nullable SealedColumn sealed() {
    if (sealed != null) {
      return sealed;
    }
    ValueColumn values = values();
    return values == null ? null : values.column();
  }

  /** The values that the column consists of, if it has no others. */
  public @Nullable ValueColumn values() {
    return carrier == null ? null : carrier.values();
  }

  /** The base column of a field that is known to be sealed. */
  public SealedColumn column() {
    SealedColumn column = sealed();
    if (column == null) {
      throw new IllegalStateException(display + " is not sealed");
    }
    return column;
  }

  /**
   * The name under which the source offers the column's tokens. A query in FROM is made to select
   * them too.
   *
   * @return empty when the source cannot carry them
   */
  public Optional<String> token(SearchKind kind) {
    SealedColumn column = sealed();
    if (column == null || !column.search().contains(kind)) {
      return Optional.empty();
    }
    return carrier == null
        ? Optional.of(column.tokenColumn(kind))
        : carrier.addToken(kind).filter(name -> !name.isEmpty());
  }
}
