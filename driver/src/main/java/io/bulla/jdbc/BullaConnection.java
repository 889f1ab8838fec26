package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.ForwardingConnection;
import io.bulla.sql.Plan;
import io.bulla.sql.Refusal;
import io.bulla.sql.Translation;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The application's connection: every text goes through {@link #translate} before it is sent. */
final class BullaConnection extends ForwardingConnection implements Connection {
  /** Prepares at the delegate. */
  interface Preparation {
    /**
     * @param plan null when the text passes through
     */
    PreparedStatement prepare(String text, @Nullable Plan plan) throws SQLException;
  }

  /** Is told which of our statements stands for which of the real driver's. */
  interface Prepared {
    void made(PreparedStatement real, PreparedStatement ours);
  }

  private final Connection delegate;
  private final Session session;
  private final SessionState state;
  private final Prepared onPrepared;
  private final AtomicBoolean released;

  BullaConnection(Connection delegate, Session session) {
    this(delegate, session, (real, ours) -> {}, false);
  }

  private BullaConnection(
      Connection delegate, Session session, Prepared onPrepared, boolean released) {
    this.delegate = delegate;
    this.session = session;
    this.state = new SessionState(session, delegate);
    this.onPrepared = onPrepared;
    this.released = new AtomicBoolean(released);
  }

  /** A handle of a physical connection, whose owner releases the session. */
  static BullaConnection handle(Connection delegate, Session session, Prepared onPrepared) {
    return new BullaConnection(delegate, session, onPrepared, true);
  }

  @Override
  protected Connection delegate() {
    return delegate;
  }

  Session session() {
    return session;
  }

  SessionState state() {
    return state;
  }

  Unwrapping unwrapping() {
    return session.unwrapping();
  }

  /** Ours for the delegate; a closed statement's exception has been thrown by then. */
  Connection of(Connection ignoredDelegate) {
    return this;
  }

  /**
   * @throws SQLException when the statement is refused
   */
  Translation translate(String sql) throws SQLException {
    return translated(sql).translation();
  }

  /** As {@link #translate}, with what follows from it. */
  Translated translated(String sql) throws SQLException {
    Translated translated = session.translated(sql, state);
    if (translated.translation() instanceof Refusal refusal) {
      session.audit().refused(refusal);
      throw Errors.refused(refusal);
    }
    return translated;
  }

  /** The text itself when nothing in it is protected. */
  String passThroughOnly(String sql) throws SQLException {
    if (translate(sql) instanceof Translation.PassThrough) {
      return sql;
    }
    throw Errors.unsupported(
        "a text that mentions a protected table cannot be run here. Use prepareStatement.");
  }

  /** What the real driver is asked to run. */
  interface Execution<T> {
    T run() throws SQLException;
  }

  /**
   * Runs a statement and notes what it changed, also when it fails: "table already exists" says
   * that another process has changed the catalog, and a batch may fail half done.
   */
  <T> T running(Translation translation, Execution<T> execution) throws SQLException {
    if (translation instanceof Plan plan
        && plan.verb() == Plan.Verb.DDL
        && plan.target().isPresent()) {
      session.beforeTable(plan.target().get(), this);
    }
    return running(List.of(translation), execution);
  }

  /** As above, of a batch. */
  <T> T running(List<Translation> translations, Execution<T> execution) throws SQLException {
    T result;
    try {
      result = execution.run();
    } catch (SQLException failure) {
      try {
        ran(translations);
      } catch (SQLException second) {
        failure.addSuppressed(second);
      }
      session.failed(failure);
      throw Messages.logical(failure, session.schema());
    }
    ran(translations);
    return result;
  }

  private void ran(List<Translation> translations) throws SQLException {
    for (Translation translation : translations) {
      ran(translation);
    }
  }

  /** To be told after each execution, whatever came of it. */
  void ran(Translation translation) throws SQLException {
    state.ran(translation);
  }

  private PreparedStatement prepared(String sql, Preparation preparation) throws SQLException {
    PreparedText text = PreparedText.of(this, sql);
    ParameterLayout parameters = text.parameters();
    if (parameters != null && text.translation() instanceof Plan plan) {
      RowReader reader = new RowReader(session, plan);
      PreparedStatement real = told(() -> preparation.prepare(plan.sql(), plan));
      return made(real, new BullaPreparedStatement(this, real, text, parameters, reader));
    }
    PreparedStatement real = preparation.prepare(sql, null);
    return made(real, new PlainPreparedStatement(this, real, text));
  }

