package io.bulla.sql.dialect;

import java.util.Set;

/**
 * What stands between and behind the arguments of SQL's JSON functions: {@code PASSING x AS y} and
 * {@code DEFAULT x ON EMPTY} hold expressions, all else is not for the tree.
 */
final class JsonPhrases {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "JSON",
          "JSON_ARRAY",
          "JSON_ARRAYAGG",
          "JSON_EXISTS",
          "JSON_OBJECT",
          "JSON_OBJECTAGG",
          "JSON_QUERY",
          "JSON_SCALAR",
          "JSON_SERIALIZE",
          "JSON_VALUE");

  private final Marks marks;

  JsonPhrases(Marks marks) {
    this.marks = marks;
  }

  /** In the call of that name whose parenthesis opens there. */
  void apply(String function, int open) {
    if (!FUNCTIONS.contains(function)) {
      return;
    }
    int close = marks.closing(open);
    int depth = 0;
    for (int i = open; i < close; i++) {
      depth += marks.is(i, "(", "[") ? 1 : marks.is(i, ")", "]") ? -1 : 0;
      if (depth == 1 && i > open && marks.isOpen(i)) {
        phrase(i);
      }
    }
  }

  private void phrase(int i) {
    boolean behind = marks.isOperandEnd(i - 1) || marks.isBlank(i - 1);
    switch (marks.key(i)) {
      case "KEY" -> {
        if (marks.is(i - 1, ",") && (marks.is(i + 1, "'", "?") || marks.isName(i + 1))) {
          marks.blank(i, i);
        }
      }
      case "PASSING", "DEFAULT" -> {
        if (behind) {
          marks.replace(i, ",");
        }
      }
      case "AS" -> {
        if (marks.isWord(i + 1) || marks.is(i + 1, "\"")) {
          marks.blank(i, i + 1);
        }
      }
      case "RETURNING" -> {
        if (behind && marks.isWord(i + 1)) {
          new TypeNames(marks).omitAfter(i);
          marks.blank(i, i + 1);
        }
      }
      case "FORMAT" -> blankIf(behind && marks.is(i + 1, "JSON"), i, afterEncoding(i + 1));
      case "NULL", "ERROR", "TRUE", "FALSE", "UNKNOWN", "EMPTY", "ABSENT", "ON" -> on(i, behind);
      case "WITH", "WITHOUT" -> with(i, behind);
      case "KEEP", "OMIT" -> {
        boolean scalar = marks.sequence(i + 2, "ON", "SCALAR", "STRING");
        blankIf(behind && marks.is(i + 1, "QUOTES"), i, scalar ? i + 4 : i + 1);
      }
      default -> {}
    }
  }

  private int afterEncoding(int json) {
    return marks.is(json + 1, "ENCODING") ? json + 2 : json;
  }

  /** {@code NULL ON EMPTY}, {@code EMPTY ARRAY ON ERROR}, {@code ON EMPTY} behind a default. */
  private void on(int i, boolean behind) {
    int on = marks.is(i, "ON") ? i : marks.is(i + 1, "ARRAY", "OBJECT") ? i + 2 : i + 1;
    boolean complete = marks.is(on, "ON") && marks.is(on + 1, "EMPTY", "ERROR", "NULL");
    blankIf(behind && complete, i, on + 1);
  }

  private void with(int i, boolean behind) {
    int last = i + 1;
    last += marks.is(last, "CONDITIONAL", "UNCONDITIONAL") ? 1 : 0;
    last += marks.is(last, "ARRAY") ? 1 : 0;
    if (marks.is(i + 1, "UNIQUE")) {
      blankIf(behind, i, marks.is(i + 2, "KEYS") ? i + 2 : i + 1);
    } else {
      blankIf(behind && marks.is(last, "WRAPPER"), i, last);
    }
  }

  private void blankIf(boolean complete, int first, int last) {
    if (complete) {
      marks.blank(first, last);
    }
  }
}
