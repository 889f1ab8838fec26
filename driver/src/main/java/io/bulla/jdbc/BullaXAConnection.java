package io.bulla.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.StatementEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** A connection of the real driver for global transactions whose handles seal. */
final class BullaXAConnection implements XAConnection {
  private final XAConnection real;
  private final Session session;
  private final AtomicBoolean released = new AtomicBoolean();
  private final Map<ConnectionEventListener, ConnectionEventListener> listeners =
      new ConcurrentHashMap<>();

  /**
   * @param session is released when this connection is closed
   */
  BullaXAConnection(XAConnection real, Session session) {
    this.real = real;
    this.session = session;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return BullaConnection.handle(real.getConnection(), session);
  }

  @Override
  public XAResource getXAResource() throws SQLException {
    return real.getXAResource();
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
    if (listeners.putIfAbsent(listener, ours) == null) {
      real.addConnectionEventListener(ours);
    }
  }

  private ConnectionEvent own(ConnectionEvent event) {
    return new ConnectionEvent(this, event.getSQLException());
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    ConnectionEventListener ours = listeners.remove(listener);
    if (ours != null) {
      real.removeConnectionEventListener(ours);
    }
  }

  @Override
  public void addStatementEventListener(StatementEventListener listener) {
    real.addStatementEventListener(listener);
  }

  @Override
  public void removeStatementEventListener(StatementEventListener listener) {
    real.removeStatementEventListener(listener);
  }
}
