package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.ForwardingStatement;
import io.bulla.sql.Plan;
import io.bulla.sql.Translation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A plain statement. A text with a literal for a sealed column runs as a prepared statement of the
 * rewritten text; results, counts and keys are then that one's.
 */
final class BullaStatement extends ForwardingStatement implements Statement {
  /** One of the execute methods of a prepared statement. */
  private interface Prepared<T> {
    T run(PreparedStatement prepared) throws SQLException;
  }

  /** One of the execute methods of a plain statement. */
  private interface Direct<T> {
    T run(String text) throws SQLException;
  }

  private final BullaConnection connection;
  private final Statement delegate;
  private final TextBatch batch;
  // another thread may cancel
  private volatile @Nullable PreparedStatement substitute;
  private Results results;

  BullaStatement(BullaConnection connection, Statement delegate) {
    this.connection = connection;
    this.delegate = delegate;
    this.batch = new TextBatch(connection, this, delegate);
    this.results = plainResults(Session.PASS_THROUGH);
  }

  @Override
  protected Statement delegate() {
    return delegate;
  }

  private Results plainResults(Translation translation) {
    return new Results(this, connection, translation, RowReader.CLEAR);
  }

  private Results current() {
    return results;
  }

  private Statement active() {
    PreparedStatement running = substitute;
    return running == null ? delegate : running;
  }

  /** Closes this statement too when its last result has closed the one that stood in for it. */
  private void completeAsSubstitute() throws SQLException {
    PreparedStatement done = substitute;
    if (done != null && delegate.isCloseOnCompletion() && done.isClosed()) {
      delegate.close();
    }
  }

  private <T> T run(
      String sql, BullaConnection.Preparation preparation, Prepared<T> prepared, Direct<T> direct)
      throws SQLException {
    Translated translated = connection.translated(sql);
    Translation translation = translated.translation();
    completeAsSubstitute();
    closeSubstitute();
    if (!(translation instanceof Plan plan)) {
      results =
          translated.isCall()
              ? new Results(this, connection, translation)
              : plainResults(translation);
      return connection.running(translation, () -> direct.run(sql));
    }
    results = new Results(this, connection, plan, new RowReader(connection.session(), plan));
    boolean unbound = plan.bindings().isEmpty() && plan.target().isEmpty();
    return connection.running(
        plan, () -> unbound ? direct.run(plan.sql()) : prepared.run(substitute(plan, preparation)));
  }

  private PreparedStatement prepare(String text, @Nullable Plan plan) throws SQLException {
    return connection
        .delegate()
        .prepareStatement(
            text,
            delegate.getResultSetType(),
            delegate.getResultSetConcurrency(),
            delegate.getResultSetHoldability());
  }

  private PreparedStatement substitute(Plan plan, BullaConnection.Preparation preparation)
      throws SQLException {
    PreparedStatement made = preparation.prepare(plan.sql(), plan);
    substitute = made;
    copySettings(delegate, made);
    new ParameterBinder(connection, new ParameterLayout(plan), made).bind();
    return made;
  }

  /** What was never set is left alone: not every driver takes its own default back. */
  private static void copySettings(Statement from, Statement to) throws SQLException {
    to.setMaxRows(from.getMaxRows());
    to.setQueryTimeout(from.getQueryTimeout());
    to.setFetchSize(from.getFetchSize());
    to.setMaxFieldSize(from.getMaxFieldSize());
    if (from.getFetchDirection() != ResultSet.FETCH_FORWARD) {
      to.setFetchDirection(from.getFetchDirection());
    }
    if (from.isCloseOnCompletion()) {
      to.closeOnCompletion();
    }
  }

  private void closeSubstitute() throws SQLException {
    PreparedStatement known = substitute;
    substitute = null;
    if (known != null) {
      known.close();
    }
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    return run(
        sql,
        this::prepare,
        prepared -> current().wrap(prepared.executeQuery()),
        text -> current().wrap(delegate.executeQuery(text)));
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    return run(
        sql,
        this::prepare,
        prepared -> prepared.executeUpdate(),
        text -> delegate.executeUpdate(text));
  }

