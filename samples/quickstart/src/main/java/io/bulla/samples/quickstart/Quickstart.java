package io.bulla.samples.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Locale;

/** Runs the application through Bulla, then looks at the same row from both sides. */
public final class Quickstart {

  private static final String REAL_URL = "jdbc:h2:mem:quickstart;DB_CLOSE_DELAY=-1";
  private static final String BULLA_URL = "jdbc:bulla:h2:mem:quickstart;DB_CLOSE_DELAY=-1";
  private static final String SELECT_ADA = "SELECT * FROM person WHERE ssn = '078-05-1120'";
  private static final int SHOWN_BYTES = 20;

  private Quickstart() {}

  public static void main(String[] arguments) throws SQLException {
    run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  static void run(PrintStream out) throws SQLException {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(BULLA_URL);
    pool.setMaximumPoolSize(2);
    try (Connection real = DriverManager.getConnection(REAL_URL);
        HikariDataSource database = new HikariDataSource(pool)) {
      execute(real, "SET QUERY_STATISTICS TRUE");
      out.printf("%nThe application, unchanged, through %s%n", BULLA_URL);
      new Application(database, out).run();

      try (Connection sealed = database.getConnection()) {
        out.printf("%nThe application sends%n  %s%nand sees%n", SELECT_ADA);
        show(sealed, SELECT_ADA, out);
      }
      out.printf("%nThe database was sent (by its own statistics)%n");
      showStatements(real, out);
      out.printf("%nand holds (through %s)%n", REAL_URL);
      show(real, "SELECT * FROM person WHERE id = 1", out);
      execute(real, "SHUTDOWN");
    }
  }

  private static void showStatements(Connection real, PrintStream out) throws SQLException {
    String query =
        "SELECT sql_statement FROM information_schema.query_statistics"
            + " WHERE LOWER(sql_statement) LIKE '%from person%'"
            + " AND LOWER(sql_statement) LIKE 'select%ssn%'";
    try (Statement statement = real.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        out.printf("  %s%n", rows.getString(1));
      }
    }
  }

  private static void show(Connection connection, String query, PrintStream out)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      ResultSetMetaData columns = row.getMetaData();
      row.next();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
        out.printf("  %-10s %s%n", name, text(row.getObject(i)));
      }
    }
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      String hex = HexFormat.of().formatHex(bytes, 0, Math.min(SHOWN_BYTES, bytes.length));
      return bytes.length > SHOWN_BYTES ? hex + "... (" + bytes.length + " bytes)" : hex;
    }
    return String.valueOf(value);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
