package io.bulla.sql.dialect;

import io.bulla.sql.dialect.Lexicon.Family;
import java.util.Set;

/**
 * Phrases that are one thing to the tree: typed literals, type names, words between the arguments
 * of built-in functions, operators made of words.
 */
final class Phrases {
  static final Set<String> UNITS =
      Set.of(
          "MICROSECOND",
          "MILLISECOND",
          "NANOSECOND",
          "SECOND",
          "MINUTE",
          "HOUR",
          "DAY",
          "WEEK",
          "MONTH",
          "QUARTER",
          "YEAR",
          "SECOND_MICROSECOND",
          "MINUTE_MICROSECOND",
          "MINUTE_SECOND",
          "HOUR_MICROSECOND",
          "HOUR_SECOND",
          "HOUR_MINUTE",
          "DAY_MICROSECOND",
          "DAY_SECOND",
          "DAY_MINUTE",
          "DAY_HOUR",
          "YEAR_MONTH",
          "SQL_TSI_SECOND",
          "SQL_TSI_MINUTE",
          "SQL_TSI_HOUR",
          "SQL_TSI_DAY",
          "SQL_TSI_WEEK",
          "SQL_TSI_MONTH",
          "SQL_TSI_QUARTER",
          "SQL_TSI_YEAR",
          "DAY_OF_YEAR",
          "EPOCH",
          "MS",
          "YY",
          "MM",
          "DD",
          "HH",
          "MI",
          "SS");
  private static final Set<String> H2_TYPED =
      Set.of("DATE", "TIME", "TIMESTAMP", "JSON", "GEOMETRY", "UUID", "INTERVAL");
  private static final Set<String> INTRODUCERS =
      Set.of(
          "_ARMSCII8",
          "_ASCII",
          "_BIG5",
          "_BINARY",
          "_CP1250",
          "_CP1251",
          "_CP1256",
          "_CP1257",
          "_CP850",
          "_CP852",
          "_CP866",
          "_CP932",
          "_DEC8",
          "_EUCJPMS",
          "_EUCKR",
          "_GB18030",
          "_GB2312",
          "_GBK",
          "_GEOSTD8",
          "_GREEK",
          "_HEBREW",
          "_HP8",
          "_KEYBCS2",
          "_KOI8R",
          "_KOI8U",
          "_LATIN1",
          "_LATIN2",
          "_LATIN5",
          "_LATIN7",
          "_MACCE",
          "_MACROMAN",
          "_SJIS",
          "_SWE7",
          "_TIS620",
          "_UCS2",
          "_UJIS",
          "_UTF16",
          "_UTF16LE",
          "_UTF32",
          "_UTF8",
          "_UTF8MB3",
          "_UTF8MB4");
  private static final Set<String> MYSQL_TYPED = Set.of("DATE", "TIME", "TIMESTAMP");

  private final Marks marks;
  private final Lexicon lexicon;
  private final boolean mySql;

  Phrases(Marks marks, Lexicon lexicon) {
    this.marks = marks;
    this.lexicon = lexicon;
    this.mySql = lexicon.is(Family.MYSQL);
  }

  void apply() {
    for (int i = 0; i < marks.size(); i++) {
      if (!marks.isOpen(i)) {
        continue;
      }
      if (marks.is(i, "{")) {
        escape(i);
      } else if (marks.is(i, "'")) {
        string(i);
      } else if (marks.is(i, "::")) {
        new TypeNames(marks).omitAfter(i);
      } else if (marks.is(i, "[")) {
        bracket(i);
      } else if (marks.is(i, "(")) {
        new TypeNames(marks).omitInColumnDefinitions(i);
      } else if (marks.isWord(i)) {
        word(i);
      }
    }
  }

  /**
   * {@code {d '...'}} is a literal; of {@code {fn ...}}, {@code {oj ...}} only the inside counts.
   */
  private void escape(int open) {
    boolean literal =
        marks.is(open + 1, "D", "T", "TS") && marks.is(open + 2, "'") && marks.is(open + 3, "}");
    if (literal) {
      marks.literal(open, open + 3);
      return;
    }
    int close = closingBrace(open);
    if (close == marks.size() || !marks.is(open + 1, "FN", "OJ", "ESCAPE", "LIMIT")) {
      return;
    }
    marks.blank(open, open);
    marks.blank(close, close);
    if (marks.is(open + 1, "FN", "OJ")) {
      marks.blank(open + 1, open + 1);
    }
  }

