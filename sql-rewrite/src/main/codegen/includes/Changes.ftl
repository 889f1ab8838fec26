/* Statements that change data. A WITH clause in front of one has been read before. */

SqlNode Change(SqlNodeList with) :
{
    final SqlNode e;
}
{
    (
        e = Insert(with)
    |
        e = Update(with)
    |
        e = Delete(with)
    |
        e = Merge(with)
    )
    { return e; }
}

SqlNode Insert(SqlNodeList with) :
{
    final InsertNode.Parts parts = new InsertNode.Parts();
    InsertNode.Verb verb = InsertNode.Verb.INSERT;
    final Span s;
}
{
    ( <INSERT> | <REPLACE> { verb = InsertNode.Verb.REPLACE; } )
    { s = span(); parts.with = with; }
    [ <IGNORE> { parts.ignore = true; } ]
    [ <INTO> ]
    parts.table = CompoundTableIdentifier()
    [ [ <AS> ] parts.alias = SimpleIdentifier() ]
    (
        <SET> { parts.setForm = true; }
        InsertSet(parts)
    |
        [
            LOOKAHEAD(<LPAREN> ( <RPAREN> | SimpleIdentifier() ( <RPAREN> | <COMMA> | <DOT> | <LBRACKET> ) ))
            parts.columns = TargetColumns()
        ]
        InsertSource(parts)
    )
    [ <AS> parts.rowAlias = SimpleIdentifier()
      [ parts.rowAliasColumns = ParenthesizedSimpleIdentifierList() ] ]
    [ <ON> parts.conflict = Conflict() ]
    [ <RETURNING> parts.returning = ReturnedItems() ]
    { return new InsertNode(s.end(this), verb, parts); }
}

void InsertSource(InsertNode.Parts parts) :
{
    SqlNode source;
}
{
    <DEFAULT_> <VALUES>
|
    source = ChangeRows() { parts.source = source; }
|
    source = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY) { parts.source = source; }
}

/** VALUES with any number of rows, DEFAULT among the values; a row may be empty. */
SqlNode ChangeRows() :
{
    final List<SqlNode> rows = new ArrayList<SqlNode>();
    final Span s;
}
{
    ( <VALUES> | <VALUE> ) { s = span(); }
    ChangeRow(rows)
    ( LOOKAHEAD(2) <COMMA> ChangeRow(rows) )*
    { return SqlStdOperatorTable.VALUES.createCall(s.end(this), rows); }
}

void ChangeRow(List<SqlNode> rows) :
{
    final List<SqlNode> values = new ArrayList<SqlNode>();
    final Span s;
}
{
    [ <ROW> ]
    <LPAREN> { s = span(); }
    [ ChangeValue(values) ( <COMMA> ChangeValue(values) )* ]
    <RPAREN> { rows.add(SqlStdOperatorTable.ROW.createCall(s.end(this), values)); }
}

void ChangeValue(List<SqlNode> values) :
{
    final SqlNode e;
}
{
    e = Default() { values.add(e); }
|
    e = Expression(ExprContext.ACCEPT_SUB_QUERY) { values.add(e); }
}

/** MySQL's INSERT .. SET a = 1, b = 2, as columns and one row. */
void InsertSet(InsertNode.Parts parts) :
{
    final List<SqlNode> columns = new ArrayList<SqlNode>();
    final List<SqlNode> values = new ArrayList<SqlNode>();
}
{
    InsertSetItem(columns, values)
    ( <COMMA> InsertSetItem(columns, values) )*
    {
        final SqlParserPos position = Span.of(values).pos();
        parts.columns = new SqlNodeList(columns, Span.of(columns).pos());
        parts.source = SqlStdOperatorTable.VALUES.createCall(position,
            SqlStdOperatorTable.ROW.createCall(position, values));
    }
}

void InsertSetItem(List<SqlNode> columns, List<SqlNode> values) :
{
    final SqlIdentifier column;
}
{
    column = CompoundIdentifier() { columns.add(column); }
    ( <EQ> | <GLYPH_ASSIGN> )
    ChangeValue(values)
}

/** Columns in parentheses, possibly none. */
SqlNodeList TargetColumns() :
{
    final List<SqlNode> columns = new ArrayList<SqlNode>();
    final Span s;
}
{
    <LPAREN> { s = span(); }
    [ TargetColumn(columns) ( <COMMA> TargetColumn(columns) )* ]
    <RPAREN> { return new SqlNodeList(columns, s.end(this)); }
}

