package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.jdbc.Administration;
import io.bulla.jdbc.TableState;
import io.bulla.keys.kms.TencentPolicies;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kms.Faults.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A CMK in each of two regions, or one in the cloud and one in a keystore, as users declare it. */
final class TwoCmksEndToEndTest {
  @TempDir private Path directory;
  private final Cloud near = new Cloud();
  private final Cloud far = new Cloud();
  private int processes;

  @BeforeEach
  void grantTheSecondaryPolicyOnly() {
    String uin = Long.toString(Accounts.UIN);
    far.application.policies(TencentPolicies.secondary(Cloud.REGION, uin, uin, far.cmk));
  }

  @AfterEach
  void end() {
    near.close();
    far.close();
  }

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aProcessStartsWhileTheNearRegionIsDown(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    try (Connection connection = connect(schema, withFar());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE secret (id INT PRIMARY KEY, body VARCHAR(40))");
      statement.execute("INSERT INTO secret VALUES (1, 'invented')");
    }
    assertThat(far.emulator.count("Encrypt")).isEqualTo(2); // cell key and index root
    assertThat(secondCmks(schema)).containsExactly(Optional.of(far.cmk), Optional.of(far.cmk));
    assertThat(read(schema, withFar())).isEqualTo("invented");
    assertThat(far.emulator.count("Decrypt")).isZero();
    near.emulator.faults().always(Fault.HTTP_503);
    assertThat(read(schema, withFar())).isEqualTo("invented");
    assertThat(far.emulator.count("Decrypt")).isEqualTo(2);
    near.emulator.faults().clear();
    near.emulator.cmks().state(near.cmk, Cmk.DISABLED);
    assertThatThrownBy(() -> read(schema, withFar()))
        .hasMessageContaining("is disabled; enable it");
    assertThat(far.emulator.count("Decrypt")).isEqualTo(2);
    // the near CMK is lost for ever: an operator names the far one alone
    assertThat(read(schema, far.yaml(Map.of()))).isEqualTo("invented");
  }

  @Test
  void aKeystoreMayBeTheSecondAndIsAddedLater() throws Exception {
    TestSchema schema = TestDatabase.H2.newSchema();
    try (Connection connection = connect(schema, near.yaml(Map.of()));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE secret (id INT PRIMARY KEY, body VARCHAR(40))");
      statement.execute("INSERT INTO secret VALUES (1, 'invented')");
    }
    String local =
        near.yaml(Map.of("retries", "0"))
            + "  secondary: { provider: local, keystore: 'file:%s/spare.p12', password: invented }\n"
                .formatted(directory);
    assertThat(read(schema, local)).isEqualTo("invented");
    near.emulator.faults().always(Fault.DROPPED);
    assertThat(read(schema, local)).isEqualTo("invented");
  }

  private List<Optional<String>> secondCmks(TestSchema schema) throws Exception {
    try (Administration administration =
        Administration.open(bulla(schema), properties(schema, withFar()))) {
      return administration.status().stream()
          .flatMap(table -> table.keys().stream())
          .map(TableState.KeyState::secondCmk)
          .toList();
    }
  }

  private String withFar() {
    StringBuilder yaml = new StringBuilder(near.yaml(Map.of("retries", "0")));
    yaml.append("  secondary:\n");
    far.yaml(Map.of("retries", "0"))
        .lines()
        .forEach(line -> yaml.append("  ").append(line).append('\n'));
    return yaml.toString();
  }

  private String read(TestSchema schema, String kms) throws Exception {
    try (Connection connection = connect(schema, kms);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT body FROM secret WHERE body = 'invented'")) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  /** A policy file of its own has a session and a vault of its own, as another process would. */
  private Connection connect(TestSchema schema, String kms) throws Exception {
    return DriverManager.getConnection(bulla(schema), properties(schema, kms));
  }

  private static String bulla(TestSchema schema) {
    return "jdbc:bulla:" + schema.url().substring("jdbc:".length());
  }

  private Properties properties(TestSchema schema, String kms) throws Exception {
    Path policy =
        Files.writeString(
            directory.resolve("bulla-" + processes++ + ".yaml"),
            "bulla: 1\nkms:\n"
                + kms
                + "tables: { secret: { columns: { body: { type: VARCHAR(40), search: [equality] } } } }\n");
    Properties properties = new Properties();
    properties.setProperty("user", schema.user());
    properties.setProperty("password", schema.password());
    properties.setProperty("bulla.policy", "file:" + policy);
    return properties;
  }
}
