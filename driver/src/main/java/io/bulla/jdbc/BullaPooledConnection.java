package io.bulla.jdbc;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/** A physical connection of the real driver whose handles seal. Its events tell of our objects. */
class BullaPooledConnection implements PooledConnection {
  private final PooledConnection real;
  private final Session session;
  private final AtomicBoolean released = new AtomicBoolean();
  private final Map<ConnectionEventListener, ConnectionEventListener> connectionListeners =
      new ConcurrentHashMap<>();
  private final Map<StatementEventListener, StatementEventListener> statementListeners =
      new ConcurrentHashMap<>();

  /** Ours hold the real driver's, so both are held weakly. */
  private final Map<PreparedStatement, WeakReference<PreparedStatement>> statements =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * @param session is released when this connection is closed
   */
  BullaPooledConnection(PooledConnection real, Session session) {
    this.real = real;
    this.session = session;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return BullaConnection.handle(
        real.getConnection(),
        session,
        (made, ours) -> statements.put(made, new WeakReference<>(ours)));
  }

  @Override
  public void close() throws SQLException {
    try {
      real.close();
    } finally {
      if (released.compareAndSet(false, true)) {
        session.release();
      }
    }
  }

  /** Pools look which connection an event came from: ours. */
  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    ConnectionEventListener ours =
        new ConnectionEventListener() {
          @Override
          public void connectionClosed(ConnectionEvent event) {
            listener.connectionClosed(own(event));
          }

          @Override
          public void connectionErrorOccurred(ConnectionEvent event) {
            listener.connectionErrorOccurred(own(event));
          }
        };
    if (connectionListeners.putIfAbsent(listener, ours) == null) {
      real.addConnectionEventListener(ours);
    }
  }

  private ConnectionEvent own(ConnectionEvent event) {
    return new ConnectionEvent(this, told(event.getSQLException()));
  }

  private @Nullable SQLException told(@Nullable SQLException failure) {
    return failure == null ? null : Messages.logical(failure, session.schema());
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    ConnectionEventListener ours = connectionListeners.remove(listener);
    if (ours != null) {
      real.removeConnectionEventListener(ours);
    }
  }

  @Override
  public void addStatementEventListener(StatementEventListener listener) {
    StatementEventListener ours =
        new StatementEventListener() {
          @Override
          public void statementClosed(StatementEvent event) {
            tell(event, listener::statementClosed);
          }

          @Override
          public void statementErrorOccurred(StatementEvent event) {
            tell(event, listener::statementErrorOccurred);
          }
        };
    if (statementListeners.putIfAbsent(listener, ours) == null) {
      real.addStatementEventListener(ours);
    }
  }

  /** What Bulla prepares for itself is nobody's. */
  private void tell(StatementEvent event, Consumer<StatementEvent> listener) {
    WeakReference<PreparedStatement> known = statements.get(event.getStatement());
    PreparedStatement ours = known == null ? null : known.get();
    if (ours != null) {
      listener.accept(new StatementEvent(this, ours, told(event.getSQLException())));
    }
  }

  @Override
  public void removeStatementEventListener(StatementEventListener listener) {
    StatementEventListener ours = statementListeners.remove(listener);
    if (ours != null) {
      real.removeStatementEventListener(ours);
    }
  }
}
