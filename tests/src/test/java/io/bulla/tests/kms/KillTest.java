package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kms.KeptShop.Keeper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tools that are killed (SIGKILL) at random moments while an application writes, and run again: no
 * cell is lost, closed or sealed twice. {@code -Dkills.count} of them in all, by default 16; {@code
 * -Plong} kills 200.
 */
final class KillTest {
  private static final int PEOPLE = 120;

  static Stream<Arguments> places() {
    return Stream.of(TestDatabase.POSTGRESQL, TestDatabase.MARIADB)
        .filter(TestDatabase.available()::contains)
        .flatMap(
            database -> Stream.of(Keeper.values()).map(keeper -> Arguments.of(database, keeper)));
  }

  /** Of each place: half of them for rotate, a quarter each for rewrap and shred. */
  private static int kills() {
    return Math.max(4, Integer.getInteger("kills.count", 16) / 4);
  }

  @ParameterizedTest
  @MethodSource("places")
  void killedToolsLoseNothing(TestDatabase database, Keeper keeper) throws Exception {
    long seed = Long.getLong("kills.seed", System.nanoTime());
    Random random = new Random(seed);
    int quarter = kills() / 4;
    try (KeptShop shop = new KeptShop(database, keeper)) {
      Map<String, String> first = bothCmks(shop);
      shop.writePolicy(first);
      try (Connection application = shop.connect(shop.process())) {
        shop.createTables(application);
        shop.fill(application, 0, PEOPLE);
        int rotations = rotate(shop, application, kills() - 2 * quarter, random);
        int rewraps = rewrap(shop, application, quarter, first, random);
        int shreds = shred(shop, application, quarter, random);
        System.out.printf(
            "killed on %s with %s (seed %d): rotate %d times, rewrap %d times, shred %d times%n",
            database, keeper, seed, rotations, rewraps, shreds);
      }
    }
  }

  /** The policy of the application takes keys of two CMKs from the beginning. */
  private static Map<String, String> bothCmks(KeptShop shop) throws Exception {
    shop.ok("init");
    return LifeOfKeysTest.nextCmk(shop);
  }

  private static int rotate(KeptShop shop, Connection application, int kills, Random random)
      throws Exception {
    String[] arguments = {"--grace-seconds", "0", "--chunk-rows", "5", "person"};
    long usual = uninterrupted(shop, "rotate", arguments);
    int killed = 0;
    int halfway = 0;
    try (Load load = new Load(shop, random.nextLong())) {
      while (killed < kills) {
        killed += killed(shop, usual, random, "rotate", arguments) ? 1 : 0;
        halfway += shop.tool("status").out().contains("retired") ? 1 : 0;
        load.atRest(() -> shop.assertModel(application));
      }
      shop.ok("rotate", "--grace-seconds", "0", "person");
      load.atRest(
          () -> {
            shop.assertModel(application);
            try (Connection another = shop.connect(shop.process())) {
              shop.assertModel(another);
            }
            assertThat(shop.ok("verify")).contains("nothing found");
          });
    }
    // one version has all cells; whatever the kills left behind is destroyed
    shop.ok("rotate", "--grace-seconds", "0", "person");
    assertThat(shop.ok("status")).doesNotContain("retired");
    shop.assertModel(application);
    System.out.printf("rotations that a kill left halfway: %d of %d%n", halfway, killed);
    return killed;
  }

  private static int rewrap(
      KeptShop shop, Connection application, int kills, Map<String, String> first, Random random)
      throws Exception {
    Map<String, String> back = new HashMap<>();
    back.put("cmk", first.getOrDefault("previousCmk", ""));
    back.put("previousCmk", first.getOrDefault("cmk", ""));
    long usual = uninterrupted(shop, "rewrap");
    int killed = 0;
    for (int round = 0; killed < kills; round++) {
      shop.writePolicy(round % 2 == 0 ? back : first);
      killed += killed(shop, usual, random, "rewrap") ? 1 : 0;
      shop.assertModel(application);
      try (Connection another = shop.connect(shop.process())) {
        shop.assertModel(another); // of whichever CMK its keys are
      }
    }
    shop.writePolicy(first);
    shop.ok("rewrap");
    assertThat(shop.ok("rewrap")).contains("0 of 4 keys wrapped again");
    assertThat(shop.ok("verify")).contains("nothing found");
    return killed;
  }

  private static int shred(KeptShop shop, Connection application, int kills, Random random)
      throws Exception {
    Path record = shop.directory.resolve("claim.record");
    String[] arguments = {"--confirm", "claim", "--record", record.toString(), "claim"};
    long usual = uninterrupted(shop, "shred", arguments);
    int killed = 0;
    while (killed < kills) {
      renewClaim(shop);
      killed += killed(shop, usual, random, "shred", arguments) ? 1 : 0;
      try (Connection another = shop.connect(shop.process())) {
        shop.assertModel(another);
        assertAllOrNothing(another);
      }
      shop.ok("shred", arguments);
      assertThat(shop.tool("verify", "--record", record.toString()).exitCode()).isZero();
      try (Connection another = shop.connect(shop.process())) {
        shop.assertModel(another);
        assertThatThrownBy(() -> claims(another)).hasMessageContaining("KEY_DESTROYED");
      }
      shop.assertModel(application);
    }
    return killed;
  }

  /** As docs/keys.md says: the table is dropped, and its rows of Bulla's tables deleted. */
  private static void renewClaim(KeptShop shop) throws Exception {
    shop.behind("DROP TABLE claim");
    shop.behind("DELETE FROM bulla_column WHERE table_name = 'claim'");
    shop.behind("DELETE FROM bulla_data_key WHERE table_name = 'claim'");
    try (Connection connection = shop.connect(shop.process());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE claim (id INT PRIMARY KEY, holder VARCHAR(20))");
      for (int id = 0; id < 10; id++) {
        statement.execute("INSERT INTO claim VALUES (" + id + ", 'CNRY-claim')");
      }
    }
  }

  private static void assertAllOrNothing(Connection connection) {
    try {
      assertThat(claims(connection)).isEqualTo(10);
    } catch (SQLException e) {
      assertThat((Throwable) e).hasMessageContaining("KEY_DESTROYED");
    }
  }

  private static int claims(Connection connection) throws SQLException {
    int count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT holder FROM claim")) {
      while (rows.next()) {
        assertThat(rows.getString(1)).isEqualTo("CNRY-claim");
        count++;
      }
    }
    return count;
  }

  private static long uninterrupted(KeptShop shop, String verb, String... arguments)
      throws Exception {
    try (ToolProcess process = ToolProcess.start(shop.commandLine(verb, arguments))) {
      long start = System.nanoTime();
      process.go();
      assertThat(process.exitCode()).as(process.output()).isZero();
      return System.nanoTime() - start;
    }
  }

  /** Whether the kill came before the end. */
  private static boolean killed(
      KeptShop shop, long usualNanos, Random random, String verb, String... arguments)
      throws Exception {
    try (ToolProcess process = ToolProcess.start(shop.commandLine(verb, arguments))) {
      process.go();
      boolean killed = process.killAfter((long) (random.nextDouble() * usualNanos));
      if (!killed) {
        assertThat(process.exitCode()).as(process.output()).isZero();
      }
      return killed;
    }
  }
}
