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
    int before = -1;
    int after = tokens.size();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).end() <= start) {
        before = i;
      }
      if (tokens.get(i).start() >= end && i < after) {
        after = i;
      }
    }
    int pairs = 0;
    while (is(tokens, before - pairs, "(", text) && is(tokens, after + pairs, ")", text)) {
      pairs++;
    }
    return pairs;
  }

  /** Offset after so many closing parentheses that follow an offset. */
  static int endAfter(int end, int count, SqlText text) {
    int after = end;
    int left = count;
    for (Token token : text.tokens()) {
      if (left > 0 && token.start() >= end) {
        after = token.end();
        left--;
      }
    }
    return after;
  }

  /** Offset of so many opening parentheses before an offset. */
  static int startBefore(int start, int count, SqlText text) {
    List<Token> before = text.tokens().stream().filter(token -> token.end() <= start).toList();
    return count <= 0 ? start : before.get(before.size() - count).start();
  }

  private static boolean is(List<Token> tokens, int index, String symbol, SqlText text) {
    return index >= 0 && index < tokens.size() && text.text(tokens.get(index)).equals(symbol);
  }
}
