package io.bulla.benchmarks;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * What costs do when a policy, a schema, an application or a table grows. Prints Markdown.
 *
 * <p>System properties: {@code tables} (most plain tables, default 10,000), {@code texts} (distinct
 * statements, default 100,000), {@code rows} (most rows on PostgreSQL, default 1,000,000).
 */
public final class Scale {
  private final Path directory;

  private Scale(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments) throws Exception {
    Scale scale = new Scale(Files.createTempDirectory("bulla-scale"));
    // the first connection of all loads classes
    scale.columns(1);
    System.out.println("| columns in the policy | first connection, CPU ms | warm SELECT, µs |");
    System.out.println("| --- | --- | --- |");
    for (int columns : new int[] {1, 10, 100, 1000}) {
      scale.columns(columns);
    }
    System.out.println("\n| plain tables in the schema | first connection and query, CPU ms |");
    System.out.println("| --- | --- |");
    for (int tables : new int[] {0, 1000, Integer.getInteger("tables", 10_000)}) {
      scale.tables(tables);
    }
    scale.texts(Integer.getInteger("texts", 100_000));
    scale.rows(Integer.getInteger("rows", 1_000_000));
  }

  private String policy(String name, int tables, int columns) {
    StringBuilder text =
        new StringBuilder(
            """
            bulla: 1
            kms:
              provider: local
              keystore: file:%s
              password: invented-for-benchmarks
            tables:
            """
                .formatted(directory.resolve("keys.p12")));
    for (int table = 0; table < tables; table++) {
      text.append("  t").append(table).append(":\n    columns:\n");
      for (int column = 0; column < columns; column++) {
        text.append("      c").append(column);
        text.append(": { type: VARCHAR(20), search: [equality] }\n");
      }
    }
    return Sides.policy(directory, name, text.toString());
  }

  private static String sealed(String url, String policy) {
    return url.replaceFirst("^jdbc:", "jdbc:bulla:") + ";bulla.policy=" + policy;
  }

  private static double cpuMillis(long start) {
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void columns(int columns) throws SQLException {
    TestSchema schema = TestDatabase.H2.newSchema();
    int each = Math.min(columns, 10);
    String policy = policy(schema.name() + "-" + columns, columns / each, each);
    long start = cpu();
    try (Connection connection =
        DriverManager.getConnection(sealed(schema.url(), policy), "sa", "")) {
      double connected = cpuMillis(start);
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE t0 (id INT PRIMARY KEY" + columnsOf(each) + ")");
        statement.execute("INSERT INTO t0 (id, c0) VALUES (1, 'invented')");
      }
      double micros = warm(connection, "SELECT c0 FROM t0 WHERE id = ?", 30_000);
      System.out.printf(Locale.ROOT, "| %d | %.0f | %.2f |%n", columns, connected, micros);
    }
  }

