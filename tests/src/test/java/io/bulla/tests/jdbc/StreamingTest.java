package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kit.Sides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 100,000 rows of sealed columns go through a heap that cannot hold them, in each driver's own way
 * of streaming.
 */
final class StreamingTest {
  private static final int ROWS = 100_000;
  private static final int SEALED_ROWS = 1_000;
  private static final int NOTE_LENGTH = 600;

  /** Less than the cells alone. */
  private static final String HEAP = "-Xmx48m";

  private static final String POLICY =
      """
      tables:
        reading:
          columns:
            kind: { type: VARCHAR(10), search: [equality] }
            note: { type: VARCHAR(%d) }
      """
          .formatted(NOTE_LENGTH);

  /**
   * One driver's way.
   *
   * @param options of the URL
   * @param fetchSize 0: the driver's default, which is to read everything at once
   */
  record Way(TestDatabase database, String options, int fetchSize) {}

  static List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    for (TestDatabase database : TestDatabase.available()) {
      if (database.isConnectorJ()) {
        ways.add(new Way(database, "", Integer.MIN_VALUE));
        ways.add(new Way(database, "&useCursorFetch=true", 100));
      } else {
        String lazy = database == TestDatabase.H2 ? ";LAZY_QUERY_EXECUTION=1" : "";
        ways.add(new Way(database, lazy, 100));
      }
    }
    return ways;
  }

  /** H2 spills to disk by itself. */
  static List<Way> allAtOnce() {
    return TestDatabase.available().stream()
        .filter(database -> database != TestDatabase.H2)
        .map(database -> new Way(database, "", 0))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void rowsAreReadOneByOne(Way way) throws Exception {
    assertThat(read(way)).isZero();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("allAtOnce")
  void theHeapIsTooSmallForAllOfThem(Way way) throws Exception {
    assertThat(read(way)).isEqualTo(OneReader.OUT_OF_MEMORY);
  }

  private static int read(Way way) throws Exception {
    Path policy = Sides.policyFile(POLICY);
    TestSchema schema = schema(way.database(), policy.resolveSibling("readings"));
    fill(schema, policy);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            OneReader.class.getName(),
            schema.url() + way.options(),
            schema.user(),
            policy.toString(),
            String.valueOf(way.fetchSize()));
    Path log = policy.resolveSibling("reader.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    System.out.printf("%s: %s%n", way, Files.readString(log));
    return process.exitValue();
  }

  /** H2 in a file: in memory the database itself would not fit. */
  private static TestSchema schema(TestDatabase database, Path file) {
    return database == TestDatabase.H2
        ? new TestSchema(database, "", "jdbc:h2:file:" + file + ";CACHE_SIZE=2048", "sa", "")
        : database.newSchema();
  }

  /** Cells do not know their row: the database multiplies what was sealed once. */
  private static void fill(TestSchema schema, Path policy) throws SQLException {
    try (Connection sealed =
            DriverManager.getConnection(url(schema.url()), properties(schema.user(), policy));
        Statement statement = sealed.createStatement()) {
      statement.execute(
          "CREATE TABLE reading (id INT PRIMARY KEY, kind VARCHAR(10), note VARCHAR("
              + NOTE_LENGTH
              + "))");
      try (PreparedStatement insert =
          sealed.prepareStatement("INSERT INTO reading (id, kind, note) VALUES (?, ?, ?)")) {
        for (int i = 0; i < SEALED_ROWS; i++) {
          insert.setInt(1, i);
          insert.setString(2, "CNRY");
          insert.setString(3, note(i));
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
    try (Connection plain = schema.plain();
        Statement statement = plain.createStatement()) {
      for (int rows = SEALED_ROWS; rows < ROWS; rows *= 2) {
        statement.executeUpdate(
            ("INSERT INTO reading (id, kind, kind__eq, note) SELECT id + %d, kind, kind__eq, note"
                    + " FROM reading WHERE id + %d < %d")
                .formatted(rows, rows, ROWS));
      }
    }
  }

  private static String note(int id) {
    return ("CNRY note " + id % SEALED_ROWS + " ").repeat(NOTE_LENGTH).substring(0, NOTE_LENGTH);
  }

  private static String url(String real) {
    return real.replaceFirst("jdbc:", "jdbc:bulla:");
  }

  private static Properties properties(String user, Path policy) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("bulla.policy", "file:" + policy);
    return properties;
  }

  /** The process with the small heap. */
  static final class OneReader {
    static final int OUT_OF_MEMORY = 7;

    private OneReader() {}

    public static void main(String[] arguments) throws Exception {
      Properties properties = properties(arguments[1], Path.of(arguments[2]));
      int fetchSize = Integer.parseInt(arguments[3]);
      try (Connection connection = DriverManager.getConnection(url(arguments[0]), properties)) {
        connection.setAutoCommit(false);
        String query = "SELECT id, note, kind FROM reading WHERE kind = ";
        try (PreparedStatement statement = connection.prepareStatement(query + "?")) {
          statement.setFetchSize(fetchSize);
          statement.setString(1, "CNRY");
          count(statement.executeQuery());
        }
        try (Statement statement = connection.createStatement()) {
          statement.setFetchSize(fetchSize);
          count(statement.executeQuery(query + "'CNRY'"));
        }
      } catch (OutOfMemoryError e) {
        System.exit(OUT_OF_MEMORY);
      } catch (SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
          if (cause instanceof OutOfMemoryError) {
            System.exit(OUT_OF_MEMORY);
          }
        }
        throw e;
      }
    }

    private static void count(ResultSet result) throws SQLException {
      int seen = 0;
      try (ResultSet rows = result) {
        while (rows.next()) {
          seen++;
          if (!note(rows.getInt(1)).equals(rows.getString(2))
              || !"CNRY".equals(rows.getString(3))) {
            throw new IllegalStateException("another value in row " + rows.getInt(1));
          }
        }
      }
      if (seen != ROWS) {
        throw new IllegalStateException(seen + " rows");
      }
    }
  }
}
