package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One column that a SELECT lists, written or from a star. Used while one statement is translated;
 * remembers whether its tokens are wanted beside it or in place of it.
 */
public final class Item implements Carrier {
  private final Field source;
  private final String qualifier;
  private final String label;
  private final int referenceStart;
  private final int referenceEnd;
  private final int itemStart;
  private final int itemEnd;
  private boolean represented;
  private boolean inSuperGroups;
  private OptionalInt mark = OptionalInt.empty();
  private @Nullable SearchKind added;
  private @Nullable SearchKind replacement;

  private Item(
      Field source,
      String qualifier,
      String label,
      int referenceStart,
      int referenceEnd,
      int itemStart,
      int itemEnd) {
    this.source = source;
    this.qualifier = qualifier;
    this.label = label;
    this.referenceStart = referenceStart;
    this.referenceEnd = referenceEnd;
    this.itemStart = itemStart;
    this.itemEnd = itemEnd;
  }

  /**
   * A column that the text names.
   *
   * @param qualifier what stands before the column's own name, with the point
   * @param referenceStart span of the column's own name
   * @param itemStart offset of the qualifier, or of the name where there is none
   * @param itemEnd offset after the item with its alias
   */
  static Item written(
      Field source,
      String qualifier,
      String label,
      int referenceStart,
      int referenceEnd,
      int itemStart,
      int itemEnd) {
    return new Item(source, qualifier, label, referenceStart, referenceEnd, itemStart, itemEnd);
  }

  /** A column that a star stands for. */
  static Item ofStar(Field source, String qualifier, String label) {
    return new Item(source, qualifier, label, -1, -1, -1, -1);
  }

  /** Whether a star stands for it: then the star's text is written by the star. */
  public boolean isOfStar() {
    return referenceStart < 0;
  }

  public Field source() {
    return source;
  }

  public String qualifier() {
    return qualifier;
  }

  public String label() {
    return label;
  }

  public int referenceStart() {
    return referenceStart;
  }

  public int referenceEnd() {
    return referenceEnd;
  }

  public int itemStart() {
    return itemStart;
  }

  public int itemEnd() {
    return itemEnd;
  }

  /** Whether one cell of each group is selected. */
  public boolean isRepresented() {
    return represented;
  }

  void represent() {
    represented = true;
  }

  /** Whether some groups are of all its values, where it is NULL. */
  public boolean isInSuperGroups() {
    return inSuperGroups;
  }

  void representInSuperGroups() {
    represented = true;
    inSuperGroups = true;
  }

  /** Selects one cell of each group, where a rule groups. */
  public void representAlso() {
    represent();
  }

  /** Whether it is this column, of this source. */
  boolean isOf(Field field) {
    return source.isSameAs(field);
  }

  /** Which tokens are selected beside the column. */
  public @Nullable SearchKind added() {
    return added;
  }

  /** Which tokens are selected in place of the column. */
  public @Nullable SearchKind replacement() {
    return replacement;
  }

  /** What is written behind each cell. */
  public OptionalInt mark() {
    return mark;
  }

  @Override
  public boolean mark(int number) {
    if (replacement != null || source.values() != null) {
      return false;
    }
    mark = OptionalInt.of(number);
    return true;
  }

  @Override
  public @Nullable ValueColumn values() {
    return source.values();
  }

  @Override
  public Optional<String> addToken(SearchKind kind) {
    if (replacement != null || source.token(kind).isEmpty()) {
      return Optional.empty();
    }
    added = kind;
    return Optional.of(kind.tokenColumn(label));
  }

  @Override
  public boolean replaceByToken(SearchKind kind) {
    if (added != null || source.token(kind).isEmpty()) {
      return false;
    }
    replacement = kind;
    return true;
  }
}
