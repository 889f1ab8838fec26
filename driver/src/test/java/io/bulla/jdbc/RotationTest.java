package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.jdbc.Administration.Pace;
import io.bulla.jdbc.Administration.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {
  @TempDir Path folder;
  private final String url = "jdbc:bulla:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

  private Properties properties() throws Exception {
    Path policy =
        Files.writeString(
            folder.resolve("bulla.yaml"),
            """
            bulla: 1
            kms: { provider: local, keystore: 'file:%s', password: test-only }
            tables:
              person: { columns: { ssn: { type: VARCHAR(20), search: [equality] } } }
            """
                .formatted(folder.resolve("keys.p12")));
    Properties properties = new Properties();
    properties.setProperty("bulla.policy", policy.toString());
    return properties;
  }

  private Rotated rotate(Properties properties, Progress progress) throws SQLException {
    try (Administration tool = Administration.open(url, properties)) {
      return tool.rotate("person", new Pace(3, 0, 0), progress);
    }
  }

  /** Two rotations end while a slow one waits between two chunks: its keys are two versions old. */
  @Test
  void aSlowToolFollowsThoseThatWentOn() throws Exception {
    Properties properties = properties();
    fill(properties, 10);
    AtomicBoolean waited = new AtomicBoolean();
    Rotated slow =
        rotate(
            properties,
            (done, total) -> {
              if (waited.compareAndSet(false, true)) {
                assertRotates(properties, 2);
                assertRotates(properties, 3);
              }
            });
    assertThat(waited).isTrue();
    assertThat(slow.findings()).isEmpty();
    assertThat(slow.version()).isEqualTo(3);
    try (Connection application = DriverManager.getConnection(url, properties);
        Statement statement = application.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, ssn FROM person ORDER BY id")) {
      for (int row = 0; row < 10; row++) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(2)).isEqualTo("ssn " + row);
      }
    }
  }

  /** A rotation ends between two pages of 500 rows: the second page names a key that is new. */
  @Test
  void aVerificationFollowsARotation() throws Exception {
    Properties properties = properties();
    fill(properties, 600);
    AtomicBoolean rotated = new AtomicBoolean();
    try (Administration tool = Administration.open(url, properties)) {
      Administration.Progress progress =
          (done, total) -> {
            if (rotated.compareAndSet(false, true)) {
              assertRotates(properties, 2);
            }
          };
      assertThat(tool.verify(progress)).isEmpty();
    }
    assertThat(rotated).isTrue();
  }

  private void fill(Properties properties, int rows) throws SQLException {
    try (Connection application = DriverManager.getConnection(url, properties);
        Statement statement = application.createStatement()) {
      statement.execute("CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20))");
      try (PreparedStatement insert =
          application.prepareStatement("INSERT INTO person VALUES (?, ?)")) {
        for (int row = 0; row < rows; row++) {
          insert.setInt(1, row);
          insert.setString(2, "ssn " + row);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  private void assertRotates(Properties properties, int version) {
    try {
      Rotated rotated = rotate(properties, (done, total) -> {});
      assertThat(rotated.findings()).isEmpty();
      assertThat(rotated.version()).isEqualTo(version);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