/** A column, or an element of an array in one. */
void TargetColumn(List<SqlNode> columns) :
{
    SqlNode column;
    SqlNode index;
    SqlNode field;
}
{
    column = CompoundIdentifier()
    (
        <LBRACKET> index = Expression(ExprContext.ACCEPT_NON_QUERY) <RBRACKET> {
            column = SqlStdOperatorTable.ITEM.createCall(getPos(), column, index);
        }
        ( <DOT> field = SimpleIdentifier() {
            column = SqlStdOperatorTable.DOT.createCall(getPos(), column, field);
        } )*
    )*
    { columns.add(column); }
}

ConflictNode Conflict() :
{
    SqlNodeList target = null;
    SqlNode targetWhere = null;
    SqlIdentifier constraint = null;
    SqlNodeList updates = SqlNodeList.EMPTY;
    SqlNode where = null;
    final Span s = span();
}
{
    <DUPLICATE> <KEY> <UPDATE> updates = Assignments() {
        return new ConflictNode(s.end(this), true, null, null, null, updates, null);
    }
|
    <CONFLICT>
    [
        target = ConflictTarget() [ targetWhere = Where() ]
    |
        <ON> <CONSTRAINT> constraint = SimpleIdentifier()
    ]
    <DO>
    (
        <NOTHING>
    |
        <UPDATE> <SET> updates = Assignments() [ where = Where() ]
    )
    {
        return new ConflictNode(s.end(this), false, target, targetWhere, constraint, updates, where);
    }
}

SqlNodeList ConflictTarget() :
{
    final List<SqlNode> items = new ArrayList<SqlNode>();
    final Span s;
}
{
    <LPAREN> { s = span(); }
    AddOrderItem(items) ( <COMMA> AddOrderItem(items) )*
    <RPAREN> { return new SqlNodeList(items, s.end(this)); }
}

SqlNodeList Assignments() :
{
    final List<SqlNode> list = new ArrayList<SqlNode>();
    final Span s = Span.of();
}
{
    Assignment(list) ( <COMMA> Assignment(list) )*
    { return new SqlNodeList(list, s.addAll(list).pos()); }
}

void Assignment(List<SqlNode> list) :
{
    final List<SqlNode> targets = new ArrayList<SqlNode>();
    final List<SqlNode> values = new ArrayList<SqlNode>();
    final SqlNodeList row;
    final SqlNode query;
    final Span s = Span.of();
}
{
    <LPAREN> { s.add(this); }
    TargetColumn(targets) ( <COMMA> TargetColumn(targets) )*
    <RPAREN> <EQ>
    (
    LOOKAHEAD({ getToken(1).kind == SELECT })
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY) {
        list.add(new AssignmentNode(s.end(this),
            new SqlNodeList(targets, Span.of(targets).pos()), true, query));
    }
    |
    LOOKAHEAD({ getToken(1).kind != LPAREN && getToken(1).kind != ROW })
    ChangeValue(values) {
        if (targets.size() > 1) {
            throw new ParseException("one value for several columns");
        }
        list.add(new AssignmentNode(s.end(this),
            new SqlNodeList(targets, Span.of(targets).pos()), false, values.get(0)));
    }
    |
    [ <ROW> ]
    row = ParenthesizedQueryOrCommaListWithDefault(ExprContext.ACCEPT_SUB_QUERY) {
        final SqlNode value = row.size() == 1 && row.get(0).isA(SqlKind.QUERY)
            ? row.get(0)
            : SqlStdOperatorTable.ROW.createCall(row.getParserPosition(), row.getList());
        list.add(new AssignmentNode(s.end(this),
            new SqlNodeList(targets, Span.of(targets).pos()), true, value));
    }
    )
|
    TargetColumn(targets) ( <EQ> | <GLYPH_ASSIGN> ) ChangeValue(values) {
        list.add(new AssignmentNode(s.addAll(targets).end(this),
            new SqlNodeList(targets, Span.of(targets).pos()), false, values.get(0)));
    }
}

SqlNode Update(SqlNodeList with) :
{
    final UpdateNode.Parts parts = new UpdateNode.Parts();
    final Span s;
}
{
    <UPDATE> { s = span(); parts.with = with; }
    [ <IGNORE> { parts.ignore = true; } ]
    parts.tables = FromClause()
    <SET> parts.assignments = Assignments()
    [ <FROM> parts.from = FromClause() ]
    [ parts.where = Where() ]
    [ parts.orderBy = OrderBy(true) ]
    [ parts.limit = ChangeLimit() ]
    [ <RETURNING> parts.returning = ReturnedItems() ]
    { return new UpdateNode(s.end(this), parts); }
}

SqlNode ChangeLimit() :
{
    SqlNode limit = null;
}
{
    <LIMIT> limit = RowCount() { return limit; }
|
    <FETCH> ( <FIRST> | <NEXT> )
    [ LOOKAHEAD({ getToken(1).kind != ROW && getToken(1).kind != ROWS }) limit = RowCount() ]
    ( <ROW> | <ROWS> ) <ONLY> { return limit; }
}

