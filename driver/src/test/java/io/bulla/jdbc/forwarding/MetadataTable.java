package io.bulla.jdbc.forwarding;

import io.bulla.jdbc.forwarding.ForwardingTable.Handling;

/** The rows of the metadata interfaces. */
final class MetadataTable {
  private MetadataTable() {}

  static void addRows() {
    ForwardingTable.rows(java.sql.DatabaseMetaData.class)
        .add(
            Handling.FORWARD,
            "allProceduresAreCallable allTablesAreSelectable getURL getUserName"
                + " isReadOnly nullsAreSortedHigh nullsAreSortedLow nullsAreSortedAtStart"
                + " nullsAreSortedAtEnd getDatabaseProductName getDatabaseProductVersion"
                + " getDriverName getDriverVersion getDriverMajorVersion"
                + " getDriverMinorVersion usesLocalFiles usesLocalFilePerTable"
                + " supportsMixedCaseIdentifiers storesUpperCaseIdentifiers"
                + " storesLowerCaseIdentifiers storesMixedCaseIdentifiers"
                + " supportsMixedCaseQuotedIdentifiers storesUpperCaseQuotedIdentifiers"
                + " storesLowerCaseQuotedIdentifiers storesMixedCaseQuotedIdentifiers"
                + " getIdentifierQuoteString getSQLKeywords getNumericFunctions"
                + " getStringFunctions getSystemFunctions getTimeDateFunctions"
                + " getSearchStringEscape getExtraNameCharacters"
                + " supportsAlterTableWithAddColumn supportsAlterTableWithDropColumn"
                + " supportsColumnAliasing nullPlusNonNullIsNull supportsConvert"
                + " supportsTableCorrelationNames supportsDifferentTableCorrelationNames"
                + " supportsExpressionsInOrderBy supportsOrderByUnrelated supportsGroupBy"
                + " supportsGroupByUnrelated supportsGroupByBeyondSelect"
                + " supportsLikeEscapeClause supportsMultipleResultSets"
                + " supportsMultipleTransactions supportsNonNullableColumns"
                + " supportsMinimumSQLGrammar supportsCoreSQLGrammar"
                + " supportsExtendedSQLGrammar supportsANSI92EntryLevelSQL"
                + " supportsANSI92IntermediateSQL supportsANSI92FullSQL"
                + " supportsIntegrityEnhancementFacility supportsOuterJoins"
                + " supportsFullOuterJoins supportsLimitedOuterJoins getSchemaTerm"
                + " getProcedureTerm getCatalogTerm isCatalogAtStart getCatalogSeparator"
                + " supportsSchemasInDataManipulation supportsSchemasInProcedureCalls"
                + " supportsSchemasInTableDefinitions supportsSchemasInIndexDefinitions"
                + " supportsSchemasInPrivilegeDefinitions supportsCatalogsInDataManipulation"
                + " supportsCatalogsInProcedureCalls supportsCatalogsInTableDefinitions"
                + " supportsCatalogsInIndexDefinitions"
                + " supportsCatalogsInPrivilegeDefinitions supportsPositionedDelete"
                + " supportsPositionedUpdate supportsSelectForUpdate"
                + " supportsStoredProcedures supportsSubqueriesInComparisons"
                + " supportsSubqueriesInExists supportsSubqueriesInIns"
                + " supportsSubqueriesInQuantifieds supportsCorrelatedSubqueries"
                + " supportsUnion supportsUnionAll supportsOpenCursorsAcrossCommit"
                + " supportsOpenCursorsAcrossRollback supportsOpenStatementsAcrossCommit"
                + " supportsOpenStatementsAcrossRollback getMaxBinaryLiteralLength"
                + " getMaxCharLiteralLength getMaxColumnNameLength getMaxColumnsInGroupBy"
                + " getMaxColumnsInIndex getMaxColumnsInOrderBy getMaxColumnsInSelect"
                + " getMaxColumnsInTable getMaxConnections getMaxCursorNameLength"
                + " getMaxIndexLength getMaxSchemaNameLength getMaxProcedureNameLength"
                + " getMaxCatalogNameLength getMaxRowSize doesMaxRowSizeIncludeBlobs"
                + " getMaxStatementLength getMaxStatements getMaxTableNameLength"
                + " getMaxTablesInSelect getMaxUserNameLength getDefaultTransactionIsolation"
                + " supportsTransactions supportsTransactionIsolationLevel"
                + " supportsDataDefinitionAndDataManipulationTransactions"
                + " supportsDataManipulationTransactionsOnly"
                + " dataDefinitionCausesTransactionCommit"
                + " dataDefinitionIgnoredInTransactions supportsResultSetType"
                + " supportsResultSetConcurrency ownUpdatesAreVisible ownDeletesAreVisible"
                + " ownInsertsAreVisible othersUpdatesAreVisible othersDeletesAreVisible"
                + " othersInsertsAreVisible updatesAreDetected deletesAreDetected"
                + " insertsAreDetected supportsBatchUpdates supportsSavepoints"
                + " supportsNamedParameters supportsMultipleOpenResults"
                + " supportsGetGeneratedKeys supportsResultSetHoldability"
                + " getResultSetHoldability getDatabaseMajorVersion getDatabaseMinorVersion"
                + " getJDBCMajorVersion getJDBCMinorVersion getSQLStateType"
                + " locatorsUpdateCopy supportsStatementPooling getRowIdLifetime"
                + " supportsStoredFunctionsUsingCallSyntax"
                + " autoCommitFailureClosesAllResultSets generatedKeyAlwaysReturned"
                + " getMaxLogicalLobSize supportsRefCursors supportsSharding")
        .add(
            Handling.HAND,
            "getProcedures getProcedureColumns getTables getSchemas getCatalogs"
                + " getTableTypes getColumns getColumnPrivileges getTablePrivileges"
                + " getBestRowIdentifier getVersionColumns getPrimaryKeys getImportedKeys"
                + " getExportedKeys getCrossReference getTypeInfo getIndexInfo getUDTs"
                + " getSuperTypes getSuperTables getAttributes getClientInfoProperties"
                + " getFunctions getFunctionColumns getPseudoColumns getConnection unwrap"
                + " isWrapperFor");
    ForwardingTable.rows(java.sql.ResultSetMetaData.class)
        .add(
            Handling.FORWARD,
            "getColumnCount isAutoIncrement isNullable getColumnLabel getColumnName"
                + " getSchemaName getTableName getCatalogName isReadOnly isWritable"
                + " isDefinitelyWritable")
        .add(
            Handling.HAND,
            "isSigned isCaseSensitive isSearchable getColumnDisplaySize getPrecision"
                + " getScale getColumnType getColumnTypeName getColumnClassName isCurrency"
                + " unwrap isWrapperFor");
    ForwardingTable.rows(java.sql.ParameterMetaData.class)
        .add(
            Handling.HAND,
            "getParameterCount isNullable isSigned getPrecision getScale"
                + " getParameterType getParameterTypeName getParameterClassName"
                + " getParameterMode unwrap isWrapperFor");
    ForwardingTable.rows(javax.sql.DataSource.class)
        .add(
            Handling.HAND,
            "getConnection getLogWriter setLogWriter setLoginTimeout getLoginTimeout"
                + " getParentLogger createConnectionBuilder createShardingKeyBuilder unwrap"
                + " isWrapperFor");
  }
}