  @Override
  public int executeUpdate(String sql, int keys) throws SQLException {
    return run(
        sql,
        (text, plan) -> GeneratedKeys.byFlag(connection, text, plan, keys),
        prepared -> prepared.executeUpdate(),
        text -> delegate.executeUpdate(text, keys));
  }

  @Override
  public int executeUpdate(String sql, int[] keys) throws SQLException {
    return run(
        sql,
        (text, plan) -> GeneratedKeys.byIndex(connection, text, plan, keys),
        prepared -> prepared.executeUpdate(),
        text -> delegate.executeUpdate(text, keys));
  }

  @Override
  public int executeUpdate(String sql, String[] keys) throws SQLException {
    return run(
        sql,
        (text, plan) -> GeneratedKeys.byName(connection, text, plan, keys),
        prepared -> prepared.executeUpdate(),
        text -> delegate.executeUpdate(text, keys));
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    return run(sql, this::prepare, prepared -> prepared.execute(), text -> delegate.execute(text));
  }

  @Override
  public boolean execute(String sql, int keys) throws SQLException {
    return run(
        sql,
        (text, plan) -> GeneratedKeys.byFlag(connection, text, plan, keys),
        prepared -> prepared.execute(),
        text -> delegate.execute(text, keys));
  }

  @Override
  public boolean execute(String sql, int[] keys) throws SQLException {
    return run(
        sql,
        (text, plan) -> GeneratedKeys.byIndex(connection, text, plan, keys),
        prepared -> prepared.execute(),
        text -> delegate.execute(text, keys));
  }

  @Override
  public boolean execute(String sql, String[] keys) throws SQLException {
    return run(
        sql,
        (text, plan) -> GeneratedKeys.byName(connection, text, plan, keys),
        prepared -> prepared.execute(),
        text -> delegate.execute(text, keys));
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    return run(
        sql,
        this::prepare,
        prepared -> prepared.executeLargeUpdate(),
        text -> delegate.executeLargeUpdate(text));
  }

  @Override
  public long executeLargeUpdate(String sql, int keys) throws SQLException {
    return run(
        sql,
        (text, plan) -> GeneratedKeys.byFlag(connection, text, plan, keys),
        prepared -> prepared.executeLargeUpdate(),
        text -> delegate.executeLargeUpdate(text, keys));
  }

  @Override
  public long executeLargeUpdate(String sql, int[] keys) throws SQLException {
    return run(
        sql,
        (text, plan) -> GeneratedKeys.byIndex(connection, text, plan, keys),
        prepared -> prepared.executeLargeUpdate(),
        text -> delegate.executeLargeUpdate(text, keys));
  }

  @Override
  public long executeLargeUpdate(String sql, String[] keys) throws SQLException {
    return run(
        sql,
        (text, plan) -> GeneratedKeys.byName(connection, text, plan, keys),
        prepared -> prepared.executeLargeUpdate(),
        text -> delegate.executeLargeUpdate(text, keys));
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    batch.add(sql);
  }

  @Override
  public void clearBatch() throws SQLException {
    batch.clear();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return batch.execute();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return batch.executeLarge();
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connection.of(delegate.getConnection());
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    return results.current(active());
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return active().getUpdateCount();
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    return active().getLargeUpdateCount();
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return active().getMoreResults();
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    return active().getMoreResults(current);
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    return results.keys(active().getGeneratedKeys());
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    delegate.closeOnCompletion();
    PreparedStatement running = substitute;
    if (running != null) {
      running.closeOnCompletion();
    }
  }

  @Override
  public boolean isClosed() throws SQLException {
    completeAsSubstitute();
    return delegate.isClosed();
  }

  @Override
  public String toString() {
    return delegate.toString();
  }

  @Override
  public void cancel() throws SQLException {
    active().cancel();
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    return connection.told(active().getWarnings());
  }

  @Override
  public void clearWarnings() throws SQLException {
    active().clearWarnings();
  }

  @Override
  public void close() throws SQLException {
    try {
      closeSubstitute();
    } finally {
      delegate.close();
    }
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
