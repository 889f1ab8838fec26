package io.bulla.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit sees what it is there to see: otherwise every suite on it would be green for nothing. */
final class KitTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @BeforeEach
  void clear() {
    WireTap.clear();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void tapSeesLiteralsAndParametersOfEverySetter(TestDatabase database) throws SQLException {
    try (Connection connection = tapped(database.newSchema())) {
      Answer.to(connection, "CREATE TABLE note (id INT PRIMARY KEY, body VARCHAR(80))");
      Answer.to(connection, "INSERT INTO note VALUES (1, 'literal-canary')");
      Answer.to(connection, "INSERT INTO note VALUES (?, ?)", 2, "object-canary-é");
      String insert = "INSERT INTO note VALUES (?, ?)";
      try (PreparedStatement statement = connection.prepareStatement(insert)) {
        statement.setLong(1, 3);
        statement.setCharacterStream(2, new StringReader("stream-canary"));
        statement.addBatch();
        assertThat(statement.executeBatch()).hasSize(1);
      }
      assertThat(Answer.to(connection, "SELECT body FROM note WHERE id = 3"))
          .isEqualTo(new Answer.Rows(List.of("body"), List.of(List.of("text stream-canary"))));
    }
    for (String canary : List.of("literal-canary", "object-canary-é", "stream-canary")) {
      assertThat(WireTap.calls()).as(canary).anyMatch(call -> call.carries(canary));
    }
    assertThat(WireTap.calls()).noneMatch(call -> call.carries("never-sent"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void tapSeesBytesInEveryEncoding(TestDatabase database) throws SQLException {
    try (Connection connection = tapped(database.newSchema());
        PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
      statement.setBytes(1, "wide-canary".getBytes(StandardCharsets.UTF_16LE));
    }
    assertThat(WireTap.calls()).anyMatch(call -> call.carries("wide-canary"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void answersDifferWhenRowsCountsOrErrorsDiffer(TestDatabase database) throws SQLException {
    try (Connection connection = database.newSchema().plain()) {
      Answer.to(connection, "CREATE TABLE pair (id INT PRIMARY KEY, body VARCHAR(9))");
      assertThat(Answer.to(connection, "INSERT INTO pair VALUES (1, 'a'), (2, NULL)"))
          .isEqualTo(new Answer.Count(2));
      assertThat(Answer.to(connection, "SELECT body FROM pair"))
          .isEqualTo(new Answer.Rows(List.of("body"), List.of(List.of("NULL"), List.of("text a"))))
          .isNotEqualTo(Answer.to(connection, "SELECT body AS other FROM pair"))
          .isNotEqualTo(Answer.to(connection, "SELECT body FROM pair WHERE id = 1"));
      assertThat(Answer.to(connection, "INSERT INTO pair VALUES (1, 'a')"))
          .isEqualTo(new Answer.Failed("23", ""));
      assertThat(Answer.to(connection, "INSERT INTO pair VALUES (3, '0123456789')"))
          .isEqualTo(new Answer.Failed("22", ""));
    }
  }

  private static Connection tapped(TestSchema schema) throws SQLException {
    return DriverManager.getConnection(
        WireTap.tapped(schema.url()), schema.user(), schema.password());
  }
}
