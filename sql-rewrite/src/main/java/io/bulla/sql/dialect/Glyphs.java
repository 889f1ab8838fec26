package io.bulla.sql.dialect;

/**
 * Characters that stand for whole tokens in the masked text. They are control characters, so no
 * lexer of a dialect takes them for anything else; the grammar (Operators.ftl) names the same ones.
 */
final class Glyphs {
  /** An operator that only its dialect knows; binary or prefix. */
  static final String OPERATOR = "\u0001";

  /** A session variable. */
  static final String VARIABLE = "\u0002";

  /** PostgreSQL's {@code ::}; a type follows. */
  static final String CAST = "\u0003";

  /** {@code &&} of MySQL. */
  static final String AND = "\u0004";

  /** {@code <=>} of MySQL. */
  static final String NULL_SAFE_EQUAL = "\u0005";

  /** {@code XOR} of MySQL. */
  static final String XOR = "\u0006";

  /** {@code ||} of MySQL where it is no concatenation. */
  static final String OR = "\u0007";

  /** Something that follows an operand and makes another value of it: {@code COLLATE x}. */
  static final String SUFFIX = "\u000e";

  /** An operator that binds closer than all others: {@code AT TIME ZONE}, a prefix keyword. */
  static final String TIGHT_OPERATOR = "\u000f";

  /** An assignment inside an expression: {@code :=}. */
  static final String ASSIGN = "\u0010";

  /** What the dialect has no name for; no rule of the grammar takes it. */
  static final String UNKNOWN = "\u0011";

  /** After a select item: it stands for columns that the text does not tell. */
  static final String EXPANSION = "\u0012";

  private Glyphs() {}
}
