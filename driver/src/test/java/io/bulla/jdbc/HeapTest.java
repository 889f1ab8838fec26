package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.bulla.keys.kms.HeapTestKmsProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a heap dump of an application shows: what docs/threat-model.md says, and no more. Another
 * process dumps what it can reach at four moments; this one knows the keys and looks for them.
 */
class HeapTest {
  private static final String CANARY = "CNRY-parameter";
  private static final String LITERAL = "CNRY-literal";

  @TempDir private Path directory;

  @Test
  void aHeapDumpShowsWhatTheThreatModelSays() throws Exception {
    run();
    Map<String, byte[]> secrets = secrets();
    Map<String, Integer> open = count("open", secrets);
    assertThat(open.get("column key")).as("found at all, while in use").isPositive();
    assertThat(open.get("token key")).isPositive();
    assertThat(open.get("extracted key")).isPositive();
    assertThat(open.get("data key")).as("dropped as soon as keys are derived").isZero();
    assertThat(open.get("parameter")).as("no copy of a value is kept").isZero();
    assertThat(open.get("literal")).as("the plans keep the texts of statements").isPositive();

    Map<String, Integer> idle = count("idle", secrets);
    assertThat(idle)
        .as("the TTL is over and nobody asked")
        .containsEntry("literal", open.get("literal"));
    idle.remove("literal");
    assertThat(idle.values()).as("%s", idle).containsOnly(0);

    assertThat(count("again", secrets).get("column key")).as("the same connection").isPositive();

    Map<String, Integer> closed = count("closed", secrets);
    assertThat(closed.values()).as("%s", closed).containsOnly(0);
  }

  private void run() throws Exception {
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Application.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    assertThat(ended && process.exitValue() == 0).as(Files.readString(log)).isTrue();
  }

  /** As docs/cell-format.md derives them. */
  private Map<String, byte[]> secrets() throws Exception {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    try (Connection plain = DriverManager.getConnection("jdbc:h2:" + directory.resolve("db"));
        Statement statement = plain.createStatement()) {
      byte[] columnId = new byte[0];
      try (ResultSet row = statement.executeQuery("SELECT column_id FROM bulla_column")) {
        assertThat(row.next()).isTrue();
        columnId = HexFormat.of().parseHex(row.getString(1));
      }
      try (ResultSet row =
          statement.executeQuery("SELECT purpose, wrapped_key FROM bulla_data_key")) {
        while (row.next()) {
          boolean cell = row.getString(1).equals("cell");
          byte[] key = HeapTestKmsProvider.key(row.getString(2));
          byte[] extracted = hmac("bulla/v1".getBytes(StandardCharsets.US_ASCII), key);
          byte[] info =
              concat(concat(ascii("bulla/v1\0"), new byte[] {(byte) (cell ? 1 : 3), 1}), columnId);
          byte[] derived =
              hmac(extracted, concat(info, cell ? new byte[] {1} : new byte[] {0, 1, 1}));
          if (cell) {
            secrets.put("data key", key);
            secrets.put("extracted key", extracted);
            secrets.put("column key", derived);
          } else {
            secrets.put("index root", key);
            secrets.put("token key", derived);
          }
        }
      }
    }
    secrets.put("parameter", ascii(CANARY));
    secrets.put("literal", ascii(LITERAL));
    assertThat(secrets).hasSize(7);
    return secrets;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }

  private Map<String, Integer> count(String moment, Map<String, byte[]> secrets)
      throws IOException {
    String dump =
        new String(
            Files.readAllBytes(directory.resolve(moment + ".hprof")), StandardCharsets.ISO_8859_1);
    Map<String, Integer> counts = new LinkedHashMap<>();
    secrets.forEach(
        (name, bytes) -> {
          String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
          int found = 0;
          for (int at = dump.indexOf(wanted); at >= 0; at = dump.indexOf(wanted, at + 1)) {
            found++;
          }
          counts.put(name, found);
        });
    return counts;
  }

  /** What the other process does. */
  static final class Application {
    private static final long TTL_SECONDS = 2;

    private Application() {}

    public static void main(String[] arguments) throws Exception {
      Path directory = Path.of(arguments[0]);
      Path policy =
          Files.writeString(
              directory.resolve("bulla.yaml"),
              "bulla: 1\nkms: { provider: heap-test }\n"
                  + "tables: { secret: { columns: { body: { type: VARCHAR(40), search: [equality] } } } }\n");
      Properties properties = new Properties();
      properties.setProperty("bulla.policy", "file:" + policy);
      properties.setProperty("bulla.keys.ttlSeconds", String.valueOf(TTL_SECONDS));
      Sessions.linger(1);
      String url = "jdbc:bulla:h2:" + directory.resolve("db");
      try (Connection connection = DriverManager.getConnection(url, properties)) {
        work(connection);
        dump(directory.resolve("open.hprof"));
        TimeUnit.SECONDS.sleep(3 * TTL_SECONDS); // the TTL, its grace, and one more
        dump(directory.resolve("idle.hprof"));
        read(connection);
        dump(directory.resolve("again.hprof"));
      }
      TimeUnit.SECONDS.sleep(1);
      dump(directory.resolve("closed.hprof"));
    }

    private static void work(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE secret (id INT PRIMARY KEY, body VARCHAR(40))");
        // put together here, so that no constant of this class has them
        statement.execute("INSERT INTO secret VALUES (1, '" + canary("literal") + "')");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO secret VALUES (2, ?)")) {
        insert.setString(1, canary("parameter"));
        insert.execute();
      }
      read(connection);
    }

    private static void read(Connection connection) throws SQLException {
      try (PreparedStatement query =
          connection.prepareStatement("SELECT body FROM secret WHERE body = ?")) {
        query.setString(1, canary("parameter"));
        try (ResultSet rows = query.executeQuery()) {
          if (!rows.next() || !rows.getString(1).equals(canary("parameter"))) {
            throw new IllegalStateException("not read");
          }
        }
      }
    }

    private static String canary(String kind) {
      return new StringBuilder("YRNC").reverse().append('-').append(kind).toString();
    }

    private static void dump(Path file) throws IOException {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpHeap(file.toString(), true);
    }
  }
}