SqlNode Delete(SqlNodeList with) :
{
    final DeleteNode.Parts parts = new DeleteNode.Parts();
    final List<SqlNode> targets = new ArrayList<SqlNode>();
    final Span s;
}
{
    <DELETE> { s = span(); parts.with = with; }
    [ <IGNORE> { parts.ignore = true; } ]
    (
        <FROM> parts.from = FromClause()
        [ <USING> parts.using = FromClause() ]
    |
        DeleteTarget(targets) ( <COMMA> DeleteTarget(targets) )*
        (
            <FROM> parts.from = FromClause() {
                parts.targets = new SqlNodeList(targets, Span.of(targets).pos());
            }
        |
            { parts.from = targets.get(0); }
        )
    )
    [ parts.where = Where() ]
    [ parts.orderBy = OrderBy(true) ]
    [ parts.limit = ChangeLimit() ]
    [ <RETURNING> parts.returning = ReturnedItems() ]
    {
        if (parts.targets == null && targets.size() > 1) {
            throw new ParseException("DELETE of several tables without FROM");
        }
        return new DeleteNode(s.end(this), parts);
    }
}

/** A table, in MySQL also written t.* here. */
void DeleteTarget(List<SqlNode> targets) :
{
    final SqlIdentifier target;
}
{
    target = CompoundIdentifier() { targets.add(target); }
}

SqlNodeList ReturnedItems() :
{
    final List<SqlNode> items = new ArrayList<SqlNode>();
}
{
    AddSelectItem(items) ( <COMMA> AddSelectItem(items) )*
    { return new SqlNodeList(items, Span.of(items).pos()); }
}

/** The standard's MERGE, and H2's MERGE INTO t (columns) KEY (columns) VALUES or query. */
SqlNode Merge(SqlNodeList with) :
{
    final InsertNode.Parts insert = new InsertNode.Parts();
    final MergeNode.Parts parts = new MergeNode.Parts();
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    final Span s;
}
{
    <MERGE> { s = span(); }
    <INTO> table = CompoundTableIdentifier()
    [
        LOOKAHEAD([ <AS> ] SimpleIdentifier(), { getToken(1).kind != KEY || getToken(2).kind != LPAREN })
        [ <AS> ] alias = SimpleIdentifier()
    ]
    (
        <USING> { parts.with = with; parts.table = table; parts.alias = alias; }
        parts.source = FromClause()
        <ON> parts.condition = Expression(ExprContext.ACCEPT_SUB_QUERY)
        ( MergeBranch(parts) )+
        [ <RETURNING> parts.returning = ReturnedItems() ]
        { return new MergeNode(s.end(this), parts); }
    |
        { insert.with = with; insert.table = table; insert.alias = alias; }
        [
            LOOKAHEAD(<LPAREN> SimpleIdentifier() ( <RPAREN> | <COMMA> ))
            insert.columns = TargetColumns()
        ]
        [ <KEY> insert.keys = ParenthesizedSimpleIdentifierList() ]
        InsertSource(insert)
        { return new InsertNode(s.end(this), InsertNode.Verb.MERGE_KEY, insert); }
    )
}

void MergeBranch(MergeNode.Parts parts) :
{
    final MergeBranchNode.Parts branch = new MergeBranchNode.Parts();
    final InsertNode.Parts insert = new InsertNode.Parts();
    final Span s;
}
{
    <WHEN> { s = span(); }
    [ <NOT> { branch.matched = false; } ]
    <MATCHED>
    [ <BY> { branch.bySource = true; } ]
    [ <AND> branch.condition = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
    <THEN>
    (
        <UPDATE> <SET> branch.updates = Assignments()
        [ BranchWhere(branch) ]
        [ <DELETE> BranchWhere(branch) ]
    |
        <DELETE> { branch.delete = true; } [ BranchWhere(branch) ]
    |
        <DO> <NOTHING>
    |
        <INSERT> { branch.insert = true; }
        [ LOOKAHEAD(<LPAREN>) branch.columns = TargetColumns() ]
        InsertSource(insert) { branch.values = insert.source; }
        [ BranchWhere(branch) ]
    )
    { parts.branches.add(new MergeBranchNode(s.end(this), branch)); }
}

/** What H2 takes behind a branch, as Oracle has it. */
void BranchWhere(MergeBranchNode.Parts branch) :
{
    final SqlNode where;
}
{
    where = Where() {
        branch.condition = branch.condition == null ? where
            : SqlStdOperatorTable.AND.createCall(getPos(), branch.condition, where);
    }
}
