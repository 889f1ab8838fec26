package io.bulla.tests.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fixtures themselves. */
final class TestDatabasesTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyTestGetsAnEmptyDatabaseThatKeepsUnicode(TestDatabase database) throws Exception {
    TestSchema schema = database.newSchema();
    try (Connection connection = schema.plain();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE smoke (id INT PRIMARY KEY, name VARCHAR(20))");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO smoke VALUES (?, ?)")) {
        insert.setInt(1, 1);
        insert.setString(2, "Zoë 😀");
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
      try (ResultSet rows = statement.executeQuery("SELECT name FROM smoke")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("Zoë 😀");
      }
    }
    if (database != TestDatabase.H2 && schema.serverLog().isPresent()) {
      // a server writes whatever bytes it was sent
      String log = Files.readString(schema.serverLog().orElseThrow(), StandardCharsets.ISO_8859_1);
      assertThat(log).contains("CREATE TABLE smoke");
      assertThat(schema.dataDirectory().orElseThrow()).isDirectory();
    }
  }
}
