package io.bulla.sql.resolve;

/**
 * Every reason a statement is refused for: SQLState, what was found, what to do. {@code %s} stand
 * for names only, never for values.
 */
public enum Reason {
  // text that is not understood
  LEXICAL("42000", "the text cannot be read: %s", "Correct the text."),
  SYNTAX(
      "42000",
      "the statement names a protected table and is not understood: %s",
      "Write it in a form listed in docs/supported-sql.md."),
  SEVERAL_STATEMENTS(
      "0A000",
      "a text of several statements names a protected table",
      "Execute the statements one by one."),
  DYNAMIC_SQL(
      "0A000",
      "a string that the database may run as SQL names a protected table",
      "Execute the statement itself instead of passing its text to the database."),
  EXECUTABLE_COMMENT(
      "0A000",
      "an executable comment stands beside a protected table",
      "Write its content as plain SQL."),
  VERB(
      "0A000",
      "%s on a protected table is not answered",
      "Write it in a form listed in docs/supported-sql.md."),

  // names
  UNRESOLVED(
      "42000",
      "'%s' cannot be resolved with certainty beside a protected table",
      "Qualify the column with its table's alias."),
  NOWHERE(
      "42000",
      "'%s' is a column that nothing here has, and what stands beside it may be one to be sealed",
      "Correct the name, or qualify it with its table's alias."),
  AMBIGUOUS(
      "42000",
      "'%s' may mean columns of several tables, one of them sealed",
      "Qualify the column with its table's alias."),
  COLUMN_CALLED(
      "42000",
      "'%s' is called as a function, or is the type of a value, and a sealed column has this name",
      "Correct the comparison (is = or IN missing?), or call the function in a query of its own."),
  HIDDEN_TABLE(
      "0A000",
      "'%s' is a common table expression and a table, and this database takes the table",
      "Give the expression another name."),
  COMMON_TABLE_CASE(
      "0A000",
      "'%s' is in another case than the common table expression, and not every database minds that",
      "Write the name as it stands behind WITH."),
  WHOLE_ROW(
      "0A000",
      "'%s' stands for a whole row that has sealed columns",
      "Name the columns that are needed."),
  TOKEN_COLUMN(
      "42000",
      "'%s' is a token column that Bulla keeps for itself",
      "Name the sealed column instead; Bulla uses its tokens where they answer."),
  INTERNAL_TABLE(
      "42000",
      "'%s' is a table that Bulla keeps for itself",
      "Use Bulla's tools to read or change keys."),
  RELATED("0A000", "'%s' is %s a protected table", "Name the protected table itself."),
  TABLE_FORM(
      "0A000",
      "a protected table in this kind of FROM item is not answered",
      "Name the table in FROM, with or without an alias."),
  UNKNOWN_STAR(
      "0A000",
      "'*' over a table whose columns are unknown stands beside sealed columns",
      "Name the columns that are needed."),
  MERGED_STAR(
      "0A000",
      "'*' over this join by columns of one name, which has sealed columns, is not answered",
      "Name the columns that are needed."),
  NATURAL_JOIN(
      "0A000",
      "this join by columns of one name with a protected table is not answered",
      "Write the join's condition with ON."),
  USING_JOIN(
      "0A000",
      "the name alone of %s may be that of either table behind this join",
      "Write the join's condition with ON, or qualify the column."),

  // shapes over sealed columns
  NO_EQUALITY(
      "0A000",
      "%s is sealed and has no equality search, so it cannot be compared",
      "Add `search: [equality]` to the column in the policy, or compare after reading."),
  NO_RANGE(
      "0A000", "%s is sealed and has no search kind that answers '%s'", "Compare after reading."),
  NO_PATTERN(
      "0A000",
      "%s is sealed and has no search kind that answers '%s'",
      "Compare for equality, or match after reading."),
  NOT_COMPARABLE(
      "0A000",
      "%s and %s do not share equality tokens",
      "Put both columns into one group under `joins` in the policy."),
  COMPARED_WITH_EXPRESSION(
      "0A000",
      "%s is sealed and compared with an expression that only the database can compute",
      "Compare with a parameter or a literal."),
  LITERAL_COMPARED(
      "0A000",
      "a %s literal is compared with %s, which is %s, by rules that differ between databases",
      "Write the literal in the column's own type."),
  LITERAL_STORED(
      "0A000",
      "a %s literal is stored in %s, which is %s, by rules that differ between databases",
      "Write the literal in the column's own type."),
  THROUGH_QUERY(
      "0A000",
      "%s is compared through a query that does not carry its tokens",
      "Compare inside that query, or, where it is VALUES, name its columns: t (a, b)."),
  VALUE_TWICE(
      "0A000",
      "a value that meets the sealed column %s is used in clear too",
      "Give the value once more, as a column of its own."),
  PARAMETER_IN_CLEAR(
      "0A000",
      "a parameter that meets the sealed column %s is sent in clear too",
      "Give the value once more, as a parameter of its own."),
  LITERAL_IN_CLEAR(
      "0A000",
      "a literal that meets the sealed column %s stands in the text again, beside no column",
      "Leave it out there, and add it after reading."),
  PARAMETER_TESTED(
      "0A000",
      "a parameter is tested beside one that meets the sealed column %s, whose value it may be",
      "Test it with IS NULL, or in the application."),
  PARAMETER_OF_TWO_TYPES(
      "0A000",
      "a parameter that meets the sealed column %s meets one of another type too",
      "Give the value once more, as a parameter of its own."),
  UNNAMED_OUTPUT(
      "0A000",
      "a column that compares sealed columns has no name but its text, which is rewritten",
      "Give the expression a name with AS."),
  ORDER(
      "0A000",
      "ORDER BY over the sealed column %s cannot be answered from tokens",
      "Order by another column, or sort after reading."),
  GROUP(
      "0A000",
      "GROUP BY a computed item that gives the sealed column %s is not answered",
      "Group by the column itself, or after reading."),
  GROUPED_INSIDE(
      "0A000",
      "a query gives the sealed column %s of the query around it, which is grouped by it",
      "Select the column itself beside the query."),
  HAVING(
      "0A000",
      "HAVING behind this GROUP BY over the sealed column %s is not answered",
      "Filter in a query around it."),
  ROLLUP(
      "0A000",
      "%s beside WITH ROLLUP over the sealed column %s is not answered",
      "Write the groups in a query in FROM."),
  DISTINCT(
      "0A000",
      "DISTINCT over the sealed column %s is not answered",
      "Remove DISTINCT, or the column."),
  SET_OPERATION(
      "0A000",
      "%s over the sealed column %s is not answered",
      "Give both sides sealed columns of one type and, but for UNION ALL, of one join group, or combine after reading."),
  SET_NAMES(
      "0A000",
      "%s over the sealed column %s needs a name of its own for each column",
      "Name every column of both queries with AS."),
  MIXED_CELLS(
      "0A000",
      "an expression gives cells of %s beside %s",
      "Select the columns one by one and combine after reading."),
  GROUP_EXPRESSION(
      "0A000",
      "GROUP BY an expression that holds a value compared with a sealed column is not answered",
      "Name the item with AS and group by that name."),
  EXPRESSION(
      "0A000",
      "%s is sealed and used where its value must be known to the database (%s)",
      "Select the column itself and compute after reading."),
  SEALED_ROWS_OUT(
      "0A000",
      "a query that returns the sealed column %s cannot be used here",
      "Select it in the outermost query."),