  private int closingBrace(int open) {
    int depth = 0;
    for (int i = open; i < marks.size(); i++) {
      depth += marks.is(i, "{") ? 1 : marks.is(i, "}") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return marks.size();
  }

  private void string(int i) {
    int before = marks.previous(i);
    if (mySql && marks.isWord(before) && INTRODUCERS.contains(marks.key(before))) {
      marks.literal(before, i);
      return;
    }
    if (mySql && marks.isKeyword(before) && marks.is(before, "AS")) {
      marks.alias(i);
    }
  }

  private void word(int i) {
    int next = marks.next(i);
    String word = marks.key(i);
    int string = marks.isKeyword(i) ? -1 : typedString(i);
    if (string > 0) {
      typedLiteral(i, string);
      return;
    }
    switch (word) {
      case "CAST", "TRY_CAST" -> {
        if (marks.is(next, "(")) {
          new TypeNames(marks).omitInCast(next);
        }
      }
      case "INTERVAL" -> interval(i, next);
      case "COLLATE" -> suffix(i, next);
      case "AT" -> atTimeZone(i, next);
      default -> new WordOperators(marks, lexicon).apply(word, i, next);
    }
  }

  /** The index of the string that the type words from {@code i} on belong to; -1 if none. */
  private int typedString(int i) {
    int last = i + 1;
    boolean postgreSql = lexicon.is(Family.POSTGRESQL);
    if (postgreSql && marks.is(last, "PRECISION", "VARYING")) {
      last++;
    }
    if (!mySql && marks.is(last, "(") && marks.is(last + 1, "1")) {
      last = marks.closing(last) + 1;
    }
    boolean zone = marks.is(last, "WITH", "WITHOUT") && marks.sequence(last + 1, "TIME", "ZONE");
    if (!mySql && zone) {
      last += 3;
    }
    return marks.is(last, "'") && isTyped(marks.key(i), i, last) ? last : -1;
  }

  private boolean isTyped(String word, int i, int string) {
    return switch (lexicon.family()) {
      case H2 -> H2_TYPED.contains(word);
      case MYSQL -> MYSQL_TYPED.contains(word);
      case POSTGRESQL ->
          !marks.is(marks.previous(i), "AS", ".") && !word.equals("UESCAPE") && string > i;
    };
  }

  /** Nested brackets of an array are rows to the tree; a slice is an operator between its ends. */
  private void bracket(int open) {
    int close = marks.closing(open);
    if (close < 0) {
      return;
    }
    if (marks.is(open - 1, "[", ",") && !marks.is(close - 1, "[")) {
      marks.replace(open, "(");
      marks.replace(close, ")");
      return;
    }
    for (int i = open + 1; i < close; i++) {
      if (marks.is(i, ":")) {
        boolean first = marks.is(i - 1, "[");
        boolean last = marks.is(i + 1, "]");
        marks.replace(i, first && last ? Glyphs.VARIABLE : last ? Glyphs.SUFFIX : Glyphs.OPERATOR);
      }
    }
  }

  /** The type, its string and, for an interval, the fields behind it. */
  private void typedLiteral(int type, int string) {
    int last = string;
    while (lexicon.is(Family.H2) && marks.is(last + 1, "'")) {
      last++;
    }
    if (marks.is(type, "INTERVAL") && UNITS.contains(marks.key(last + 1))) {
      last++;
      if (marks.is(last + 1, "TO") && UNITS.contains(marks.key(last + 2))) {
        last += 2;
      }
      if (marks.is(last, "SECOND") && marks.is(last + 1, "(") && marks.is(last + 3, ")")) {
        last += 3;
      }
    }
    marks.literal(type, last);
  }

  /** {@code INTERVAL expression unit}: the unit is no name. */
  private void interval(int i, int next) {
    if (!marks.is(next, "1", "?", "(", "'", "-", "@", "\"") && !marks.isName(next)) {
      return;
    }
    int depth = 0;
    for (int unit = next + 1; unit < marks.size() && depth >= 0; unit++) {
      depth += marks.is(unit, "(") ? 1 : marks.is(unit, ")") ? -1 : 0;
      if (depth == 0 && UNITS.contains(marks.key(unit)) && marks.isOperandEnd(unit - 1)) {
        boolean two = marks.is(unit + 1, "TO") && UNITS.contains(marks.key(unit + 2));
        marks.replace(i, Glyphs.TIGHT_OPERATOR);
        marks.blank(unit, two ? unit + 2 : unit);
        return;
      }
      if (depth == 0 && (marks.isKeyword(unit) || marks.is(unit, ","))) {
        return;
      }
    }
  }

  private void suffix(int i, int next) {
    if (!marks.isOperandEnd(marks.previous(i))
        || (!marks.isWord(next) && !marks.is(next, "\"", "'"))) {
      return;
    }
    marks.replace(i, Glyphs.SUFFIX);
    marks.blank(next, next);
    if (marks.is(next + 1, ".") && next + 2 < marks.size()) {
      marks.blank(next + 1, next + 2);
    }
  }

  private void atTimeZone(int i, int next) {
    if (marks.is(next, "TIME") && marks.is(next + 1, "ZONE")) {
      marks.replace(i, Glyphs.TIGHT_OPERATOR);
      marks.blank(next, next + 1);
    } else if (marks.is(next, "LOCAL") && marks.isOperandEnd(marks.previous(i))) {
      marks.replace(i, Glyphs.SUFFIX);
      marks.blank(next, next);
    }
  }
}
