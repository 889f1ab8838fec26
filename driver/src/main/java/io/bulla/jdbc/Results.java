package io.bulla.jdbc;

import io.bulla.sql.Translation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Wraps a statement's results; the same result is wrapped once. */
final class Results {
  private final Statement owner;
  private final BullaConnection connection;
  private final Translation translation;
  private final @Nullable RowReader rows;
  private @Nullable ResultSet lastDelegate;
  private @Nullable BullaResultSet last;

  /**
   * @param rows reads the result's rows
   */
  Results(Statement owner, BullaConnection connection, Translation translation, RowReader rows) {
    this.owner = owner;
    this.connection = connection;
    this.translation = translation;
    this.rows = rows;
  }

  /** Of a call: each result is read by its own metadata. */
  Results(Statement owner, BullaConnection connection, Translation translation) {
    this.owner = owner;
    this.connection = connection;
    this.translation = translation;
    this.rows = null;
  }

  /** A result of a call, or a cursor that it handed out. */
  ResultSet called(ResultSet delegate) throws SQLException {
    return wrap(delegate);
  }

  BullaResultSet wrap(ResultSet delegate) throws SQLException {
    BullaResultSet known = last;
    if (known != null && lastDelegate == delegate) {
      return known;
    }
    RowReader reader =
        rows == null ? Guard.reader(connection.session(), delegate.getMetaData()) : rows;
    BullaResultSet wrapped = result(delegate, reader);
    lastDelegate = delegate;
    last = wrapped;
    return wrapped;
  }

  ResultSet wrapPlain(ResultSet delegate) {
    return new BullaResultSet(delegate, RowReader.CLEAR, owner, connection, SessionZone.JVM);
  }

  @Nullable ResultSet current(Statement delegate) throws SQLException {
    ResultSet result = delegate.getResultSet();
    return result == null ? null : wrap(result);
  }

  ResultSet keys(ResultSet delegate) throws SQLException {
    RowReader reader = GeneratedKeys.reader(connection.session(), translation, delegate);
    return result(delegate, reader);
  }

  private BullaResultSet result(ResultSet delegate, RowReader reader) throws SQLException {
    SessionZone zone = reader.readsSealed() ? connection.state().zone() : SessionZone.JVM;
    return new BullaResultSet(delegate, reader, owner, connection, zone);
  }
}
