package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.ForwardingParameterMetaData;
import io.bulla.sql.SealedColumn;
import java.sql.Array;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** The parameters of the application's text, sealed ones with their logical type. */
final class BullaParameterMetaData extends ForwardingParameterMetaData
    implements ParameterMetaData {
  private final ParameterMetaData delegate;
  private final ParameterBinder binder;
  private final Unwrapping unwrapping;

  BullaParameterMetaData(
      ParameterMetaData delegate, ParameterBinder binder, Unwrapping unwrapping) {
    this.delegate = delegate;
    this.binder = binder;
    this.unwrapping = unwrapping;
  }

  @Override
  protected ParameterMetaData delegate() {
    return delegate;
  }

  @Override
  public int getParameterCount() {
    return binder.parameterCount();
  }

  private int position(int index) throws SQLException {
    int[] positions = binder.clear(index);
    if (positions.length == 0) {
      throw Errors.unsupported("parameter " + index + " is not sent to the database.");
    }
    return positions[0];
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
  public int isNullable(int index) throws SQLException {
    SealedColumn column = binder.sealed(index);
    return column == null
        ? delegate.isNullable(position(index))
        : ParameterMetaData.parameterNullableUnknown;
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    SealedColumn column = binder.sealed(index);
    return column == null
        ? delegate.isSigned(position(index))
        : JdbcTypes.isSigned(column.type(), binder.manner());
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    SealedColumn column = binder.sealed(index);
    return column == null
        ? delegate.getPrecision(position(index))
        : JdbcTypes.precision(column.type(), binder.manner());
  }

  @Override
  public int getScale(int index) throws SQLException {
    SealedColumn column = binder.sealed(index);
    return column == null
        ? delegate.getScale(position(index))
        : JdbcTypes.scale(column.type(), binder.manner());
  }

  @Override
  public int getParameterType(int index) throws SQLException {
    SealedColumn column = binder.sealed(index);
    return column == null
        ? delegate.getParameterType(position(index))
        : binder.isArray(index) ? Types.ARRAY : JdbcTypes.code(column.type(), binder.manner());
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    SealedColumn column = binder.sealed(index);
    return column == null
        ? delegate.getParameterTypeName(position(index))
        : binder.isArray(index)
            ? JdbcTypes.arrayName(column.type(), binder.manner())
            : JdbcTypes.name(column.type(), binder.manner());
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    SealedColumn column = binder.sealed(index);
    return column == null
        ? delegate.getParameterClassName(position(index))
        : binder.isArray(index)
            ? Array.class.getName()
            : binder.manner().naturalClass(column.type()).getName();
  }

  @Override
  public int getParameterMode(int index) throws SQLException {
    SealedColumn column = binder.sealed(index);
    return column == null
        ? delegate.getParameterMode(position(index))
        : ParameterMetaData.parameterModeIn;
  }
}
