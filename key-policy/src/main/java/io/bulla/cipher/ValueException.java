package io.bulla.cipher;

/** A value does not fit its column's logical type. The message never contains the value. */
public final class ValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sqlState;

  public ValueException(String sqlState, String message) {
    super(message);
    this.sqlState = sqlState;
  }

  /**
   * {@code 22001} too long, {@code 22003} out of range, {@code 22008}, {@code 22018}, {@code
   * 22021}.
   */
  public String sqlState() {
    return sqlState;
  }
}
