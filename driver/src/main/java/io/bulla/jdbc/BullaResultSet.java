package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.ForwardingResultSet;
import io.bulla.sql.SealedColumn;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A result whose sealed columns are opened as they are read; all else is the real driver's. */
final class BullaResultSet extends ForwardingResultSet implements ResultSet {
  private final ResultSet delegate;
  private final RowReader reader;
  private final @Nullable Statement statement;
  private final BullaConnection connection;
  private final SessionZone zone;
  private final Unwrapping unwrapping;

  /**
   * @param statement what {@code getStatement} gives: ours, or null as a metadata result has none
   * @param zone of the session, in which the server has written what it returned
   */
  BullaResultSet(
      ResultSet delegate,
      RowReader reader,
      @Nullable Statement statement,
      BullaConnection connection,
      SessionZone zone) {
    this.delegate = delegate;
    this.reader = reader;
    this.statement = statement;
    this.connection = connection;
    this.zone = zone;
    this.unwrapping = connection.unwrapping();
  }

  @Override
  protected ResultSet delegate() {
    return delegate;
  }

  /** The sealed column behind a result column; a clear one is watched where that is needed. */
  private @Nullable SealedColumn sealed(int index) throws SQLException {
    SealedColumn column = reader.sealed(index);
    if (column == null) {
      reader.watch(delegate, index);
    }
    return column;
  }

  @Override
  protected int clear(int index) throws SQLException {
    SealedColumn column = sealed(index);
    if (column != null) {
      throw Errors.unsupported(
          column.label()
              + " is sealed: it is not read as this type nor changed through a result set. Use"
              + " another getter, or UPDATE.");
    }
    return index;
  }

  /** A label without a sealed column in sight is the real driver's to look up. */
  @Override
  protected String clear(String label) throws SQLException {
    if (reader.readsSealed()) {
      clear(findColumn(label));
    }
    return label;
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    return connection.told(delegate.getWarnings());
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    return statement == null || delegate.isClosed() ? delegate.getStatement() : statement;
  }

