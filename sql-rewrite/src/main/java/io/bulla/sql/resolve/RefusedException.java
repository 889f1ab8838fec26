package io.bulla.sql.resolve;

/** Ends the translation of a statement; becomes a {@code Refusal}. Carries no stack trace. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String what;
  private final int start;
  private final int end;

  /**
   * A refusal at a place of the original text.
   *
   * @param start offset of the place
   * @param end offset after the place
   * @param names what the reason's sentence names; never values
   */
  public RefusedException(Reason reason, int start, int end, Object... names) {
    super(reason.what(names), null, false, false);
    this.what = reason.what(names);
    this.reason = reason;
    this.start = start;
    this.end = end;
  }

  public Reason reason() {
    return reason;
  }

  /** What was found. */
  public String what() {
    return what;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }
}
