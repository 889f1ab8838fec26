package io.bulla.sql.dialect;

import io.bulla.sql.dialect.Lexicon.Family;

/** Operators made of words, and calls whose words are no names. */
final class WordOperators {
  private final Marks marks;
  private final Lexicon lexicon;
  private final boolean mySql;

  WordOperators(Marks marks, Lexicon lexicon) {
    this.marks = marks;
    this.lexicon = lexicon;
    this.mySql = lexicon.is(Family.MYSQL);
  }

  void apply(String word, int i, int next) {
    if (mySql && mySqlOperator(word, i, next)) {
      return;
    }
    switch (word) {
      case "REGEXP" -> {
        if (!marks.is(next, "(") || marks.isOperandEnd(marks.previous(i))) {
          marks.keyword(i);
          marks.replace(i, "RLIKE");
        }
      }
      case "GROUPS" -> {
        if (marks.is(next, "BETWEEN", "UNBOUNDED", "CURRENT", "1", "?")) {
          marks.keyword(i);
          marks.replace(i, "ROWS");
        }
      }
      case "LIKE", "ILIKE" -> quantifiedLike(i, next);
      case "IS" -> isPredicate(i, marks.is(i + 1, "NOT") ? i + 2 : i + 1);
      case "ISNULL", "NOTNULL" -> {
        if (!marks.is(next, "(") && marks.isOperandEnd(marks.previous(i))) {
          marks.replace(i, Glyphs.SUFFIX);
        }
      }
      case "OVERLAPS" -> {
        if (marks.is(next, "(") && marks.is(marks.previous(i), ")")) {
          marks.replace(i, Glyphs.OPERATOR);
        }
      }
      case "OPERATOR" -> {
        if (lexicon.is(Family.POSTGRESQL) && marks.is(next, "(") && marks.closing(next) > 0) {
          marks.replace(i, Glyphs.OPERATOR);
          marks.blank(next, marks.closing(next));
        }
      }
      case "VARIADIC" -> {
        if (lexicon.is(Family.POSTGRESQL)) {
          marks.blank(i, i);
        }
      }
      case "NEXT", "CURRENT", "PREVIOUS" -> sequenceValue(i);
      case "USING" -> {
        boolean operator = next < marks.size() && marks.kind(next) == Token.Kind.OPERATOR && !mySql;
        if (operator) {
          marks.blank(i, next);
        }
      }
      default -> {}
    }
  }

  private boolean mySqlOperator(String word, int i, int next) {
    boolean infix = marks.isOperandEnd(marks.previous(i)) && !marks.is(next, ",", ")", ".", "");
    switch (word) {
      case "DIV" -> operator(infix, i, "/");
      case "MOD" -> operator(infix, i, "%");
      case "XOR" -> operator(infix, i, Glyphs.XOR);
      case "SOUNDS" -> phrase(infix && marks.is(next, "LIKE"), i, next);
      case "MEMBER" -> phrase(infix && marks.is(next, "OF"), i, next);
      case "AGAINST" -> {
        operator(infix && marks.is(next, "("), i, Glyphs.OPERATOR);
        searchModifier(next);
      }
      case "DISTINCTROW" -> {
        marks.keyword(i);
        marks.replace(i, "DISTINCT");
      }
      case "STRAIGHT_JOIN" -> {
        marks.keyword(i);
        marks.replace(i, "JOIN");
      }
      case "BINARY" -> {
        if (!marks.is(marks.previous(i), "AS", ".")) {
          marks.replace(i, Glyphs.TIGHT_OPERATOR);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void operator(boolean infix, int i, String sign) {
    if (infix) {
      marks.replace(i, sign);
    }
  }

  private void phrase(boolean infix, int i, int next) {
    if (infix) {
      marks.replace(i, Glyphs.OPERATOR);
      marks.blank(next, next);
    }
  }

  /** {@code IN BOOLEAN MODE} and its like before the closing parenthesis. */
  private void searchModifier(int open) {
    int close = marks.is(open, "(") ? marks.closing(open) : -1;
    for (int i = open + 1; i < close; i++) {
      boolean mode =
          marks.sequence(i, "IN", "BOOLEAN", "MODE")
              || marks.sequence(i, "IN", "NATURAL", "LANGUAGE", "MODE")
              || marks.sequence(i, "WITH", "QUERY", "EXPANSION");
      if (mode) {
        marks.blank(i, close - 1);
        return;
      }
    }
  }

  /** {@code LIKE ANY (..)} is an operator before a call. */
  private void quantifiedLike(int i, int next) {
    if (!marks.is(next, "ANY", "ALL", "SOME") || !marks.is(next + 1, "(")) {
      return;
    }
    marks.replace(i, Glyphs.OPERATOR);
    marks.name(next);
    if (marks.is(i - 1, "NOT")) {
      marks.blank(i - 1, i - 1);
    }
  }

  /** {@code IS [NOT] JSON ..}, {@code NORMALIZED}, {@code DOCUMENT}: nothing is known of them. */
  private void isPredicate(int i, int word) {
    int last = word;
    if (marks.is(word, "NFC", "NFD", "NFKC", "NFKD")) {
      last++;
    }
    if (marks.is(last, "JSON")) {
      last += marks.is(last + 1, "VALUE", "OBJECT", "ARRAY", "SCALAR") ? 1 : 0;
      if (marks.is(last + 1, "WITH", "WITHOUT") && marks.is(last + 2, "UNIQUE")) {
        last += marks.is(last + 3, "KEYS") ? 3 : 2;
      }
    } else if (!marks.is(last, "NORMALIZED", "DOCUMENT")) {
      return;
    }
    marks.replace(i, Glyphs.SUFFIX);
    marks.blank(i + 1, last);
  }

  /** {@code NEXT VALUE FOR s} and {@code CURRENT OF c} name no column. */
  private void sequenceValue(int i) {
    boolean value = marks.sequence(i + 1, "VALUE", "FOR");
    boolean cursor = marks.is(i, "CURRENT") && marks.is(i + 1, "OF");
    if (!value && !cursor) {
      return;
    }
    int last = value ? i + 3 : i + 2;
    while (marks.is(last + 1, ".")) {
      last += 2;
    }
    if (last < marks.size()) {
      marks.replace(i, Glyphs.VARIABLE);
      marks.blank(i + 1, last);
    }
  }
}
