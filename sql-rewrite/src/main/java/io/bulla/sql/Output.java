package io.bulla.sql;

import java.util.Optional;

/** What a result column is. */
public sealed interface Output {
  /** How it is called where the real driver would show the rewritten text; empty elsewhere. */
  Optional<Label> label();

  /** The real driver's value as it is. */
  record Clear(Optional<Label> label) implements Output {
    public Clear() {
      this(Optional.empty());
    }
  }

  /** A cell of the column, to be opened. */
  record Decrypt(SealedColumn column, Optional<Label> label) implements Output {
    public Decrypt(SealedColumn column) {
      this(column, Optional.empty());
    }
  }

  /**
   * What the database calls an expression that the text gives no name. {@link #toString()} hides
   * it, since it may hold literals.
   *
   * @param text the expression as the application wrote it
   */
  record Label(String text) {
    @Override
    public String toString() {
      return "Label";
    }
  }
}
