package suite;

import java.io.FileWriter;
import java.io.IOException;
import java.sql.*;
import java.util.Properties;

/** Opens the connections of a suite, through Bulla when its prefix says so. */
public final class Suite {
  private static String through(String url) {
    String prefix = System.getProperty("suite.prefix", "jdbc:");
    return url == null ? null : url.replaceFirst("^jdbc:(?=(h2|mariadb|mysql):)", prefix);
  }

  public static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(through(url));
  }

  public static Connection connect(String url, Properties info) throws SQLException {
    return DriverManager.getConnection(through(url), info);
  }

  public static Connection connect(String url, String user, String password) throws SQLException {
    return DriverManager.getConnection(through(url), user, password);
  }

  /** The driver's own object, where the suite casts. */
  public static <T> T real(Object object, Class<T> type) {
    try {
      return object == null || type.isInstance(object) ? type.cast(object) : ((Wrapper) object).unwrap(type);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One line a class of H2's tests, which are no JUnit tests. */
  public static synchronized void report(Object configuration, Object test, Throwable failure) {
    try (FileWriter writer = new FileWriter(System.getProperty("suite.report"), true)) {
      String outcome = failure == null ? "ok" : "FAILED " + failure.toString().lines().findFirst().orElse("");
      writer.write(configuration + " " + test.getClass().getName() + " " + outcome + "\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
