package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.bulla.samples.quickstart.Quickstart;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kit.Case;
import io.bulla.tests.kit.Sides;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.nop.NOPServiceProvider;

/** The one jar that users put on their class path, in JVMs that have nothing else of Bulla. */
final class BundleTest {

  /** The goal is 20 MB, natives included. */
  private static final long MOST_BYTES = 20_000_000;

  private static final Path BUNDLE =
      Path.of(System.getProperty("bulla.bundle", "../driver/target/bulla.jar")).toAbsolutePath();

  @Test
  void theBundleIsSmallEnough() {
    assertThat(bundle()).isRegularFile();
    assertThat(BUNDLE.toFile().length()).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void everyClassInTheBundleIsOursOrRelocated() throws IOException {
    try (JarFile jar = new JarFile(bundle().toFile())) {
      // Conscrypt stays where it is: its native library looks its classes up by name
      assertThat(jar.stream().map(Object::toString).filter(name -> name.endsWith(".class")))
          .isNotEmpty()
          .allMatch(name -> name.startsWith("io/bulla/") || name.startsWith("org/conscrypt/"));
    }
  }

  @Test
  void theBundleRegistersOneJdbcDriver() throws IOException {
    try (JarFile jar = new JarFile(bundle().toFile())) {
      assertThat(text(jar, "META-INF/services/java.sql.Driver").strip())
          .isEqualTo("io.bulla.jdbc.BullaDriver");
    }
  }

  @Test
  void theBundleTellsSpringBootItsConfiguration() throws IOException {
    try (JarFile jar = new JarFile(bundle().toFile())) {
      String file =
          "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";
      String type = text(jar, file).strip();
      assertThat(jar.getEntry(type.replace('.', '/') + ".class")).isNotNull();
    }
  }

  @Test
  void theToolsRunFromTheBundleWithADriverFromItsOwnJar() throws Exception {
    Path policy = Files.createTempFile("policy", ".yaml");
    Files.writeString(
        policy,
        "bulla: 1\n"
            + "kms: { provider: local, keystore: 'file:never-made.p12', password: invented }\n"
            + "tables: { customer: { columns: { ssn: { type: VARCHAR(11) } } } }\n");
    String url = "jdbc:h2:mem:tools;INIT=CREATE TABLE customer(id INT, ssn VARCHAR(11))";
    List<String> line = new ArrayList<>(List.of("explain", "--driver-jar"));
    line.addAll(List.of(home(org.h2.Driver.class), "--url", url, "--policy", policy.toString()));
    line.add("SELECT ssn FROM customer");
    assertThat(start(List.of("-jar", bundle().toString()), line)).contains("cell of CUSTOMER.SSN");
  }

  @Test
  void theQuickstartRunsFromTheBundle() throws Exception {
    String output =
        run(
            List.of(),
            List.of(Quickstart.class, HikariDataSource.class, org.h2.Driver.class),
            List.of(LoggerFactory.class, NOPServiceProvider.class),
            Quickstart.class);
    assertThat(output).contains("found by ssn", "49e6a501").doesNotContain("SLF4J");
  }

  /** Bouncy Castle stays outside, under its own name: the bundle must not look for a moved one. */
  @Test
  void suite02RunsFromTheBundleWithBouncyCastleBesideItAndSaysSoWithoutIt() throws Exception {
    List<Class<?>> needed = List.of(Sm4.class, org.h2.Driver.class);
    assertThat(run(List.of(), needed, List.of(), Sm4.class))
        .contains("column SECRET.BODY: cipher suite SM4-GCM needs Bouncy Castle")
        .contains("add org.bouncycastle:bcprov-jdk18on 1.72 or newer");
    List<Class<?>> library = List.of(org.bouncycastle.crypto.engines.SM4Engine.class);
    assertThat(run(List.of(), needed, library, Sm4.class)).contains("read invented");
  }

  @Test
  void everyTransparencyCaseHoldsFromTheBundle() throws Exception {
    List<TestDatabase> databases = TestDatabase.available();
    List<String> servers = new ArrayList<>();
    servers.add(
        "-Dbulla.test.databases="
            + databases.stream().map(Enum::name).collect(Collectors.joining(",")));
    for (TestDatabase database : databases) {
      servers.addAll(reach(database));
    }
    String output =
        run(
            servers,
            List.of(EveryCase.class, Assertions.class, org.h2.Driver.class),
            List.of(
                org.postgresql.Driver.class,
                org.mariadb.jdbc.Driver.class,
                com.mysql.cj.jdbc.Driver.class,
                org.junit.jupiter.api.DynamicTest.class,
                org.junit.platform.commons.JUnitException.class),
            EveryCase.class);
    assertThat(output).contains(databases.size() + " databases");
  }

  /** Lets the other process use the servers of this one. */
  private static List<String> reach(TestDatabase database) {
    TestSchema schema = database.newSchema();
    if (database == TestDatabase.H2) {
      return List.of();
    }
    String server =
        schema
            .url()
            .substring(0, schema.url().lastIndexOf('/') + 1)
            .replaceFirst("^jdbc:[a-z]+", "jdbc:" + database.product());
    String property = "-Dbulla.test." + database.product();
    return List.of(
        property + "=" + server,
        property + ".user=" + schema.user(),
        property + ".password=" + schema.password());
  }

  private static Path bundle() {
    assertThat(BUNDLE).as("the bundle is built by mvn verify, in the phase package").exists();
    return BUNDLE;
  }

  private static String run(
      List<String> properties, List<Class<?>> needed, List<Class<?>> alsoNeeded, Class<?> main)
      throws Exception {
    List<String> options = new ArrayList<>(properties);
    options.add("-cp");
    options.add(
        Stream.concat(
                Stream.of(bundle().toString()),
                Stream.concat(needed.stream(), alsoNeeded.stream()).map(BundleTest::home))
            .distinct()
            .collect(Collectors.joining(File.pathSeparator)));
    return start(options, List.of(main.getName()));
  }

  private static String start(List<String> options, List<String> rest) throws Exception {
    Path log = Files.createTempFile("bundle", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(rest);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(180, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String output = Files.readString(log);
    assertThat(ended && process.exitValue() == 0).as(output).isTrue();
    return output;
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(JarFile jar, String entry) throws IOException {
    return new String(
        jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Writes and reads one value under suite 02, or says why not. */
  static final class Sm4 {

    private Sm4() {}

    public static void main(String[] arguments) throws IOException, SQLException {
      Path directory = Files.createTempDirectory("sm4");
      Path policy =
          Files.writeString(
              directory.resolve("bulla.yaml"),
              """
              bulla: 1
              kms: { provider: local, keystore: 'file:%s/keys.p12', password: test-only }
              suite: SM4-GCM
              tables: { secret: { columns: { body: { type: VARCHAR(40), search: [equality] } } } }
              """
                  .formatted(directory));
      String url = "jdbc:bulla:h2:mem:sm4?bulla.policy=file:" + policy;
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE secret (id INT PRIMARY KEY, body VARCHAR(40))");
        statement.execute("INSERT INTO secret VALUES (1, 'invented')");
        try (ResultSet rows =
            statement.executeQuery("SELECT body FROM secret WHERE body = 'invented'")) {
          rows.next();
          System.out.println("read " + rows.getString(1));
        }
      } catch (SQLException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** What the other process does. */
  static final class EveryCase {

    private EveryCase() {}

    public static void main(String[] arguments) throws IOException, SQLException {
      List<Case> cases = Case.read("/cases/transparency.sql");
      List<TestDatabase> databases = TestDatabase.available();
      for (TestDatabase database : databases) {
        try (Sides sides = Shop.open(database)) {
          for (Case each : cases) {
            if (each.runsOn(database.name())) {
              sides.assertSame(each.sql(), each.parameters().toArray());
            }
          }
        }
      }
      System.out.println(databases.size() + " databases, " + Arrays.toString(arguments));
    }
  }
}
