package io.bulla.tools;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A driver from a jar that is not on the class path: {@code DriverManager} gives out only drivers
 * of the caller's class loader, so one of ours stands before it.
 */
final class LoadedDriver implements Driver {
  private final Driver driver;

  private LoadedDriver(Driver driver) {
    this.driver = driver;
  }

  static void register(Path jar) throws SQLException {
    if (!Files.isReadable(jar)) {
      throw new SQLException("the driver jar " + jar + " cannot be read.", "08001");
    }
    // stays open: the driver loads its classes from it until the process ends
    URLClassLoader loader;
    try {
      loader =
          new URLClassLoader(new URL[] {jar.toUri().toURL()}, LoadedDriver.class.getClassLoader());
    } catch (IOException e) {
      throw new SQLException("the driver jar " + jar + " cannot be read.", "08001", e);
    }
    for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
      if (driver.getClass().getClassLoader() == loader) {
        DriverManager.registerDriver(new LoadedDriver(driver));
      }
    }
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    return driver.connect(url, info);
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return driver.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return driver.getPropertyInfo(url, info);
  }

  @Override
  public int getMajorVersion() {
    return driver.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return driver.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return driver.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return driver.getParentLogger();
  }
}
