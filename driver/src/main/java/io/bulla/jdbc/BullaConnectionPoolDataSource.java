package io.bulla.jdbc;

import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;

/**
 * Seals what the connections of a real {@code ConnectionPoolDataSource} carry, for a pool that
 * works with physical connections. Configure it first, then use it from any thread.
 *
 * <p>Physical connections are the real driver's: what its pooled statements and handles do, ours
 * do.
 */
public final class BullaConnectionPoolDataSource extends PooledDataSource<PooledConnection>
    implements ConnectionPoolDataSource {
  private final ConnectionPoolDataSource real;

  /** A data source around that of the real driver. */
  public BullaConnectionPoolDataSource(ConnectionPoolDataSource real) {
    super(real);
    this.real = real;
  }

  @Override
  public PooledConnection getPooledConnection() throws SQLException {
    return sealed(real::getPooledConnection, "");
  }

  @Override
  public PooledConnection getPooledConnection(String user, String password) throws SQLException {
    return sealed(() -> real.getPooledConnection(user, password), user);
  }

  @Override
  PooledConnection around(PooledConnection connection, Session session) {
    return new BullaPooledConnection(connection, session);
  }
}
