package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import io.bulla.tests.kit.WireTap;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Once it is warm, Bulla asks the real driver for nothing but what the application asks it for: no
 * statement, no look at the catalog and no other call is added, also around transactions.
 */
final class StatementCountTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aWarmConnectionSendsNoMoreThanTheApplication(TestDatabase database) throws Exception {
    try (Sides sides = Shop.open(database);
        Connection plain = tapped(sides)) {
      work(sides.sealed(), 900);
      work(plain, 900);
      WireTap.clear();
      work(plain, 901);
      List<String> expected = calls();
      assertThat(expected).contains("executeQuery", "executeBatch", "commit", "rollback");
      WireTap.clear();
      work(sides.sealed(), 901);
      assertThat(calls()).isEqualTo(expected);
    }
  }

  /** In order, without the values that are bound and read: a token is one more of them. */
  private static List<String> calls() {
    return WireTap.calls().stream()
        .map(WireTap.Call::method)
        .filter(method -> !method.matches("set(Int|String|Bytes|Object)|get(String|Bytes|Int)"))
        .toList();
  }

  private static Connection tapped(Sides sides) throws SQLException {
    Properties properties = Sides.properties(sides.plainSchema(), sides.policy());
    properties.remove("bulla.policy");
    return DriverManager.getConnection(WireTap.tapped(sides.plainSchema().url()), properties);
  }

  /** What an application does all day; leaves the table as it was. */
  private static void work(Connection connection, int id) throws SQLException {
    insert(connection, id);
    read(connection, "SELECT ssn, email FROM customer WHERE id = ?", String.valueOf(id));
    read(connection, "SELECT id, ssn FROM customer WHERE ssn = ?", "CNRY-new");
    read(connection, "SELECT name, code FROM city WHERE name = ?", "Ulm");
    connection.setAutoCommit(false);
    update(connection, "UPDATE customer SET email = ? WHERE id = ?", "CNRY-other", id);
    connection.commit();
    update(connection, "UPDATE customer SET ssn = ? WHERE id = ?", "CNRY-third", id);
    connection.rollback();
    connection.setAutoCommit(true);
    read(connection, "SELECT ssn, email FROM customer WHERE id = ?", String.valueOf(id));
    update(connection, "DELETE FROM customer WHERE ssn = ? AND id = ?", "CNRY-new", id);
  }

  private static void insert(Connection connection, int id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO customer (id, ssn, email) VALUES (?, ?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, "CNRY-new");
      insert.setString(3, "CNRY-mail");
      insert.addBatch();
      assertThat(insert.executeBatch()).hasSize(1);
    }
  }

  private static void read(Connection connection, String sql, String value) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      if (sql.endsWith("id = ?")) {
        select.setInt(1, Integer.parseInt(value));
      } else {
        select.setString(1, value);
      }
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isNotEmpty();
        assertThat(row.getString(2)).isNotEmpty();
      }
    }
  }

  private static void update(Connection connection, String sql, String value, int id)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, value);
      update.setInt(2, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
