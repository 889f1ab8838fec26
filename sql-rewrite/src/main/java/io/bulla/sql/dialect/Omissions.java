package io.bulla.sql.dialect;

import io.bulla.sql.dialect.Lexicon.Family;
import java.util.Set;

/**
 * Phrases that name no value and change no name's meaning: locks, optimizer hints, samples, sizes
 * of types. The parser does not see them; in the text they stay. A phrase is left out only when
 * every word of it is understood.
 */
final class Omissions {
  private static final Set<String> SELECT_MODIFIERS =
      Set.of(
          "HIGH_PRIORITY",
          "STRAIGHT_JOIN",
          "SQL_SMALL_RESULT",
          "SQL_BIG_RESULT",
          "SQL_CALC_FOUND_ROWS");
  private static final Set<String> UNRESERVED_SELECT_MODIFIERS =
      Set.of("SQL_BUFFER_RESULT", "SQL_NO_CACHE", "SQL_CACHE");

  private static final Set<String> FILE_OPTIONS =
      Set.of(
          "CHARACTER",
          "SET",
          "FIELDS",
          "COLUMNS",
          "LINES",
          "TERMINATED",
          "OPTIONALLY",
          "ENCLOSED",
          "ESCAPED",
          "STARTING",
          "BY",
          "UTF8",
          "UTF8MB4",
          "LATIN1",
          "BINARY");

  private static final String[] CHANGES = {"INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE"};

  private final Marks marks;
  private final Lexicon lexicon;

  Omissions(Marks marks, Lexicon lexicon) {
    this.marks = marks;
    this.lexicon = lexicon;
  }

  void apply() {
    for (int i = 0; i < marks.size(); i++) {
      if (marks.isWord(i) && !marks.is(i - 1, ".") && !marks.is(i + 1, ".")) {
        word(i);
      }
    }
    int last = marks.size() - 1;
    while (last >= 0 && marks.is(last, ";")) {
      marks.blank(last, last);
      last--;
    }
  }

  private void word(int i) {
    switch (marks.key(i)) {
      case "FOR" -> lock(i);
      case "LOCK" -> {
        if (marks.sequence(i + 1, "IN", "SHARE", "MODE")) {
          marks.blank(i, patience(i + 4) - 1);
        }
      }
      case "MATERIALIZED" -> materialized(i);
      case "ONLY" -> {
        if (lexicon.is(Family.POSTGRESQL) && !marks.is(i - 1, "ROW", "ROWS")) {
          marks.blank(i, i);
        }
      }
      case "TABLESAMPLE" -> tableSample(i);
      case "LATERAL" -> {
        if (lexicon.is(Family.POSTGRESQL) && !marks.is(i + 1, "(")) {
          marks.blank(i, i);
        }
      }
      case "WITH" -> {
        if (marks.is(i + 1, "ORDINALITY") && marks.is(i - 1, ")")) {
          marks.blank(i, i + 1);
        }
      }
      case "IGNORE", "RESPECT" -> {
        if (marks.is(i - 1, ")") && marks.sequence(i + 1, "NULLS")) {
          marks.blank(i, i + 1);
        } else if (!lexicon.is(Family.POSTGRESQL)) {
          indexHint(i);
        }
      }
      case "USE", "FORCE" -> indexHint(i);
      case "EXCLUDE" -> exclusion(i);
      case "OVERRIDING" -> {
        if (marks.is(i + 1, "SYSTEM", "USER") && marks.is(i + 2, "VALUE")) {
          marks.blank(i, i + 2);
        }
      }
      case "INTO" -> {
        boolean created =
            marks.is(i + 1, "TEMP", "TEMPORARY", "UNLOGGED", "TABLE") && marks.isWord(i + 2);
        if (created && lexicon.is(Family.POSTGRESQL) && !marks.is(i - 1, "INSERT", "MERGE")) {
          marks.blank(i + 1, marks.is(i + 2, "TABLE") ? i + 2 : i + 1);
        }
      }
      case "MATCHED" -> {
        if (marks.sequence(i + 1, "BY", "TARGET")) {
          marks.blank(i + 1, i + 2);
        } else if (marks.sequence(i + 1, "BY", "SOURCE")) {
          marks.blank(i + 2, i + 2);
        }
      }
      case "COLLATION" -> {
        if (marks.is(i + 1, "FOR") && marks.is(i + 2, "(")) {
          marks.blank(i + 1, i + 1);
        }
      }
      case "FINAL", "OLD", "NEW" -> {
        boolean change = marks.sequence(i + 1, "TABLE", "(");
        if (lexicon.is(Family.H2) && change && marks.is(i + 3, CHANGES)) {
          marks.blank(i, i + 1);
        }
      }
      default -> {
        if (lexicon.is(Family.MYSQL)) {
          mySqlWord(i);
        }
      }
    }
  }

  /** Of a window's frame. */
  private void exclusion(int i) {
    if (marks.sequence(i + 1, "CURRENT", "ROW") || marks.sequence(i + 1, "NO", "OTHERS")) {
      marks.blank(i, i + 2);
    } else if (marks.is(i + 1, "TIES", "GROUP") && marks.is(i + 2, ")")) {
      marks.blank(i, i + 1);
    }
  }

