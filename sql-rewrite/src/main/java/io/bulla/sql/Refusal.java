package io.bulla.sql;

/**
 * Why a statement is not run.
 *
 * @param sqlState {@code 0A000} for a shape that is not answered, {@code 42000} for text that does
 *     not parse
 * @param offset 0-based index of the first character of the place, in UTF-16 units
 * @param length length of the place in UTF-16 units; 0 when it is a point
 * @param line 1-based line of the place
 * @param column 1-based column of the place
 * @param what what was found; names only, never values
 * @param advice what to do
 */
public record Refusal(
    String sqlState, int offset, int length, int line, int column, String what, String advice)
    implements Translation {

  /** What, where, rule and what to do, in one line. */
  public String message() {
    return what + " (at " + line + ":" + column + "). " + advice;
  }
}