  private static String columnsOf(int columns) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      text.append(", c").append(column).append(" VARCHAR(20)");
    }
    return text.toString();
  }

  /** The last of three runs, in microseconds of CPU. */
  private static double warm(Connection connection, String sql, int times) throws SQLException {
    double micros = 0;
    for (int run = 0; run < 3; run++) {
      long start = cpu();
      for (int i = 0; i < times; i++) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.setInt(1, 1);
          try (ResultSet row = statement.executeQuery()) {
            if (!row.next() || row.getString(1).isEmpty()) {
              throw new IllegalStateException("the row is missing");
            }
          }
        }
      }
      micros = cpuMillis(start) * 1000 / times;
    }
    return micros;
  }

  private void tables(int tables) throws SQLException {
    TestSchema schema = TestDatabase.H2.newSchema();
    try (Connection connection = schema.plain();
        Statement statement = connection.createStatement()) {
      for (int table = 0; table < tables; table++) {
        statement.execute("CREATE TABLE plain_" + table + " (id INT PRIMARY KEY, a INT, b INT)");
      }
    }
    String url = sealed(schema.url(), policy(schema.name() + "-tables", 1, 1));
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t0 (id INT PRIMARY KEY, c0 VARCHAR(20))");
      statement.execute("INSERT INTO t0 VALUES (1, 'invented')");
    }
    // another policy file: a session of its own, that has read nothing
    String again = sealed(schema.url(), policy(schema.name() + "-again", 1, 1));
    long start = cpu();
    try (Connection connection = DriverManager.getConnection(again, "sa", "")) {
      warm(connection, "SELECT c0 FROM t0 WHERE id = ?", 1);
      System.out.printf(Locale.ROOT, "| %d | %.1f |%n", tables, cpuMillis(start));
    }
  }

  /** Each with a literal of its own, as an application does that does not bind. */
  private void texts(int texts) throws SQLException {
    System.out.println(
        "\n| distinct texts | heap after GC after a tenth, MB | after all | CPU of a text, µs"
            + " | of a hot statement between them, µs |");
    System.out.println("| --- | --- | --- | --- | --- |");
    TestSchema plain = TestDatabase.H2.newSchema();
    texts("real driver", plain.url(), texts);
    TestSchema schema = TestDatabase.H2.newSchema();
    texts("Bulla", sealed(schema.url(), policy(schema.name() + "-texts", 1, 1)), texts);
  }

  private static void texts(String side, String url, int texts) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t0 (id INT PRIMARY KEY, c0 VARCHAR(20))");
      statement.execute("INSERT INTO t0 VALUES (1, 'invented')");
      String hot = "SELECT c0 FROM t0 WHERE id = ?";
      warm(connection, hot, 20_000);
      int done = storm(statement, 0, texts / 10);
      long heapBefore = heap();
      long hotCpu = 0;
      int hotTimes = 0;
      long start = cpu();
      while (done < texts) {
        done = storm(statement, done, done + 20);
        long hotStart = cpu();
        try (PreparedStatement again = connection.prepareStatement(hot)) {
          again.setInt(1, 1);
          again.executeQuery().close();
        }
        hotCpu += cpu() - hotStart;
        hotTimes++;
      }
      double micros = (cpu() - start - hotCpu) / 1e3 / (texts - texts / 10);
      System.out.printf(
          Locale.ROOT,
          "| %s, %d | %.1f | %.1f | %.1f | %.1f |%n",
          side,
          texts,
          heapBefore / 1e6,
          heap() / 1e6,
          micros,
          hotCpu / 1e3 / hotTimes);
    }
  }

  private static int storm(Statement statement, int from, int to) throws SQLException {
    for (int i = from; i < to; i++) {
      statement.executeQuery("SELECT id FROM t0 WHERE c0 = 'value " + i + "'").close();
    }
    return to;
  }

  private static long heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Cells that the server makes up fill the table; a thousand real ones are looked for. */
  private void rows(int most) throws SQLException {
    TestSchema schema = TestDatabase.POSTGRESQL.newSchema();
    Sides.quieten(TestDatabase.POSTGRESQL, schema);
    String policy = policy(schema.name() + "-rows", 1, 1);
    String url = schema.url().replaceFirst("^jdbc:", "jdbc:bulla:") + "?bulla.policy=" + policy;
    System.out.println(
        "\n| rows, PostgreSQL | SELECT by sealed equality, CPU of the client µs | wall µs |");
    System.out.println("| --- | --- | --- |");
    try (Connection connection =
            DriverManager.getConnection(url, schema.user(), schema.password());
        Connection plain = schema.plain();
        Statement server = plain.createStatement()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE t0 (id INT PRIMARY KEY, c0 VARCHAR(20))");
        statement.execute("CREATE INDEX by_c0 ON t0(c0)");
      }
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t0 VALUES (?, ?)")) {
        for (int row = 0; row < 1000; row++) {
          insert.setInt(1, row);
          insert.setString(2, "value " + row);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      int filled = 1000;
      for (int rows = 1000; rows <= most; rows *= 10) {
        if (rows > filled) {
          server.execute(
              "INSERT INTO t0 (id, c0, c0__eq) SELECT i, decode('49e6a50101' || repeat('00', 53),"
                  + " 'hex'), decode(md5(i::text), 'hex') FROM generate_series("
                  + filled
                  + ", "
                  + (rows - 1)
                  + ") i");
          server.execute("ANALYZE t0");
          filled = rows;
        }
        look(connection, 2000);
        long start = cpu();
        long wall = System.nanoTime();
        look(connection, 10_000);
        System.out.printf(
            Locale.ROOT,
            "| %d | %.1f | %.1f |%n",
            rows,
            cpuMillis(start) * 1000 / 10_000,
            (System.nanoTime() - wall) / 1e3 / 10_000);
      }
    }
  }

  private static void look(Connection connection, int times) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT id, c0 FROM t0 WHERE c0 = ?")) {
      for (int i = 0; i < times; i++) {
        query.setString(1, "value " + i * 37 % 1000);
        try (ResultSet row = query.executeQuery()) {
          if (!row.next() || row.getString(2).isEmpty()) {
            throw new IllegalStateException("the row is missing");
          }
        }
      }
    }
  }
}
