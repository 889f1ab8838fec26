package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sealed column of a set operation: what is asked of it is asked of both sides. */
public final class SetColumn implements Carrier {
  private final SealedColumn column;
  private final String label;
  private final Carrier left;
  private final boolean typedInside;
  private @Nullable Carrier right;
  private @Nullable Integer leftMark;
  private @Nullable Integer rightMark;
  private @Nullable SearchKind added;
  private boolean readable = true;
  private boolean replaced;

  /**
   * @param typedInside whether a recursive side knows the type of tokens before it is complete
   */
  SetColumn(SealedColumn column, String label, Carrier left, boolean typedInside) {
    this.typedInside = typedInside;
    this.column = column;
    this.label = label;
    this.left = left;
  }

  /**
   * Tells the other side, which of a recursive query is known only after the first one was used.
   *
   * @return whether it can do what has been asked already
   */
  boolean other(Carrier carrier) {
    right = carrier;
    return added == null || carrier.addToken(added).isPresent();
  }

  public SealedColumn column() {
    return column;
  }

  /** Its name, as a star would write it. */
  public String label() {
    return label;
  }

  /** Makes each side mark its cells that are of one of the column's columns. */
  void unite(@Nullable Integer ofLeft, @Nullable Integer ofRight) {
    leftMark = ofLeft;
    rightMark = ofRight;
  }

  /** Its cells are of columns that have no type in common. */
  void useTokensOnly() {
    readable = false;
  }

  /** Writes the marks; answers whether its cells can be read then. */
  public boolean writeMarks() {
    return readable
        && (leftMark == null || left.mark(leftMark))
        && (rightMark == null || Objects.requireNonNull(right).mark(rightMark));
  }

  @Override
  public boolean mark(int mark) {
    return readable && !replaced && left.mark(mark) && (right == null || right.mark(mark));
  }

  public boolean isReplaced() {
    return replaced;
  }

  /** Which tokens are selected beside it, for the query around. */
  public @Nullable SearchKind added() {
    return added;
  }

  @Override
  public Optional<String> addToken(SearchKind kind) {
    if (replaced || (right == null && !typedInside)) {
      return Optional.empty();
    }
    if (added == null) {
      // before both sides are asked: a recursive side asks this one again
      added = kind;
      if (!selectTokens(kind)) {
        added = null;
        return Optional.empty();
      }
    }
    return Optional.of(kind.tokenColumn(label));
  }

  /** Makes both sides select their tokens; answers whether they can. */
  public boolean selectTokens(SearchKind kind) {
    return left.addToken(kind).isPresent() && (right == null || right.addToken(kind).isPresent());
  }

  @Override
  public boolean replaceByToken(SearchKind kind) {
    replaced =
        added == null && left.replaceByToken(kind) && (right == null || right.replaceByToken(kind));
    return replaced;
  }
}
