package io.bulla.sql.dialect;

import java.util.Set;

/** Words between the arguments of built-in functions become commas or blanks. */
final class FunctionArguments {
  private static final Set<String> SEPARATORS =
      Set.of("FROM", "FOR", "PLACING", "USING", "IN", "VALUE", ":", "SIMILAR", "ESCAPE");
  private static final Set<String> WORDY_FUNCTIONS =
      Set.of(
          "SUBSTRING",
          "SUBSTR",
          "MID",
          "TRIM",
          "EXTRACT",
          "OVERLAY",
          "POSITION",
          "CONVERT",
          "TRANSLATE",
          "CHAR",
          "LOCATE",
          "JSON_OBJECT",
          "JSON_ARRAY",
          "JSON_OBJECTAGG",
          "JSON_ARRAYAGG");
  private static final Set<String> MYSQL_UNIT_FUNCTIONS = Set.of("TIMESTAMPADD", "TIMESTAMPDIFF");
  private static final Set<String> H2_UNIT_FUNCTIONS =
      Set.of("TIMESTAMPADD", "TIMESTAMPDIFF", "DATEADD", "DATEDIFF", "DATE_TRUNC");

  private final Marks marks;
  private final Lexicon lexicon;

  FunctionArguments(Marks marks, Lexicon lexicon) {
    this.marks = marks;
    this.lexicon = lexicon;
  }

  void apply() {
    for (int i = 0; i < marks.size(); i++) {
      if (marks.isWord(i) && marks.isOpen(i) && !marks.isKeyword(i) && marks.is(i + 1, "(")) {
        function(marks.key(i), i + 1);
      }
    }
  }

  private void function(String word, int open) {
    boolean unit =
        hasUnit(word) && Phrases.UNITS.contains(marks.key(open + 1)) && marks.is(open + 2, ",");
    if (unit) {
      marks.blank(open + 1, open + 2);
    }
    new JsonPhrases(marks).apply(word, open);
    if (WORDY_FUNCTIONS.contains(word) && !marks.is(open + 1, "SELECT", "WITH")) {
      leadingWords(word, open + 1);
      separators(word, open);
    }
  }

  private boolean hasUnit(String word) {
    return switch (lexicon.family()) {
      case H2 -> H2_UNIT_FUNCTIONS.contains(word);
      case MYSQL -> MYSQL_UNIT_FUNCTIONS.contains(word);
      case POSTGRESQL -> false;
    };
  }

  private void leadingWords(String word, int start) {
    int first = start;
    boolean trim = word.equals("TRIM") && marks.is(first, "BOTH", "LEADING", "TRAILING");
    boolean field = word.equals("EXTRACT") && marks.is(first + 1, "FROM");
    boolean key =
        word.startsWith("JSON") && marks.is(first, "KEY") && !marks.is(first + 1, ":", ",");
    if (trim || field || key) {
      marks.blank(first, first);
      first++;
    }
    if (marks.is(first, "FROM")) {
      marks.blank(first, first);
    }
  }

  private void separators(String word, int open) {
    int depth = 0;
    for (int i = open; i < marks.size(); i++) {
      depth += marks.is(i, "(", "[") ? 1 : marks.is(i, ")", "]") ? -1 : 0;
      if (depth == 0) {
        return;
      }
      if (depth == 1 && marks.isOpen(i) && i > open) {
        separator(word, i);
      }
    }
  }

  private void separator(String word, int i) {
    boolean json = word.startsWith("JSON");
    if (marks.is(i, "USING") && marks.isWord(i + 1) && !json) {
      marks.blank(i, i + 1);
    } else if (marks.isIn(i, SEPARATORS) && isSeparator(word, i, json)) {
      marks.replace(i, ",");
    }
  }

  private boolean isSeparator(String word, int i, boolean json) {
    return switch (marks.key(i)) {
      case "IN" -> word.equals("POSITION");
      case "VALUE", ":" -> json && marks.isOperandEnd(i - 1);
      case "SIMILAR", "ESCAPE" -> word.equals("SUBSTRING");
      case "FROM", "FOR", "PLACING" -> !json;
      default -> false;
    };
  }
}
