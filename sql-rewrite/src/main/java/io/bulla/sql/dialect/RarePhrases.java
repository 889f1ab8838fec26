package io.bulla.sql.dialect;

import java.util.Set;

/**
 * Phrases of one dialect that its applications seldom use and its test suites often: they are read
 * before keywords are told from names. Of what they make nothing is known to the tree.
 */
final class RarePhrases {
  private static final Set<String> FIELDS =
      Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");

  private final Marks marks;
  private final Lexicon lexicon;
  private final RareMySqlPhrases mySql;

  RarePhrases(Marks marks, Lexicon lexicon) {
    this.marks = marks;
    this.lexicon = lexicon;
    this.mySql = new RareMySqlPhrases(marks);
  }

  void apply() {
    for (int i = 0; i < marks.size(); i++) {
      if (!marks.isOpen(i)) {
        continue;
      }
      if (marks.is(i, "JSON_TABLE") && marks.is(i + 1, "(")) {
        omitColumns(i + 1);
      }
      if (marks.is(i, "FROM") && !lexicon.is(Lexicon.Family.POSTGRESQL)) {
        fromFirst(i);
      }
      switch (lexicon.family()) {
        case H2 -> h2(i);
        case POSTGRESQL -> postgreSql(i);
        case MYSQL -> mySql.apply(i);
      }
    }
  }

  /** {@code JSON_TABLE(.. COLUMNS (..))} gives columns that the tree knows nothing of. */
  private void omitColumns(int open) {
    int close = marks.closing(open);
    int depth = 0;
    for (int i = open; i < close; i++) {
      depth += marks.is(i, "(") ? 1 : marks.is(i, ")") ? -1 : 0;
      if (depth == 1 && marks.is(i, "COLUMNS") && marks.is(i + 1, "(")) {
        marks.blank(i, close - 1);
        return;
      }
    }
  }

  private void postgreSql(int i) {
    switch (marks.key(i)) {
      case "*" -> {
        if (marks.sequence(i - 2, ")", ".")) {
          marks.blank(i - 1, i - 1);
          marks.replace(i, Glyphs.EXPANSION);
        } else if (marks.is(i - 2, "FROM", "JOIN") && marks.isWord(i - 1) && isAfterTable(i + 1)) {
          marks.blank(i, i);
        }
      }
      default -> {}
    }
  }

  /** Whether what follows {@code FROM t *} can follow a table. */
  private boolean isAfterTable(int i) {
    return marks.is(i, "", ")", ",", ";") || marks.isWord(i);
  }

  private void h2(int i) {
    switch (marks.key(i)) {
      case "FORMAT" -> {
        if (marks.is(i + 1, "JSON") && marks.isOperandEnd(i - 1) && !marks.is(i - 1, "SELECT")) {
          suffix(i, i + 1);
        }
      }
      case "IS" -> is(i);
      case "IN" -> {
        if (marks.sequence(i + 1, "(", ")")) {
          suffix(i, i + 2);
          if (marks.is(i - 1, "NOT")) {
            marks.blank(i - 1, i - 1);
          }
        }
      }
      case "(" -> {
        if (marks.is(i + 1, ")") && marks.is(i - 1, "SELECT", "NOT", ",", "ROW")) {
          marks.replace(i, Glyphs.VARIABLE);
          marks.blank(i + 1, i + 1);
          if (marks.is(i - 1, "ROW")) {
            marks.blank(i - 1, i - 1);
          }
        }
      }
      case "EXCEPT" -> {
        boolean star =
            marks.is(i - 1, "*") && marks.is(i - 2, ".", ",", "SELECT", "DISTINCT", "ALL");
        int close = star && marks.is(i + 1, "(") ? marks.closing(i + 1) : -1;
        if (close > 0 && !marks.is(i + 2, "SELECT", "VALUES", "WITH", "TABLE", "(")) {
          marks.blank(i + 1, close);
          marks.replace(i, Glyphs.EXPANSION);
        }
      }
      case "PERCENT" -> {
        boolean rows = marks.is(i + 1, "ROW", "ROWS");
        if (rows && marks.is(i - 1, "1", "?", ")")) {
          marks.blank(i, i);
        }
      }
      case "TOP" -> top(i);
      case "OVERFLOW" -> overflow(i);
      case "UNIQUE" -> {
        int last = marks.is(i + 2, "ALL", "NOT") ? i + 3 : i + 2;
        if (marks.is(i + 1, "NULLS") && marks.is(last, "DISTINCT")) {
          marks.blank(i + 1, last);
        }
      }
      case "TABLE" -> tableFunction(i);
      case "DIRECT", "SORTED" -> {
        if (marks.is(i + 1, "SELECT", "SORTED", "VALUES", "WITH", "(") && i > 0) {
          marks.blank(i, i);
        }
      }
      case ")" -> interval(i);
      default -> {}
    }
  }

