package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.ForwardingCallableStatement;
import io.bulla.sql.Translation;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call whose text mentions nothing protected: forwarded whole, its parameters never sealed. What
 * it hands out is read by what the metadata say ({@link Guard}).
 */
final class BullaCallableStatement extends ForwardingCallableStatement
    implements CallableStatement {
  private final BullaConnection connection;
  private final CallableStatement delegate;
  private final Translation translation;
  private final Results results;

  BullaCallableStatement(
      BullaConnection connection, CallableStatement delegate, Translation translation) {
    this.connection = connection;
    this.delegate = delegate;
    this.translation = translation;
    this.results = new Results(this, connection, translation);
  }

  @Override
  protected CallableStatement delegate() {
    return delegate;
  }

  @Override
  protected int clear(int index) throws SQLException {
    if (!connection.session().sealsNothing()) {
      Guard.check(seen(() -> delegate.getObject(index), () -> delegate.getBytes(index)));
    }
    return index;
  }

  @Override
  protected String clear(String name) throws SQLException {
    if (!connection.session().sealsNothing()) {
      Guard.check(seen(() -> delegate.getObject(name), () -> delegate.getBytes(name)));
    }
    return name;
  }

  /** The type that was registered decides on the object, and may not fit what was returned. */
  private static @Nullable Object seen(
      BullaConnection.Execution<@Nullable Object> object,
      BullaConnection.Execution<byte @Nullable []> bytes)
      throws SQLException {
    try {
      return object.run();
    } catch (SQLException | RuntimeException e) {
      // Connector/J throws what parsing a number throws
      return bytes.run();
    }
  }

  /** A cursor's rows are read as those of a result. */
  private @Nullable Object handedOut(@Nullable Object value) throws SQLException {
    if (value instanceof ResultSet rows) {
      return results.called(rows);
    }
    if (!connection.session().sealsNothing()) {
      Guard.check(value);
    }
    return value;
  }

  @Override
  public @Nullable Object getObject(int index) throws SQLException {
    return handedOut(delegate.getObject(index));
  }

  @Override
  public @Nullable Object getObject(int index, Map<String, Class<?>> map) throws SQLException {
    return handedOut(delegate.getObject(index, map));
  }

  @Override
  public <T> @Nullable T getObject(int index, Class<T> asked) throws SQLException {
    return asked.cast(handedOut(delegate.getObject(index, asked)));
  }

  @Override
  public @Nullable Object getObject(String name) throws SQLException {
    return handedOut(delegate.getObject(name));
  }

  @Override
  public @Nullable Object getObject(String name, Map<String, Class<?>> map) throws SQLException {
    return handedOut(delegate.getObject(name, map));
  }

  @Override
  public <T> @Nullable T getObject(String name, Class<T> asked) throws SQLException {
    return asked.cast(handedOut(delegate.getObject(name, asked)));
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return connection.running(translation, () -> results.called(delegate().executeQuery()));
  }

  @Override
  public int executeUpdate() throws SQLException {
    return connection.running(translation, () -> delegate().executeUpdate());
  }

  @Override
  public boolean execute() throws SQLException {
    return connection.running(translation, () -> delegate().execute());
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return connection.running(translation, () -> delegate().executeLargeUpdate());
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    return results.wrapPlain(delegate().executeQuery(connection.passThroughOnly(sql)));
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    return delegate().executeUpdate(connection.passThroughOnly(sql));
  }

  @Override
  public int executeUpdate(String sql, int keys) throws SQLException {
    return delegate().executeUpdate(connection.passThroughOnly(sql), keys);
  }

  @Override
  public int executeUpdate(String sql, int[] keys) throws SQLException {
    return delegate().executeUpdate(connection.passThroughOnly(sql), keys);
  }

  @Override
  public int executeUpdate(String sql, String[] keys) throws SQLException {
    return delegate().executeUpdate(connection.passThroughOnly(sql), keys);
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    return delegate().execute(connection.passThroughOnly(sql));
  }

  @Override
  public boolean execute(String sql, int keys) throws SQLException {
    return delegate().execute(connection.passThroughOnly(sql), keys);
  }

  @Override
  public boolean execute(String sql, int[] keys) throws SQLException {
    return delegate().execute(connection.passThroughOnly(sql), keys);
  }

  @Override
  public boolean execute(String sql, String[] keys) throws SQLException {
    return delegate().execute(connection.passThroughOnly(sql), keys);
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    return delegate().executeLargeUpdate(connection.passThroughOnly(sql));
  }

  @Override
  public long executeLargeUpdate(String sql, int keys) throws SQLException {
    return delegate().executeLargeUpdate(connection.passThroughOnly(sql), keys);
  }

  @Override
  public long executeLargeUpdate(String sql, int[] keys) throws SQLException {
    return delegate().executeLargeUpdate(connection.passThroughOnly(sql), keys);
  }

  @Override
  public long executeLargeUpdate(String sql, String[] keys) throws SQLException {
    return delegate().executeLargeUpdate(connection.passThroughOnly(sql), keys);
  }

  @Override
  public void addBatch() throws SQLException {
    delegate.addBatch();
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    delegate.addBatch(connection.passThroughOnly(sql));
  }

  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    return delegate.getMetaData();
  }

  @Override
  public void clearBatch() throws SQLException {
    delegate.clearBatch();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return connection.running(translation, () -> delegate.executeBatch());
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return connection.running(translation, () -> delegate.executeLargeBatch());
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connection.of(delegate.getConnection());
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    return results.current(delegate);
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return delegate.getMoreResults();
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    return delegate.getMoreResults(current);
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return delegate.getUpdateCount();
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    return delegate.getLargeUpdateCount();
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    return results.keys(delegate.getGeneratedKeys());
  }

  @Override
  public void close() throws SQLException {
    delegate.close();
  }

  @Override
  public void cancel() throws SQLException {
    delegate.cancel();
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    return connection.told(delegate.getWarnings());
  }

  @Override
  public void clearWarnings() throws SQLException {
    delegate.clearWarnings();
  }

  @Override
  public String toString() {
    return delegate.toString();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return connection.unwrapping().unwrap(this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return connection.unwrapping().isWrapperFor(this, delegate, type);
  }
}
