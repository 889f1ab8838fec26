package io.bulla.tests.fuzz;

import io.bulla.tests.kit.Answer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Differences that come from a database itself, which takes texts of one meaning differently. */
final class DatabaseFaults {
  private static final String GAP = "(?:\\s|/\\*.*?\\*/|(?:--|//)[^\n]*\n)*";
  private static final Pattern ROWS_IN =
      Pattern.compile(
          String.join(GAP, "\\)", "(?:NOT)?", "IN", "\\(", "\\("),
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private DatabaseFaults() {}

  /** Whether a fault of this database is all that lies between two answers. */
  static boolean explain(Product product, Sentence sentence, Answer plain, Answer sealed) {
    return switch (product) {
      case H2 ->
          convertsRows(sentence, plain, sealed)
              || countsFirst(plain, sealed)
              || convertsFirst(plain, sealed)
              || losesColumn(plain, sealed);
      case MARIADB ->
          returnsNothing(sentence, plain, sealed)
              || losesGrouped(sentence, plain, sealed)
              || countsCells(sentence, plain, sealed);
      case POSTGRESQL -> false;
    };
  }

  /**
   * H2: literals of rows in a list are converted to the types of other columns of the row. Over an
   * INT and a VARCHAR column {@code (d, b) IN ((1.5, 'x'), (1, 'y'))} fails, "converting y"; the
   * same as {@code (b, d) IN (('x', 1.5), ('y', 1))}, or a row alone, is answered.
   */
  private static boolean convertsRows(Sentence sentence, Answer plain, Answer sealed) {
    return plain instanceof Answer.Failed failed
        && failed.stateClass().equals("22")
        && (failed.message().startsWith("Data conversion error")
            || failed.message().startsWith("Cannot parse"))
        && (sealed instanceof Answer.Rows || sealed instanceof Answer.Count)
        && ROWS_IN.matcher(sentence.sql()).find();
  }

  /**
   * H2: both fail, but it counts columns before it comes to the end of the text: {@code SELECT 1, 2
   * UNION SELECT 3 'a', 4} has the wrong number of columns, the same in parentheses a syntax error.
   */
  private static boolean countsFirst(Answer plain, Answer sealed) {
    return plain instanceof Answer.Failed first
        && first.message().startsWith("Column count does not match")
        && sealed instanceof Answer.Failed second
        && second.message().startsWith("Syntax error");
  }

  /**
   * H2: both fail, but it converts a literal before it looks at names further on: {@code SELECT 1
   * FROM a WHERE id = 'x' AND nowhere.y = 1} cannot be converted, the same with a parameter for the
   * literal has no such column.
   */
  private static boolean convertsFirst(Answer plain, Answer sealed) {
    return plain instanceof Answer.Failed first
        && first.stateClass().equals("22")
        && (first.message().startsWith("Data conversion error")
            || first.message().startsWith("Cannot parse"))
        && sealed instanceof Answer.Failed second
        && (second.stateClass().equals("42") || second.message().contains("are not comparable"));
  }

  /**
   * H2: both fail, but where {@code SELECT a.x FROM t a, t b LEFT JOIN t c ON a.id = c.id} has no
   * such column, {@code SELECT x FROM (the same) d GROUP BY x} is a NullPointerException.
   */
  private static boolean losesColumn(Answer plain, Answer sealed) {
    return plain instanceof Answer.Failed first
        && first.message().startsWith("Column \"")
        && first.message().contains("not found")
        && sealed instanceof Answer.Failed second
        && second.message().contains("NullPointerException");
  }

  /**
   * MariaDB: a DELETE whose condition is never true, {@code DELETE FROM t WHERE 1 = 0 RETURNING
   * id}, returns a count instead of no rows; the condition over tokens is not known to be never
   * true.
   */
  private static boolean returnsNothing(Sentence sentence, Answer plain, Answer sealed) {
    return plain.equals(new Answer.Count(0))
        && sealed instanceof Answer.Rows rows
        && rows.rows().isEmpty()
        && sentence.sql().toUpperCase(Locale.ROOT).contains("RETURNING");
  }

  /**
   * MariaDB: behind {@code GROUP BY a.x, b.x} of two tables HAVING knows no {@code a.x}; tokens
   * have a name of their own.
   */
  private static boolean losesGrouped(Sentence sentence, Answer plain, Answer sealed) {
    return plain instanceof Answer.Failed failed
        && failed.message().contains("Unknown column")
        && failed.message().contains("in 'HAVING'")
        && sealed instanceof Answer.Rows
        && sentence.sql().toUpperCase(Locale.ROOT).contains("GROUP");
  }

  /**
   * MariaDB: of a row that REPLACE or ON DUPLICATE KEY UPDATE would leave as it is, nothing is
   * counted as changed; a new cell of the same value is a change (docs/jdbc.md).
   */
  private static boolean countsCells(Sentence sentence, Answer plain, Answer sealed) {
    return plain instanceof Answer.Count fewer
        && sealed instanceof Answer.Count more
        && more.rows() > fewer.rows()
        && sentence.sql().toUpperCase(Locale.ROOT).matches("(?s).*(REPLACE|DUPLICATE).*");
  }
}
