package io.bulla.jdbc;

import io.bulla.keys.ProtectedColumn;
import io.bulla.keys.ProtectedTable;
import io.bulla.policy.ColumnPolicy;
import io.bulla.policy.JoinGroup;
import io.bulla.policy.LogicalType;
import io.bulla.policy.Policy;
import io.bulla.policy.PolicyName;
import io.bulla.policy.TablePolicy;
import io.bulla.sql.NameCase;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a policy's names into those one database stores. */
final class SchemaReader {
  private final Policy policy;
  private final Dialect dialect;
  private final NameCase tableNames;
  private final NameCase columnNames;
  private final boolean sealed;

  private SchemaReader(
      Policy policy, Dialect dialect, NameCase tableNames, NameCase columnNames, boolean sealed) {
    this.policy = policy;
    this.dialect = dialect;
    this.tableNames = tableNames;
    this.columnNames = columnNames;
    this.sealed = sealed;
  }

  static ProtectedSchema read(Policy policy, Dialect dialect, Connection connection)
      throws SQLException {
    return read(policy, dialect, connection, true);
  }

  /** As {@link #read}, where tables may still hold plain columns: nothing can be run on it. */
  static ProtectedSchema expected(Policy policy, Dialect dialect, Connection connection)
      throws SQLException {
    return read(policy, dialect, connection, false);
  }

  private static ProtectedSchema read(
      Policy policy, Dialect dialect, Connection connection, boolean sealed) throws SQLException {
    NameCase tables = tableNames(dialect, connection);
    NameCase columns = dialect == Dialects.MYSQL ? NameCase.INSENSITIVE : tables;
    return new SchemaReader(policy, dialect, tables, columns, sealed).read(connection);
  }

  private static NameCase tableNames(Dialect dialect, Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    if (dialect == Dialects.MYSQL) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT @@lower_case_table_names")) {
        row.next();
        return row.getInt(1) == 0 ? NameCase.EXACT : NameCase.INSENSITIVE;
      }
    }
    if (dialect == Dialects.H2 && metaData.storesMixedCaseQuotedIdentifiers()) {
      throw Errors.connect(
          "this H2 compares names without case, which is not answered. Take"
              + " CASE_INSENSITIVE_IDENTIFIERS out of the URL.");
    }
    if (metaData.storesUpperCaseIdentifiers()) {
      return NameCase.UPPER;
    }
    return metaData.storesLowerCaseIdentifiers() ? NameCase.LOWER : NameCase.EXACT;
  }

  private ProtectedSchema read(Connection connection) throws SQLException {
    String schema = schema(connection);
    ProtectedSchema named =
        new ProtectedSchema(dialect, List.of(schema), tableNames, columnNames, List.of());
    List<ProtectedTable> tables = new ArrayList<>();
    for (TablePolicy table : policy.tables()) {
      tables.add(table(table, connection, named));
    }
    refuseCharOfMySqlMode(tables, connection);
    return new ProtectedSchema(dialect, List.of(schema), tableNames, columnNames, tables);
  }

  private void refuseCharOfMySqlMode(List<ProtectedTable> tables, Connection connection)
      throws SQLException {
    Optional<ProtectedColumn> padded =
        tables.stream()
            .flatMap(table -> table.columns().stream())
            .filter(column -> column.type().kind() == LogicalType.Kind.CHAR)
            .findFirst();
    if (dialect == Dialects.H2
        && padded.isPresent()
        && Modes.h2ReadsCharWithoutBlanks(connection)) {
      throw Errors.connect(
          "the policy seals "
              + padded.get().name()
              + " as CHAR, and in MODE=MySQL H2 reads CHAR without its blanks, which is not answered."
              + " Make it VARCHAR, or use another MODE.");
    }
  }

  private String schema(Connection connection) throws SQLException {
    Optional<PolicyName> declared = policy.schema();
    if (declared.isPresent()) {
      String name = tableNames.fold(declared.get().text(), declared.get().exact());
      refuseUnlessThere(name, connection);
      return name;
    }
    String current = dialect == Dialects.MYSQL ? connection.getCatalog() : connection.getSchema();
    if (current == null) {
      throw Errors.connect(
          policy.source() + " names no schema and the connection has no default one. Add schema:.");
    }
    return current;
  }

  /** The tables of a schema whose name is misspelled would pass unprotected. */
  private void refuseUnlessThere(String schema, Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    try (ResultSet rows =
        dialect == Dialects.MYSQL ? metaData.getCatalogs() : metaData.getSchemas()) {
      while (rows.next()) {
        if (tableNames.matches(rows.getString(1), schema)) {
          return;
        }
      }
    }
    throw Errors.connect(
        policy.source()
            + " governs schema "
            + schema
            + ", which is not there. Correct schema: or create it first.");
  }

  private ProtectedTable table(TablePolicy table, Connection connection, ProtectedSchema schema)
      throws SQLException {
    String name = tableNames.fold(table.name().text(), table.name().exact());
    List<TableReader.StoredColumn> stored =
        TableReader.columns(connection, schema, schema.schema(), name);
    List<ProtectedColumn> columns = new ArrayList<>();
    for (ColumnPolicy column : table.columns()) {
      columns.add(
          new ProtectedColumn(
              folded(columnNames, column.name()),
              dialect.completed(column.type()),
              column.search(),
              column.compare(),
              column.suite(),
              joinGroup(table, column)));
    }
    // the folded names are the identity of keys: they stay when a table is created in another case
    ProtectedTable result = new ProtectedTable(schema.schema(), name, columns);
    if (sealed) {
      Layout.check(dialect, columnNames, result, stored);
    }
    return result;
  }

  private Optional<String> joinGroup(TablePolicy table, ColumnPolicy column) {
    return policy.joins().stream()
        .filter(
            group -> group.members().stream().anyMatch(member -> isMember(member, table, column)))
        .map(JoinGroup::name)
        .findFirst();
  }

  private boolean isMember(JoinGroup.Member member, TablePolicy table, ColumnPolicy column) {
    return folded(tableNames, member.table()).equals(folded(tableNames, table.name()))
        && folded(columnNames, member.column()).equals(folded(columnNames, column.name()));
  }

  private static String folded(NameCase names, PolicyName name) {
    return names.fold(name.text(), name.exact());
  }
}
