/* What expressions have beyond Calcite's grammar. */

SqlNode Variable() :
{
}
{
    <GLYPH_VARIABLE> { return Operators.VARIABLE.createCall(getPos()); }
}

/** PostgreSQL's x::type. */
void InfixCast(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlDataTypeSpec type;
}
{
    <GLYPH_CAST> {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(SqlLibraryOperators.INFIX_CAST, getPos()));
    }
    type = DataType() { list.add(type); }
}

/** A number of rows after LIMIT, OFFSET or FETCH. */
SqlNode RowCount() :
{
    final SqlNode e;
}
{
    e = Expression(ExprContext.ACCEPT_SUB_QUERY) { return e; }
}

SqlBinaryOperator ForeignBinaryOperator() :
{
}
{
    <GLYPH_OPERATOR> { return Operators.FOREIGN; }
|   <GLYPH_TIGHT_OPERATOR> { return Operators.TIGHT; }
|   <GLYPH_AND> { return SqlStdOperatorTable.AND; }
|   <GLYPH_OR> { return SqlStdOperatorTable.OR; }
|   <GLYPH_XOR> { return Operators.XOR; }
|   <GLYPH_NULL_SAFE_EQUAL> { return Operators.NULL_SAFE_EQUAL; }
|   <GLYPH_ASSIGN> { return Operators.ASSIGN; }
}

SqlPrefixOperator ForeignPrefixOperator() :
{
}
{
    <GLYPH_OPERATOR> { return Operators.FOREIGN_PREFIX; }
|   <GLYPH_TIGHT_OPERATOR> { return Operators.TIGHT_PREFIX; }
}

/** SELECT .. INTO table, or in MySQL variables. */
SqlNode IntoTarget() :
{
    SqlNode e;
    final List<SqlNode> variables = new ArrayList<SqlNode>();
}
{
    e = CompoundIdentifier() { return e; }
|
    e = Variable() { variables.add(e); }
    ( <COMMA> e = Variable() { variables.add(e); } )*
    { return new SqlNodeList(variables, Span.of(variables).pos()); }
}
