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
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/**
 * Seals what the connections of a real {@code XADataSource} carry, for an application server or a
 * transaction manager. Configure it first, then use it from any thread.
 *
 * <p>Transactions are the real driver's: its {@code XAResource} is handed out as it is. The policy
 * and the keys are read over connections of their own, never inside a global transaction.
 */
public final class BullaXADataSource implements XADataSource {
  private final XADataSource real;
  private final Properties properties = new Properties();

  /** A data source around that of the real driver. */
  public BullaXADataSource(XADataSource real) {
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

  /** Opens a connection of the real driver that can take part in global transactions. */
  private interface RealOpener {
    XAConnection open() throws SQLException;
  }

  @Override
  public XAConnection getXAConnection() throws SQLException {
    return sealed(real::getXAConnection, "");
  }

  @Override
  public XAConnection getXAConnection(String user, String password) throws SQLException {
    return sealed(() -> real.getXAConnection(user, password), user);
  }

  private XAConnection sealed(RealOpener opener, String user) throws SQLException {
    Settings settings = Settings.of(Map.of(), properties, System::getenv).checked();
    List<PolicySource> policies = PolicySource.readAll(settings.text(Setting.POLICY));
    if (Sessions.standAside(policies, settings)) {
      return opener.open();
    }
    Sessions.Key key =
        new Sessions.Key("xa#" + System.identityHashCode(real), user, policies, settings);
    Session session = Sessions.hold(key, () -> alone(opener.open()));
    boolean opened = false;
    try {
      XAConnection connection = opener.open();
      opened = true;
      return new BullaXAConnection(connection, session);
    } finally {
      if (!opened) {
        session.release();
      }
    }
  }

  /** A connection whose end is also that of the real driver's object behind it. */
  private static Connection alone(XAConnection physical) throws SQLException {
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
