package io.bulla.jdbc;

import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.sql.XADataSource;

/**
 * Seals what the connections of a real {@code XADataSource} carry, for an application server or a
 * transaction manager. Configure it first, then use it from any thread.
 *
 * <p>Transactions are the real driver's: its {@code XAResource} is handed out as it is. The policy
 * and the keys are read over connections of their own, never inside a global transaction.
 */
public final class BullaXADataSource extends PooledDataSource<XAConnection>
    implements XADataSource {
  private final XADataSource real;

  /** A data source around that of the real driver. */
  public BullaXADataSource(XADataSource real) {
    super(real);
    this.real = real;
  }

  @Override
  public XAConnection getXAConnection() throws SQLException {
    return sealed(real::getXAConnection, "");
  }

  @Override
  public XAConnection getXAConnection(String user, String password) throws SQLException {
    return sealed(() -> real.getXAConnection(user, password), user);
  }

  @Override
  XAConnection around(XAConnection connection, Session session) {
    return new BullaXAConnection(connection, session);
  }
}
