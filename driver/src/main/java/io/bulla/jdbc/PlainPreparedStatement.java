package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.StandIn;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
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

/** A prepared statement that touches nothing protected: as thin as it can be. */
final class PlainPreparedStatement extends PreparedBase implements PreparedStatement {
  PlainPreparedStatement(
      BullaConnection connection, PreparedStatement delegate, PreparedText text) {
    super(connection, delegate, text, RowReader.CLEAR);
  }

  /** Applications log it: with many drivers it is the text and its parameters. */
  @Override
  public String toString() {
    return delegate().toString();
  }

  @Override
  void bindLate() {}

  @Override
  protected int[] clear(int index) {
    return new int[] {index};
  }

  @Override
  public void clearParameters() throws SQLException {
    delegate().clearParameters();
  }

  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    return delegate().getMetaData();
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    return delegate().getParameterMetaData();
  }

  @Override
  public void setBoolean(int index, boolean value) throws SQLException {
    delegate().setBoolean(index, value);
  }

  @Override
  public void setByte(int index, byte value) throws SQLException {
    delegate().setByte(index, value);
  }

  @Override
  public void setShort(int index, short value) throws SQLException {
    delegate().setShort(index, value);
  }

  @Override
  public void setInt(int index, int value) throws SQLException {
    delegate().setInt(index, value);
  }

  @Override
  public void setLong(int index, long value) throws SQLException {
    delegate().setLong(index, value);
  }

  @Override
  public void setFloat(int index, float value) throws SQLException {
    delegate().setFloat(index, value);
  }

  @Override
  public void setDouble(int index, double value) throws SQLException {
    delegate().setDouble(index, value);
  }

  @Override
  public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    delegate().setBigDecimal(index, value);
  }

  @Override
  public void setString(int index, @Nullable String value) throws SQLException {
    delegate().setString(index, value);
  }

  @Override
  public void setNString(int index, @Nullable String value) throws SQLException {
    delegate().setNString(index, value);
  }

  @Override
  public void setBytes(int index, byte @Nullable [] value) throws SQLException {
    delegate().setBytes(index, value);
  }

  @Override
  public void setDate(int index, @Nullable Date value) throws SQLException {
    delegate().setDate(index, value);
  }

  @Override
  public void setTime(int index, @Nullable Time value) throws SQLException {
    delegate().setTime(index, value);
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    delegate().setTimestamp(index, value);
  }

  @Override
  public void setObject(int index, @Nullable Object value) throws SQLException {
    delegate().setObject(index, StandIn.real(value));
  }

  @Override
  public void setArray(int index, @Nullable Array value) throws SQLException {
    delegate().setArray(index, StandIn.real(value));
  }

  @Override
  public void setBlob(int index, @Nullable Blob value) throws SQLException {
    delegate().setBlob(index, value);
  }

  @Override
  public void setClob(int index, @Nullable Clob value) throws SQLException {
    delegate().setClob(index, value);
  }

  @Override
  public void setNClob(int index, @Nullable NClob value) throws SQLException {
    delegate().setNClob(index, value);
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
    delegate().setAsciiStream(index, value);
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
    delegate().setBinaryStream(index, value);
  }

  @Override
  public void setBlob(int index, @Nullable InputStream value) throws SQLException {
    delegate().setBlob(index, value);
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
    delegate().setCharacterStream(index, value);
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
    delegate().setNCharacterStream(index, value);
  }

  @Override
  public void setClob(int index, @Nullable Reader value) throws SQLException {
    delegate().setClob(index, value);
  }

  @Override
  public void setNClob(int index, @Nullable Reader value) throws SQLException {
    delegate().setNClob(index, value);
  }

  @Override
  public void setDate(int index, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    delegate().setDate(index, value, calendar);
  }

  @Override
  public void setTime(int index, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    delegate().setTime(index, value, calendar);
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    delegate().setTimestamp(index, value, calendar);
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    delegate().setAsciiStream(index, value, length);
  }

  @Override
  @Deprecated
  public void setUnicodeStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    delegate().setUnicodeStream(index, value, length);
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    delegate().setBinaryStream(index, value, length);
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value, int length)
      throws SQLException {
    delegate().setCharacterStream(index, value, length);
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    delegate().setAsciiStream(index, value, length);
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    delegate().setBinaryStream(index, value, length);
  }

  @Override
  public void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
    delegate().setBlob(index, value, length);
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    delegate().setCharacterStream(index, value, length);
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    delegate().setNCharacterStream(index, value, length);
  }

  @Override
  public void setClob(int index, @Nullable Reader value, long length) throws SQLException {
    delegate().setClob(index, value, length);
  }

  @Override
  public void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
    delegate().setNClob(index, value, length);
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type) throws SQLException {
    delegate().setObject(index, StandIn.real(value), type);
  }

  @Override
  public void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
    delegate().setObject(index, StandIn.real(value), type);
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type, int scale)
      throws SQLException {
    delegate().setObject(index, StandIn.real(value), type, scale);
  }

  @Override
  public void setObject(int index, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    delegate().setObject(index, StandIn.real(value), type, scale);
  }

  @Override
  public void setNull(int index, int type) throws SQLException {
    delegate().setNull(index, type);
  }

  @Override
  public void setNull(int index, int type, String typeName) throws SQLException {
    delegate().setNull(index, type, typeName);
  }
}
