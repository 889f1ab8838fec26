package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.jdbc.BullaDataSource;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Outcome;
import io.bulla.tests.kit.Sides;
import java.sql.SQLException;
import java.sql.ShardingKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What few drivers have: answered as the real one answers it. */
final class ConnectionExtrasTest {
  private static final ShardingKey KEY = new ShardingKey() {};

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  private static Map<String, People.Work> works() {
    return Map.of(
        "createStruct",
        connection -> connection.createStruct("pair", new Object[] {1, 2}).getAttributes().length,
        "setShardingKey",
        connection -> {
          connection.setShardingKey(KEY);
          return "set";
        },
        "setShardingKey of two",
        connection -> {
          connection.setShardingKey(KEY, KEY);
          return "set";
        },
        "setShardingKeyIfValid",
        connection -> connection.setShardingKeyIfValid(KEY, 1),
        "setShardingKeyIfValid of two",
        connection -> connection.setShardingKeyIfValid(KEY, KEY, 1),
        "beginRequest",
        connection -> {
          connection.beginRequest();
          connection.endRequest();
          return connection.isValid(1);
        });
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aConnectionAnswersAsTheRealOne(TestDatabase database) throws SQLException {
    try (Sides sides = People.open(database)) {
      works().values().forEach(work -> People.same(sides, work));
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void buildersOfKeysAndConnectionsAreNone(TestDatabase database) throws SQLException {
    try (Sides sides = People.open(database)) {
      BullaDataSource source = new BullaDataSource();
      source.setUrl(Sides.url(sides.sealedSchema()));
      assertThat(Outcome.of(source::createShardingKeyBuilder).failed()).isTrue();
      assertThat(Outcome.of(source::createConnectionBuilder).failed()).isTrue();
    }
  }
}
