package io.bulla.sql.dialect;

/**
 * The text cannot be split into tokens: a string, quoted name or comment has no end. Its message
 * holds no part of the text.
 */
public final class LexException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String what;

  LexException(int offset, String what) {
    super(what + " at offset " + offset);
    this.offset = offset;
    this.what = what;
  }

  /** 0-based index of the place in UTF-16 units. */
  public int offset() {
    return offset;
  }

  /** What is wrong, for example {@code unclosed string}. */
  public String what() {
    return what;
  }
}
