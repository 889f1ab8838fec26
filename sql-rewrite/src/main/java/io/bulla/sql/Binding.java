package io.bulla.sql;

import io.bulla.policy.SearchKind;
import java.util.List;

/** What is bound at one {@code ?} of the rewritten text. */
public sealed interface Binding {

  /** Whether the value is a literal of the application's text. */
  boolean isLiteral();

  /**
   * The application's parameter as it is; {@code parameter} is 1-based.
   *
   * @param lone whether it stands in no expression with a column, so that it may not be sent where
   *     it is a value that is sealed elsewhere in the statement
   */
  record Clear(int parameter, boolean lone) implements Binding {
    public Clear(int parameter) {
      this(parameter, false);
    }

    @Override
    public boolean isLiteral() {
      return false;
    }
  }

  /**
   * Only whether the application's parameter is NULL: what stands beside a sealed column may be its
   * value, and the text asks for no more. {@code parameter} is 1-based.
   */
  record NullTest(int parameter) implements Binding {
    @Override
    public boolean isLiteral() {
      return false;
    }
  }

  /**
   * Only whether the application's parameter equals one of the literals, all of one kind, and
   * which: what stands beside a sealed column may be its value, and the text asks for no more.
   * {@code parameter} is 1-based.
   */
  record LiteralTest(int parameter, List<ValueSource.Literal> literals) implements Binding {
    public LiteralTest {
      literals = List.copyOf(literals);
    }

    @Override
    public boolean isLiteral() {
      return false;
    }
  }

  /**
   * The value sealed into a cell of the column.
   *
   * @param exact whether it is read at once instead of stored, so storing must not change it
   */
  record Cell(SealedColumn column, ValueSource source, boolean exact) implements Binding {
    @Override
    public boolean isLiteral() {
      return source instanceof ValueSource.Literal;
    }
  }

  /** What a token is for. */
  enum Use {
    /** Compared with stored ones; a value that no column of the type can hold equals none. */
    COMPARED,
    /** Written beside a cell: of the value as the database would keep it, rounded to its scale. */
    STORED,
    /** Both: of a value that is kept as it is, or refused. */
    BOTH
  }

  /**
   * The value's token of a search kind of the column.
   *
   * @param use what the token is for
   */
  record Token(SealedColumn column, SearchKind kind, ValueSource source, Use use)
      implements Binding {
    /** Whether it is written beside a cell. */
    public boolean stored() {
      return use != Use.COMPARED;
    }

    @Override
    public boolean isLiteral() {
      return source instanceof ValueSource.Literal;
    }
  }

  /**
   * An array of the tokens of what is in the application's array, to be compared with stored ones.
   * {@code parameter} is 1-based.
   */
  record Tokens(SealedColumn column, SearchKind kind, int parameter) implements Binding {
    @Override
    public boolean isLiteral() {
      return false;
    }
  }
}
