package io.bulla.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.sql.SessionModes;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.LexException;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementParserTest {
  private static final SessionModes STANDARD = new SessionModes(false, false, false, "");
  private static final SessionModes BACKSLASH = new SessionModes(false, true, false, "");

  private static SqlText lex(Dialect dialect, String sql) throws LexException {
    return dialect.lex(sql, dialect == Dialects.MYSQL ? BACKSLASH : STANDARD);
  }

  private static SqlNode parse(Dialect dialect, String sql) throws LexException, ParseFailure {
    return StatementParser.parse(dialect, lex(dialect, sql));
  }

  private static String name(SqlText text, SqlIdentifier identifier) {
    List<String> parts =
        IntStream.range(0, identifier.names.size())
            .mapToObj(i -> text.name(Names.token(text, identifier, i).orElseThrow()))
            .toList();
    return String.join(".", parts);
  }

  private static List<String> names(SqlText text, SqlNodeList list) {
    return list.stream().map(node -> name(text, (SqlIdentifier) node)).toList();
  }

  @Test
  void insertHasItsParts() throws LexException, ParseFailure {
    SqlText text =
        lex(
            Dialects.POSTGRESQL,
            "WITH w AS (SELECT 1) INSERT INTO shop.\"Customer\" AS c (date, ssn) VALUES (?, DEFAULT)"
                + " ON CONFLICT (ssn) WHERE ok DO UPDATE SET ssn = EXCLUDED.ssn, (a, b) = (1, 2)"
                + " WHERE c.id > 1 RETURNING ssn AS x, *");
    InsertNode insert = (InsertNode) StatementParser.parse(Dialects.POSTGRESQL, text);

    assertThat(insert.verb()).isEqualTo(InsertNode.Verb.INSERT);
    assertThat(insert.with()).hasSize(1);
    assertThat(name(text, insert.table())).isEqualTo("shop.Customer");
    assertThat(name(text, Objects.requireNonNull(insert.alias()))).isEqualTo("c");
    assertThat(names(text, Objects.requireNonNull(insert.columns())))
        .containsExactly("date", "ssn");
    SqlBasicCall values = (SqlBasicCall) Objects.requireNonNull(insert.source());
    assertThat(values.getKind()).isEqualTo(SqlKind.VALUES);
    SqlCall row = values.operand(0);
    assertThat(row.operand(0).getKind()).isEqualTo(SqlKind.DYNAMIC_PARAM);
    assertThat(row.operand(1).getKind()).isEqualTo(SqlKind.DEFAULT);
    ConflictNode conflict = Objects.requireNonNull(insert.conflict());
    assertThat(names(text, Objects.requireNonNull(conflict.target()))).containsExactly("ssn");
    assertThat(conflict.targetWhere()).isNotNull();
    assertThat(conflict.where()).isNotNull();
    AssignmentNode first = (AssignmentNode) conflict.updates().get(0);
    assertThat(names(text, first.targets())).containsExactly("ssn");
    assertThat(name(text, (SqlIdentifier) first.value())).isEqualTo("EXCLUDED.ssn");
    AssignmentNode second = (AssignmentNode) conflict.updates().get(1);
    assertThat(second.isRow()).isTrue();
    assertThat(names(text, second.targets())).containsExactly("a", "b");
    assertThat(insert.returning()).hasSize(2);
  }

  @Test
  void insertFormsAreToldApart() throws LexException, ParseFailure {
    InsertNode defaults = (InsertNode) parse(Dialects.H2, "INSERT INTO t DEFAULT VALUES");
    assertThat(defaults.source()).isNull();
    assertThat(defaults.columns()).isNull();
    InsertNode set = (InsertNode) parse(Dialects.MYSQL, "INSERT IGNORE t SET a = ?, b = DEFAULT");
    assertThat(set.isSetForm()).isTrue();
    assertThat(set.isIgnore()).isTrue();
    assertThat(set.columns()).hasSize(2);
    InsertNode replace = (InsertNode) parse(Dialects.MYSQL, "REPLACE INTO t () VALUES (), ()");
    assertThat(replace.verb()).isEqualTo(InsertNode.Verb.REPLACE);
    assertThat(replace.columns()).isEmpty();
    assertThat(((SqlCall) Objects.requireNonNull(replace.source())).getOperandList()).hasSize(2);
    InsertNode query = (InsertNode) parse(Dialects.H2, "INSERT INTO t (SELECT * FROM u)");
    assertThat(query.columns()).isNull();
    assertThat(query.source()).isInstanceOf(SqlSelect.class);
    InsertNode alias =
        (InsertNode)
            parse(Dialects.MYSQL, "INSERT INTO t VALUES (1) AS n(a) ON DUPLICATE KEY UPDATE b = a");
    assertThat(alias.rowAlias()).isNotNull();
    assertThat(alias.rowAliasColumns()).hasSize(1);
    assertThat(Objects.requireNonNull(alias.conflict()).isDuplicateKey()).isTrue();
    InsertNode merge = (InsertNode) parse(Dialects.H2, "MERGE INTO t (a, b) KEY (a) VALUES (1, ?)");
    assertThat(merge.verb()).isEqualTo(InsertNode.Verb.MERGE_KEY);
    assertThat(merge.keys()).hasSize(1);
  }

  @Test
  void updateAndDeleteHaveTheirParts() throws LexException, ParseFailure {
    UpdateNode update =
        (UpdateNode)
            parse(
                Dialects.POSTGRESQL,
                "UPDATE t AS x SET a = ?, b = DEFAULT FROM u WHERE x.id = u.id RETURNING *");
    assertThat(update.tables().getKind()).isEqualTo(SqlKind.AS);
    assertThat(update.assignments()).hasSize(2);
    assertThat(update.from()).isNotNull();
    assertThat(update.where()).isNotNull();
    assertThat(update.returning()).hasSize(1);
    UpdateNode joined =
        (UpdateNode) parse(Dialects.MYSQL, "UPDATE t JOIN u USING (id) SET t.a = 1 LIMIT ?");
    assertThat(joined.tables().getKind()).isEqualTo(SqlKind.JOIN);
    assertThat(joined.limit()).isNotNull();
    UpdateNode ordered =
        (UpdateNode) parse(Dialects.MYSQL, "UPDATE t SET a = 1 ORDER BY b LIMIT 2");
    assertThat(ordered.orderBy()).hasSize(1);
    assertThat(ordered.limit()).isNotNull();
    assertThat(((AssignmentNode) ordered.assignments().get(0)).value().getKind())
        .isEqualTo(SqlKind.LITERAL);
    DeleteNode single =
        (DeleteNode) parse(Dialects.POSTGRESQL, "DELETE FROM t USING u WHERE t.id = u.id");
    assertThat(single.targets()).isNull();
    assertThat(single.using()).isNotNull();
    DeleteNode several =
        (DeleteNode) parse(Dialects.MYSQL, "DELETE a, b FROM t a JOIN u b WHERE a.id = 1");
    assertThat(several.targets()).hasSize(2);
    assertThat(several.from().getKind()).isEqualTo(SqlKind.JOIN);
  }

  @Test
  void mergeHasItsBranches() throws LexException, ParseFailure {
    MergeNode merge =
        (MergeNode)
            parse(
                Dialects.POSTGRESQL,
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED AND t.a > 1 THEN DELETE"
                    + " WHEN MATCHED THEN UPDATE SET a = ? WHEN NOT MATCHED BY SOURCE THEN DO NOTHING"
                    + " WHEN NOT MATCHED BY TARGET THEN INSERT (id) VALUES (s.id)");
    assertThat(merge.branches()).hasSize(4);
    assertThat(merge.branches().get(0).isDelete()).isTrue();
    assertThat(merge.branches().get(1).updates()).hasSize(1);
    assertThat(merge.branches().get(2).isBySource()).isTrue();
    assertThat(merge.branches().get(3).isInsert()).isTrue();
    assertThat(merge.branches().get(3).isMatched()).isFalse();
  }

  @Test
  void leavesInParenthesesKeepTheirPlace() throws LexException, ParseFailure {
    SqlText text = lex(Dialects.H2, "SELECT 1 FROM t WHERE ((ssn)) = ((?))");
    SqlSelect select = (SqlSelect) StatementParser.parse(Dialects.H2, text);
    SqlCall where = (SqlCall) Objects.requireNonNull(select.getWhere());
    assertThat(name(text, (SqlIdentifier) where.operand(0))).isEqualTo("ssn");
    assertThat(text.tokenAt(Names.start(where.operand(1))).kind()).isEqualTo(Token.Kind.PARAMETER);
  }

  @Test
  void nullSafeEqualityIsAnOperatorOfItsOwn() throws LexException, ParseFailure {
    SqlSelect select = (SqlSelect) parse(Dialects.MYSQL, "SELECT 1 FROM t WHERE a <=> ? AND b");
    SqlCall and = (SqlCall) Objects.requireNonNull(select.getWhere());
    assertThat(and.getKind()).isEqualTo(SqlKind.AND);
    assertThat(((SqlCall) and.operand(0)).getOperator()).isSameAs(Operators.NULL_SAFE_EQUAL);
  }

  @Test
  void pipesAreOrInMySql() throws LexException, ParseFailure {
    SqlSelect select =
        (SqlSelect) parse(Dialects.MYSQL, "SELECT 1 FROM t WHERE a = ? || b = ? && c");
    SqlCall or = (SqlCall) Objects.requireNonNull(select.getWhere());
    assertThat(or.getKind()).isEqualTo(SqlKind.OR);
    assertThat(or.operand(1).getKind()).isEqualTo(SqlKind.AND);
  }

  @Test
  void foreignOperatorsBindCloserThanComparisons() throws LexException, ParseFailure {
    for (String sql : List.of("ssn = ? | 1", "ssn = ? ^ 1", "ssn = ? -> '$'", "ssn = ~ ?")) {
      SqlSelect select = (SqlSelect) parse(Dialects.MYSQL, "SELECT 1 FROM t WHERE " + sql);
      assertThat(Objects.requireNonNull(select.getWhere()).getKind()).isEqualTo(SqlKind.EQUALS);
    }
    for (String sql : List.of("ssn = ? @> b", "ssn = ? ->> 'a'", "ssn = ?::text COLLATE \"C\"")) {
      SqlSelect select = (SqlSelect) parse(Dialects.POSTGRESQL, "SELECT 1 FROM t WHERE " + sql);
      assertThat(Objects.requireNonNull(select.getWhere()).getKind()).isEqualTo(SqlKind.EQUALS);
    }
  }

  @Test
  void innerJoinConditionsComeFirst() throws LexException, ParseFailure {
    SqlSelect select =
        (SqlSelect)
            parse(Dialects.MYSQL, "SELECT 1 FROM a JOIN b LEFT JOIN c ON b.x = c.x ON a.x = b.x");
    var outer = (SqlJoin) Objects.requireNonNull(select.getFrom());
    assertThat(outer.getRight().getKind()).isEqualTo(SqlKind.JOIN);
    SqlSelect flat =
        (SqlSelect) parse(Dialects.MYSQL, "SELECT 1 FROM a JOIN b LEFT JOIN c ON b.x = c.x");
    var left = (SqlJoin) Objects.requireNonNull(flat.getFrom());
    assertThat(left.getLeft().getKind()).isEqualTo(SqlKind.JOIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM t WHERE a = b IN (1, 2)",
        "SELECT a FROM t WHERE a = b LIKE 'x'",
        "SELECT a FROM t WHERE a = b = c",
        "SELECT a FROM t WHERE (a) = b IN (c)"
      })
  void chainsOfComparisonsAreRefusedInH2(String sql) {
    assertThatThrownBy(() -> parse(Dialects.H2, sql))
        .isInstanceOf(ParseFailure.class)
        .hasMessage("comparison of a comparison without parentheses");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM t WHERE (a = b) = c",
        "SELECT a FROM t WHERE a = (b IN (1, 2))",
        "SELECT a FROM t WHERE a = b AND c = d"
      })
  void comparisonsInParenthesesAreUnderstood(String sql) throws LexException, ParseFailure {
    assertThat(parse(Dialects.H2, sql)).isNotNull();
  }

  @Test
  void distinctChainsAreRefusedInPostgreSql() {
    assertThatThrownBy(
            () -> parse(Dialects.POSTGRESQL, "SELECT 1 FROM t WHERE a = b IS DISTINCT FROM c"))
        .isInstanceOf(ParseFailure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT /*!50000 ssn, */ b FROM t",
        "SELECT /*M! ssn, */ b FROM t",
        "SELECT \\N FROM t",
        "SELECT a FROM t WHERE",
        "SELECT a FROM t JOIN (u",
        "SELECT a FROM t JOIN u JOIN (SELECT b FROM v ON x",
        "SELECT a FROM ((t JOIN u ON t.a = u.a",
        "UPDATE t JOIN (u SET a = 1",
        "SELECT a FROM t; SELECT b FROM t",
        "CREATE TABLE t (a INT)",
        "SELECT a FROM t PROCEDURE ANALYSE()",
        "SELECT a FROM t GROUP BY a DESC",
        "SELECT a FROM t FOR SYSTEM_TIME AS OF ?",
        ""
      })
  void whatIsNotUnderstoodFails(String sql) {
    assertThatThrownBy(() -> parse(Dialects.MYSQL, sql)).isInstanceOf(ParseFailure.class);
  }

  @Test
  void numberedParametersAreUnderstoodInH2Alone() throws LexException, ParseFailure {
    assertThatThrownBy(() -> parse(Dialects.POSTGRESQL, "SELECT $1 FROM t"))
        .isInstanceOf(ParseFailure.class)
        .hasMessage("unexpected $1");
    assertThat(parse(Dialects.H2, "SELECT ?1 FROM t")).isInstanceOf(SqlSelect.class);
  }

  @Test
  void failuresSayWhereAndWhatButNoValue() throws LexException {
    SqlText text = lex(Dialects.H2, "SELECT a\r\nFROM t WHERE = 'canary'");
    ParseFailure failure =
        Objects.requireNonNull(
            catchThrowableOfType(
                ParseFailure.class, () -> StatementParser.parse(Dialects.H2, text)));
    // the grammar looks two tokens ahead, so the place is that of WHERE
    assertThat(failure.what()).isEqualTo("unexpected WHERE");
    assertThat(text.line(failure.offset())).isEqualTo(2);
    assertThat(text.column(failure.offset())).isEqualTo(8);
    assertThatThrownBy(() -> parse(Dialects.H2, "SELECT a FROM t WHERE a 'canary'"))
        .isInstanceOf(ParseFailure.class)
        .hasMessage("unexpected a string");
  }

  @Test
  void aDeepStatementIsAParseFailureNotAnError() {
    String sql = "SELECT " + "(".repeat(20_000) + "1" + ")".repeat(20_000);
    assertThatThrownBy(() -> parse(Dialects.H2, sql)).isInstanceOf(ParseFailure.class);
  }

  @Test
  void wordsThatTheParserDoesNotSeeAreTold() throws LexException {
    SqlText text =
        lex(Dialects.H2, "SELECT EXTRACT(YEAR FROM d), CAST(a AS CHAR(3)) FROM t FOR UPDATE");
    assertThat(text.omitted().stream().map(text::upper))
        .containsExactly("YEAR", "FROM", "FOR", "UPDATE");
  }
}
