package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.StandIn;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/** A prepared statement whose text touches sealed columns. */
final class BullaPreparedStatement extends SealingSetters implements PreparedStatement {
  private final ParameterBinder binder;
  private final BullaConnection connection;
  private final RowReader reader;

  BullaPreparedStatement(
      BullaConnection connection,
      PreparedStatement delegate,
      PreparedText text,
      ParameterLayout parameters,
      RowReader reader) {
    this(connection, delegate, text, new ParameterBinder(connection, parameters, delegate), reader);
  }

  private BullaPreparedStatement(
      BullaConnection connection,
      PreparedStatement delegate,
      PreparedText text,
      ParameterBinder binder,
      RowReader reader) {
    super(connection, delegate, text, binder, reader);
    this.connection = connection;
    this.reader = reader;
    this.binder = binder;
  }

  @Override
  void bindLate() throws SQLException {
    binder.bind();
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

  // The setters that applications call most send a clear value without a box or an object for it.

  @Override
  public void setBoolean(int index, boolean value) throws SQLException {
    int[] positions = binder.direct(index);
    if (positions == null) {
      set(index, value, position -> delegate().setBoolean(position, value));
      return;
    }
    for (int position : positions) {
      delegate().setBoolean(position, value);
    }
  }

  @Override
  public void setByte(int index, byte value) throws SQLException {
    set(index, value, position -> delegate().setByte(position, value));
  }

  @Override
  public void setShort(int index, short value) throws SQLException {
    set(index, value, position -> delegate().setShort(position, value));
  }

  @Override
  public void setInt(int index, int value) throws SQLException {
    int[] positions = binder.direct(index);
    if (positions == null) {
      set(index, value, position -> delegate().setInt(position, value));
      return;
    }
    for (int position : positions) {
      delegate().setInt(position, value);
    }
  }

  @Override
  public void setLong(int index, long value) throws SQLException {
    int[] positions = binder.direct(index);
    if (positions == null) {
      set(index, value, position -> delegate().setLong(position, value));
      return;
    }
    for (int position : positions) {
      delegate().setLong(position, value);
    }
  }

  @Override
  public void setFloat(int index, float value) throws SQLException {
    set(index, value, position -> delegate().setFloat(position, value));
  }

  @Override
  public void setDouble(int index, double value) throws SQLException {
    int[] positions = binder.direct(index);
    if (positions == null) {
      set(index, value, position -> delegate().setDouble(position, value));
      return;
    }
    for (int position : positions) {
      delegate().setDouble(position, value);
    }
  }

  @Override
  public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    int[] positions = binder.direct(index);
    if (positions == null) {
      set(index, value, position -> delegate().setBigDecimal(position, value));
      return;
    }
    for (int position : positions) {
      delegate().setBigDecimal(position, value);
    }
  }

  @Override
  public void setString(int index, @Nullable String value) throws SQLException {
    int[] positions = binder.direct(index);
    if (positions == null) {
      set(index, value, position -> delegate().setString(position, value));
      return;
    }
    for (int position : positions) {
      delegate().setString(position, value);
    }
  }

  @Override
  public void setNString(int index, @Nullable String value) throws SQLException {
    set(index, value, position -> delegate().setNString(position, value));
  }

  @Override
  public void setBytes(int index, byte @Nullable [] value) throws SQLException {
    int[] positions = binder.direct(index);
    if (positions == null) {
      set(index, value, position -> delegate().setBytes(position, value));
      return;
    }
    for (int position : positions) {
      delegate().setBytes(position, value);
    }
  }

  @Override
  public void setDate(int index, @Nullable Date value) throws SQLException {
    int[] positions = binder.direct(index);
    if (positions == null) {
      set(index, value, position -> delegate().setDate(position, value));
      return;
    }
    for (int position : positions) {
      delegate().setDate(position, value);
    }
  }

  @Override
  public void setTime(int index, @Nullable Time value) throws SQLException {
    set(index, value, position -> delegate().setTime(position, value));
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    int[] positions = binder.direct(index);
    if (positions == null) {
      set(index, value, position -> delegate().setTimestamp(position, value));
      return;
    }
    for (int position : positions) {
      delegate().setTimestamp(position, value);
    }
  }

  @Override
  public void setObject(int index, @Nullable Object value) throws SQLException {
    int[] positions = binder.direct(index);
    if (positions == null) {
      set(index, value, position -> delegate().setObject(position, StandIn.real(value)));
      return;
    }
    for (int position : positions) {
      delegate().setObject(position, StandIn.real(value));
    }
  }
}
