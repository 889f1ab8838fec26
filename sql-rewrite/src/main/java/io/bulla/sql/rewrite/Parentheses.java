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

  private static boolean is(List<Token> tokens, int index, String symbol, SqlText text) {
    return index >= 0 && index < tokens.size() && text.text(tokens.get(index)).equals(symbol);
  }
}
