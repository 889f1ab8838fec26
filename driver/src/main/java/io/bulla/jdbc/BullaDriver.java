package io.bulla.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The driver of {@code jdbc:bulla:<real URL>}; found by {@code ServiceLoader}. Stateless and
 * thread-safe.
 */
public final class BullaDriver implements Driver {
  static {
    try {
      DriverManager.registerDriver(new BullaDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return url != null && BullaUrl.accepts(url);
  }

  @Override
  public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Properties given = info == null ? new Properties() : info;
    BullaUrl parsed = BullaUrl.parse(url);
    Settings settings = Settings.of(parsed.settings(), given, System::getenv).checked();
    List<PolicySource> policies = PolicySource.readAll(settings.text(Setting.POLICY));
    Properties rest = Settings.withoutOwn(given);
    Driver real = realDriver(parsed.realUrl());
    Session.Opener opener = () -> open(real, parsed.realUrl(), rest);
    if (Sessions.standAside(policies, settings)) {
      return opener.open();
    }
    Sessions.Key key =
        new Sessions.Key(parsed.realUrl(), rest.getProperty("user", ""), policies, settings);
    return Sessions.connect(key, opener.open(), opener);
  }

  /** A connection of the real driver alone. */
  static Connection openReal(String realUrl, Properties properties) throws SQLException {
    return open(realDriver(realUrl), realUrl, properties);
  }

  private static Connection open(Driver driver, String url, Properties properties)
      throws SQLException {
    Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw noDriver(null);
    }
    return connection;
  }

  private static Driver realDriver(String url) throws SQLException {
    try {
      return DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw noDriver(e);
    }
  }

  /** The URL may hold a password, so it is not in the message. */
  private static SQLException noDriver(@Nullable SQLException cause) {
    return Errors.connect(
        "no driver accepts the real URL (what follows jdbc:bulla:, after jdbc:). Put the"
            + " database's own driver on the class path and check the URL.",
        cause);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties info)
      throws SQLException {
    BullaUrl parsed = BullaUrl.parse(url);
    Settings settings =
        Settings.of(parsed.settings(), info == null ? new Properties() : info, System::getenv);
    Properties rest = Settings.withoutOwn(info == null ? new Properties() : info);
    DriverPropertyInfo[] real =
        realDriver(parsed.realUrl()).getPropertyInfo(parsed.realUrl(), rest);
    return Stream.concat(
            Arrays.stream(Setting.values()).map(setting -> propertyInfo(setting, settings)),
            Arrays.stream(real))
        .toArray(DriverPropertyInfo[]::new);
  }

  private static DriverPropertyInfo propertyInfo(Setting setting, Settings settings) {
    DriverPropertyInfo row = new DriverPropertyInfo(setting.key(), settings.text(setting));
    row.description = setting.meaning();
    return row;
  }

  @Override
  public int getMajorVersion() {
    return 0;
  }

  @Override
  public int getMinorVersion() {
    return 1;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("Bulla: does not use java.util.logging", "0A000");
  }
}