  /** {@code FOR [NO KEY] UPDATE | [KEY] SHARE [OF names] [NOWAIT | SKIP LOCKED | WAIT n]}. */
  private void lock(int start) {
    int i = start + 1;
    i += marks.is(i, "NO") && marks.is(i + 1, "KEY") ? 2 : 0;
    i += marks.is(i, "KEY") ? 1 : 0;
    if (!marks.is(i, "UPDATE", "SHARE")) {
      return;
    }
    i++;
    if (marks.is(i, "OF")) {
      i++;
      while (isNameOrDot(i) || (marks.is(i, ",") && isNameOrDot(i + 1))) {
        i++;
      }
    }
    marks.blank(start, patience(i) - 1);
  }

  /** The index after {@code NOWAIT}, {@code SKIP LOCKED} or {@code WAIT n}. */
  private int patience(int i) {
    boolean two = marks.sequence(i, "SKIP", "LOCKED") || marks.sequence(i, "WAIT", "1");
    return marks.is(i, "NOWAIT") ? i + 1 : two ? i + 2 : i;
  }

  private boolean isNameOrDot(int i) {
    boolean end = marks.is(i, "NOWAIT", "SKIP", "WAIT", "FOR", "LIMIT", "OFFSET", "FETCH", "LOCK");
    return !end && (marks.isWord(i) || marks.is(i, "\"", "."));
  }

  private void materialized(int i) {
    boolean not = marks.is(i - 1, "NOT");
    if (marks.is(not ? i - 2 : i - 1, "AS") && marks.is(i + 1, "(")) {
      marks.blank(not ? i - 1 : i, i);
    }
  }

  private void tableSample(int i) {
    int close = marks.is(i + 2, "(") ? marks.closing(i + 2) : -1;
    if (close < 0 || !isConstant(i + 3, close)) {
      return;
    }
    int last = close;
    if (marks.is(close + 1, "REPEATABLE") && marks.is(close + 2, "(")) {
      int end = marks.closing(close + 2);
      last = end > 0 && isConstant(close + 3, end) ? end : close;
    }
    marks.blank(i, last);
  }

  private boolean isConstant(int from, int close) {
    for (int i = from; i < close; i++) {
      if (!marks.is(i, "1", "-", "+", "*", "/")) {
        return false;
      }
    }
    return true;
  }

  private void mySqlWord(int i) {
    String word = marks.key(i);
    boolean afterSelect = isSelectPrefix(i - 1);
    if (afterSelect && SELECT_MODIFIERS.contains(word)) {
      marks.blank(i, i);
      return;
    }
    if (afterSelect && UNRESERVED_SELECT_MODIFIERS.contains(word)) {
      if (!marks.is(i + 1, "FROM", ",", ")", "AS", "")) {
        marks.blank(i, i);
      }
      return;
    }
    switch (word) {
      case "OUTFILE", "DUMPFILE" -> outputFile(i);
      case "LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY" -> marks.blank(i, i);
      case "QUICK" -> {
        boolean target = marks.isWord(i + 1) && !marks.is(i + 1, "WHERE", "USING", "AS");
        if (marks.is(i - 1, "DELETE", "LOW_PRIORITY") && target) {
          marks.blank(i, i);
        }
      }
      case "PARTITION" -> {
        int close = marks.is(i + 1, "(") && !marks.is(i - 1, "(") ? marks.closing(i + 1) : -1;
        if (close > 0) {
          marks.blank(i, close);
        }
      }
      default -> {}
    }
  }

  /** {@code INTO OUTFILE 'name' options}: the file is a variable to the tree. */
  private void outputFile(int i) {
    if (!marks.is(i - 1, "INTO") || !marks.is(i + 1, "'")) {
      return;
    }
    int last = i + 1;
    while (marks.is(last + 1, "'") || marks.isIn(last + 1, FILE_OPTIONS)) {
      last++;
    }
    marks.blank(i + 1, last);
    marks.replace(i, Glyphs.VARIABLE);
  }

  private boolean isSelectPrefix(int i) {
    return marks.is(i, "SELECT", "ALL", "DISTINCT", "DISTINCTROW")
        || (i >= 0 && marks.isBlank(i) && isSelectPrefix(i - 1));
  }

  /** {@code USE INDEX [FOR JOIN | ORDER BY | GROUP BY] (names)}. */
  private void indexHint(int start) {
    if (!marks.is(start + 1, "INDEX", "KEY")) {
      return;
    }
    int i = start + 2;
    if (marks.is(i, "FOR")) {
      i += marks.is(i + 1, "JOIN") ? 2 : 3;
    }
    int close = marks.is(i, "(") ? marks.closing(i) : -1;
    if (close < 0) {
      return;
    }
    marks.blank(start, close);
    if (marks.is(close + 1, ",") && marks.is(close + 2, "USE", "FORCE", "IGNORE")) {
      marks.blank(close + 1, close + 1);
    }
  }
}
