package io.bulla.sql.parse;

import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlPostfixOperator;
import org.apache.calcite.sql.SqlPrefixOperator;
import org.apache.calcite.sql.SqlSpecialOperator;

/**
 * Operators that Calcite does not have. Only {@link #NULL_SAFE_EQUAL} is one whose meaning is
 * known; all others make a value of their operands that nothing is known of.
 */
public final class Operators {
  // Calcite's own: OR 22, AND 24, NOT 26, IS 28, comparison 30, LIKE and IN 32, + and - 40, * 60

  /**
   * Any operator that only its dialect knows, between comparison and addition as PostgreSQL has it.
   */
  public static final SqlBinaryOperator FOREIGN = binary("foreign operator", 36);

  /** Binds closer than arithmetic: {@code AT TIME ZONE}. */
  public static final SqlBinaryOperator TIGHT = binary("tight operator", 92);

  /** Binds as OR here (Calcite has no room between): both only join conditions. */
  public static final SqlBinaryOperator XOR = binary("XOR", 22);

  /** MySQL's {@code <=>}: equal, or both {@code NULL}. */
  public static final SqlBinaryOperator NULL_SAFE_EQUAL = binary("<=>", 30);

  /** MySQL's {@code @v := x}. */
  public static final SqlBinaryOperator ASSIGN =
      new SqlBinaryOperator(":=", SqlKind.OTHER, 10, false, null, null, null);

  public static final SqlPrefixOperator FOREIGN_PREFIX = prefix("foreign prefix", 36);

  /** {@code BINARY x}, {@code INTERVAL x unit}, {@code !x} of MySQL. */
  public static final SqlPrefixOperator TIGHT_PREFIX = prefix("tight prefix", 90);

  /** {@code x COLLATE c}, {@code x AT LOCAL}. */
  public static final SqlPostfixOperator SUFFIX =
      new SqlPostfixOperator("suffix", SqlKind.OTHER, 92, null, null, null);

  /** A session variable; no operands. */
  public static final SqlOperator VARIABLE = new SqlSpecialOperator("variable", SqlKind.OTHER);

  /** {@code f(x ORDER BY y LIMIT z)}: the argument, then what it is ordered and limited by. */
  public static final SqlOperator ORDERED = new SqlSpecialOperator("ordered", SqlKind.OTHER);

  /** {@code ||}, as the grammar makes it. */
  public static final SqlBinaryOperator CONCAT = CommonOperators.CONCAT;

  /** {@code * EXCEPT (c)}, {@code (row).*}: a number of columns that the text does not tell. */
  public static final SqlOperator EXPANSION = new SqlSpecialOperator("expansion", SqlKind.OTHER);

  private Operators() {}

  private static SqlBinaryOperator binary(String name, int precedence) {
    return new SqlBinaryOperator(name, SqlKind.OTHER, precedence, true, null, null, null);
  }

  private static SqlPrefixOperator prefix(String name, int precedence) {
    return new SqlPrefixOperator(name, SqlKind.OTHER_FUNCTION, precedence, null, null, null);
  }
}
