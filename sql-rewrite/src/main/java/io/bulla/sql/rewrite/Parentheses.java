package io.bulla.sql.rewrite;

import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import java.util.List;

/** Parentheses around a value, of which the tree knows nothing. */
final class Parentheses {
  private Parentheses() {}

  /** How many pairs stand immediately around a span of the text. */
  static int around(int start, int end, SqlText text) {
    List<Token> tokens = text.tokens();
    int before = text.indexFrom(start) - 1;
    int after = text.indexFrom(end);
    int pairs = 0;
    while (is(tokens, before - pairs, "(", text) && is(tokens, after + pairs, ")", text)) {
      pairs++;
    }
    return pairs;
  }

  /** Offset after so many closing parentheses that follow an offset. */
  static int endAfter(int end, int count, SqlText text) {
    return count <= 0 ? end : text.tokens().get(text.indexFrom(end) + count - 1).end();
  }

  /** Offset of so many opening parentheses before an offset. */
  static int startBefore(int start, int count, SqlText text) {
    return count <= 0 ? start : text.tokens().get(text.indexFrom(start) - count).start();
  }

  /** Index of the token that closes the parenthesis at an index; -1 when none does. */
  static int closing(int open, SqlText text) {
    List<Token> tokens = text.tokens();
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += is(tokens, i, "(", text) ? 1 : is(tokens, i, ")", text) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Index after a token, or after all that it opens; the number of tokens where that does not
   * close.
   */
  static int behind(int index, SqlText text) {
    int close = closing(index, text);
    return close < 0 ? text.tokens().size() : close + 1;
  }

  private static boolean is(List<Token> tokens, int index, String symbol, SqlText text) {
    return index >= 0 && index < tokens.size() && text.text(tokens.get(index)).equals(symbol);
  }
}
