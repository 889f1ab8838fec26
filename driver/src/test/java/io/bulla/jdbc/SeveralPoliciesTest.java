package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bulla.policy} names several files, each for one schema. */
class SeveralPoliciesTest {
  @TempDir Path folder;
  private final String url = "h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

  @BeforeEach
  void createSchema() throws SQLException {
    try (Connection bare = bare()) {
      run(bare, "CREATE SCHEMA hr");
    }
  }

  private Connection bare() throws SQLException {
    return DriverManager.getConnection("jdbc:" + url);
  }

  private Connection sealed(Path... policies) throws SQLException {
    String files = String.join(",", java.util.Arrays.stream(policies).map(Path::toString).toList());
    return DriverManager.getConnection("jdbc:bulla:" + url + ";bulla.policy=" + files);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private Path policy(String name, String schema, String table, String column) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        bulla: 1
        %s
        kms: { provider: local, keystore: 'file:%s', password: test-only }
        tables:
          %s:
            columns:
              %s: { type: VARCHAR(11), search: [equality] }
        """
            .formatted(schema, folder.resolve(name + ".p12"), table, column));
  }

  @Test
  void eachSchemaHasItsOwnKeysAndOneStatementMaySpanThem() throws Exception {
    Path shop = policy("shop.yaml", "", "customer", "ssn");
    Path hr = policy("hr.yaml", "schema: hr", "employee", "phone");
    try (Connection connection = sealed(shop, hr);
        Connection bare = bare()) {
      run(connection, "CREATE TABLE customer (id INT PRIMARY KEY, ssn VARCHAR(11))");
      run(connection, "CREATE TABLE hr.employee (id INT PRIMARY KEY, phone VARCHAR(11))");
      run(connection, "CREATE TABLE hr.customer (id INT PRIMARY KEY, ssn VARCHAR(11))");
      run(connection, "INSERT INTO customer VALUES (1, '123-45-6789')");
      run(connection, "INSERT INTO hr.employee VALUES (1, '555-0100')");
      run(connection, "INSERT INTO hr.customer VALUES (1, 'clear here')");
      assertThat(
              value(
                  connection,
                  "SELECT e.phone FROM customer c JOIN hr.employee e ON e.id = c.id WHERE c.ssn ="
                      + " '123-45-6789'"))
          .isEqualTo("555-0100");
      assertThat(value(connection, "SELECT ssn FROM hr.customer WHERE ssn LIKE 'clear%'"))
          .isEqualTo("clear here");
      assertThat(value(bare, "SELECT COUNT(*) FROM bulla_data_key")).isEqualTo("2");
      assertThat(value(bare, "SELECT COUNT(*) FROM hr.bulla_data_key")).isEqualTo("2");
      assertThat(value(bare, "SELECT RAWTOHEX(phone) FROM hr.employee"))
          .startsWithIgnoringCase("49e6a5");
    }
    try (Connection again = sealed(shop, hr)) {
      assertThat(value(again, "SELECT ssn FROM customer")).isEqualTo("123-45-6789");
      assertThat(value(again, "SELECT phone FROM hr.employee")).isEqualTo("555-0100");
    }
  }

  @Test
  void twoPoliciesOfOneSchemaAreRefused() throws Exception {
    Path one = policy("one.yaml", "", "customer", "ssn");
    Path two = policy("two.yaml", "schema: public", "claim", "holder");
    assertThatThrownBy(() -> sealed(one, two))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("two.yaml")
        .hasMessageContaining("second policy of schema PUBLIC");
  }

  @Test
  void aMissingFileAmongSeveralIsRefused() throws Exception {
    Path one = policy("one.yaml", "", "customer", "ssn");
    assertThatThrownBy(() -> sealed(one, folder.resolve("absent.yaml")))
        .hasMessageContaining("absent.yaml");
    assertThatThrownBy(() -> sealed(one, Path.of(""))).isInstanceOf(SQLException.class);
  }
}
