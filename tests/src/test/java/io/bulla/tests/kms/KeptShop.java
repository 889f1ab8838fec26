package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.keys.kms.TencentPolicies;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tools.ToolRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A sealed table of invented people, what must be in it, and the tools that keep its keys. */
final class KeptShop implements AutoCloseable {
  static final String TABLES =
      """
      tables:
        person:
          columns:
            ssn:    { type: VARCHAR(20), search: [equality] }
            salary: { type: 'DECIMAL(14,2)' }
            photo:  { type: BLOB }
        claim:
          columns:
            holder: { type: VARCHAR(20), search: [equality] }
      """;

  /** Where the CMK is. */
  enum Keeper {
    LOCAL,
    TENCENT
  }

  final TestSchema schema;
  final Keeper keeper;
  final Path directory;
  final Path policy;
  final @Nullable Cloud cloud;
  private final @Nullable Account operator;
  private final Map<Integer, List<Object>> model = new TreeMap<>();

  KeptShop(TestDatabase database, Keeper keeper) {
    try {
      this.schema = database.newSchema();
      this.keeper = keeper;
      this.directory = Files.createTempDirectory("kept");
      this.policy = directory.resolve("bulla.yaml");
      this.cloud = keeper == Keeper.TENCENT ? new Cloud() : null;
      this.operator = cloud == null ? null : operator(cloud);
      writePolicy(Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The policy that the tools and, from their next start, the applications use. */
  void writePolicy(Map<String, String> kms) throws IOException {
    writePolicy(policy, kms);
  }

  private void writePolicy(Path file, Map<String, String> kms) throws IOException {
    Files.writeString(file, "bulla: 1\nkms:\n" + kms(kms) + TABLES);
  }

  private String kms(Map<String, String> more) {
    if (cloud != null) {
      Map<String, String> all = new HashMap<>(settings(account()));
      all.putAll(more);
      String cmk = all.getOrDefault("cmk", cloud.cmk);
      all.remove("cmk");
      return cloud.yaml(all).replace("cmk: " + cloud.cmk, "cmk: " + cmk);
    }
    Map<String, String> local = new TreeMap<>();
    local.put("provider", "local");
    local.put("keystore", "file:" + directory + "/keys.p12");
    local.put("password", "test-only");
    local.putAll(more);
    StringBuilder yaml = new StringBuilder();
    local.forEach((name, value) -> yaml.append("  %s: '%s'%n".formatted(name, value)));
    return yaml.toString();
  }

  private static Account operator(Cloud cloud) {
    String uin = Long.toString(Accounts.UIN);
    return cloud.emulator.accounts().add("operator", TencentPolicies.tools(Cloud.REGION, uin, uin));
  }

  private static Map<String, String> settings(Account account) {
    return Map.of("secretId", account.secretId, "secretKey", account.secretKey);
  }

  /** The account of tools and applications in the cloud. */
  Account account() {
    return Objects.requireNonNull(operator, "a keystore has no accounts");
  }

  /** One more process of the application, as far as keys go: it looks at them every second. */
  Properties process() throws IOException {
    Path own = Files.createTempFile(directory, "process", ".yaml");
    Files.writeString(own, Files.readString(policy) + "# " + own + "\n");
    Properties properties = new Properties();
    properties.setProperty("user", schema.user());
    properties.setProperty("password", schema.password());
    properties.setProperty("bulla.policy", "file:" + own);
    properties.setProperty("bulla.keys.ttlSeconds", "1");
    return properties;
  }

  Connection connect(Properties process) throws SQLException {
    return DriverManager.getConnection(url(), process);
  }

  private String url() {
    return "jdbc:bulla:" + schema.url().substring("jdbc:".length());
  }

  void createTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(40), ssn VARCHAR(20),"
              + " salary DECIMAL(14,2), photo "
              + (schema.database() == TestDatabase.POSTGRESQL ? "BYTEA" : "BLOB")
              + ")");
      statement.execute("CREATE TABLE claim (id INT PRIMARY KEY, holder VARCHAR(20))");
      statement.execute("INSERT INTO claim VALUES (1, 'CNRY-claim')");
    }
  }

  /** People from one number to another, the last excluded. */
  void fill(Connection connection, int from, int to) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO person (id, name, ssn, salary, photo) VALUES (?, ?, ?, ?, ?)")) {
      for (int id = from; id < to; id++) {
        String ssn = "CNRY-" + id;
        BigDecimal salary = new BigDecimal(id + ".25");
        insert.setInt(1, id);
        insert.setString(2, "Name " + id);
        insert.setString(3, ssn);
        insert.setBigDecimal(4, id % 7 == 0 ? null : salary);
        insert.setBytes(5, new byte[] {(byte) id, 7});
        insert.addBatch();
        model.put(id, person(ssn, id % 7 == 0 ? null : salary));
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  void update(Connection connection, int id, String ssn) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE person SET ssn = ? WHERE id = ?")) {
      update.setString(1, ssn);
      update.setInt(2, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
    List<Object> old = model.getOrDefault(id, List.of());
    model.put(id, List.of(ssn, old.get(1)));
  }

  private static List<Object> person(String ssn, @Nullable BigDecimal salary) {
    return List.of(ssn, salary == null ? "NULL" : salary);
  }

  /** What the application reads is what it has written, and each value is found by it. */
  void assertModel(Connection connection) throws SQLException {
    Map<Integer, List<Object>> read = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, ssn, salary, photo FROM person")) {
      while (rows.next()) {
        assertThat(rows.getBytes(4)).hasSize(2).endsWith(7);
        read.put(rows.getInt(1), person(rows.getString(2), rows.getBigDecimal(3)));
      }
    }
    assertThat(read).isEqualTo(model);
    try (PreparedStatement find =
        connection.prepareStatement("SELECT id FROM person WHERE ssn = ?")) {
      for (int id : new int[] {1, 17, 50}) {
        find.setString(1, (String) model.getOrDefault(id, List.of("none")).get(0));
        try (ResultSet row = find.executeQuery()) {
          assertThat(row.next()).isTrue();
          assertThat(row.getInt(1)).isEqualTo(id);
        }
      }
    }
  }

  /** Runs a verb on this shop's database. */
  ToolRun tool(String verb, String... arguments) {
    return ToolRun.of(commandLine(verb, arguments).toArray(String[]::new));
  }

  List<String> commandLine(String verb, String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                verb,
                "--url",
                urlWithPassword(),
                "--user",
                schema.user(),
                "--policy",
                policy.toString()));
    line.addAll(List.of(arguments));
    return line;
  }

  /** Tests have no environment variable of their own to name, and no terminal to ask on. */
  private String urlWithPassword() {
    if (schema.password().isEmpty()) {
      return schema.url();
    }
    return schema.url()
        + (schema.url().contains("?") ? "&" : "?")
        + "password="
        + schema.password();
  }

  /** Runs a verb that must end well. */
  String ok(String verb, String... arguments) {
    ToolRun run = tool(verb, arguments);
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
    return run.out();
  }

  /** Plain SQL behind Bulla's back. */
  void behind(String sql, Object... parameters) throws SQLException {
    try (Connection plain = schema.plain();
        PreparedStatement statement = plain.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  byte[] cell(String query) throws SQLException {
    try (Connection plain = schema.plain();
        Statement statement = plain.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getBytes(1);
    }
  }

  @Override
  public void close() {
    if (cloud != null) {
      cloud.close();
    }
  }
}
