package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kms.Faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application sees of its keys in Tencent Cloud KMS; docs/operations.md quotes it. */
final class TencentEndToEndTest {
  private static final String TABLES =
      """
      tables:
        customer:
          columns:
            ssn: { type: VARCHAR(11), search: [equality] }
      """;

  @TempDir private Path directory;
  private final Cloud cloud = new Cloud();
  private final TestSchema schema = TestDatabase.H2.newSchema();
  private int sessions;

  @BeforeEach
  void createTable() throws Exception {
    try (Connection connection = connect(newProcess());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE customer (id INT PRIMARY KEY, ssn VARCHAR(11))");
      statement.execute("INSERT INTO customer VALUES (1, '123-45-6789')");
    }
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void eachKeyIsMadeOnceAndUnwrappedOnceAProcess() throws Exception {
    assertThat(cloud.emulator.count("GenerateDataKey")).isEqualTo(2); // cell key, index root
    assertThat(cloud.emulator.count("Decrypt")).isZero();
    int processes = 50;
    List<Connection> open = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      open.addAll(pool(newProcess(), 8));
    }
    assertThat(cloud.emulator.count("Decrypt")).isEqualTo(2L * processes);
    for (Connection connection : open) {
      assertThat(find(connection)).isEqualTo(1);
      connection.close();
    }
    assertThat(cloud.emulator.count("Decrypt")).isEqualTo(2L * processes);
    assertThat(cloud.emulator.events()).hasSize(2 + 2 * processes);
  }

  @Test
  void aWarmPathNeverAsks() throws Exception {
    try (Connection connection = connect(newProcess())) {
      int before = cloud.emulator.events().size();
      cloud.emulator.faults().always(Fault.HTTP_500);
      for (int i = 0; i < 1000; i++) {
        assertThat(find(connection)).isEqualTo(1);
      }
      assertThat(cloud.emulator.events()).hasSize(before);
    }
  }

  @Test
  void aDenialByCamStopsTheConnection() {
    cloud.application.policies();
    SQLException refused = refusedConnection();
    assertThat((Throwable) refused)
        .hasMessageContaining("KMS tencent refused to unwrap")
        .hasMessageContaining("grant name/kms:Decrypt on the CMK")
        .hasMessageContaining("[KMS request " + cloud.emulator.events().get(2).requestId() + "]");
  }

