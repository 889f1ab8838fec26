package io.bulla.sql.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H2's own answer decides what a text means. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2LexerTest {
  private Connection connection;

  @BeforeAll
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t(a INT, b VARCHAR(20))");
      statement.execute("INSERT INTO t VALUES (1, 'q')");
    }
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  /** Tokens written with a blank between each mean the same as the text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 5--1\n FROM t",
        "SELECT 5--1\r + 1 FROM t",
        "SELECT 5--1\u000b + 1 FROM t",
        "SELECT 5 // 1\n FROM t",
        "SELECT 1 /* a /* b */ c */ FROM t",
        "SELECT /*! 1 */ 2",
        "SELECT $$ab'c$$ FROM t",
        "SELECT($$a$$)",
        "SELECT `a` FROM t",
        "SELECT 1 AS `x``y`",
        "SELECT 'a\\' FROM t",
        "SELECT 'a''b' FROM t",
        "SELECT \"A\" FROM t",
        "SELECT 1 AS \"a\"\"b\"",
        "SELECT 1 AS \"a\\\"",
        "SELECT 1 AS a$$b",
        "SELECT N'abc', E'a\\n', X'41', x'4 1'",
        "SELECT U&'\\0041', u&'!0041' UESCAPE '!', U&\"\\0041\" FROM t",
        "SELECT U&'!0041' /* x */ UESCAPE /* y */ '!'",
        "SELECT 0x10, 0b11, 0o7, 1_000, 1e5, .5, 1., 1L, 0xffL, 1_0.5, 1e1_0, 08",
        "SELECT 1.5L",
        "SELECT 1D",
        "SELECT 1e5f",
        "SELECT 1a FROM t",
        "SELECT @v, @\u00e9",
        "SELECT a::INT, 'a' ~ 'b', '1' !~ '2', 5 % 2, 'a' || 'b', a != 1, a <> 1, a <= 1 FROM t",
        "SELECT a+-1, a - -1 FROM t",
        "SELECT a+--1\n1 FROM t",
        "SELECT 1 AS \u00e9t\u00e9, 2 AS \u00aa, 3 AS a\u0300",
        "SELECT 1 AS a\u0001b, 2 AS a\u200b, 3 AS a\u00adb",
        "SELECT\u00a01\u2003AS\u3000x",
        "SELECT ARRAY[1,2][1]",
        "SELECT t.a, T.\"B\" FROM t"
      })
  void tokensApartMeanWhatTheTextMeans(String sql) throws LexException, SQLException {
    SqlText text = Lexed.h2(sql);
    String apart = text.tokens().stream().map(text::text).collect(Collectors.joining(" \n "));
    assertThat(rows(apart)).isEqualTo(rows(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'abc",
        "SELECT \"abc",
        "SELECT `abc",
        "SELECT $$abc",
        "SELECT 1 /* x",
        "/* /* */",
        "SELECT N'x",
        "SELECT U&'x",
        "SELECT U&\"x",
        "SELECT X'41"
      })
  void whatHasNoEndIsRefusedByBoth(String sql) {
    assertThatThrownBy(() -> Lexed.h2(sql)).isInstanceOf(LexException.class);
    assertThatThrownBy(() -> rows(sql)).isInstanceOf(SQLException.class);
  }

  @Test
  void indexedParametersAreNotUnderstood() throws LexException {
    assertThat(Lexed.tokens(Lexed.h2("SELECT ?1, $2, ??(")))
        .isEqualTo(
            "WORD:SELECT PARAMETER:?1 PUNCTUATION:, OTHER:$2 PUNCTUATION:, OTHER:?? PUNCTUATION:(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a''b'",
        "SELECT N'x'",
        "SELECT $$a'b$$",
        "SELECT U&'\\00e9\\+01F600x'",
        "SELECT U&'!0041!!' UESCAPE '!'",
        "SELECT ''",
        "SELECT 'a\\'"
      })
  void stringsHaveTheValueThatH2Reads(String sql) throws LexException, SQLException {
    SqlText text = Lexed.h2(sql);
    Token literal = text.tokens().get(1);
    String value = text.literal(literal.start(), literal.end()).orElseThrow().text();
    assertThat(rows(sql)).endsWith("[" + value + "]");
  }

  @Test
  void backQuotedNamesFoldAsUnquotedOnes() throws LexException {
    SqlText text = Lexed.h2("`a` \"a\" a U&\"a\"");
    assertThat(text.tokens().stream().map(text::isQuoted))
        .containsExactly(false, true, false, true);
  }

  private String rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      StringBuilder out = new StringBuilder();
      int columns = rows.getMetaData().getColumnCount();
      for (int i = 1; i <= columns; i++) {
        out.append(rows.getMetaData().getColumnName(i)).append(' ');
      }
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          out.append('[').append(rows.getString(i)).append(']');
        }
      }
      return out.toString();
    }
  }
}
