package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Case;
import io.bulla.tests.kit.Sides;
import io.bulla.tests.kit.WireTap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No protected value crosses the wire, and none is in the database's files or log.
 *
 * <p>Here only the sealed side runs, on canaries that no other test uses, so that whatever is found
 * in a server's files came through Bulla.
 */
final class WireTapTest {

  private static final String CANARY = "WTAPCNRY";
  private static final String MARKER = "wiretap-clear-marker";
  private static final long FLUSH_SECONDS = 30;

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  static List<TestDatabase> servers() {
    return TestDatabase.available().stream().filter(each -> each != TestDatabase.H2).toList();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void noCanaryCrossesTheWireInAnyCaseOfTheSuites(TestDatabase database) throws Exception {
    try (Sides sides = Shop.open(database)) {
      List<Case> cases = new ArrayList<>(Case.read("/cases/transparency.sql"));
      cases.addAll(Case.read("/cases/rivals.sql"));
      sides.sealed().setAutoCommit(false);
      for (Case each : cases) {
        if (each.runsOn(database.name())) {
          Answer.to(sides.sealed(), each.sql(), each.parameters().toArray());
          sides.sealed().rollback();
        }
        Sides.assertNothingInClear(each.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void noCanaryIsInTheFilesOrTheLogOfTheServer(TestDatabase database) throws Exception {
    Sides sides = Shop.open(database);
    try (sides) {
      writeCanaries(sides.sealed());
      if (sides.sealedSchema().dataDirectory().isEmpty()) {
        return; // a server of the user's own: its files are out of reach, the wire was looked at
      }
      assertThat(sides.sealedSchema().serverLog().orElseThrow())
          .content(StandardCharsets.ISO_8859_1)
          .contains(MARKER)
          .doesNotContain(CANARY)
          .doesNotContain(hex());
      Path data = sides.sealedSchema().dataDirectory().orElseThrow();
      flush(sides.sealedSchema().plain(), database);
      assertThat(filesWith(data, MARKER, FLUSH_SECONDS)).isNotEmpty();
      assertThat(filesWith(data, CANARY, 0)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void noCanaryIsInADumpOfAnEmbeddedDatabase(TestDatabase database) throws Exception {
    Path directory = Files.createTempDirectory("wiretap-h2");
    try (Sides sides = Shop.open(database)) {
      writeCanaries(sides.sealed());
      Path file = directory.resolve("backup.sql");
      assertThat(Answer.to(sides.sealedSchema().plain(), "SCRIPT NOPASSWORDS TO '" + file + "'"))
          .isInstanceOf(Answer.Rows.class);
      assertThat(file).content(StandardCharsets.UTF_8).contains(MARKER).doesNotContain(CANARY);
      assertThat(Files.readString(file)).doesNotContain(hex());
    }
  }

  private static void writeCanaries(Connection sealed) throws SQLException {
    String insert = "INSERT INTO customer (id, name, ssn, note) VALUES (?, ?, ?, ?)";
    for (int id = 100; id < 120; id++) {
      assertThat(Answer.to(sealed, insert, id, MARKER, CANARY + id, CANARY.repeat(50)))
          .isEqualTo(new Answer.Count(1));
    }
    Answer.to(sealed, "UPDATE customer SET ssn = '" + CANARY + "' WHERE id = 100");
    Answer.to(sealed, "SELECT name FROM customer WHERE ssn = '" + CANARY + "'");
    Answer.to(sealed, "SELECT UPPER(ssn) FROM customer WHERE note = '" + CANARY + "'");
    assertThat(WireTap.calls()).anyMatch(call -> call.carries(MARKER));
    assertThat(WireTap.calls()).noneMatch(call -> call.carries(CANARY));
  }

  private static String hex() {
    return HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8));
  }

  private static void flush(Connection server, TestDatabase database) throws SQLException {
    try (server) {
      boolean postgreSql = database == TestDatabase.POSTGRESQL;
      Answer.to(server, postgreSql ? "CHECKPOINT" : "FLUSH TABLES customer FOR EXPORT");
    }
  }

  /** Waits until a file holds the text: a server writes its pages when it pleases. */
  private static List<Path> filesWith(Path data, String text, long seconds)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      List<Path> found = filesNow(data, text);
      if (!found.isEmpty() || System.nanoTime() >= deadline) {
        return found;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** A server deletes files while they are read; what has gone holds nothing. */
  private static List<Path> filesNow(Path data, String text) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && holds(path, text)) {
              found.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    return found;
  }

  private static boolean holds(Path path, String text) throws IOException {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).contains(text);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }
}
