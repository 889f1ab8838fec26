package io.bulla.sql.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.sql.SessionModes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text is, its mask has the same length and nothing that Calcite would skip. */
class MaskTest {
  private static final List<String> PIECES =
      List.of(
          "SELECT",
          " ",
          "a",
          "\"q q\"",
          "`b`",
          "'",
          "''",
          "\"",
          "\\",
          "--",
          "-",
          "/",
          "*",
          "/*",
          "*/",
          "//",
          "#",
          "\n",
          "\r",
          "$$",
          "$t$",
          "$1",
          "?",
          "??",
          "|",
          "!",
          "=",
          "<",
          ">",
          ":",
          "@",
          "(",
          ")",
          "{",
          "}",
          "[",
          "]",
          ",",
          ".",
          ";",
          "1",
          "1e5",
          "0x1F",
          "é",
          "\u00a0",
          "\ud83d\ude00",
          "E'x'",
          "U&'\\0041'",
          "N'y'",
          "DATE",
          "INTERVAL",
          "CAST",
          "AS",
          "::",
          "FOR",
          "UPDATE",
          "AT",
          "TIME",
          "ZONE",
          "COLLATE",
          "LIKE",
          "ANY",
          "/*!",
          "/*M!",
          "MOD",
          "IN",
          "ROW");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void masksOfRandomTextsAreSafe(long seed) {
    Random random = new Random(seed);
    int lexed = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder sql = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        sql.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      for (Dialect dialect : Dialects.ALL) {
        SessionModes modes =
            new SessionModes(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), "");
        lexed += isSafe(dialect, sql.toString(), modes) ? 1 : 0;
      }
    }
    assertThat(lexed).isGreaterThan(20_000);
  }

  /** False when the text cannot be lexed. */
  private static boolean isSafe(Dialect dialect, String sql, SessionModes modes) {
    SqlText text;
    try {
      text = dialect.lex(sql, modes);
    } catch (LexException e) {
      assertThat(e.offset()).isBetween(0, sql.length());
      return false;
    }
    String masked = text.masked();
    assertThat(masked).as("%s", sql).hasSameSizeAs(sql);
    String outside = masked.replaceAll("'[x']*'|\"[$\"]*\"", " ");
    assertThat(outside)
        .as("%s: %s", dialect, sql)
        .doesNotContain("--", "//", "/*", "*/", "\n", "\r", "'", "\"", "{", "`", "#", "\\");
    int end = 0;
    for (Token token : text.tokens()) {
      assertThat(token.start()).isGreaterThanOrEqualTo(end);
      assertThat(token.length()).isPositive();
      end = token.end();
    }
    assertThat(end).isLessThanOrEqualTo(sql.length());
    return true;
  }
}
