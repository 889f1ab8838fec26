package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kms.KeptShop.Keeper;
import io.bulla.tools.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verbs that keep keys, on each database, with each provider; docs/operations.md quotes it. */
final class LifeOfKeysTest {
  private @Nullable KeptShop opened;

  static Stream<Arguments> everywhere() {
    return TestDatabase.available().stream()
        .filter(database -> database != TestDatabase.MARIADB_THROUGH_MYSQL_DRIVER)
        .flatMap(
            database -> Stream.of(Keeper.values()).map(keeper -> Arguments.of(database, keeper)));
  }

  private KeptShop shop(TestDatabase database, Keeper keeper) {
    KeptShop shop = new KeptShop(database, keeper);
    opened = shop;
    return shop;
  }

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void initMakesTheKeysAndStatusShowsThem(TestDatabase database, Keeper keeper) throws Exception {
    KeptShop shop = shop(database, keeper);
    assertThat(shop.tool("status").exitCode()).isEqualTo(3);
    assertThat(shop.tool("status").err()).contains("bulla init");
    assertThat(shop.ok("init")).containsIgnoringCase("person: 2 keys");
    assertThat(shop.ok("init")).containsIgnoringCase("claim: 2 keys"); // and makes no others
    assertThat(shop.ok("status")).contains("v1 active", "Enabled", "no such table yet");
    try (Connection connection = shop.connect(shop.process())) {
      shop.createTables(connection);
      shop.fill(connection, 0, 60);
    }
    assertThat(shop.ok("status", "--json"))
        .contains("\"rows\": 60", "\"cells\": 171", "\"strangers\": 0", "\"healthy\": true")
        .doesNotContain("CNRY");
    assertThat(shop.ok("verify")).contains("nothing found");
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void rotationMovesEveryCellWhileApplicationsReadAndWrite(TestDatabase database, Keeper keeper)
      throws Exception {
    KeptShop shop = shop(database, keeper);
    var process = shop.process();
    try (Connection first = shop.connect(process)) {
      shop.createTables(first);
      shop.fill(first, 0, 400);
      AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
      Thread writer =
          new Thread(
              () -> {
                try (Connection connection = shop.connect(process)) {
                  for (int i = 0; i < 300; i++) {
                    shop.update(connection, i % 40 + 51, "CNRY-new-" + i);
                  }
                } catch (SQLException | RuntimeException | AssertionError e) {
                  failure.set(e);
                }
              });
      writer.start();
      String said = shop.ok("rotate", "--grace-seconds", "2", "--chunk-rows", "20", "person");
      writer.join();
      assertThat(failure.get()).isNull();
      assertThat(said).contains("version 2 writes", "1 old versions destroyed");
      shop.assertModel(first);
      shop.fill(first, 400, 420); // the running process writes the new version
      shop.assertModel(first);
    }
    try (Connection another = shop.connect(shop.process())) {
      shop.assertModel(another);
    }
    assertThat(shop.ok("verify")).contains("nothing found");
    assertThat(shop.ok("status"))
        .contains("v1 destroyed", ", 0 cells", "v2 active")
        .doesNotContain("retired");
    assertThat(shop.ok("rotate", "--grace-seconds", "0", "person"))
        .contains("version 3 writes", "1 old versions destroyed");
    assertThat(shop.ok("verify")).contains("nothing found");
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aBatchThatWasSealedBeforeARotationIsNotStoredAfterIt(TestDatabase database, Keeper keeper)
      throws Exception {
    KeptShop shop = shop(database, keeper);
    var process = shop.process();
    process.setProperty("bulla.keys.ttlSeconds", "3600");
    try (Connection late = shop.connect(process)) {
      shop.createTables(late);
      shop.fill(late, 0, 60);
      try (PreparedStatement insert =
          late.prepareStatement("INSERT INTO person (id, ssn) VALUES (?, ?)")) {
        insert.setInt(1, 9000);
        insert.setString(2, "CNRY-late");
        insert.addBatch();
        shop.ok("rotate", "--grace-seconds", "0", "person");
        assertThatThrownBy(insert::executeBatch)
            .isInstanceOf(SQLException.class)
            .hasMessageNotContaining("CNRY")
            .message()
            .containsIgnoringCase("bulla_fence_");
      }
      shop.fill(late, 60, 70); // the fence has told it to follow, long before its time
      shop.assertModel(late);
    }
    assertThat(shop.ok("verify")).contains("nothing found");
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aCellThatDoesNotOpenKeepsItsVersionAlive(TestDatabase database, Keeper keeper)
      throws Exception {
    KeptShop shop = shop(database, keeper);
    try (Connection connection = shop.connect(shop.process())) {
      shop.createTables(connection);
      shop.fill(connection, 0, 60);
      byte[] cell = shop.cell("SELECT ssn FROM person WHERE id = 5");
      byte[] good = cell.clone();
      cell[40] ^= 1;
      shop.behind("UPDATE person SET ssn = ? WHERE id = 5", (Object) cell);
      ToolRun stuck = shop.tool("rotate", "--grace-seconds", "0", "person");
      assertThat(stuck.exitCode()).isEqualTo(1);
      assertThat(stuck.out()).containsIgnoringCase("person.ssn [5]: does not open");
      assertThat(shop.tool("status").exitCode()).isEqualTo(1);
      assertThat(shop.tool("status").out()).contains("v1 retired", ", 1 cells", "v2 active");
      shop.behind("UPDATE person SET ssn = ? WHERE id = 5", (Object) good);
      assertThat(shop.ok("rotate", "--grace-seconds", "0", "person"))
          .contains("version 2 writes; continued: 1 cells re-sealed, 1 old versions destroyed");
      shop.assertModel(connection);
    }
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void verifyFindsWhatIsDamagedMovedForeignOrEdited(TestDatabase database, Keeper keeper)
      throws Exception {
    KeptShop shop = shop(database, keeper);
    try (Connection connection = shop.connect(shop.process())) {
      shop.createTables(connection);
      shop.fill(connection, 0, 60);
      shop.ok("rotate", "--grace-seconds", "0", "claim");
    }
    byte[] damaged = shop.cell("SELECT ssn FROM person WHERE id = 5");
    damaged[45] ^= 1;
    shop.behind("UPDATE person SET ssn = ? WHERE id = 5", (Object) damaged);
    byte[] moved = shop.cell("SELECT holder FROM claim");
    shop.behind("UPDATE person SET ssn = ? WHERE id = 6", (Object) moved);
    byte[] foreign = shop.cell("SELECT ssn FROM person WHERE id = 9");
    foreign[7] ^= 1;
    shop.behind("UPDATE person SET ssn = ? WHERE id = 8", (Object) foreign);
    byte[] token = shop.cell("SELECT ssn__eq FROM person WHERE id = 11");
    shop.behind("UPDATE person SET ssn__eq = ? WHERE id = 10", (Object) token);
    ToolRun found = shop.tool("verify");
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.out().lines().map(line -> line.toLowerCase(java.util.Locale.ROOT)))
        .contains(
            "person.ssn [5]: damaged: the cell of ssn does not open",
            "person.ssn [6]: moved: it is a cell of claim.holder",
            "person.ssn [10]: its equality token is not that of its value",
            "4 findings")
        .anyMatch(line -> line.startsWith("person.ssn [8]: foreign: names key "));
    assertThat(found.out()).doesNotContain("CNRY");
    assertThat(shop.tool("verify", "--json").out())
        .contains("{\"findings\": [{\"table\"", "\"row\": \"10\"");
    shop.behind(
        "UPDATE bulla_data_key SET created_at = created_at + 1 WHERE purpose = 'cell' AND state ="
            + " 'active' AND "
            + "LOWER(table_name) = 'claim'");
    assertThat(shop.tool("verify").out()).contains("does not match its MAC");
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void rewrapMovesTheKeysToAnotherCmk(TestDatabase database, Keeper keeper) throws Exception {
    KeptShop shop = shop(database, keeper);
    var process = shop.process();
    try (Connection connection = shop.connect(process)) {
      shop.createTables(connection);
      shop.fill(connection, 0, 60);
      Map<String, String> next = nextCmk(shop);
      shop.writePolicy(next);
      // both are usable until it is done: with the new policy, and with the old one
      var newProcess = shop.process();
      try (Connection other = shop.connect(newProcess)) {
        shop.assertModel(other);
        long decrypted = decrypted(shop);
        assertThat(shop.ok("rewrap")).contains("4 of 4 keys wrapped again");
        assertThat(decrypted(shop)).isEqualTo(decrypted);
        assertThat(shop.ok("rewrap")).contains("0 of 4 keys wrapped again");
        shop.assertModel(other);
      }
      Map<String, String> after = new java.util.HashMap<>(next);
      after.remove("previousCmk");
      shop.writePolicy(after);
      if (shop.cloud != null) {
        shop.cloud.emulator.cmks().state(shop.cloud.cmk, Cmk.DISABLED);
      }
      try (Connection other = shop.connect(shop.process())) {
        shop.assertModel(other);
        shop.fill(other, 60, 70);
        shop.assertModel(other);
      }
      assertThat(shop.ok("verify")).contains("nothing found");
    }
  }

  private static long decrypted(KeptShop shop) {
    return shop.cloud == null ? 0 : shop.cloud.emulator.count("Decrypt");
  }

  /** Settings that name another CMK, and the old one as the one before. */
  static Map<String, String> nextCmk(KeptShop shop) throws Exception {
    if (shop.cloud != null) {
      ToolRun created =
          ToolRun.of("cmk", "create", "--policy", shop.policy.toString(), "--alias", "second");
      assertThat(created.exitCode()).as(created.err()).isZero();
      return Map.of("cmk", created.out().strip(), "previousCmk", shop.cloud.cmk);
    }
    ToolRun created =
        ToolRun.of("cmk", "create", "--policy", shop.policy.toString(), "--alias", "second");
    assertThat(created.exitCode()).as(created.err()).isZero();
    return Map.of("cmk", "second", "previousCmk", "bulla");
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void shredClosesATableForEverAndNoOther(TestDatabase database, Keeper keeper) throws Exception {
    KeptShop shop = shop(database, keeper);
    Path record = shop.directory.resolve("person.record");
    var process = shop.process();
    try (Connection running = shop.connect(process)) {
      shop.createTables(running);
      shop.fill(running, 0, 60);
      assertThat(shop.tool("shred", "person").exitCode()).isEqualTo(2);
      assertThat(shop.tool("shred", "--confirm", "claim", "person").exitCode()).isEqualTo(2);
      shop.assertModel(running);
      shop.ok("shred", "--confirm", "person", "--record", record.toString(), "person");
      SQLException gone = firstFailure(shop, running);
      assertThat((Throwable) gone).hasMessageContaining("KEY_DESTROYED");
      assertThat(claims(running)).isEqualTo("CNRY-claim");
    }
    try (Connection later = shop.connect(shop.process())) {
      assertThat(claims(later)).isEqualTo("CNRY-claim");
      assertThatThrownBy(() -> shop.assertModel(later)).hasMessageContaining("KEY_DESTROYED");
      assertThatThrownBy(() -> shop.fill(later, 60, 61)).hasMessageContaining("KEY_DESTROYED");
    }
    assertThat(shop.tool("verify", "--record", record.toString()).exitCode()).isZero();
    assertThat(Files.readString(record)).contains("\"what\": \"destroyed\"").doesNotContain("CNRY");
    Files.writeString(record, Files.readString(record).replace("\"rows\": 60", "\"rows\": 61"));
    assertThat(shop.tool("verify", "--record", record.toString()).exitCode()).isEqualTo(3);
    // run again after a crash: nothing is left to destroy, and the record is written again
    shop.ok("shred", "--confirm", "person", "--record", record.toString(), "person");
    assertThat(shop.tool("verify", "--record", record.toString()).exitCode()).isZero();
    assertThat(shop.tool("verify").out()).contains("KEY_DESTROYED");
  }

  private static SQLException firstFailure(KeptShop shop, Connection connection) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (System.nanoTime() < end) {
      SQLException failure =
          catchThrowableOfType(SQLException.class, () -> shop.assertModel(connection));
      if (failure != null) {
        return failure;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("the running process never dropped the key");
  }

  private static String claims(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT holder FROM claim WHERE id = 1")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
