package io.bulla.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.CommonDataSource;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/**
 * What the data sources of physical connections have in common. The policy and the keys are read
 * over connections of their own, never inside a transaction of the application.
 *
 * @param <C> the physical connection
 */
abstract class PooledDataSource<C extends PooledConnection> implements CommonDataSource {
  private final CommonDataSource real;
  private final Properties properties = new Properties();

  PooledDataSource(CommonDataSource real) {
    this.real = real;
  }

  /** Where the policy is: {@code classpath:}, {@code file:} or a path. */
  public void setPolicy(String policy) {
    properties.setProperty(Setting.POLICY.key(), policy);
  }

  /** A {@code bulla.} setting. */
  public void setProperty(String key, String value) {
    properties.setProperty(key, value);
  }

  /** Opens a physical connection of the real driver. */
  interface RealOpener<C> {
    C open() throws SQLException;
  }

  /**
   * Ours around a physical connection.
   *
   * @param session is released when it is closed
   */
  abstract C around(C connection, Session session);

  final C sealed(RealOpener<C> opener, String user) throws SQLException {
    Settings settings = Settings.of(Map.of(), properties, System::getenv).checked();
    List<PolicySource> policies = PolicySource.readAll(settings.text(Setting.POLICY));
    if (Sessions.standAside(policies, settings)) {
      return opener.open();
    }
    String database = getClass().getSimpleName() + "#" + System.identityHashCode(real);
    Sessions.Key key = new Sessions.Key(database, user, policies, settings);
    Session session = Sessions.hold(key, () -> alone(opener.open()));
    boolean opened = false;
    try {
      C connection = opener.open();
      opened = true;
      return around(connection, session);
    } finally {
      if (!opened) {
        session.release();
      }
    }
  }

  /** A connection whose end is also that of the real driver's object behind it. */
  private static Connection alone(PooledConnection physical) throws SQLException {
    physical.addConnectionEventListener(new Ending(physical));
    return physical.getConnection();
  }

  private static final class Ending implements ConnectionEventListener {
    private final PooledConnection physical;
    private final AtomicBoolean ended = new AtomicBoolean();

    Ending(PooledConnection physical) {
      this.physical = physical;
    }

    @Override
    public void connectionClosed(ConnectionEvent event) {
      end();
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      end();
    }

    private void end() {
      // MariaDB's driver tells of the end of the physical connection as well
      if (!ended.compareAndSet(false, true)) {
        return;
      }
      try {
        physical.close();
      } catch (SQLException e) {
        // it has served its purpose, and there is nobody to tell
        return;
      }
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return real.getParentLogger();
  }
}
