package io.bulla.sql.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.sql.SessionModes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
  private static final Set<String> NAMES = Set.of("customer");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM customer",
        "select * from CUSTOMER",
        "SELECT * FROM \"customer\"",
        "SELECT * FROM \"Customer\"",
        "SELECT * FROM shop.customer",
        "SELECT * FROM \"shop\" . \"customer\"",
        "SELECT * FROM shop/* x */./* y */customer",
        "SELECT * FROM shop.\n--x\ncustomer",
        "SELECT * FROM U&\"\\0063ustomer\"",
        "SELECT * FROM u&\"!0063ustomer\" UESCAPE '!'",
        "SELECT * FROM U&\"\\zustomer\"",
        "SELECT 1; DELETE FROM customer",
        "SELECT customer FROM t",
        "CREATE TABLE customer(id int)",
        "ALTER TABLE customer RENAME TO x",
        "ALTER TABLE x RENAME TO customer",
        "CREATE VIEW v AS SELECT * FROM customer",
        "PREPARE p AS SELECT * FROM customer",
        "CREATE ALIAS f AS $$ \"select * from customer\" $$",
        "EXECUTE IMMEDIATE 'select * from customer'",
        "EXECUTE IMMEDIATE 'select * from \"cus' || 'customer'",
        "CALL run('select * from Customer')",
        "SELECT * FROM customer$$",
        "SELECT my_own_exec('  delete from customer')",
        "SELECT * FROM CSVWRITE('f', 'SELECT * FROM customer')"
      })
  void everySpellingIsFoundInH2(String sql) throws LexException {
    // $$ inside a name is part of it: the one case that is another table
    assertThat(Lexed.h2(sql).mentions(NAMES)).isEqualTo(!sql.endsWith("customer$$"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM customer",
        "SELECT * FROM ONLY customer",
        "TABLE customer",
        "SELECT * FROM U&\"\\+000063ustomer\"",
        "DO $$ BEGIN DELETE FROM customer; END $$",
        "DO $body$ BEGIN EXECUTE 'DELETE FROM customer'; END $body$",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1 FROM customer'",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS E'SELECT 1 FROM \\143ustomer'",
        "SELECT query_to_xml('select * from customer', true, true, '')",
        "SELECT \"query_to_xml\"('table customer', true, true, '')",
        "SELECT * FROM dblink('dbname=x', 'select * from customer') AS t(a int)",
        "SELECT f(lower('SELECT * FROM customer'))",
        "COPY customer FROM STDIN",
        "COPY (SELECT * FROM customer) TO STDOUT",
        "LOCK TABLE customer",
        "COMMENT ON TABLE customer IS 'x'",
        "EXPLAIN ANALYZE SELECT * FROM customer",
        "DECLARE c CURSOR FOR SELECT * FROM customer",
        "SELECT 1; SET standard_conforming_strings = off; SELECT 'a\\' FROM customer --'",
        "GRANT SELECT ON customer TO x",
        "TRUNCATE public.\"customer\" CASCADE"
      })
  void everySpellingIsFoundInPostgreSql(String sql) throws LexException {
    assertThat(Lexed.postgreSql(sql).mentions(NAMES)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM `customer`",
        "SELECT * FROM shop.`Customer`",
        "SELECT /*! * FROM customer */",
        "SELECT /*!50000 * FROM customer */",
        "SELECT /*M! * FROM customer */ 1",
        "SELECT 5--1 FROM customer",
        "PREPARE p FROM 'SELECT * FROM customer'",
        "SET @s = 'SELECT * FROM customer'; PREPARE p FROM @s",
        "SET sql_mode = 'ANSI_QUOTES'; SELECT * FROM \"customer\"",
        "SET sql_mode = 'NO_BACKSLASH_ESCAPES'; SELECT 'a\\' FROM customer; -- '",
        "EXECUTE IMMEDIATE 'SELECT * FROM \\customer'",
        "EXECUTE IMMEDIATE concat('SELECT * FROM ', 'customer')",
        "HANDLER customer OPEN",
        "DESCRIBE customer",
        "INSERT INTO customer SET a = 1",
        "REPLACE customer VALUES (1)",
        "SELECT * FROM x AS customer",
        "LOAD DATA INFILE 'x' INTO TABLE customer",
        "SHOW CREATE TABLE customer"
      })
  void everySpellingIsFoundInMySql(String sql) throws LexException {
    assertThat(Lexed.mySql(sql).mentions(NAMES)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM other",
        "SELECT * FROM customers, my_customer",
        "SELECT 'customer'",
        "SELECT * FROM pg_class WHERE relname = 'customer'",
        "INSERT INTO log (msg) VALUES ('select * from customer')",
        "SELECT * FROM log WHERE msg IN ('delete from customer')",
        "INSERT INTO log (msg) VALUES (lower('the customer called'))",
        "SELECT 1 -- customer",
        "SELECT 1 /* customer */"
      })
  void otherTextsAreNotMentions(String sql) throws LexException {
    assertThat(Lexed.h2(sql).mentions(NAMES)).isFalse();
    assertThat(Lexed.postgreSql(sql).mentions(NAMES)).isFalse();
    assertThat(Lexed.mySql(sql).mentions(NAMES)).isFalse();
  }

  @Test
  void lettersThatFoldToAsciiCount() throws LexException {
    // H2 stores the upper case of an unquoted name: a dotless i becomes I, a long s becomes S
    assertThat(Lexed.h2("SELECT * FROM \u0131d").mentions(Set.of("id"))).isTrue();
    assertThat(Lexed.h2("SELECT * FROM cu\u017ftomer").mentions(NAMES)).isTrue();
    assertThat(Lexed.h2("SELECT * FROM stra\u00dfe").mentions(Set.of("strasse"))).isTrue();
    assertThat(Lexed.mySql("SELECT * FROM \u212aunde").mentions(Set.of("kunde"))).isTrue();
  }

  @Test
  void postgreSqlCutsLongNames() throws LexException {
    String stored = "a".repeat(63);
    assertThat(Lexed.postgreSql("SELECT * FROM " + stored + "bcd").mentions(Set.of(stored)))
        .isTrue();
    String accents = "\u00e9".repeat(31);
    assertThat(Lexed.postgreSql("SELECT * FROM " + accents + "\u00e9x").mentions(Set.of(accents)))
        .isTrue();
  }

  @Test
  void namesWithQuotesAreFoundInDynamicSql() throws LexException {
    Set<String> names = Set.of("it's");
    assertThat(Lexed.postgreSql("DO 'BEGIN DELETE FROM \"it''s\"; END'").mentions(names)).isTrue();
    assertThat(Lexed.mySql("EXECUTE IMMEDIATE 'DELETE FROM `it''s`'").mentions(names)).isTrue();
  }

  @Test
  void dynamicMentionIsToldApart() throws LexException {
    assertThat(Lexed.postgreSql("SELECT * FROM customer").dynamicMention(NAMES)).isEmpty();
    assertThat(Lexed.postgreSql("SELECT query_to_xml('table customer')").dynamicMention(NAMES))
        .isPresent();
  }

  @Test
  void textsWithoutTokensAreSearchedByCharacters() {
    assertThat(SqlText.mayMention("SELECT 'x FROM Customer", NAMES)).isTrue();
    assertThat(SqlText.mayMention("SELECT 'x FROM U&\"!0063", NAMES)).isTrue();
    assertThat(SqlText.mayMention("SELECT 'x FROM other", NAMES)).isFalse();
  }

  @Test
  void backslashesOfPatternsSpellNoName() throws LexException {
    SessionModes modes = new SessionModes(false, true, false, "");
    SessionModes standard = new SessionModes(false, false, false, "");
    Set<String> names = Set.of("customer");
    for (String sql :
        List.of(
            "SELECT regexp_replace(name, '(\\d+)', '\\1') FROM city",
            "DO $$ BEGIN PERFORM E'\\u003b \\101 \\x41'; END $$",
            "CREATE FUNCTION f() RETURNS int AS $$ BEGIN RETURN '\\s+'; END $$")) {
      assertThat(Dialects.POSTGRESQL.lex(sql, standard).mentions(names)).as(sql).isFalse();
    }
    for (String sql :
        List.of(
            "DO $$ BEGIN EXECUTE E'SELECT * FROM \\143ustomer'; END $$",
            "DO $$ BEGIN EXECUTE E'SELECT * FROM \\x63ustomer'; END $$",
            "DO $$ BEGIN EXECUTE U&'SELECT * FROM \\0063ustomer'; END $$",
            "DO $$ BEGIN EXECUTE 'EXECUTE E''SELECT * FROM \\\\143ustomer'''; END $$",
            "DO $$ BEGIN EXECUTE U&'SELECT * FROM !0063ustomer' UESCAPE '!'; END $$",
            "SELECT run('(SELECT * FROM customer)')")) {
      assertThat(Dialects.POSTGRESQL.lex(sql, standard).mentions(names)).as(sql).isTrue();
    }
    for (String sql :
        List.of(
            "PREPARE s FROM 'SELECT * FROM cust\\omer'",
            "EXECUTE IMMEDIATE 'EXECUTE IMMEDIATE \"SELECT * FROM cust\\\\omer\"'")) {
      assertThat(Dialects.MYSQL.lex(sql, modes).mentions(names)).as(sql).isTrue();
    }
  }
}