  // writing
  VALUE_EXPRESSION(
      "0A000",
      "the value for the sealed column %s is an expression that only the database can compute",
      "Use a parameter or a literal."),
  VALUE_QUERY(
      "0A000",
      "the value for the sealed column %s is a query, which cannot give a cell and its token at once",
      "Write INSERT .. SELECT or UPDATE with a join, or read the value and write it as a parameter."),
  SEALED_INTO_OTHER(
      "0A000",
      "the sealed column %s cannot be copied into %s: its cells must be re-keyed, that needs decryption",
      "Read the value and write it as a parameter."),
  SEALED_INTO_PLAIN(
      "0A000",
      "the sealed column %s cannot be copied into a plain column: that needs decryption",
      "Read the value and write it as a parameter, or seal the other column too."),
  PLAIN_INTO_SEALED(
      "0A000",
      "a value of the database cannot be copied into the sealed column %s",
      "Read the value and write it as a parameter."),
  UNREPEATABLE(
      "0A000",
      "the value for the sealed column %s depends on what may come out differently for its token",
      "Use parameters, literals and columns in the condition."),
  CAST(
      "0A000",
      "a value that is cast to %s meets %s, which is %s",
      "Cast to the column's own type, or not at all."),
  COLUMN_COUNT("42000", "the row has %s values for %s columns", "Give one value for each column."),
  CONFLICT_CLAUSE(
      "0A000",
      "%s on a protected table is not answered",
      "Update first, and insert when no row was updated."),
  NO_CHANGE_TEST(
      "0A000",
      "ON DUPLICATE KEY UPDATE of the sealed column %s cannot tell whether its value changes",
      "Add `search: [equality]` to the column in the policy, without ignore-case."),
  ROW_ASSIGNMENT(
      "0A000",
      "an assignment of a row that holds the sealed column %s is not answered",
      "Assign the columns one by one."),

  // definitions
  DEFINITION(
      "0A000",
      "%s of a protected table is not answered",
      "Write it in a form listed in docs/supported-sql.md."),
  COLUMN_TYPE(
      "42000",
      "%s is declared as %s, the policy says %s",
      "Make the declaration and the policy equal."),
  COLUMN_MISSING(
      "42000",
      "the policy seals %s, which the statement does not declare",
      "Declare the column, or take it out of the policy."),
  COLUMN_CLAUSE("0A000", "%s on the sealed column %s cannot be kept", "Remove the clause."),
  KEY_WITHOUT_EQUALITY(
      "0A000",
      "%s over the sealed column %s needs its equality tokens",
      "Add `search: [equality]` to the column in the policy."),
  FOREIGN_KEY(
      "0A000",
      "a foreign key over the sealed column %s is not answered",
      "Let both columns be sealed and in one group under `joins` in the policy, or neither."),
  RENAME(
      "0A000",
      "the policy and the keys know %s by its name",
      "Keep the name; an alias can give it another one in queries."),
  SHOW(
      "0A000",
      "%s shows how a protected table is stored",
      "Read its columns and keys from DatabaseMetaData.");

  private final String sqlState;
  private final String what;
  private final String advice;

  Reason(String sqlState, String what, String advice) {
    this.sqlState = sqlState;
    this.what = what;
    this.advice = advice;
  }

  public String sqlState() {
    return sqlState;
  }

  /** What was found, with names filled in. */
  public String what(Object... names) {
    return String.format(what, names);
  }

  public String advice() {
    return advice;
  }
}
