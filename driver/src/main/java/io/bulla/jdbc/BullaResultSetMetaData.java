package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.ForwardingResultSetMetaData;
import io.bulla.policy.Comparison;
import io.bulla.sql.SealedColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** The real driver's answers, with the logical type of sealed columns. */
final class BullaResultSetMetaData extends ForwardingResultSetMetaData
    implements ResultSetMetaData {
  private final ResultSetMetaData delegate;
  private final RowReader reader;
  private final Unwrapping unwrapping;

  BullaResultSetMetaData(ResultSetMetaData delegate, RowReader reader, Unwrapping unwrapping) {
    this.delegate = delegate;
    this.reader = reader;
    this.unwrapping = unwrapping;
  }

  @Override
  protected ResultSetMetaData delegate() {
    return delegate;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return unwrapping.unwrap(this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return unwrapping.isWrapperFor(this, delegate, type);
  }

  @Override
  public String getColumnLabel(int index) throws SQLException {
    return label(index, delegate.getColumnLabel(index));
  }

  @Override
  public String getColumnName(int index) throws SQLException {
    return label(index, delegate.getColumnName(index));
  }

  private String label(int index, String real) {
    Labels labels = reader.labels();
    return labels == null ? real : labels.label(index, real);
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    SealedColumn column = reader.sealed(index);
    return column == null
        ? delegate.isSigned(index)
        : JdbcTypes.isSigned(column.type(), reader.manner());
  }

  @Override
  public boolean isCaseSensitive(int index) throws SQLException {
    SealedColumn column = reader.sealed(index);
    return column == null ? delegate.isCaseSensitive(index) : caseSensitive(column);
  }

  @Override
  public boolean isSearchable(int index) throws SQLException {
    SealedColumn column = reader.sealed(index);
    return column == null ? delegate.isSearchable(index) : !column.search().isEmpty();
  }

  @Override
  public boolean isCurrency(int index) throws SQLException {
    SealedColumn column = reader.sealed(index);
    return column == null ? delegate.isCurrency(index) : false;
  }

  @Override
  public int getColumnDisplaySize(int index) throws SQLException {
    SealedColumn column = reader.sealed(index);
    return column == null
        ? delegate.getColumnDisplaySize(index)
        : JdbcTypes.displaySize(column.type(), reader.manner());
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    SealedColumn column = reader.sealed(index);
    return column == null
        ? delegate.getPrecision(index)
        : JdbcTypes.precision(column.type(), reader.manner());
  }

  @Override
  public int getScale(int index) throws SQLException {
    SealedColumn column = reader.sealed(index);
    return column == null
        ? delegate.getScale(index)
        : JdbcTypes.scale(column.type(), reader.manner());
  }

  @Override
  public int getColumnType(int index) throws SQLException {
    SealedColumn column = reader.sealed(index);
    return column == null
        ? delegate.getColumnType(index)
        : JdbcTypes.code(column.type(), reader.manner());
  }

  @Override
  public String getColumnTypeName(int index) throws SQLException {
    SealedColumn column = reader.sealed(index);
    return column == null
        ? delegate.getColumnTypeName(index)
        : JdbcTypes.name(column.type(), reader.manner());
  }

  @Override
  public String getColumnClassName(int index) throws SQLException {
    SealedColumn column = reader.sealed(index);
    return column == null
        ? delegate.getColumnClassName(index)
        : reader.manner().naturalClass(column.type()).getName();
  }

  /** H2 and MariaDB's driver say so of every type. */
  private boolean caseSensitive(SealedColumn column) {
    DriverManner manner = reader.manner();
    boolean every = manner == DriverManner.H2 || manner == DriverManner.MARIADB;
    boolean text = every || column.type().kind().isText();
    return text && column.compare() == Comparison.EXACT;
  }
}
