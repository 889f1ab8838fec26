package io.bulla.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check} over files of every kind; {@code check/expected} has what it says. */
final class CheckTest {
  private static final String POLICY =
      """
      bulla: 1
      kms: { provider: local, keystore: "file:%s/keys.p12", password: "invented" }
      tables:
        customer:
          columns:
            ssn: { type: VARCHAR(11), search: [equality] }
      """;

  @TempDir Path directory = Path.of("");
  private final String database = "mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void createTables() throws IOException, SQLException {
    Files.writeString(directory.resolve("bulla.yaml"), POLICY.formatted(directory));
    execute("CREATE TABLE customer(id INT, name VARCHAR(20), ssn VARCHAR(11))");
  }

  @AfterEach
  void dropTables() throws SQLException {
    execute("DROP ALL OBJECTS");
  }

  private void execute(String sql) throws SQLException {
    try (Connection plain = DriverManager.getConnection("jdbc:h2:" + database);
        Statement statement = plain.createStatement()) {
      statement.execute(sql);
    }
  }

  private int check(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "check",
                "--url",
                "jdbc:h2:" + database,
                "--policy",
                directory.resolve("bulla.yaml").toString()));
    line.addAll(List.of(arguments));
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(CheckTest.class.getResource("/check/" + name), name).toURI());
  }

  private String said() throws URISyntaxException {
    return out.toString().replace(resource("shop.sql").getParent() + "/", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.sql", "mappers", "postgresql.log", "mysql.log", "application.log"})
  void everyKindOfFileIsJudged(String name) throws Exception {
    assertThat(check(resource(name).toString())).as(err.toString()).isEqualTo(Main.FINDING);
    expect(name.replace(".", "-") + ".txt");
    assertThat(out.toString()).doesNotContain("canary-").doesNotContain("4711");
  }

  @Test
  void jsonSaysTheSame() throws Exception {
    assertThat(check("--json", resource("shop.sql").toString())).isEqualTo(Main.FINDING);
    expect("shop-sql.json");
    assertThat(out.toString()).doesNotContain("canary");
  }

  private void expect(String name) throws Exception {
    Path expected = Path.of("src/test/resources/check/expected", name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, said());
    }
    assertThat(said()).isEqualTo(Files.readString(expected));
    assertThat(Boolean.getBoolean("golden.update")).as("updated; look at it").isFalse();
  }

  @Test
  void quietShowsWhatIsRefusedOnly() throws Exception {
    assertThat(check("--quiet", resource("shop.sql").toString())).isEqualTo(Main.FINDING);
    assertThat(said())
        .contains("shop.sql:7:8 is refused", "7 statements:")
        .doesNotContain("passes:", "is sealed:");
  }

  @Test
  void propertiesOfMappersCanBeGiven() throws Exception {
    String mappers = resource("mappers").toString();
    assertThat(check("--property", "order=name", mappers)).isEqualTo(Main.FINDING);
    assertThat(said()).contains("sorted is sealed: ", ", 0 cannot be judged");
    out.getBuffer().setLength(0);
    assertThat(check("--property", "order=ssn", mappers)).isEqualTo(Main.FINDING);
    assertThat(said()).contains("sorted is refused: ");
  }

  @Test
  void nothingRefusedIsNoFinding() throws Exception {
    Path script = Files.writeString(directory.resolve("plain.sql"), "SELECT ssn FROM customer;");
    assertThat(check(script.toString())).isEqualTo(Main.OK);
    assertThat(out.toString()).contains("1 statements: 0 pass, 1 are sealed, 0 are refused");
  }

  @Test
  void formsOfAMapperAreBounded() throws Exception {
    StringBuilder xml = new StringBuilder("<mapper namespace='m'><select id='many'>SELECT ssn");
    for (int i = 0; i < 30; i++) {
      xml.append("<if test='x'>, id + ").append(i).append(" AS n").append(i).append("</if>");
    }
    xml.append("<if test='y'>, MAX(ssn)</if> FROM customer</select></mapper>");
    Path mapper = Files.writeString(directory.resolve("Many.xml"), xml);
    assertThat(check("--variants", "8", mapper.toString())).isEqualTo(Main.FINDING);
    assertThat(out.toString()).contains("Many.xml:1:").contains("many is refused");
  }

  @Test
  void entitiesOfMappersAreNotRead() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "canary");
    Path mapper =
        Files.writeString(
            directory.resolve("Bad.xml"),
            "<!DOCTYPE mapper [<!ENTITY secret SYSTEM '"
                + secret.toUri()
                + "'>]>\n<mapper namespace='m'>\n<select id='s'>SELECT &secret;</select></mapper>");
    assertThat(check(mapper.toString())).isEqualTo(Main.FAILURE);
    assertThat(out.toString()).contains("Bad.xml:3: no well-formed mapper.");
    assertThat(out.toString() + err).doesNotContain("canary");
  }

  @Test
  void aMapperThatIncludesItselfEnds() throws Exception {
    Path mapper =
        Files.writeString(
            directory.resolve("Loop.xml"),
            "<mapper namespace='m'><sql id='a'>x <include refid='a'/></sql>"
                + "<select id='s'>SELECT <include refid='a'/></select></mapper>");
    assertThat(check(mapper.toString())).isEqualTo(Main.OK);
    assertThat(out.toString()).contains("s cannot be judged");
  }

  @Test
  void filesThatAreNotThereAreWrongUsage() {
    assertThat(check("absent.sql")).isEqualTo(Main.USAGE);
    assertThat(check()).isEqualTo(Main.USAGE);
    assertThat(err.toString()).contains("absent.sql cannot be read");
  }
}
