package io.bulla.sql.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts that Calcite's own lexer reads wrongly without a word: one test each. */
class MisreadTextTest {

  @Test
  void twoMinusSignsWithoutBlankAreNoCommentInMySql() throws LexException {
    assertThat(Lexed.tokens(Lexed.mySql("SELECT 5--1")))
        .isEqualTo("WORD:SELECT NUMBER:5 OPERATOR:- OPERATOR:- NUMBER:1");
    assertThat(Lexed.mySql("SELECT 5--1").masked()).isEqualTo("SELECT 1-\u000f1");
    assertThat(Lexed.tokens(Lexed.mySql("SELECT 5-- 1"))).isEqualTo("WORD:SELECT NUMBER:5");
    assertThat(Lexed.tokens(Lexed.postgreSql("SELECT 5--1"))).isEqualTo("WORD:SELECT NUMBER:5");
    assertThat(Lexed.tokens(Lexed.h2("SELECT 5--1"))).isEqualTo("WORD:SELECT NUMBER:5");
  }

  @Test
  void executableCommentIsLiveText() throws LexException {
    assertThat(Lexed.tokens(Lexed.mySql("SELECT /*! ssn, */ b FROM t")))
        .isEqualTo("WORD:SELECT WORD:ssn PUNCTUATION:, WORD:b WORD:FROM WORD:t");
    assertThat(Lexed.tokens(Lexed.mySql("SELECT b FROM t WHERE id = 1 /*! OR 1=1 */")))
        .endsWith("NUMBER:1 WORD:OR NUMBER:1 OPERATOR:= NUMBER:1");
  }

  @Test
  void executableCommentThatDependsOnTheServerIsNotUnderstood() throws LexException {
    assertThat(Lexed.tokens(Lexed.mySql("SELECT /*!50000 ssn, */ b FROM t")))
        .startsWith("WORD:SELECT OTHER:/*!50000 WORD:ssn PUNCTUATION:,");
    assertThat(Lexed.tokens(Lexed.mySql("SELECT /*M! ssn, */ b FROM t")))
        .startsWith("WORD:SELECT OTHER:/*M! WORD:ssn");
    assertThat(Lexed.tokens(Lexed.mySql("SELECT /*M!100100 ssn, */ b FROM t")))
        .startsWith("WORD:SELECT OTHER:/*M!100100 WORD:ssn");
  }

  @Test
  void twoSlashesAreNoCommentExceptInH2() throws LexException {
    assertThat(Lexed.tokens(Lexed.postgreSql("SELECT a // b \n FROM t")))
        .isEqualTo("WORD:SELECT WORD:a OPERATOR:// WORD:b WORD:FROM WORD:t");
    assertThat(Lexed.tokens(Lexed.mySql("SELECT a // b \n FROM t")))
        .isEqualTo("WORD:SELECT WORD:a OPERATOR:/ OPERATOR:/ WORD:b WORD:FROM WORD:t");
    assertThat(Lexed.tokens(Lexed.h2("SELECT a // b \n FROM t")))
        .isEqualTo("WORD:SELECT WORD:a WORD:FROM WORD:t");
  }

  @Test
  void backslashHidesAQuoteInMySql() throws LexException {
    String sql = "x = 'a\\' AND y = ' OR z = 1 -- '";
    assertThat(Lexed.tokens(Lexed.mySql(sql)))
        .isEqualTo("WORD:x OPERATOR:= STRING:'a\\' AND y = ' WORD:OR WORD:z OPERATOR:= NUMBER:1");
    assertThat(Lexed.tokens(Dialects.MYSQL.lex(sql, Lexed.NO_BACKSLASH)))
        .isEqualTo(
            "WORD:x OPERATOR:= STRING:'a\\' WORD:AND WORD:y OPERATOR:= STRING:' OR z = 1 -- '");
    assertThat(Lexed.tokens(Lexed.postgreSql(sql)))
        .isEqualTo(
            "WORD:x OPERATOR:= STRING:'a\\' WORD:AND WORD:y OPERATOR:= STRING:' OR z = 1 -- '");
    assertThat(Lexed.tokens(Lexed.postgreSql("x = E'a\\' AND y = '")))
        .isEqualTo("WORD:x OPERATOR:= STRING:E'a\\' AND y = '");
  }

