package io.bulla.sql.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.sql.ValueSource.Literal;
import io.bulla.sql.ValueSource.Literal.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

  private static Optional<Literal> whole(SqlText text) {
    return text.literal(0, text.original().length());
  }

  private static void mySqlIs(String sql, String value) throws LexException {
    assertThat(whole(Lexed.mySql(sql)).orElseThrow().text()).isEqualTo(value);
  }

  @Test
  void mySqlStringsAreDecoded() throws LexException {
    mySqlIs("'it\\'s'", "it's");
    mySqlIs("\"it's\"", "it's");
    mySqlIs("'a''b'", "a'b");
    mySqlIs("\"a\"\"b\"", "a\"b");
    mySqlIs("'\\0\\b\\n\\r\\t\\Z\\\\\\q'", "\0\b\n\r\t\u001a\\q");
    mySqlIs("'\\%\\_'", "\\%\\_");
    mySqlIs("N'x'", "x");
    assertThat(whole(Dialects.MYSQL.lex("'a\\n'", Lexed.NO_BACKSLASH)).orElseThrow().text())
        .isEqualTo("a\\n");
  }

  @Test
  void binaryLiteralsAreHexadecimalDigits() throws LexException {
    assertThat(whole(Lexed.mySql("x'41fF'"))).contains(new Literal(Kind.BINARY, "41ff"));
    assertThat(whole(Lexed.mySql("0x1FF"))).contains(new Literal(Kind.BINARY, "01ff"));
    assertThat(whole(Lexed.h2("X'4 1'"))).contains(new Literal(Kind.BINARY, "41"));
    assertThat(whole(Lexed.mySql("x'4'"))).isEmpty();
    assertThat(whole(Lexed.postgreSql("X'41'"))).isEmpty();
    assertThat(whole(Lexed.mySql("b'01'"))).isEmpty();
  }

  @Test
  void postgreSqlStringsAreDecoded() throws LexException {
    assertThat(whole(Lexed.postgreSql("'a''b\\n'")).orElseThrow().text()).isEqualTo("a'b\\n");
    assertThat(whole(Lexed.postgreSql("'a'''\n \t'''b' \r'c'")).orElseThrow().text())
        .isEqualTo("a''bc");
    assertThat(whole(Lexed.postgreSql("E'a\\'b\\n''\\q'")).orElseThrow().text())
        .isEqualTo("a'b\n'q");
    assertThat(whole(Lexed.postgreSql("$x$a'$$b$x$")).orElseThrow().text()).isEqualTo("a'$$b");
    assertThat(whole(Lexed.postgreSql("U&'\\0041'")).orElseThrow().text()).isEqualTo("A");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "E'\\101'",
        "E'\\x41'",
        "E'\\u0041'",
        "'a' -- c\n'b'",
        "E'a'\n'b'",
        "B'01'",
        "U&'\\zz'"
      })
  void whatIsNotCertainHasNoValue(String sql) throws LexException {
    assertThat(Lexed.postgreSql(sql).tokens()).hasSize(1);
    assertThat(whole(Lexed.postgreSql(sql))).isEmpty();
  }

  @Test
  void numbersAreDecimal() throws LexException {
    assertThat(whole(Lexed.h2("0x1F"))).contains(new Literal(Kind.NUMBER, "31"));
    assertThat(whole(Lexed.h2("1_000L"))).contains(new Literal(Kind.NUMBER, "1000"));
    assertThat(whole(Lexed.postgreSql("0b101"))).contains(new Literal(Kind.NUMBER, "5"));
    assertThat(whole(Lexed.mySql("1.50"))).contains(new Literal(Kind.NUMBER, "1.50"));
    assertThat(whole(Lexed.mySql("1.5E+3"))).contains(new Literal(Kind.NUMBER, "1.5e+3"));
  }

  @Test
  void typedLiteralsAndEscapesHaveTheirKind() throws LexException {
    assertThat(whole(Lexed.h2("DATE '2020-01-31'"))).contains(new Literal(Kind.DATE, "2020-01-31"));
    assertThat(whole(Lexed.mySql("{ d '2020-01-31' }")))
        .contains(new Literal(Kind.DATE, "2020-01-31"));
    assertThat(whole(Lexed.postgreSql("{ts '2020-01-31 10:00:00'}")))
        .contains(new Literal(Kind.TIMESTAMP, "2020-01-31 10:00:00"));
    assertThat(whole(Lexed.h2("{t '10:00:00'}"))).contains(new Literal(Kind.TIME, "10:00:00"));
    assertThat(whole(Lexed.h2("TRUE"))).contains(new Literal(Kind.BOOLEAN, "true"));
    assertThat(whole(Lexed.h2("JSON '{}'"))).isEmpty();
    assertThat(whole(Lexed.h2("name"))).isEmpty();
  }

  @Test
  void aSpanThatIsNoLiteralHasNoValue() throws LexException {
    SqlText text = Lexed.h2("SELECT 'abc'");
    assertThat(text.literal(8, 11)).isEmpty();
    assertThat(text.literal(7, 11)).isEmpty();
    assertThat(text.literal(0, 12)).isEmpty();
    assertThat(text.literal(7, 12)).isPresent();
  }

  @Test
  void namesAreUnescaped() throws LexException {
    SqlText h2 = Lexed.h2("abc \"a\"\"b\" `c``d` U&\"\\0041\" U&\"!0041\" UESCAPE '!'");
    assertThat(h2.tokens().stream().map(h2::name)).containsExactly("abc", "a\"b", "c`d", "A", "A");
    SqlText mySql = Lexed.mySql("`a``b` 1st \u00e9");
    assertThat(mySql.tokens().stream().map(mySql::name)).containsExactly("a`b", "1st", "\u00e9");
  }

  @Test
  void aTokenThatIsNoNameHasNone() throws LexException {
    SqlText text = Lexed.h2("1");
    assertThatThrownBy(() -> text.name(text.tokens().get(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no name at offset 0");
  }

  @Test
  void linesAndColumnsCountAllLineEnds() throws LexException {
    SqlText text = Lexed.h2("a\r\nb\rc\n\t\ud83d\ude00 'x'");
    int offset = text.original().indexOf("'x'");
    assertThat(text.line(offset)).isEqualTo(4);
    assertThat(text.column(offset)).isEqualTo(5);
    assertThat(text.line(0)).isEqualTo(1);
    assertThat(text.column(3)).isEqualTo(1);
  }

  @Test
  void maskHidesEveryValue() throws LexException {
    String sql = "SELECT 'canary', $$canary$$, E'canary', \"ca nary\" /* canary */ -- canary";
    assertThat(Lexed.postgreSql(sql).masked())
        .doesNotContainIgnoringCase("nary")
        .hasSameSizeAs(sql);
    assertThat(Lexed.postgreSql(sql).toString()).doesNotContain("canary");
  }

  @Test
  void statementsAreCounted() throws LexException {
    assertThat(Lexed.h2("").statementCount()).isZero();
    assertThat(Lexed.h2(" ; -- x").statementCount()).isZero();
    assertThat(Lexed.h2("SELECT 1;").statementCount()).isEqualTo(1);
    assertThat(Lexed.h2("SELECT ';'; SELECT 2").statementCount()).isEqualTo(2);
    assertThat(Lexed.h2("((select 1))").firstKeyword()).isEqualTo("SELECT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t(a int)",
        "alter table t add b int",
        "DROP TABLE t",
        "RENAME TABLE a TO b",
        "SELECT * INTO x FROM t",
        "SELECT 1; DROP TABLE t",
        "CALL p()",
        "DO $$ $$",
        "EXECUTE p",
        "/*!40101 CREATE TABLE t(a int) */",
        "TRUNCATE TABLE t",
        "COMMENT ON TABLE t IS 'x'",
        "EXPLAIN ANALYZE CREATE TABLE x AS SELECT 1",
        "BEGIN; DROP TABLE t; COMMIT"
      })
  void whatMayChangeTheCatalogIsTold(String sql) throws LexException {
    assertThat(Lexed.mySql(sql.replace("$$", "''")).mayChangeCatalog()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM t",
        "INSERT INTO t SELECT * FROM u",
        "UPDATE t SET a = 1",
        "DELETE FROM t",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "SET a = 1"
      })
  void whatLeavesTheCatalogAloneIsTold(String sql) throws LexException {
    assertThat(Lexed.mySql(sql).mayChangeCatalog()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET sql_mode = ''",
        "/*!40101 SET sql_mode = '' */",
        "USE shop",
        "RESET ALL",
        "DISCARD ALL",
        "SELECT set_config('search_path', 'x', false)",
        "SELECT 1; SET search_path = x",
        "ALTER SESSION SET x = 1",
        "ROLLBACK",
        "SELECT pg_catalog.set_config('a', 'b', true)",
        "CALL p()"
      })
  void whatMayChangeModesIsTold(String sql) throws LexException {
    assertThat(Lexed.mySql(sql).mayChangeModes()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE t SET a = 1", "SELECT 1", "INSERT INTO t SET a = 1"})
  void whatLeavesModesAloneIsTold(String sql) throws LexException {
    assertThat(Lexed.mySql(sql).mayChangeModes()).isFalse();
  }

  @Test
  void parametersAreCountedAsTheDriversCountThem() throws LexException {
    assertThat(Lexed.postgreSql("a ?? b AND c = ? AND '?' = $$?$$ -- ?").parameterCount())
        .isEqualTo(1);
    assertThat(Lexed.postgreSql("a ??| b, c ??& d, e @?? f, ?::int").parameterCount()).isEqualTo(1);
    assertThat(Lexed.mySql("a = ? AND \"?\" # ?").parameterCount()).isEqualTo(1);
    assertThat(Lexed.h2("a = ? AND \"?\" = `?` // ?").parameterCount()).isEqualTo(1);
  }

  @Test
  void whatHasNoEndIsRefused() {
    assertThatThrownBy(() -> Lexed.mySql("SELECT 'a\\'"))
        .isInstanceOf(LexException.class)
        .hasMessage("unclosed string at offset 7");
    assertThatThrownBy(() -> Lexed.mySql("SELECT `a"))
        .hasMessage("unclosed quoted name at offset 7");
    assertThatThrownBy(() -> Lexed.mySql("SELECT 1 /*! x"))
        .hasMessage("unclosed comment at offset 9");
    assertThatThrownBy(() -> Lexed.mySql("SELECT 1 /* x"))
        .hasMessage("unclosed comment at offset 9");
    assertThatThrownBy(() -> Lexed.postgreSql("SELECT $a$ $b$"))
        .hasMessage("unclosed string at offset 7");
    assertThatThrownBy(() -> Lexed.postgreSql("/* /* */"))
        .hasMessage("unclosed comment at offset 0");
  }
}
