package io.bulla.sql.dialect;

import java.util.Set;

/** {@link RarePhrases} of MySQL and MariaDB. */
final class RareMySqlPhrases {
  private static final Set<String> TYPED_ARGUMENTS =
      Set.of("COLUMN_CREATE", "COLUMN_ADD", "COLUMN_GET", "WEIGHT_STRING");
  private final Marks marks;

  RareMySqlPhrases(Marks marks) {
    this.marks = marks;
  }

  void apply(int i) {
    switch (marks.key(i)) {
      case "FOR" -> {
        if (marks.is(i + 1, "SYSTEM_TIME")) {
          period(i, i + 2);
        } else if (marks.sequence(i + 1, "PORTION", "OF")) {
          period(i, i + 4);
        }
      }
      case "BEFORE" -> {
        if (marks.is(i + 1, "SYSTEM_TIME")) {
          blankTo(i, operand(i + 2));
        }
      }
      case "HISTORY" -> {
        if (marks.is(i - 1, "DELETE") && marks.is(i + 1, "FROM")) {
          marks.blank(i, i);
        }
      }
      case "ROWS" -> {
        if (marks.is(i + 1, "EXAMINED") && marks.is(i + 2, "1")) {
          marks.blank(marks.is(i - 1, "LIMIT") ? i - 1 : i, i + 2);
        }
      }
      case "MATCH" -> match(i);
      default -> {
        if (marks.isIn(i, TYPED_ARGUMENTS) && marks.is(i + 1, "(")) {
          omitTypes(i + 1);
        }
      }
    }
  }

  /**
   * {@code ALL}, {@code AS OF x}, {@code BETWEEN x AND y}, {@code FROM x TO y}: which rows, not
   * which values.
   */
  private void period(int start, int i) {
    if (marks.is(i, "ALL")) {
      marks.blank(start, i);
    } else if (marks.sequence(i, "AS", "OF")) {
      blankTo(start, operand(i + 2));
    } else if (marks.is(i, "BETWEEN", "FROM")) {
      int first = operand(i + 1);
      if (first > 0 && marks.is(first + 1, "AND", "TO")) {
        blankTo(start, operand(first + 2));
      }
    }
  }

  private void blankTo(int first, int last) {
    if (last > 0) {
      marks.blank(first, last);
    }
  }

  /** Index of the last token of a point in time without parameters; -1 when there is none. */
  private int operand(int i) {
    int last = term(marks.is(i, "TRANSACTION", "TIMESTAMP") ? i + 1 : i);
    while (last > 0 && marks.is(last + 1, "+", "-")) {
      last = term(last + 2);
    }
    return last;
  }

  private int term(int i) {
    if (marks.is(i, "'", "1", "@")) {
      return i;
    }
    if (marks.is(i, "INTERVAL")) {
      int number = term(i + 1);
      return number > 0 && marks.isIn(number + 1, Phrases.UNITS) ? number + 1 : -1;
    }
    if (marks.is(i, "(")) {
      return closing(i);
    }
    if (!marks.isWord(i)) {
      return -1;
    }
    int last = i;
    while (marks.is(last + 1, ".")) {
      last += 2;
    }
    return marks.is(last + 1, "(") ? closing(last + 1) : last;
  }

  private int closing(int open) {
    int close = marks.closing(open);
    for (int i = open; i < close; i++) {
      if (marks.is(i, "?")) {
        return -1;
      }
    }
    return close;
  }

  /** {@code MATCH a, b AGAINST (..)} without parentheses. */
  private void match(int i) {
    int end = i + 1;
    while (marks.is(end, ".", ",", "\"") || (marks.isWord(end) && !marks.is(end, "AGAINST"))) {
      end++;
    }
    if (end == i + 1 || !marks.is(end, "AGAINST") || !marks.is(end + 1, "(")) {
      return;
    }
    marks.replace(i, Glyphs.TIGHT_OPERATOR);
    for (int k = i + 1; k < end; k++) {
      if (marks.is(k, ",")) {
        marks.replace(k, Glyphs.OPERATOR);
      }
    }
  }

  /** {@code value AS type} among the arguments. */
  private void omitTypes(int open) {
    int close = marks.closing(open);
    int depth = 0;
    boolean type = false;
    for (int i = open; i < close; i++) {
      depth += marks.is(i, "(") ? 1 : marks.is(i, ")") ? -1 : 0;
      if (depth == 1 && marks.is(i, ",")) {
        type = false;
      } else if (depth == 1 && marks.is(i, "AS", "LEVEL") && i > open + 1) {
        type = true;
      }
      if (type) {
        marks.blank(i, i);
      }
    }
  }
}
