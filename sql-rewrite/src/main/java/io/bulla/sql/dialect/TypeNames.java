package io.bulla.sql.dialect;

import java.util.Set;

/**
 * Of a type in a cast the parser sees one word: types are read from the tokens where they matter.
 */
final class TypeNames {
  private static final Set<String> SECOND_WORDS =
      Set.of("PRECISION", "VARYING", "UNSIGNED", "SIGNED", "INTEGER", "LARGE");

  private final Marks marks;

  TypeNames(Marks marks) {
    this.marks = marks;
  }

  /** {@code CAST ( expression AS type )}, by the index of its parenthesis. */
  void omitInCast(int open) {
    int close = marks.closing(open);
    int as = -1;
    int depth = 0;
    for (int i = open; i < close; i++) {
      depth += marks.is(i, "(", "[") ? 1 : marks.is(i, ")", "]") ? -1 : 0;
      if (depth == 1 && marks.is(i, "AS")) {
        as = i;
      }
    }
    if (as < 0 || as + 1 >= close) {
      return;
    }
    if (isType(as + 1, close - 1)) {
      marks.name(as + 1);
      marks.blank(as + 2, close - 1);
    }
  }

  /** {@code ::type}. */
  void omitAfter(int operator) {
    int first = operator + 1;
    if (!marks.isWord(first) && !marks.is(first, "\"")) {
      return;
    }
    int i = first + 1;
    while (marks.is(i, ".") && (marks.isWord(i + 1) || marks.is(i + 1, "\""))) {
      i += 2;
    }
    while (marks.isIn(i, SECOND_WORDS)) {
      i++;
    }
    if (marks.is(first, "INTERVAL") && marks.isIn(i, Phrases.UNITS)) {
      i += marks.is(i + 1, "TO") && marks.isIn(i + 2, Phrases.UNITS) ? 3 : 1;
    }
    if (marks.is(i, "(") && marks.closing(i) > 0) {
      i = marks.closing(i) + 1;
    }
    if (marks.is(i, "WITH", "WITHOUT") && marks.is(i + 1, "TIME") && marks.is(i + 2, "ZONE")) {
      i += 3;
    }
    while (marks.is(i, "[") && marks.is(i + 1, "]")) {
      i += 2;
    }
    while (marks.is(i, "[") && marks.is(i + 1, "1") && marks.is(i + 2, "]")) {
      i += 3;
    }
    if (isType(first, i - 1)) {
      if (marks.isWord(first)) {
        marks.name(first);
      }
      marks.blank(first + 1, i - 1);
    }
  }

  /**
   * Whether nothing but names, sizes and the labels of an ENUM stands there: no query, no value.
   */
  private boolean isType(int from, int to) {
    boolean labels = marks.is(from, "ENUM");
    for (int i = from; i <= to; i++) {
      boolean query = marks.is(i, "SELECT", "WITH", "VALUES", "TABLE", "FROM");
      boolean zone = marks.is(i, "WITH") && marks.is(i + 1, "TIME", "LOCAL");
      boolean name = marks.is(i, "\"") || (marks.isWord(i) && (!query || zone));
      boolean size = marks.is(i, "(", ")", "[", "]", ",", ".", "1");
      if (!name && !size && !(labels && marks.is(i, "'"))) {
        return false;
      }
    }
    return true;
  }

  /** {@code f(..) AS x(a int, b text)}: the names of the columns stay. */
  void omitInColumnDefinitions(int open) {
    int alias = open - 1;
    boolean nameless = marks.is(alias, "AS") && marks.is(alias - 1, ")");
    boolean afterCall =
        nameless
            || marks.isName(alias)
                && (marks.is(alias - 1, ")")
                    || (marks.is(alias - 1, "AS") && marks.is(alias - 2, ")")));
    boolean typed =
        marks.isName(open + 1) && marks.isWord(open + 2) && alias >= 0 && marks.isOpen(alias);
    int close = marks.closing(open);
    if (!afterCall || !typed || close < 0) {
      return;
    }
    int depth = 0;
    boolean name = false;
    for (int i = open; i < close; i++) {
      depth += marks.is(i, "(", "[") ? 1 : marks.is(i, ")", "]") ? -1 : 0;
      boolean border = depth == 1 && marks.is(i, "(", ",");
      if (!border && !name) {
        marks.blank(i, i);
      }
      name = border;
    }
  }
}
