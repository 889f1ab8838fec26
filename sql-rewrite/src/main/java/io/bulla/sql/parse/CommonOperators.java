package io.bulla.sql.parse;

import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlPostfixOperator;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlSpecialOperator;

/**
 * The operators of nearly every statement as the grammar uses them, under the names they have in
 * {@code SqlStdOperatorTable}: same name, kind and precedence, without what Calcite's validator
 * needs to derive types. That table and its types are 384 classes, which a start would wait for;
 * the grammar takes all rarer operators from it. Unary ones stay there: Calcite compares them by
 * identity.
 */
final class CommonOperators {
  static final SqlBinaryOperator OR = binary("OR", SqlKind.OR, 22);
  static final SqlBinaryOperator AND = binary("AND", SqlKind.AND, 24);
  static final SqlBinaryOperator EQUALS = binary("=", SqlKind.EQUALS, 30);
  static final SqlBinaryOperator NOT_EQUALS = binary("<>", SqlKind.NOT_EQUALS, 30);
  static final SqlBinaryOperator LESS_THAN = binary("<", SqlKind.LESS_THAN, 30);
  static final SqlBinaryOperator LESS_THAN_OR_EQUAL = binary("<=", SqlKind.LESS_THAN_OR_EQUAL, 30);
  static final SqlBinaryOperator GREATER_THAN = binary(">", SqlKind.GREATER_THAN, 30);
  static final SqlBinaryOperator GREATER_THAN_OR_EQUAL =
      binary(">=", SqlKind.GREATER_THAN_OR_EQUAL, 30);
  static final SqlBinaryOperator IN = binary("IN", SqlKind.IN, 32);
  static final SqlBinaryOperator NOT_IN = binary("NOT IN", SqlKind.NOT_IN, 32);
  static final SqlBinaryOperator PLUS = binary("+", SqlKind.PLUS, 40);
  static final SqlBinaryOperator MINUS = binary("-", SqlKind.MINUS, 40);
  static final SqlBinaryOperator MULTIPLY = binary("*", SqlKind.TIMES, 60);
  static final SqlBinaryOperator DIVIDE = binary("/", SqlKind.DIVIDE, 60);
  static final SqlBinaryOperator CONCAT = binary("||", SqlKind.OTHER, 60);

  static final SqlPostfixOperator DESC = postfix("DESC", SqlKind.DESCENDING, 20);
  static final SqlPostfixOperator NULLS_FIRST = postfix("NULLS FIRST", SqlKind.NULLS_FIRST, 18);
  static final SqlPostfixOperator NULLS_LAST = postfix("NULLS LAST", SqlKind.NULLS_LAST, 18);

  static final SqlSpecialOperator AS = special("AS", SqlKind.AS, 20, true);
  static final SqlSpecialOperator ROW = special("ROW", SqlKind.ROW, 200, false);
  static final SqlSpecialOperator VALUES = special("VALUES", SqlKind.VALUES, 2, true);
  static final SqlSpecialOperator DEFAULT = special("DEFAULT", SqlKind.DEFAULT, 100, true);

  static final SqlSetOperator UNION = set("UNION", SqlKind.UNION, 12, false);
  static final SqlSetOperator UNION_ALL = set("UNION ALL", SqlKind.UNION, 12, true);
  static final SqlSetOperator EXCEPT = set("EXCEPT", SqlKind.EXCEPT, 12, false);
  static final SqlSetOperator EXCEPT_ALL = set("EXCEPT ALL", SqlKind.EXCEPT, 12, true);
  static final SqlSetOperator INTERSECT = set("INTERSECT", SqlKind.INTERSECT, 14, false);
  static final SqlSetOperator INTERSECT_ALL = set("INTERSECT ALL", SqlKind.INTERSECT, 14, true);

  private CommonOperators() {}

  private static SqlBinaryOperator binary(String name, SqlKind kind, int precedence) {
    return new SqlBinaryOperator(name, kind, precedence, true, null, null, null);
  }

  private static SqlPostfixOperator postfix(String name, SqlKind kind, int precedence) {
    return new SqlPostfixOperator(name, kind, precedence, null, null, null);
  }

  private static SqlSpecialOperator special(
      String name, SqlKind kind, int precedence, boolean leftAssociative) {
    return new SqlSpecialOperator(name, kind, precedence, leftAssociative, null, null, null);
  }

  private static SqlSetOperator set(String name, SqlKind kind, int precedence, boolean all) {
    return new SqlSetOperator(name, kind, precedence, all, null, null, null);
  }
}
