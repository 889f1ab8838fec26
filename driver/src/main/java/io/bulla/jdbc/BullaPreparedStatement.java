package io.bulla.jdbc;

import io.bulla.sql.Plan;
import io.bulla.sql.SealedColumn;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** A prepared statement whose text touches sealed columns. */
final class BullaPreparedStatement extends PreparedBase {
  private final ParameterBinder binder;
  private final BullaConnection connection;
  private final RowReader reader;

  BullaPreparedStatement(
      BullaConnection connection,
      PreparedStatement delegate,
      PreparedText text,
      Plan plan,
      RowReader reader) {
    super(connection, delegate, text, reader);
    this.connection = connection;
    this.reader = reader;
    this.binder = new ParameterBinder(connection.session(), plan, delegate);
  }

  @Override
  void bindLate() throws SQLException {
    binder.bind();
  }

  @Override
  protected int[] clear(int index) throws SQLException {
    return binder.clear(index);
  }

  @Override
  public void clearParameters() throws SQLException {
    binder.clearParameters();
    delegate().clearParameters();
  }

  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    ResultSetMetaData metaData = delegate().getMetaData();
    return metaData == null
        ? null
        : new BullaResultSetMetaData(metaData, reader, connection.unwrapping());
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    return new BullaParameterMetaData(
        delegate().getParameterMetaData(), binder, connection.unwrapping());
  }

  @Override
  public void setBoolean(int index, boolean value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setBoolean(position, value);
    }
  }

  @Override
  public void setByte(int index, byte value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setByte(position, value);
    }
  }

  @Override
  public void setShort(int index, short value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setShort(position, value);
    }
  }

  @Override
  public void setInt(int index, int value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setInt(position, value);
    }
  }

  @Override
  public void setLong(int index, long value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setLong(position, value);
    }
  }

  @Override
  public void setFloat(int index, float value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setFloat(position, value);
    }
  }

  @Override
  public void setDouble(int index, double value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setDouble(position, value);
    }
  }

  @Override
  public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setBigDecimal(position, value);
    }
  }

  @Override
  public void setString(int index, @Nullable String value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setString(position, value);
    }
  }

  @Override
  public void setNString(int index, @Nullable String value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setNString(position, value);
    }
  }

  @Override
  public void setBytes(int index, byte @Nullable [] value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setBytes(position, value);
    }
  }

  @Override
  public void setDate(int index, @Nullable Date value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setDate(position, value);
    }
  }

  @Override
  public void setTime(int index, @Nullable Time value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setTime(position, value);
    }
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setTimestamp(position, value);
    }
  }

  @Override
  public void setObject(int index, @Nullable Object value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setObject(position, value);
    }
  }

  @Override
  public void setBlob(int index, @Nullable Blob value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setBlob(position, value);
    }
  }

  @Override
  public void setClob(int index, @Nullable Clob value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setClob(position, value);
    }
  }

  @Override
  public void setNClob(int index, @Nullable NClob value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setNClob(position, value);
    }
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setAsciiStream(position, value);
    }
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setBinaryStream(position, value);
    }
  }

  @Override
  public void setBlob(int index, @Nullable InputStream value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setBlob(position, value);
    }
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setCharacterStream(position, value);
    }
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setNCharacterStream(position, value);
    }
  }

  @Override
  public void setClob(int index, @Nullable Reader value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setClob(position, value);
    }
  }

  @Override
  public void setNClob(int index, @Nullable Reader value) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setNClob(position, value);
    }
  }

  @Override
  public void setDate(int index, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, calendar);
      return;
    }
    for (int position : clear(index)) {
      delegate().setDate(position, value, calendar);
    }
  }

  @Override
  public void setTime(int index, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, calendar);
      return;
    }
    for (int position : clear(index)) {
      delegate().setTime(position, value, calendar);
    }
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, calendar);
      return;
    }
    for (int position : clear(index)) {
      delegate().setTimestamp(position, value, calendar);
    }
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.limited(column.label(), value, length), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setAsciiStream(position, value, length);
    }
  }

  @Override
  @Deprecated
  public void setUnicodeStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.limited(column.label(), value, length), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setUnicodeStream(position, value, length);
    }
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.limited(column.label(), value, length), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setBinaryStream(position, value, length);
    }
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value, int length)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.limited(column.label(), value, length), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setCharacterStream(position, value, length);
    }
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.limited(column.label(), value, length), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setAsciiStream(position, value, length);
    }
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.limited(column.label(), value, length), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setBinaryStream(position, value, length);
    }
  }

  @Override
  public void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.limited(column.label(), value, length), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setBlob(position, value, length);
    }
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.limited(column.label(), value, length), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setCharacterStream(position, value, length);
    }
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.limited(column.label(), value, length), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setNCharacterStream(position, value, length);
    }
  }

  @Override
  public void setClob(int index, @Nullable Reader value, long length) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.limited(column.label(), value, length), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setClob(position, value, length);
    }
  }

  @Override
  public void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.limited(column.label(), value, length), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setNClob(position, value, length);
    }
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setObject(position, value, type);
    }
  }

  @Override
  public void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setObject(position, value, type);
    }
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type, int scale)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.scaled(value, scale), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setObject(position, value, type, scale);
    }
  }

  @Override
  public void setObject(int index, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, Inputs.scaled(value, scale), null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setObject(position, value, type, scale);
    }
  }

  @Override
  public void setNull(int index, int type) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, null, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setNull(position, type);
    }
  }

  @Override
  public void setNull(int index, int type, String typeName) throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, null, null);
      return;
    }
    for (int position : clear(index)) {
      delegate().setNull(position, type, typeName);
    }
  }
}
