package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tencent's SDK works as the bundle holds it: relocated, and without what nobody calls. */
final class TencentBundleTest {
  private static final Path BUNDLE =
      Path.of(System.getProperty("bulla.bundle", "../driver/target/bulla.jar")).toAbsolutePath();

  private final Cloud cloud = new Cloud();
  @TempDir private Path directory;

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void keysOfTheCloudOpenFromTheBundleAloneUnderAnAssumedRole() throws Exception {
    String role = cloud.emulator.accounts().addRole("shop", cloud.runTimePolicy());
    cloud.application.policies(
        "{\"version\":\"2.0\",\"statement\":{\"effect\":\"allow\",\"action\":\"name/sts:AssumeRole\",\"resource\":\"*\"}}");
    Path policy =
        Files.writeString(
            directory.resolve("bulla.yaml"),
            "bulla: 1\nkms:\n"
                + cloud
                    .yaml(Map.of("credentials", "assume-role", "roleArn", role))
                    .replace(cloud.cmk, "alias/shop")
                + "tables: { secret: { columns: { body: { type: VARCHAR(40) } } } }\n");
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(
                    File.pathSeparator,
                    List.of(
                        BUNDLE.toString(),
                        home(TencentBundleTest.class),
                        home(org.h2.Driver.class))),
                Application.class.getName(),
                "jdbc:bulla:h2:" + directory.resolve("db") + "?bulla.policy=file:" + policy)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String output = Files.readString(log);
    assertThat(ended && process.exitValue() == 0).as(output).isTrue();
    assertThat(output).contains("read invented");
    assertThat(cloud.emulator.events())
        .extracting(AuditEvent::eventName)
        .containsExactly("AssumeRole", "ListKeyDetail", "GenerateDataKey");
  }

  private static String home(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  /** What the other process does. */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) throws Exception {
      try (Connection connection = DriverManager.getConnection(arguments[0]);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE secret (id INT PRIMARY KEY, body VARCHAR(40))");
        statement.execute("INSERT INTO secret VALUES (1, 'invented')");
        try (ResultSet rows = statement.executeQuery("SELECT body FROM secret")) {
          rows.next();
          System.out.println("read " + rows.getString(1));
        }
      }
    }
  }
}
