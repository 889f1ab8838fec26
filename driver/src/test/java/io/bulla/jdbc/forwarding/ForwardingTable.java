package io.bulla.jdbc.forwarding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The one table that gives every JDBC method its handling. */
final class ForwardingTable {
  /** What the generated class does with a method. */
  enum Handling {
    /** Carries no SQL, value or JDBC object: the delegate answers. */
    FORWARD,
    /** Calls the overload with the index of the column. */
    BY_LABEL,
    /** Forwarded for a clear column or parameter, refused for a sealed one. */
    CLEAR_ONLY,
    /** Abstract: written by hand. */
    HAND
  }

  /** interface -> method, or method(parameter types), -> handling. */
  static final Map<Class<?>, Map<String, Handling>> ROWS = new LinkedHashMap<>();

  static {
    rows(java.sql.Connection.class)
        .add(
            Handling.FORWARD,
            "getAutoCommit isClosed setReadOnly isReadOnly getCatalog setTransactionIsolation"
                + " getTransactionIsolation clearWarnings getTypeMap setTypeMap"
                + " setHoldability getHoldability setSavepoint releaseSavepoint createClob createBlob"
                + " createNClob createSQLXML isValid setClientInfo getClientInfo"
                + " createStruct getSchema setNetworkTimeout getNetworkTimeout beginRequest"
                + " endRequest setShardingKeyIfValid setShardingKey")
        .add(
            Handling.HAND,
            "createStatement prepareStatement prepareCall nativeSQL setAutoCommit commit rollback"
                + " close abort getMetaData getWarnings setCatalog setSchema unwrap isWrapperFor"
                + " createArrayOf");
    rows(java.sql.Statement.class)
        .add(
            Handling.FORWARD,
            "getMaxFieldSize setMaxFieldSize getMaxRows setMaxRows setEscapeProcessing"
                + " getQueryTimeout setQueryTimeout setFetchDirection getFetchDirection"
                + " setFetchSize getFetchSize getResultSetConcurrency getResultSetType"
                + " getResultSetHoldability isClosed setPoolable isPoolable closeOnCompletion"
                + " isCloseOnCompletion setLargeMaxRows getLargeMaxRows enquoteLiteral"
                + " enquoteIdentifier isSimpleIdentifier enquoteNCharLiteral setCursorName")
        .add(
            Handling.HAND,
            "executeQuery executeUpdate execute executeLargeUpdate addBatch clearBatch executeBatch"
                + " executeLargeBatch getConnection getMoreResults getGeneratedKeys getResultSet"
                + " getUpdateCount getLargeUpdateCount close cancel getWarnings clearWarnings"
                + " unwrap isWrapperFor");
    rows(java.sql.PreparedStatement.class)
        .add(Handling.CLEAR_ONLY, "setRef setURL setRowId setSQLXML")
        .add(
            Handling.HAND,
            "executeQuery executeUpdate execute executeLargeUpdate addBatch clearParameters setNull"
                + " setBoolean setByte setShort setInt setLong setFloat setDouble setBigDecimal"
                + " setString setBytes setDate setTime setTimestamp setAsciiStream"
                + " setUnicodeStream setBinaryStream setObject setCharacterStream setBlob setClob"
                + " getMetaData getParameterMetaData setArray setNString setNCharacterStream setNClob");
    rows(java.sql.CallableStatement.class)
        .add(
            Handling.FORWARD,
            "registerOutParameter wasNull setURL setNull setBoolean setByte setShort setInt setLong"
                + " setFloat setDouble setBigDecimal setString setBytes setDate setTime setTimestamp"
                + " setAsciiStream setBinaryStream setObject setCharacterStream setRowId setNString"
                + " setNCharacterStream setNClob setClob setBlob setSQLXML setRef setArray"
                + " setUnicodeStream clearParameters getParameterMetaData")
        .add(
            Handling.CLEAR_ONLY,
            "getString getBoolean getByte getShort getInt getLong getFloat getDouble getBigDecimal"
                + " getBytes getDate getTime getTimestamp getRef getBlob getClob getArray getURL"
                + " getRowId getNClob getSQLXML getNString getNCharacterStream getCharacterStream")
        .add(Handling.HAND, "getMetaData getObject");
    rows(java.sql.ResultSet.class)
        .add(
            Handling.FORWARD,
            "next wasNull clearWarnings getCursorName findColumn isBeforeFirst"
                + " isAfterLast isFirst isLast beforeFirst afterLast first last getRow absolute"
                + " relative previous setFetchDirection getFetchDirection setFetchSize getFetchSize"
                + " getType getConcurrency rowUpdated rowInserted rowDeleted insertRow updateRow"
                + " deleteRow refreshRow cancelRowUpdates moveToInsertRow moveToCurrentRow"
                + " getHoldability isClosed close")
        .add(Handling.CLEAR_ONLY, "getRef getArray getURL getRowId getSQLXML")
        .add(Handling.CLEAR_ONLY, updates())
        .add(
            Handling.HAND,
            "getString getBoolean getByte getShort getInt getLong getFloat getDouble getBigDecimal"
                + " getBytes getDate getTime getTimestamp getAsciiStream getUnicodeStream"
                + " getBinaryStream getObject getCharacterStream getBlob getClob getNClob"
                + " getNString getNCharacterStream getMetaData getStatement getWarnings unwrap isWrapperFor");
    byLabel(java.sql.ResultSet.class);
    MetadataTable.addRows();
  }

  private ForwardingTable() {}

  private static String updates() {
    TreeSet<String> names = new TreeSet<>();
    for (String type :
        ("Null Boolean Byte Short Int Long Float Double BigDecimal String Bytes Date Time Timestamp"
                + " AsciiStream BinaryStream CharacterStream Object Ref Blob Clob Array RowId"
                + " NString NClob SQLXML NCharacterStream")
            .split(" ")) {
      names.add("update" + type);
    }
    return String.join(" ", names);
  }

  private static void byLabel(Class<?> type) {
    Map<String, Handling> known = rows(type).known();
    for (String name : List.copyOf(known.keySet())) {
      boolean hasLabel =
          Arrays.stream(type.getDeclaredMethods())
              .anyMatch(
                  method ->
                      method.getName().equals(name)
                          && method.getParameterCount() > 0
                          && method.getParameterTypes()[0] == String.class);
      if (hasLabel && !name.equals("findColumn")) {
        boolean updates = name.startsWith("update");
        known.put(name + "(String", updates ? Handling.CLEAR_ONLY : Handling.BY_LABEL);
      }
    }
  }

  static Rows rows(Class<?> type) {
    return new Rows(ROWS.computeIfAbsent(type, unused -> new TreeMap<>()));
  }

  /** Adds rows of one interface. */
  record Rows(Map<String, Handling> known) {
    Rows add(Handling handling, String names) {
      Arrays.stream(names.split(" ")).forEach(name -> known.put(name, handling));
      return this;
    }
  }
}
