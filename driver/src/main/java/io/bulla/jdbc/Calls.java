package io.bulla.jdbc;

import java.util.Locale;
import java.util.Set;

/** Texts that run what the database has stored, so that their results are not ours to foresee. */
final class Calls {
  private static final Set<String> WORDS = Set.of("CALL", "EXEC", "EXECUTE", "FETCH");

  private Calls() {}

  /** By the first word; comments, braces and {@code ? =} before it are passed over. */
  static boolean isCall(String sql) {
    int at = 0;
    while (at < sql.length() && !Character.isLetter(sql.charAt(at))) {
      if (sql.startsWith("--", at) || sql.charAt(at) == '#') {
        at = end(sql, "\n", at);
      } else if (sql.startsWith("/*", at)) {
        at = end(sql, "*/", at);
      } else {
        at++;
      }
    }
    int end = at;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return WORDS.contains(sql.substring(at, end).toUpperCase(Locale.ROOT));
  }

  private static int end(String sql, String mark, int from) {
    int found = sql.indexOf(mark, from);
    return found < 0 ? sql.length() : found + mark.length();
  }
}
