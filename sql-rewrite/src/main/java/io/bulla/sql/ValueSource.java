package io.bulla.sql;

/** Where the value of a sealed position comes from. */
public sealed interface ValueSource {

  /** The application's parameter; {@code index} is 1-based. */
  record Parameter(int index) implements ValueSource {}

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