  @Test
  void dollarNumberIsNoColumnInPostgreSql() throws LexException {
    assertThat(Lexed.tokens(Lexed.postgreSql("SELECT $1 FROM t WHERE a = $2")))
        .isEqualTo("WORD:SELECT OTHER:$1 WORD:FROM WORD:t WORD:WHERE WORD:a OPERATOR:= OTHER:$2");
  }

  @Test
  void dollarQuotesAreStringsInPostgreSql() throws LexException {
    assertThat(Lexed.tokens(Lexed.postgreSql("SELECT $$abc$$, $a$b$$c$a$, x$y$z")))
        .isEqualTo(
            "WORD:SELECT STRING:$$abc$$ PUNCTUATION:, STRING:$a$b$$c$a$ PUNCTUATION:, WORD:x$y$z");
  }

  @Test
  void onlyIsNoTableInPostgreSql() throws LexException {
    assertThat(Lexed.postgreSql("SELECT 1 FROM ONLY t").masked()).isEqualTo("SELECT 1 FROM      q");
  }

  @Test
  void selectModifiersAreNoColumnsInMySql() throws LexException {
    assertThat(Lexed.mySql("SELECT STRAIGHT_JOIN a FROM t").masked())
        .isEqualTo("SELECT               q FROM q");
    assertThat(Lexed.mySql("SELECT HIGH_PRIORITY ssn").masked())
        .isEqualTo("SELECT               SS$");
    assertThat(Lexed.mySql("SELECT SQL_NO_CACHE a").masked()).isEqualTo("SELECT              q");
    assertThat(Lexed.mySql("SELECT BINARY a").masked()).isEqualTo("SELECT \u000f      q");
  }

  @Test
  void userIsAColumn() throws LexException {
    assertThat(Lexed.mySql("SELECT user FROM t").masked()).isEqualTo("SELECT USE$ FROM q");
  }

  @Test
  void pipesAreOrInMySqlUnlessTheModeSaysOtherwise() throws LexException {
    assertThat(Lexed.mySql("a || b").masked()).isEqualTo("q \u0007  q");
    assertThat(Dialects.MYSQL.lex("a || b", Lexed.ANSI_QUOTES).masked()).isEqualTo("q || q");
    assertThat(Lexed.postgreSql("a || b").masked()).isEqualTo("q || q");
  }

  @Test
  void commentsNestInPostgreSqlAndH2() throws LexException {
    assertThat(Lexed.tokens(Lexed.postgreSql("/* a /* b */ c */ d"))).isEqualTo("WORD:d");
    assertThat(Lexed.tokens(Lexed.h2("/* a /* b */ c */ d"))).isEqualTo("WORD:d");
    assertThat(Lexed.tokens(Lexed.mySql("/* a /* b */ c"))).isEqualTo("WORD:c");
  }

  @Test
  void operatorsSideBySideDoNotBecomeCommentsOrOtherOperators() throws LexException {
    assertThat(Lexed.mySql("SELECT a//b FROM t").masked()).isEqualTo("SELECT q/\u0011q FROM q");
    assertThat(Lexed.mySql("SELECT a---b").masked()).isEqualTo("SELECT q-\u000f\u000fq");
    assertThat(Lexed.mySql("SELECT a*/b").masked()).isEqualTo("SELECT q*\u0011q");
    assertThat(Lexed.mySql("SELECT a=>b").masked()).isEqualTo("SELECT q=\u0011q");
    assertThat(Lexed.h2("SELECT {x a}").masked()).isEqualTo("SELECT \u0011q q\u0011");
  }
}
