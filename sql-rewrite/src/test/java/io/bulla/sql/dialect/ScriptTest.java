package io.bulla.sql.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.sql.SessionModes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptTest {
  private static List<String> split(Dialect dialect, String script) {
    SessionModes modes = new SessionModes(false, dialect == Dialects.MYSQL, false, "");
    List<Script.Statement> statements = Script.split(dialect, script, modes);
    statements.forEach(each -> assertThat(script.substring(each.offset())).startsWith(each.sql()));
    return statements.stream().map(Script.Statement::sql).toList();
  }

  @Test
  void semicolonsInStringsNamesAndCommentsEndNothing() {
    for (Dialect dialect : Dialects.ALL) {
      assertThat(
              split(
                  dialect,
                  "-- first; comment\nSELECT 'a;b' /* c;d */ FROM t;;\n ; SELECT 2 -- e;f\n;SELECT"
                      + " 3"))
          .containsExactly("SELECT 'a;b' /* c;d */ FROM t", "SELECT 2 -- e;f", "SELECT 3");
    }
    assertThat(split(Dialects.H2, "SELECT \"a;b\"; SELECT $$c;d$$;"))
        .containsExactly("SELECT \"a;b\"", "SELECT $$c;d$$");
  }

  @Test
  void dollarQuotesAndParenthesesHoldSemicolonsInPostgreSql() {
    assertThat(
            split(
                Dialects.POSTGRESQL,
                "DO $x$ BEGIN PERFORM 1; END $x$; CREATE RULE r AS ON INSERT TO t DO (SELECT 1;"
                    + " SELECT 2); SELECT 3;"))
        .containsExactly(
            "DO $x$ BEGIN PERFORM 1; END $x$",
            "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
            "SELECT 3");
  }

  @Test
  void bodiesInStandardSqlEndWithTheirLastEnd() {
    String function =
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2;"
            + " END";
    assertThat(split(Dialects.POSTGRESQL, function + "; BEGIN; SELECT 1; END;"))
        .containsExactly(function, "BEGIN", "SELECT 1", "END");
  }

  @Test
  void psqlCommandsAndDataOfCopyAreNoStatements() {
    assertThat(
            split(
                Dialects.POSTGRESQL,
                "\\set x 1\nSELECT 1 \\gset\nCOPY t FROM stdin;\n1\tit's; here\n\\.\nSELECT 2;\n"))
        .containsExactly("SELECT 1", "COPY t FROM stdin", "SELECT 2");
  }

  @Test
  void storedCodeOfMySqlIsOneStatementWithAndWithoutADelimiter() {
    String procedure =
        "CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; END IF; SELECT CASE b WHEN 1 THEN 2 END;"
            + " CASE c WHEN 1 THEN SELECT 3; END CASE; BEGIN SELECT 4; END; END";
    assertThat(split(Dialects.MYSQL, procedure + "; SELECT 5;"))
        .containsExactly(procedure, "SELECT 5");
    for (String delimiter : List.of("//", "$$", "|", "go", ";;")) {
      assertThat(
              split(
                  Dialects.MYSQL,
                  "DELIMITER "
                      + delimiter
                      + "\n"
                      + procedure
                      + delimiter
                      + "\ndelimiter ;\nSELECT 5;"))
          .as(delimiter)
          .containsExactly(procedure, "SELECT 5");
    }
    assertThat(split(Dialects.MYSQL, "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END; BEGIN; COMMIT;"))
        .containsExactly("BEGIN NOT ATOMIC SELECT 1; SELECT 2; END", "BEGIN", "COMMIT");
  }

  @Test
  void executableCommentsBelongToTheirStatement() {
    assertThat(split(Dialects.MYSQL, "/* x */ /*!40101 SET NAMES utf8 */;\nSELECT 'a\\';b';"))
        .containsExactly("/*!40101 SET NAMES utf8 */", "SELECT 'a\\';b'");
  }

  @Test
  void aStringWithoutEndSpoilsOneStatementOnly() {
    assertThat(split(Dialects.H2, "SELECT 1;\nSELECT 'it; s;\nSELECT 2;\nSELECT 3;"))
        .containsExactly("SELECT 1", "SELECT 'it; s", "SELECT 2", "SELECT 3");
  }
}
