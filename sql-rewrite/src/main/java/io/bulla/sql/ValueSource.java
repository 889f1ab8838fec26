package io.bulla.sql;

import java.util.ArrayList;
import java.util.List;

/** Where the value of a sealed position comes from. */
public sealed interface ValueSource {

  /**
   * The application's parameter; {@code index} is 1-based.
   *
   * @param changes what the text makes of it, in this order
   */
  record Parameter(int index, List<Change> changes) implements ValueSource {
    public Parameter {
      changes = List.copyOf(changes);
    }

    public Parameter(int index) {
      this(index, List.of());
    }

    /** The parameter with one more change. */
    public Parameter with(Change change) {
      List<Change> all = new ArrayList<>(changes);
      all.add(change);
      return new Parameter(index, all);
    }
  }

  /** What a function of the text makes of a parameter that is a text. */
  sealed interface Change {
    /** {@code NULLIF(?, 'literal')}. */
    record NullIf(Literal literal) implements Change {}

    /** {@code COALESCE(?, 'literal')}. */
    record IfNull(Literal literal) implements Change {}

    /** {@code REPLACE(?, 'literal', 'literal')}; the first is not empty. */
    record Replace(Literal from, Literal to) implements Change {}

    /** Functions of nothing but the text: {@code TRIM(?)}, which takes away spaces. */
    enum Fold implements Change {
      TRIM,
      LOWER,
      UPPER
    }
  }

  /**
   * A literal of the application's text, unescaped. {@link #toString()} hides it.
   *
   * @param kind how it was written
   * @param text string content; digits with sign; {@code true}/{@code false}; hexadecimal digits of
   *     a binary literal; {@code 2026-01-31} or {@code 2026-01-31 10:00:00} of a date or timestamp
   */
  record Literal(Kind kind, String text) implements ValueSource {
    /** How a literal was written. */
    public enum Kind {
      STRING,
      NUMBER,
      BOOLEAN,
      BINARY,
      DATE,
      TIME,
      TIMESTAMP
    }

    @Override
    public String toString() {
      return "Literal[" + kind + "]";
    }
  }
}
