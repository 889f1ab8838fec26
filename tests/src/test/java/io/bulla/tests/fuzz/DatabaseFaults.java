package io.bulla.tests.fuzz;

import io.bulla.tests.kit.Answer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Differences that come from a database itself, which takes texts of one meaning differently. */
final class DatabaseFaults {
  private static final Pattern ROWS_IN =
      Pattern.compile("\\)\\s*(NOT\\s+)?IN\\s*\\(\\s*\\(", Pattern.CASE_INSENSITIVE);
  private static final Pattern BOOLEAN_AS_NUMBER =
      Pattern.compile("\"INTEGER\" and \"BOOLEAN\" are not comparable");

  private DatabaseFaults() {}

  /** Whether a fault of this database is all that lies between two answers. */
  static boolean explain(Product product, Sentence sentence, Answer plain, Answer sealed) {
    return switch (product) {
      case H2 ->
          failsOtherwise(plain, sealed)
              || convertsRows(sentence, plain, sealed)
              || comparesBooleans(sealed);
      case MARIADB -> returnsNothing(sentence, plain, sealed);
      case POSTGRESQL -> false;
    };
  }

  /** H2: both fail, but a NullPointerException or a missing type inside H2 comes first. */
  private static boolean failsOtherwise(Answer plain, Answer sealed) {
    return plain instanceof Answer.Failed
        && sealed instanceof Answer.Failed failed
        && failed.stateClass().equals("HY")
        && (failed.message().startsWith("General error")
            || failed.message().startsWith("Unknown data type"));
  }

  /** H2: literals of rows in a list are converted to the types of other columns of the row. */
  private static boolean convertsRows(Sentence sentence, Answer plain, Answer sealed) {
    return plain instanceof Answer.Failed failed
        && failed.stateClass().equals("22")
        && (failed.message().startsWith("Data conversion error")
            || failed.message().startsWith("Cannot parse"))
        && sealed instanceof Answer.Rows
        && ROWS_IN.matcher(sentence.sql()).find();
  }

  /** H2: a union of numbers and conditions is compared with a number in some queries only. */
  private static boolean comparesBooleans(Answer sealed) {
    return sealed instanceof Answer.Failed failed
        && BOOLEAN_AS_NUMBER.matcher(failed.message()).find();
  }

  /** MariaDB: a DELETE whose condition is never true returns a count instead of no rows. */
  private static boolean returnsNothing(Sentence sentence, Answer plain, Answer sealed) {
    return plain.equals(new Answer.Count(0))
        && sealed instanceof Answer.Rows rows
        && rows.rows().isEmpty()
        && sentence.sql().toUpperCase(Locale.ROOT).contains("RETURNING");
  }
}
