package io.bulla.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.sql.SessionModes;
import io.bulla.sql.dialect.Dialects;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.junit.jupiter.api.Test;

/** The grammar's own copies of Calcite's operators are what they stand for, and are used. */
class CommonOperatorsTest {
  private static final Set<String> USED =
      Set.of(
          "AS",
          "EQUALS",
          "IN",
          "VALUES",
          "ROW",
          "AND",
          "OR",
          "UNION_ALL",
          "DESC",
          "DEFAULT",
          "PLUS");

  @Test
  void eachIsReadAsCalcitesOperatorOfThatName() throws Exception {
    for (Field field : operators()) {
      SqlOperator ours = (SqlOperator) field.get(null);
      SqlOperator calcites =
          (SqlOperator) SqlStdOperatorTable.class.getField(field.getName()).get(null);
      assertThat(ours.getName()).isEqualTo(calcites.getName());
      assertThat(ours.getKind()).as(ours.getName()).isEqualTo(calcites.getKind());
      assertThat(ours.getLeftPrec()).as(ours.getName()).isEqualTo(calcites.getLeftPrec());
      assertThat(ours.getRightPrec()).as(ours.getName()).isEqualTo(calcites.getRightPrec());
      assertThat(ours.getSyntax()).as(ours.getName()).isEqualTo(calcites.getSyntax());
    }
  }

  /** Each would load all of Calcite's operators and types. */
  @Test
  void theGrammarUsesNoneOfCalcitesInTheirPlace() throws Exception {
    List<SqlOperator> used =
        operatorsOf(
            "SELECT a + 1 AS b, (a, b) FROM t AS u WHERE a = ? AND b IN (1, 2) OR a <> b || c"
                + " UNION ALL SELECT a - b * c / d, 2 FROM t WHERE a < b ORDER BY 1 DESC NULLS LAST");
    used.addAll(operatorsOf("INSERT INTO t (a, b) VALUES (?, DEFAULT), (1, 2)"));
    // operators of one name are equal, so by identity
    for (Field field : operators()) {
      Object ours = field.get(null);
      Object calcites = SqlStdOperatorTable.class.getField(field.getName()).get(null);
      assertThat(used).as(field.getName()).noneMatch(each -> each == calcites);
      if (USED.contains(field.getName())) {
        assertThat(used).as(field.getName()).anyMatch(each -> each == ours);
      }
    }
  }

  private static List<Field> operators() {
    List<Field> fields = new ArrayList<>();
    for (Field field : CommonOperators.class.getDeclaredFields()) {
      if (SqlOperator.class.isAssignableFrom(field.getType())) {
        fields.add(field);
      }
    }
    assertThat(fields).hasSizeGreaterThan(20);
    return fields;
  }

  private static List<SqlOperator> operatorsOf(String sql) throws Exception {
    List<SqlOperator> found = new ArrayList<>();
    SqlNode tree =
        StatementParser.parse(
            Dialects.H2, Dialects.H2.lex(sql, new SessionModes(false, false, false, "")));
    tree.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlCall call) {
            found.add(call.getOperator());
            return super.visit(call);
          }
        });
    return found;
  }
}