  @Test
  void aDenialByCamStopsTheFirstTableOfAnEmptySchemaAndLeavesItEmpty() throws Exception {
    TestSchema empty = TestDatabase.H2.newSchema();
    int before = cloud.emulator.events().size();
    cloud.application.policies();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:bulla:" + empty.url().substring("jdbc:".length()), newProcess());
        var statement = connection.createStatement();
        Connection plain = empty.plain()) {
      assertThat(cloud.emulator.events()).hasSize(before);
      assertThatThrownBy(() -> statement.execute("CREATE TABLE customer (ssn VARCHAR(11))"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("grant name/kms:GenerateDataKey on the CMK");
      assertThatThrownBy(() -> plain.createStatement().execute("SELECT id FROM customer"))
          .hasMessageContaining("not found");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Disabled, is disabled; enable it",
    "PendingDelete, cancel the deletion and enable it",
    "PendingImport, import the same key material again",
  })
  void aCmkThatCannotBeUsedStopsTheConnectionUntilItCan(String state, String advice)
      throws Exception {
    cloud.emulator.cmks().scheduleDeletion(cloud.cmk, 900);
    cloud.emulator.cmks().state(cloud.cmk, state);
    assertThat((Throwable) refusedConnection())
        .hasMessageContaining(advice)
        .hasMessageContaining("[CMK state " + state + "]");
    cloud.emulator.cmks().state(cloud.cmk, Cmk.ENABLED);
    try (Connection connection = connect(newProcess())) {
      assertThat(find(connection)).isEqualTo(1);
    }
  }

  @Test
  void anArchivedCmkStillServesWhatExists() throws Exception {
    cloud.emulator.cmks().state(cloud.cmk, Cmk.ARCHIVED);
    try (Connection connection = connect(newProcess())) {
      assertThat(find(connection)).isEqualTo(1);
    }
  }

  @Test
  void throttlingIsWaitedOut() throws Exception {
    cloud.emulator.faults().next(Fault.THROTTLED, 2);
    try (Connection connection = connect(newProcess())) {
      assertThat(find(connection)).isEqualTo(1);
    }
    assertThat(cloud.emulator.events())
        .extracting(AuditEvent::apiErrorCode)
        .filteredOn("RequestLimitExceeded"::equals)
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLED", "HTTP_503", "DROPPED", "HTML", "INTERNAL_ERROR"})
  void anOutageIsATransientErrorAndNoRefusal(Fault fault) throws Exception {
    cloud.emulator.faults().always(fault);
    assertThatThrownBy(() -> connect(newProcess(Map.of("retries", "1"))))
        .isInstanceOf(SQLTransientException.class)
        .hasMessageContaining("KMS tencent cannot be reached to unwrap")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("HYT00");
    cloud.emulator.faults().clear();
    try (Connection connection = connect(newProcess())) {
      assertThat(find(connection)).isEqualTo(1);
    }
  }

  @Test
  void aRevocationReachesOpenConnectionsAndEndsThere() throws Exception {
    Properties properties = newProcess();
    properties.setProperty("bulla.keys.ttlSeconds", "1");
    try (Connection connection = connect(properties)) {
      cloud.emulator.cmks().state(cloud.cmk, Cmk.DISABLED);
      SQLException refused = firstFailure(connection);
      assertThat(refused.getSQLState()).isEqualTo("28000");
      assertThat((Throwable) refused).hasMessageContaining("is disabled; enable it");
      cloud.emulator.cmks().state(cloud.cmk, Cmk.ENABLED);
      untilItWorks(connection);
    }
  }

  @Test
  void anOutageInTheMiddleOfALoadIsNotSeenWithinMaxStale() throws Exception {
    Properties properties = newProcess(Map.of("retries", "0"));
    properties.setProperty("bulla.keys.ttlSeconds", "1");
    properties.setProperty("bulla.keys.maxStaleSeconds", "3600");
    try (Connection connection = connect(properties)) {
      int before = cloud.emulator.events().size();
      cloud.emulator.faults().always(Fault.THROTTLED);
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (cloud.emulator.events().size() < before + 2) { // the TTL has passed, and once more
        assertThat(find(connection)).isEqualTo(1);
        assertThat(System.nanoTime()).isLessThan(end);
      }
      cloud.emulator.faults().clear();
      cloud.application.policies();
      assertThat((Throwable) firstFailure(connection)).hasMessageContaining("CAM denies Decrypt");
    }
  }

  private List<Connection> pool(Properties process, int size) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(size);
    try {
      Callable<Connection> connect = () -> connect(process);
      List<Connection> connections = new ArrayList<>();
      for (Future<Connection> each :
          threads.invokeAll(java.util.Collections.nCopies(size, connect))) {
        connections.add(each.get());
      }
      return connections;
    } finally {
      threads.shutdownNow();
    }
  }

  private Properties newProcess() throws IOException {
    return newProcess(Map.of());
  }

  /** A policy file of its own has a session and a vault of its own, as another process would. */
  private Properties newProcess(Map<String, String> more) throws IOException {
    Path policy = directory.resolve("bulla-" + sessions++ + ".yaml");
    Files.writeString(policy, "bulla: 1\nkms:\n" + cloud.yaml(more) + TABLES);
    Properties properties = new Properties();
    properties.setProperty("user", schema.user());
    properties.setProperty("password", schema.password());
    properties.setProperty("bulla.policy", "file:" + policy);
    return properties;
  }

  private Connection connect(Properties properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:bulla:" + schema.url().substring("jdbc:".length()), properties);
  }

  private SQLException refusedConnection() {
    SQLException refused =
        catchThrowableOfType(SQLException.class, () -> connect(newProcess()).close());
    assertThat(refused.getSQLState()).isEqualTo("28000");
    assertThat(refused.getMessage()).doesNotContain(cloud.application.secretKey);
    return refused;
  }

  private static int find(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT id FROM customer WHERE ssn = ?")) {
      query.setString(1, "123-45-6789");
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    }
  }

  private static SQLException firstFailure(Connection connection) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (System.nanoTime() < end) {
      try {
        find(connection);
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (SQLException e) {
        return e;
      }
    }
    throw new AssertionError("the revocation was never seen");
  }

  private static void untilItWorks(Connection connection) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (true) {
      try {
        assertThat(find(connection)).isEqualTo(1);
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }
}
