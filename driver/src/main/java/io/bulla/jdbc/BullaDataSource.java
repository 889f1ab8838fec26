package io.bulla.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A {@code DataSource} of Bulla for a Spring bean or a pool: either over a {@code jdbc:bulla:} URL,
 * or around another data source. Configure it first, then use it from any thread.
 */
public final class BullaDataSource implements DataSource {
  private final @Nullable DataSource real;
  private final Properties properties = new Properties();
  private @Nullable String url;
  private @Nullable PrintWriter logWriter;
  private int loginTimeoutSeconds;

  /** A data source whose URL is set next. */
  public BullaDataSource() {
    this.real = null;
  }

  /** A data source that seals what the connections of another one carry. */
  public BullaDataSource(DataSource real) {
    this.real = real;
  }

  /** {@code jdbc:bulla:} and the rest of the real URL. */
  public void setUrl(String url) {
    this.url = url;
  }

  public void setUser(String user) {
    properties.setProperty("user", user);
  }

  public void setPassword(String password) {
    properties.setProperty("password", password);
  }

  /** Where the policy is: {@code classpath:}, {@code file:} or a path. */
  public void setPolicy(String policy) {
    properties.setProperty(Setting.POLICY.key(), policy);
  }

  /** A {@code bulla.} setting, or a property of the real driver. */
  public void setProperty(String key, String value) {
    properties.setProperty(key, value);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return real == null
        ? connect(properties)
        : around(real.getConnection(), real::getConnection, "");
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    if (real != null) {
      return around(
          real.getConnection(user, password), () -> real.getConnection(user, password), user);
    }
    Properties own = new Properties();
    own.putAll(properties);
    own.setProperty("user", user);
    own.setProperty("password", password);
    return connect(own);
  }

  private Connection connect(Properties given) throws SQLException {
    if (url == null) {
      throw Errors.connect("the data source has no URL. Call setUrl, or wrap a data source.");
    }
    if (!BullaUrl.accepts(url)) {
      throw Errors.connect("the data source's URL does not begin with jdbc:bulla:. Correct it.");
    }
    return DriverManager.getConnection(url, given);
  }

  private Connection around(Connection connection, Session.Opener opener, String user)
      throws SQLException {
    boolean connected = false;
    try {
      Settings settings = Settings.of(java.util.Map.of(), properties, System::getenv).checked();
      List<PolicySource> policies = PolicySource.readAll(settings.text(Setting.POLICY));
      Connection ours = connection;
      if (!Sessions.standAside(policies, settings)) {
        String database = connection.getMetaData().getURL() + "#" + System.identityHashCode(real);
        Sessions.Key key = new Sessions.Key(database, user, policies, settings);
        ours = Sessions.connect(key, connection, opener);
      }
      connected = true;
      return ours;
    } finally {
      if (!connected) {
        connection.close();
      }
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return real == null ? logWriter : real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    logWriter = out;
    if (real != null) {
      real.setLogWriter(out);
    }
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    loginTimeoutSeconds = seconds;
    if (real != null) {
      real.setLoginTimeout(seconds);
    }
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real == null ? loginTimeoutSeconds : real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("Bulla: does not use java.util.logging", "0A000");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw Errors.unsupported("a data source of Bulla gives no other one out");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
