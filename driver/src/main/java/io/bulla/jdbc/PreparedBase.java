package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.ForwardingPreparedStatement;
import io.bulla.sql.Translation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/** What prepared statements with and without sealed columns share. */
abstract class PreparedBase extends ForwardingPreparedStatement {
  private final BullaConnection connection;
  private final PreparedStatement delegate;
  private final PreparedText text;
  private final Translation translation;
  private final Results results;

  PreparedBase(
      BullaConnection connection, PreparedStatement delegate, PreparedText text, RowReader reader) {
    this.connection = connection;
    this.delegate = delegate;
    this.text = text;
    this.translation = text.translation();
    this.results =
        text.isCall()
            ? new Results(this, connection, translation)
            : new Results(this, connection, translation, reader);
  }

  /** Binds what is bound late. */
  abstract void bindLate() throws SQLException;

  private void beforeExecution() throws SQLException {
    text.check();
    bindLate();
  }

  final Results results() {
    return results;
  }

  @Override
  protected final PreparedStatement delegate() {
    return delegate;
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    beforeExecution();
    return connection.running(translation, () -> results.wrap(delegate().executeQuery()));
  }

  @Override
  public int executeUpdate() throws SQLException {
    beforeExecution();
    return connection.running(translation, () -> delegate().executeUpdate());
  }

  @Override
  public boolean execute() throws SQLException {
    beforeExecution();
    return connection.running(translation, () -> delegate().execute());
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    beforeExecution();
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
    bindLate();
    delegate.addBatch();
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    delegate.addBatch(connection.passThroughOnly(sql));
  }

  @Override
  public void clearBatch() throws SQLException {
    delegate.clearBatch();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    text.check();
    return connection.running(translation, () -> delegate.executeBatch());
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    text.check();
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
  public <T> T unwrap(Class<T> type) throws SQLException {
    return connection.unwrapping().unwrap(this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return connection.unwrapping().isWrapperFor(this, delegate, type);
  }
}
