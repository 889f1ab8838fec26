package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.ForwardingDatabaseMetaData;
import io.bulla.sql.dialect.Dialects;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The real driver's metadata, without a way round us. */
final class BullaDatabaseMetaData extends ForwardingDatabaseMetaData implements DatabaseMetaData {
  private final DatabaseMetaData delegate;
  private final BullaConnection connection;

  BullaDatabaseMetaData(DatabaseMetaData delegate, BullaConnection connection) {
    this.delegate = delegate;
    this.connection = connection;
  }

  @Override
  protected DatabaseMetaData delegate() {
    return delegate;
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  /** The result with its rows edited; as it is while the policy seals nothing. */
  private ResultSet logical(ResultSet rows, Function<LogicalMetadata, MetadataRows.Rule> rule) {
    ProtectedSchema schema = connection.protectedSchema();
    return ours(
        schema.tables().isEmpty()
            ? rows
            : MetadataRows.of(
                rows,
                rule.apply(new LogicalMetadata(schema, connection.session().manner(), delegate))));
  }

  private ResultSet ours(ResultSet rows) {
    return new BullaResultSet(rows, RowReader.CLEAR, null, connection, SessionZone.JVM);
  }

  /** The schema that a table's name was asked in; MySQL calls it a catalog. */
  private String place(@Nullable String catalog, @Nullable String schema) {
    ProtectedSchema governed = connection.protectedSchema();
    String given = governed.dialect() == Dialects.MYSQL ? catalog : schema;
    return given == null ? governed.schema() : given;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return connection.unwrapping().unwrap(this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return connection.unwrapping().isWrapperFor(this, delegate, type);
  }

  @Override
  public ResultSet getProcedures(@Nullable String p0, @Nullable String p1, @Nullable String p2)
      throws SQLException {
    return ours(delegate.getProcedures(p0, p1, p2));
  }

  @Override
  public ResultSet getProcedureColumns(
      @Nullable String p0, @Nullable String p1, @Nullable String p2, @Nullable String p3)
      throws SQLException {
    return ours(delegate.getProcedureColumns(p0, p1, p2, p3));
  }

  @Override
  public ResultSet getTables(
      @Nullable String p0, @Nullable String p1, @Nullable String p2, String @Nullable [] p3)
      throws SQLException {
    return logical(delegate.getTables(p0, p1, p2, p3), logical -> logical::table);
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return ours(delegate.getSchemas());
  }

  @Override
  public ResultSet getCatalogs() throws SQLException {
    return ours(delegate.getCatalogs());
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    return ours(delegate.getTableTypes());
  }

  @Override
  public ResultSet getColumns(
      @Nullable String p0, @Nullable String p1, @Nullable String p2, @Nullable String p3)
      throws SQLException {
    return logical(delegate.getColumns(p0, p1, p2, p3), logical -> logical::column);
  }

  @Override
  public ResultSet getColumnPrivileges(
      @Nullable String p0, @Nullable String p1, @Nullable String p2, @Nullable String p3)
      throws SQLException {
    return logical(delegate.getColumnPrivileges(p0, p1, p2, p3), logical -> logical::privilege);
  }

  @Override
  public ResultSet getTablePrivileges(@Nullable String p0, @Nullable String p1, @Nullable String p2)
      throws SQLException {
    return logical(delegate.getTablePrivileges(p0, p1, p2), logical -> logical::table);
  }

  @Override
  public ResultSet getBestRowIdentifier(
      @Nullable String p0, @Nullable String p1, @Nullable String p2, int p3, boolean p4)
      throws SQLException {
    return logical(
        delegate.getBestRowIdentifier(p0, p1, p2, p3, p4),
        logical -> logical.rowIdentifier(place(p0, p1), String.valueOf(p2)));
  }

  @Override
  public ResultSet getVersionColumns(@Nullable String p0, @Nullable String p1, @Nullable String p2)
      throws SQLException {
    return ours(delegate.getVersionColumns(p0, p1, p2));
  }

  @Override
  public ResultSet getPrimaryKeys(@Nullable String p0, @Nullable String p1, @Nullable String p2)
      throws SQLException {
    return logical(delegate.getPrimaryKeys(p0, p1, p2), logical -> logical.keyColumn(4, 6));
  }

  @Override
  public ResultSet getImportedKeys(@Nullable String p0, @Nullable String p1, @Nullable String p2)
      throws SQLException {
    return logical(delegate.getImportedKeys(p0, p1, p2), logical -> logical::foreignKey);
  }

  @Override
  public ResultSet getExportedKeys(@Nullable String p0, @Nullable String p1, @Nullable String p2)
      throws SQLException {
    return logical(delegate.getExportedKeys(p0, p1, p2), logical -> logical::foreignKey);
  }

  @Override
  public ResultSet getCrossReference(
      @Nullable String p0,
      @Nullable String p1,
      @Nullable String p2,
      @Nullable String p3,
      @Nullable String p4,
      @Nullable String p5)
      throws SQLException {
    return logical(
        delegate.getCrossReference(p0, p1, p2, p3, p4, p5), logical -> logical::foreignKey);
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    return logical(delegate.getTypeInfo(), logical -> logical::typeInfo);
  }

  @Override
  public ResultSet getIndexInfo(
      @Nullable String p0, @Nullable String p1, @Nullable String p2, boolean p3, boolean p4)
      throws SQLException {
    return logical(delegate.getIndexInfo(p0, p1, p2, p3, p4), logical -> logical.keyColumn(9, 6));
  }

  @Override
  public ResultSet getUDTs(
      @Nullable String p0, @Nullable String p1, @Nullable String p2, int @Nullable [] p3)
      throws SQLException {
    return logical(delegate.getUDTs(p0, p1, p2, p3), logical -> logical::ofTable);
  }

  @Override
  public ResultSet getSuperTypes(@Nullable String p0, @Nullable String p1, @Nullable String p2)
      throws SQLException {
    return ours(delegate.getSuperTypes(p0, p1, p2));
  }

  @Override
  public ResultSet getSuperTables(@Nullable String p0, @Nullable String p1, @Nullable String p2)
      throws SQLException {
    return ours(delegate.getSuperTables(p0, p1, p2));
  }

  @Override
  public ResultSet getAttributes(
      @Nullable String p0, @Nullable String p1, @Nullable String p2, @Nullable String p3)
      throws SQLException {
    return ours(delegate.getAttributes(p0, p1, p2, p3));
  }

  @Override
  public ResultSet getSchemas(@Nullable String p0, @Nullable String p1) throws SQLException {
    return ours(delegate.getSchemas(p0, p1));
  }

  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    return ours(delegate.getClientInfoProperties());
  }

  @Override
  public ResultSet getFunctions(@Nullable String p0, @Nullable String p1, @Nullable String p2)
      throws SQLException {
    return ours(delegate.getFunctions(p0, p1, p2));
  }

  @Override
  public ResultSet getFunctionColumns(
      @Nullable String p0, @Nullable String p1, @Nullable String p2, @Nullable String p3)
      throws SQLException {
    return ours(delegate.getFunctionColumns(p0, p1, p2, p3));
  }

  @Override
  public ResultSet getPseudoColumns(
      @Nullable String p0, @Nullable String p1, @Nullable String p2, @Nullable String p3)
      throws SQLException {
    return logical(delegate.getPseudoColumns(p0, p1, p2, p3), logical -> logical::ofTable);
  }
}