  private CallableStatement called(CallableStatement real) {
    return made(real, new BullaCallableStatement(this, real, Session.PASS_THROUGH));
  }

  private <T extends PreparedStatement> T made(PreparedStatement real, T ours) {
    onPrepared.made(real, ours);
    return ours;
  }

  /** With token columns in the message of a failure called by their columns. */
  private <T> T told(Execution<T> execution) throws SQLException {
    try {
      return execution.run();
    } catch (SQLException failure) {
      throw Messages.logical(failure, session.schema());
    }
  }

  /** With token columns called by their columns. */
  @Nullable SQLWarning told(@Nullable SQLWarning warning) {
    return warning == null ? null : (SQLWarning) Messages.logical(warning, session.schema());
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    return told(delegate.getWarnings());
  }

  @Override
  public Statement createStatement() throws SQLException {
    return new BullaStatement(this, delegate.createStatement());
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return prepared(sql, (text, plan) -> delegate.prepareStatement(text));
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    passThroughOnly(sql);
    return called(delegate.prepareCall(sql));
  }

  @Override
  public Statement createStatement(int resultType, int concurrency) throws SQLException {
    return new BullaStatement(this, delegate.createStatement(resultType, concurrency));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int resultType, int concurrency)
      throws SQLException {
    return prepared(sql, (text, plan) -> delegate.prepareStatement(text, resultType, concurrency));
  }

  @Override
  public CallableStatement prepareCall(String sql, int resultType, int concurrency)
      throws SQLException {
    passThroughOnly(sql);
    return called(delegate.prepareCall(sql, resultType, concurrency));
  }

  @Override
  public Statement createStatement(int resultType, int concurrency, int holdability)
      throws SQLException {
    return new BullaStatement(this, delegate.createStatement(resultType, concurrency, holdability));
  }

  @Override
  public PreparedStatement prepareStatement(
      String sql, int resultType, int concurrency, int holdability) throws SQLException {
    return prepared(
        sql, (text, plan) -> delegate.prepareStatement(text, resultType, concurrency, holdability));
  }

  @Override
  public CallableStatement prepareCall(String sql, int resultType, int concurrency, int holdability)
      throws SQLException {
    passThroughOnly(sql);
    return called(delegate.prepareCall(sql, resultType, concurrency, holdability));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int keys) throws SQLException {
    return prepared(sql, (text, plan) -> GeneratedKeys.byFlag(this, text, plan, keys));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] keys) throws SQLException {
    return prepared(sql, (text, plan) -> GeneratedKeys.byIndex(this, text, plan, keys));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] keys) throws SQLException {
    return prepared(sql, (text, plan) -> GeneratedKeys.byName(this, text, plan, keys));
  }

  @Override
  public String nativeSQL(String sql) throws SQLException {
    return translate(sql) instanceof Plan plan
        ? delegate.nativeSQL(plan.sql())
        : delegate.nativeSQL(sql);
  }

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    // commits, and constraints may be deferred
    told(
        () -> {
          delegate.setAutoCommit(autoCommit);
          return true;
        });
    state.transactionEnded();
  }

  @Override
  public void commit() throws SQLException {
    // constraints may be deferred
    told(
        () -> {
          delegate.commit();
          return true;
        });
    state.transactionEnded();
  }

  @Override
  public void rollback() throws SQLException {
    delegate.rollback();
    state.transactionEnded();
  }

  @Override
  public void rollback(java.sql.Savepoint savepoint) throws SQLException {
    delegate.rollback(savepoint);
    state.rolledBackToSavepoint();
  }

  @Override
  public void setCatalog(String catalog) throws SQLException {
    delegate.setCatalog(catalog);
    state.modesChanged();
  }

  @Override
  public void setSchema(String schema) throws SQLException {
    delegate.setSchema(schema);
    state.modesChanged();
  }

  @Override
  public java.sql.Array createArrayOf(String type, @Nullable Object @Nullable [] elements)
      throws SQLException {
    return CreatedArray.of(delegate, type, elements);
  }

  ProtectedSchema protectedSchema() {
    return session.schema();
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    return new BullaDatabaseMetaData(delegate.getMetaData(), this);
  }

  /** Once: another thread may abort while this one closes. */
  private void release() {
    if (released.compareAndSet(false, true)) {
      session.release();
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      delegate.close();
    } finally {
      release();
    }
  }

  @Override
  public void abort(java.util.concurrent.Executor executor) throws SQLException {
    try {
      delegate.abort(executor);
    } finally {
      release();
    }
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return unwrapping().unwrap(this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return unwrapping().isWrapperFor(this, delegate, type);
  }
}
