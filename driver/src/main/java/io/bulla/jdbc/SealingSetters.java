package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.StandIn;
import io.bulla.sql.SealedColumn;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Setters of a statement with sealed columns; those that applications call most are below. */
abstract class SealingSetters extends PreparedBase {
  /** Sets a clear parameter at one of the delegate's positions. */
  interface Clear {
    void set(int position) throws SQLException;
  }

  private final ParameterBinder binder;

  SealingSetters(
      BullaConnection connection,
      PreparedStatement delegate,
      PreparedText text,
      ParameterBinder binder,
      RowReader reader) {
    super(connection, delegate, text, reader);
    this.binder = binder;
  }

  @Override
  protected int[] clear(int index) throws SQLException {
    int[] positions = binder.clear(index);
    if (binder.direct(index) == null) {
      throw Errors.unsupported(
          "a parameter that may be the value of a sealed column does not take a value of this"
              + " class.");
    }
    return positions;
  }

  final void set(int index, @Nullable Object value, Clear clear) throws SQLException {
    set(index, value, null, clear);
  }

  private void set(int index, @Nullable Object value, @Nullable Calendar calendar, Clear clear)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    if (column != null) {
      binder.keep(index, column, value, calendar);
      return;
    }
    if (!binder.tested(index, value == null)) {
      binder.send(index, value, clear::set);
    }
  }

  /** At most so many bytes or characters. */
  private void set(int index, @Nullable Object value, long length, Clear clear)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    set(index, column == null ? value : Streams.limited(column.label(), value, length), clear);
  }

  /** As a type of JDBC. */
  private void setAs(int index, @Nullable Object value, @Nullable Integer type, Clear clear)
      throws SQLException {
    SealedColumn column = binder.sealed(index);
    Object made =
        column == null || value == null || type == null
            ? value
            : Targets.of(
                column.label(), column.type(), value, type, binder.manner(), binder.zone());
    set(index, made, clear);
  }

  @Override
  public void setArray(int index, @Nullable Array value) throws SQLException {
    set(index, value, position -> delegate().setArray(position, StandIn.real(value)));
  }

  @Override
  public void setBlob(int index, @Nullable Blob value) throws SQLException {
    set(index, value, position -> delegate().setBlob(position, value));
  }

  @Override
  public void setClob(int index, @Nullable Clob value) throws SQLException {
    set(index, value, position -> delegate().setClob(position, value));
  }

  @Override
  public void setNClob(int index, @Nullable NClob value) throws SQLException {
    set(index, value, position -> delegate().setNClob(position, value));
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
    set(index, Streams.text(value), position -> delegate().setAsciiStream(position, value));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
    set(index, value, position -> delegate().setBinaryStream(position, value));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
    set(index, value, position -> delegate().setCharacterStream(position, value));
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
    set(index, value, position -> delegate().setNCharacterStream(position, value));
  }

  @Override
  public void setBlob(int index, @Nullable InputStream value) throws SQLException {
    set(index, value, position -> delegate().setBlob(position, value));
  }

  @Override
  public void setClob(int index, @Nullable Reader value) throws SQLException {
    set(index, value, position -> delegate().setClob(position, value));
  }

  @Override
  public void setNClob(int index, @Nullable Reader value) throws SQLException {
    set(index, value, position -> delegate().setNClob(position, value));
  }

  @Override
  public void setDate(int index, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    set(index, value, calendar, position -> delegate().setDate(position, value, calendar));
  }

  @Override
  public void setTime(int index, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    set(index, value, calendar, position -> delegate().setTime(position, value, calendar));
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    set(index, value, calendar, position -> delegate().setTimestamp(position, value, calendar));
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    set(
        index,
        Streams.text(value),
        (long) length,
        position -> delegate().setAsciiStream(position, value, length));
  }

  @Override
  @Deprecated
  public void setUnicodeStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    set(
        index,
        Streams.text(value),
        (long) length,
        position -> delegate().setUnicodeStream(position, value, length));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    set(
        index,
        value,
        (long) length,
        position -> delegate().setBinaryStream(position, value, length));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value, int length)
      throws SQLException {
    set(
        index,
        value,
        (long) length,
        position -> delegate().setCharacterStream(position, value, length));
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    set(
        index,
        Streams.text(value),
        length,
        position -> delegate().setAsciiStream(position, value, length));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    set(index, value, length, position -> delegate().setBinaryStream(position, value, length));
  }

  @Override
  public void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
    set(index, value, length, position -> delegate().setBlob(position, value, length));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    set(index, value, length, position -> delegate().setCharacterStream(position, value, length));
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    set(index, value, length, position -> delegate().setNCharacterStream(position, value, length));
  }

  @Override
  public void setClob(int index, @Nullable Reader value, long length) throws SQLException {
    set(index, value, length, position -> delegate().setClob(position, value, length));
  }

  @Override
  public void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
    set(index, value, length, position -> delegate().setNClob(position, value, length));
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type) throws SQLException {
    setAs(
        index, value, type, position -> delegate().setObject(position, StandIn.real(value), type));
  }

  @Override
  public void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
    setAs(
        index,
        value,
        type.getVendorTypeNumber(),
        position -> delegate().setObject(position, StandIn.real(value), type));
  }

  @Override
  public void setObject(int index, @Nullable Object value, int type, int scale)
      throws SQLException {
    setAs(
        index,
        Inputs.scaled(value, scale, binder.manner()),
        type,
        position -> delegate().setObject(position, StandIn.real(value), type, scale));
  }

  @Override
  public void setObject(int index, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    setAs(
        index,
        Inputs.scaled(value, scale, binder.manner()),
        type.getVendorTypeNumber(),
        position -> delegate().setObject(position, StandIn.real(value), type, scale));
  }

  @Override
  public void setNull(int index, int type) throws SQLException {
    set(index, null, position -> delegate().setNull(position, type));
  }

  @Override
  public void setNull(int index, int type, String typeName) throws SQLException {
    set(index, null, position -> delegate().setNull(position, type, typeName));
  }
}