  @Override
  public int findColumn(String label) throws SQLException {
    Labels labels = reader.labels();
    int found = labels == null ? 0 : labels.find(delegate.getMetaData(), label);
    return found == 0 ? delegate.findColumn(label) : found;
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return new BullaResultSetMetaData(delegate.getMetaData(), reader, unwrapping);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return unwrapping.unwrap(this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return unwrapping.isWrapperFor(this, delegate, type);
  }

  /** Reads a clear column. */
  private interface Clear<T> {
    @Nullable T read() throws SQLException;
  }

  /** Makes what is asked for of a sealed value. */
  private interface Sealed<T> {
    T of(SealedValue value) throws SQLException;
  }

  /** H2's driver converts when a value is asked for. */
  private SessionZone zone() throws SQLException {
    return reader.manner() == DriverManner.H2 ? connection.state().zone() : zone;
  }

  private <T> @Nullable T read(int index, Clear<T> clear, Sealed<T> sealed) throws SQLException {
    SealedColumn column = sealed(index);
    if (column == null) {
      return clear.read();
    }
    SealedValue value = reader.read(delegate, index, column, zone());
    return value == null ? null : sealed.of(value);
  }

  @Override
  public @Nullable String getString(int index) throws SQLException {
    SealedColumn column = sealed(index);
    if (column == null) {
      return delegate.getString(index);
    }
    SealedValue value = reader.read(delegate, index, column, zone());
    return value == null ? null : value.text();
  }

  @Override
  public @Nullable String getNString(int index) throws SQLException {
    return read(index, () -> delegate.getNString(index), value -> value.text());
  }

  @Override
  public boolean getBoolean(int index) throws SQLException {
    SealedColumn column = sealed(index);
    if (column == null) {
      return delegate.getBoolean(index);
    }
    SealedValue value = reader.read(delegate, index, column, zone());
    return value == null ? false : value.truth();
  }

  @Override
  public byte getByte(int index) throws SQLException {
    SealedColumn column = sealed(index);
    if (column == null) {
      return delegate.getByte(index);
    }
    SealedValue value = reader.read(delegate, index, column, zone());
    return value == null ? 0 : value.tiny();
  }

  @Override
  public short getShort(int index) throws SQLException {
    SealedColumn column = sealed(index);
    if (column == null) {
      return delegate.getShort(index);
    }
    SealedValue value = reader.read(delegate, index, column, zone());
    return value == null ? 0 : (short) value.whole(Short.MIN_VALUE, Short.MAX_VALUE);
  }

  @Override
  public int getInt(int index) throws SQLException {
    SealedColumn column = sealed(index);
    if (column == null) {
      return delegate.getInt(index);
    }
    SealedValue value = reader.read(delegate, index, column, zone());
    return value == null ? 0 : (int) value.whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public long getLong(int index) throws SQLException {
    SealedColumn column = sealed(index);
    if (column == null) {
      return delegate.getLong(index);
    }
    SealedValue value = reader.read(delegate, index, column, zone());
    return value == null ? 0 : value.whole(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public float getFloat(int index) throws SQLException {
    SealedColumn column = sealed(index);
    if (column == null) {
      return delegate.getFloat(index);
    }
    SealedValue value = reader.read(delegate, index, column, zone());
    return value == null ? 0 : value.single();
  }

  @Override
  public double getDouble(int index) throws SQLException {
    SealedColumn column = sealed(index);
    if (column == null) {
      return delegate.getDouble(index);
    }
    SealedValue value = reader.read(delegate, index, column, zone());
    return value == null ? 0 : value.real();
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
    SealedColumn column = sealed(index);
    if (column == null) {
      return delegate.getBigDecimal(index);
    }
    SealedValue value = reader.read(delegate, index, column, zone());
    return value == null ? null : value.decimal();
  }

  @Override
  @Deprecated
  public @Nullable BigDecimal getBigDecimal(int index, int scale) throws SQLException {
    return read(
        index,
        () -> delegate.getBigDecimal(index, scale),
        value -> value.decimal().setScale(scale, value.manner().scaling()));
  }

  @Override
  public byte @Nullable [] getBytes(int index) throws SQLException {
    return read(index, () -> delegate.getBytes(index), value -> value.bytes());
  }

  @Override
  public @Nullable Date getDate(int index) throws SQLException {
    return read(index, () -> delegate.getDate(index), value -> value.date(null));
  }

  @Override
  public @Nullable Date getDate(int index, Calendar calendar) throws SQLException {
    return read(index, () -> delegate.getDate(index, calendar), value -> value.date(calendar));
  }

  @Override
  public @Nullable Time getTime(int index) throws SQLException {
    return read(index, () -> delegate.getTime(index), value -> value.sqlTime(null));
  }

  @Override
  public @Nullable Time getTime(int index, Calendar calendar) throws SQLException {
    return read(index, () -> delegate.getTime(index, calendar), value -> value.sqlTime(calendar));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int index) throws SQLException {
    return read(index, () -> delegate.getTimestamp(index), value -> value.timestamp(null));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int index, Calendar calendar) throws SQLException {
    return read(
        index, () -> delegate.getTimestamp(index, calendar), value -> value.timestamp(calendar));
  }

  @Override
  public @Nullable InputStream getAsciiStream(int index) throws SQLException {
    return read(
        index,
        () -> delegate.getAsciiStream(index),
        value -> new ByteArrayInputStream(value.ascii()));
  }

  @Override
  @Deprecated
  public @Nullable InputStream getUnicodeStream(int index) throws SQLException {
    return read(
        index,
        () -> delegate.getUnicodeStream(index),
        value -> new ByteArrayInputStream(value.streamed()));
  }

  @Override
  public @Nullable InputStream getBinaryStream(int index) throws SQLException {
    return read(
        index,
        () -> delegate.getBinaryStream(index),
        value -> new ByteArrayInputStream(value.bytes()));
  }

  @Override
  public @Nullable Reader getCharacterStream(int index) throws SQLException {
    return read(
        index, () -> delegate.getCharacterStream(index), value -> new StringReader(value.text()));
  }

  @Override
  public @Nullable Reader getNCharacterStream(int index) throws SQLException {
    return read(
        index, () -> delegate.getNCharacterStream(index), value -> new StringReader(value.text()));
  }

  @Override
  public @Nullable Blob getBlob(int index) throws SQLException {
    return read(
        index,
        () -> delegate.getBlob(index),
        value -> new BytesBlob(value.bytes(), value.manner()));
  }

  @Override
  public @Nullable Clob getClob(int index) throws SQLException {
    return read(
        index, () -> delegate.getClob(index), value -> new TextClob(value.text(), value.manner()));
  }

  @Override
  public @Nullable NClob getNClob(int index) throws SQLException {
    return read(
        index, () -> delegate.getNClob(index), value -> new TextClob(value.text(), value.manner()));
  }

  @Override
  public @Nullable Object getObject(int index) throws SQLException {
    SealedColumn column = sealed(index);
    if (column == null) {
      return delegate.getObject(index);
    }
    SealedValue value = reader.read(delegate, index, column, zone());
    return value == null ? null : ObjectReads.natural(value);
  }

  @Override
  public @Nullable Object getObject(int index, Map<String, Class<?>> map) throws SQLException {
    return read(index, () -> delegate.getObject(index, map), value -> ObjectReads.natural(value));
  }

  @Override
  public <T> @Nullable T getObject(int index, Class<T> asked) throws SQLException {
    return read(
        index, () -> delegate.getObject(index, asked), value -> ObjectReads.as(value, asked));
  }
}
