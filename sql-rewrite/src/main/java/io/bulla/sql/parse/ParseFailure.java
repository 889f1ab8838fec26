package io.bulla.sql.parse;

/** The text is not understood. Its message holds words and signs of the text, never a value. */
public final class ParseFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String what;

  ParseFailure(int offset, String what) {
    super(what, null, false, false);
    this.offset = offset;
    this.what = what;
  }

  /** 0-based index of the place in UTF-16 units; the text's length at its end. */
  public int offset() {
    return offset;
  }

  /** What was found, for example {@code unexpected FROM}. */
  public String what() {
    return what;
  }
}
