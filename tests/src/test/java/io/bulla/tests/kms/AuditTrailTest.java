package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.bulla.tests.kit.PrintingSlf4j;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application's audit trail as it stands in its log and in its flight recording, beside what the
 * cloud recorded of the same calls.
 */
final class AuditTrailTest {
  private static final String CANARY = "CNRY-123-45";

  private final Cloud cloud = new Cloud();
  @TempDir private Path directory;

  @AfterEach
  void end() {
    cloud.close();
  }

  /** What one run left behind. */
  private record Trail(List<JsonObject> log, List<RecordedEvent> recorded, String all) {
    List<String> names() {
      return log.stream().map(event -> event.get("eventName").getAsString()).toList();
    }

    JsonObject one(String name) {
      List<JsonObject> found =
          log.stream().filter(event -> event.get("eventName").getAsString().equals(name)).toList();
      assertThat(found).as(name).hasSize(1);
      return found.get(0);
    }
  }

  @Test
  void theTrailNamesEachCallKeyRefusalAndFailedCellOnceInBothPlaces() throws Exception {
    Trail first = run("fill");
    assertThat(first.names())
        .containsExactly(
            "ListKeyDetail",
            "GenerateDataKey",
            "KeyCreated",
            "GenerateDataKey",
            "KeyCreated",
            "ColumnSealed",
            "StatementRefused",
            "CellFailed");
    JsonObject refused = first.one("StatementRefused");
    assertThat(refused.get("errorCode").getAsString()).isEqualTo("0A000");
    JsonObject failed = first.one("CellFailed");
    assertThat(failed.get("resourceName").getAsString()).isEqualTo("column/PUBLIC/SECRET/BODY");
    assertThat(failed.get("errorCode").getAsString()).isEqualTo("DOES_NOT_OPEN");

    Trail second = run("read");
    assertThat(second.names())
        .containsExactly("Decrypt", "ListKeyDetail", "KeyUnwrapped", "Decrypt", "KeyUnwrapped");

    List<String> ids = new ArrayList<>(requestIds(first));
    ids.addAll(requestIds(second));
    assertThat(ids)
        .containsExactlyElementsOf(
            cloud.emulator.events().stream().map(AuditEvent::requestId).toList());
  }

  @Test
  void aRefusalAndAnOutageAreToldWithTheServicesCode() throws Exception {
    run("fill");
    cloud.application.policies();
    Trail denied = run("read");
    assertThat(denied.names()).containsExactly("Decrypt", "KeyRefused");
    JsonObject refusal = denied.one("KeyRefused");
    assertThat(refusal.get("outcome").getAsString()).isEqualTo("REFUSED");
    assertThat(refusal.get("errorCode").getAsString()).isEqualTo("UnauthorizedOperation");
    cloud.emulator.faults().always(Faults.Fault.THROTTLED);
    Trail outage = run("read");
    assertThat(outage.names())
        .containsExactly("Decrypt", "Decrypt", "KmsUnreachable"); // retries: 1
    assertThat(outage.log().get(1).get("errorCode").getAsString())
        .isEqualTo("RequestLimitExceeded");
    assertThat(outage.one("KmsUnreachable").get("outcome").getAsString()).isEqualTo("UNREACHABLE");
  }

  private static List<String> requestIds(Trail trail) {
    return trail.log().stream()
        .filter(event -> event.get("eventSource").getAsString().equals("kms.tencent"))
        .map(event -> event.get("requestId").getAsString())
        .toList();
  }

  private Trail run(String work) throws Exception {
    Path policy =
        Files.writeString(
            directory.resolve("bulla.yaml"),
            "bulla: 1\nkms:\n"
                + cloud.yaml(java.util.Map.of("retries", "1")).replace(cloud.cmk, "alias/shop")
                + "tables: { secret: { columns: { body: { type: VARCHAR(40), search: [equality] } } } }\n");
    Path recording = directory.resolve(work + ".jfr");
    Path log = directory.resolve(work + ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "-Dslf4j.provider=" + PrintingSlf4j.class.getName(),
                "-XX:StartFlightRecording:filename=" + recording,
                Application.class.getName(),
                work,
                directory.resolve("db").toString(),
                policy.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String output = Files.readString(log);
    assertThat(ended && process.exitValue() == 0).as(output).isTrue();
    assertThat(output).doesNotContain(CANARY, cloud.application.secretKey);
    return trail(output, recording);
  }

  private static Trail trail(String output, Path recording) throws Exception {
    List<JsonObject> log =
        output
            .lines()
            .filter(line -> line.startsWith("io.bulla.audit|INFO|"))
            .map(line -> JsonParser.parseString(line.split("\\|", 3)[2]).getAsJsonObject())
            .toList();
    List<RecordedEvent> recorded =
        RecordingFile.readAllEvents(recording).stream()
            .filter(event -> event.getEventType().getName().equals("io.bulla.Audit"))
            .sorted(
                Comparator.comparing(
                    RecordedEvent::getStartTime)) // threads have buffers of their own
            .toList();
    for (String field : List.of("eventName", "outcome", "resourceName", "requestId", "errorCode")) {
      assertThat(recorded.stream().map(event -> event.getString(field)))
          .as(field)
          .containsExactlyElementsOf(
              log.stream()
                  .map(event -> event.has(field) ? event.get(field).getAsString() : "")
                  .toList());
    }
    String all = log + recorded.toString();
    assertThat(all).doesNotContain(CANARY);
    return new Trail(log, recorded, all);
  }

  /** What the other process does. */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) throws Exception {
      String url = "jdbc:bulla:h2:" + arguments[1] + "?bulla.audit=slf4j,jfr&bulla.policy=file:";
      try (Connection connection = DriverManager.getConnection(url + arguments[2]);
          Statement statement = connection.createStatement()) {
        if (arguments[0].equals("fill")) {
          fill(statement);
        }
        statement.execute("SELECT id FROM secret WHERE body = '" + CANARY + "'");
      } catch (SQLException e) {
        System.out.println(e.getMessage());
      }
    }

    private static void fill(Statement statement) throws SQLException {
      statement.execute("CREATE TABLE secret (id INT PRIMARY KEY, body VARCHAR(40))");
      statement.execute("INSERT INTO secret VALUES (1, '" + CANARY + "')");
      expectFailure(statement, "SELECT id FROM secret WHERE body LIKE '" + CANARY + "%'");
      String url = statement.getConnection().getMetaData().getURL().replace("bulla:", "");
      try (Connection attacker = DriverManager.getConnection(url.replaceAll("\\?.*", ""));
          Statement attack = attacker.createStatement()) {
        attack.execute("UPDATE secret SET body = body || X'00'");
      }
      expectFailure(statement, "SELECT body FROM secret");
    }

    private static void expectFailure(Statement statement, String sql) throws SQLException {
      try (ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        rows.getString(1);
      } catch (SQLException e) {
        return;
      }
      throw new IllegalStateException("not refused: " + sql);
    }
  }
}
