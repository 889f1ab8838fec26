package io.bulla.sql.dialect;

import io.bulla.sql.dialect.Lexicon.Family;
import java.util.List;
import java.util.Set;

/**
 * Makes the text for the parser. Only tokens are written into a row of blanks, so what is no token
 * cannot reach the parser, and each of them in a form of the same length that Calcite's lexer
 * cannot misread.
 */
final class Mask {
  /** Operators that Calcite's grammar has with the same meaning and binding in every dialect. */
  private static final Set<String> SHARED =
      Set.of("=", "<>", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "%", "=>");

  /** Pairs of operators that Calcite's lexer reads as something else when nothing is between. */
  private static final Set<String> MERGING =
      Set.of("--", "//", "/*", "*/", "=>", "->", "<=", "<>", ">=", "<<", ">>", "==", "<<=", "<>=");

  private final Marks marks;
  private final Lexicon lexicon;

  Mask(String sql, List<Token> tokens, Lexicon lexicon) {
    this.marks = new Marks(sql, tokens);
    this.lexicon = lexicon;
  }

  /** Names and words that {@link #text()} has left out. */
  List<Token> omitted() {
    return marks.omitted();
  }

  String text() {
    new Omissions(marks, lexicon).apply();
    new RarePhrases(marks, lexicon).apply();
    new Keywords(marks, lexicon).apply();
    new FunctionArguments(marks, lexicon).apply();
    new Phrases(marks, lexicon).apply();
    for (int i = 0; i < marks.size(); i++) {
      if (marks.isOpen(i) && marks.kind(i) == Token.Kind.OPERATOR) {
        operator(i);
      } else if (marks.isOpen(i) && !marks.isMerged(i) && marks.is(i, "{", "}")) {
        marks.replace(i, Glyphs.UNKNOWN);
      }
    }
    return marks.render();
  }

  private void operator(int index) {
    String sign = marks.key(index);
    String pair = marks.touches(index) ? marks.key(index - 1) + sign : "";
    if (MERGING.contains(pair)) {
      // side by side they would be one sign, or a comment, to the parser
      marks.replace(index, pair.equals("--") ? Glyphs.TIGHT_OPERATOR : Glyphs.UNKNOWN);
      return;
    }
    if (SHARED.contains(sign)) {
      return;
    }
    boolean mySql = lexicon.is(Family.MYSQL);
    switch (sign) {
      case "::" -> marks.replace(index, Glyphs.CAST);
      case ":=" -> marks.replace(index, lexicon.is(Family.POSTGRESQL) ? "=>" : Glyphs.ASSIGN);
      case "<=>" -> marks.replace(index, mySql ? Glyphs.NULL_SAFE_EQUAL : Glyphs.OPERATOR);
      case "&&" -> marks.replace(index, mySql ? Glyphs.AND : Glyphs.OPERATOR);
      case "||" -> {
        if (mySql && !lexicon.modes().pipesAsConcat()) {
          marks.replace(index, Glyphs.OR);
        }
      }
      case "!" -> marks.replace(index, Glyphs.TIGHT_OPERATOR);
      default -> marks.replace(index, Glyphs.OPERATOR);
    }
  }
}
