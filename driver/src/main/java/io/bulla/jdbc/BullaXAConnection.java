package io.bulla.jdbc;

import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** A connection of the real driver for global transactions whose handles seal. */
final class BullaXAConnection extends BullaPooledConnection implements XAConnection {
  private final XAConnection real;

  /**
   * @param session is released when this connection is closed
   */
  BullaXAConnection(XAConnection real, Session session) {
    super(real, session);
    this.real = real;
  }

  @Override
  public XAResource getXAResource() throws SQLException {
    return real.getXAResource();
  }
}