  /** {@code NTH_VALUE(a, 2) FROM FIRST RESPECT NULLS OVER ..}. */
  private void fromFirst(int i) {
    boolean nth = marks.is(i - 1, ")") && marks.is(i + 1, "FIRST", "LAST");
    boolean nulls = marks.is(i + 2, "IGNORE", "RESPECT") && marks.is(i + 3, "NULLS");
    if (nth && (nulls || marks.is(i + 2, "OVER"))) {
      marks.blank(i, nulls ? i + 3 : i + 1);
    }
  }

  /** {@code LISTAGG(a, ',' ON OVERFLOW TRUNCATE '...' WITH COUNT)}. */
  private void overflow(int i) {
    int last = marks.is(i + 2, "'") ? i + 2 : i + 1;
    last += marks.is(last + 1, "WITH", "WITHOUT") && marks.is(last + 2, "COUNT") ? 2 : 0;
    if (marks.is(i - 1, "ON") && marks.is(i + 1, "ERROR", "TRUNCATE") && marks.is(last + 1, ")")) {
      marks.blank(i - 1, last);
    }
  }

  private void suffix(int first, int last) {
    marks.replace(first, Glyphs.SUFFIX);
    marks.blank(first + 1, last);
  }

  /** {@code IS [NOT] OF (types)}; {@code IS [NOT] DISTINCT FROM ANY (..)}. */
  private void is(int i) {
    int word = marks.is(i + 1, "NOT") ? i + 2 : i + 1;
    int close = marks.is(word, "OF") && marks.is(word + 1, "(") ? marks.closing(word + 1) : -1;
    if (close > 0) {
      suffix(i, close);
    } else if (marks.sequence(word, "DISTINCT", "FROM")
        && marks.is(word + 2, "ANY", "ALL", "SOME")
        && marks.is(word + 3, "(")) {
      marks.replace(i, Glyphs.OPERATOR);
      marks.blank(i + 1, word + 1);
      marks.replace(word + 2, marks.is(word + 2, "SOME") ? "q$$$" : "q$$");
    }
  }

  /** {@code TOP n [PERCENT] [WITH TIES]} after the verb. */
  private void top(int i) {
    if (!marks.is(i - 1, "SELECT", "DELETE", "UPDATE", "DISTINCT", "ALL")) {
      return;
    }
    int last = marks.is(i + 1, "(") && marks.sequence(i + 2, "1", ")") ? i + 3 : i + 1;
    if (!marks.is(last, "1", ")")) {
      return;
    }
    last += marks.is(last + 1, "PERCENT") ? 1 : 0;
    last += marks.sequence(last + 1, "WITH", "TIES") ? 2 : 0;
    marks.blank(i, last);
  }

  /** {@code TABLE(name type = values, ..)}: comparisons of unknown names to the tree. */
  private void tableFunction(int i) {
    int close = marks.is(i + 1, "(") ? marks.closing(i + 1) : -1;
    boolean columns = close > 0 && marks.isWord(i + 2) && marks.isWord(i + 3);
    if (!columns || !marks.is(i - 1, "FROM", ",", "(", "JOIN")) {
      return;
    }
    marks.replace(i, "q$$$$");
    int depth = 0;
    boolean type = false;
    for (int k = i + 1; k < close; k++) {
      depth += marks.is(k, "(", "[") ? 1 : marks.is(k, ")", "]") ? -1 : 0;
      boolean start = depth == 1 && marks.is(k, "(", ",");
      if (start) {
        type = false;
        k++;
      } else if (depth == 1 && marks.is(k, "=")) {
        type = true;
      } else if (!type) {
        marks.blank(k, k);
      }
    }
  }

  /** {@code (a - b) YEAR TO MONTH}. */
  private void interval(int i) {
    if (!marks.isIn(i + 1, FIELDS)) {
      return;
    }
    int last = precision(i + 1);
    if (marks.is(last + 1, "TO") && marks.isIn(last + 2, FIELDS)) {
      last = precision(last + 2);
    }
    if (last > i + 1) {
      suffix(i + 1, last);
    }
  }

  private int precision(int field) {
    return marks.sequence(field + 1, "(", "1", ")") ? field + 3 : field;
  }
}
