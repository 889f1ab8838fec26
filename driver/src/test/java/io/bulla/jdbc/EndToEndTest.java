package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndToEndTest {
  private static final String SEALED_TABLE =
      "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(50), ssn VARBINARY(93), ssn__eq"
          + " BINARY(16), salary VARBINARY(60), birth VARBINARY(53), birth__eq BINARY(16))";

  @TempDir Path folder;
  private TestDatabase database;

  @BeforeEach
  void createTable() throws Exception {
    database = new TestDatabase(folder, TestDatabase.TABLES);
    try (Connection bare = database.connectBare();
        Statement statement = bare.createStatement()) {
      statement.execute(SEALED_TABLE);
    }
  }

  private void insert(Connection connection, int id, String ssn) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO customer (id, name, ssn, salary, birth) VALUES (?, ?, ?, ?, ?)")) {
      statement.setInt(1, id);
      statement.setString(2, "Ada");
      statement.setString(3, ssn);
      statement.setBigDecimal(4, new BigDecimal("1234.565"));
      statement.setDate(5, Date.valueOf("1990-12-31"));
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void sealedValuesComeBackAsTheyWereWritten() throws Exception {
    try (Connection connection = database.connect()) {
      insert(connection, 1, "123-45-6789");
      try (PreparedStatement query =
          connection.prepareStatement("SELECT * FROM customer WHERE ssn = ?")) {
        query.setString(1, "123-45-6789");
        try (ResultSet rows = query.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getMetaData().getColumnCount()).isEqualTo(5);
          assertThat(rows.getString("ssn")).isEqualTo("123-45-6789");
          assertThat(rows.getObject("salary")).isEqualTo(new BigDecimal("1234.57"));
          assertThat(rows.getObject(5)).isEqualTo(Date.valueOf("1990-12-31"));
          assertThat(rows.getStatement().getConnection()).isSameAs(connection);
          assertThat(rows.next()).isFalse();
        }
      }
    }
  }

  @Test
  void theDatabaseHoldsNoPlaintextAndNoTwoEqualCells() throws Exception {
    try (Connection connection = database.connect();
        Connection bare = database.connectBare();
        Statement statement = bare.createStatement()) {
      insert(connection, 1, "123-45-6789");
      insert(connection, 2, "123-45-6789");
      try (ResultSet row =
          statement.executeQuery(
              "SELECT COUNT(DISTINCT ssn), COUNT(DISTINCT ssn__eq) FROM customer WHERE"
                  + " SUBSTRING(ssn FROM 1 FOR 3) = X'49E6A5'")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(2);
        assertThat(row.getInt(2)).isEqualTo(1);
      }
    }
  }

  @Test
  void literalsOfPlainStatementsAreSealed() throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      int count =
          statement.executeUpdate(
              "INSERT INTO customer (id, name, ssn) VALUES (1, 'Ada', '123-45-6789')");
      assertThat(count).isEqualTo(1);
      statement.executeUpdate("UPDATE customer SET ssn = '999-99-9999' WHERE ssn = '123-45-6789'");
      try (ResultSet row =
          statement.executeQuery("SELECT ssn, salary FROM customer WHERE ssn = '999-99-9999'")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("999-99-9999");
        assertThat(row.getBigDecimal(2)).isNull();
        assertThat(row.wasNull()).isTrue();
      }
      assertThat(statement.executeUpdate("DELETE FROM customer WHERE ssn = '999-99-9999'"))
          .isEqualTo(1);
    }
  }

  @Test
  void batchesSealEachRow() throws Exception {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement("INSERT INTO customer (id, ssn) VALUES (?, ?)")) {
      for (int id = 1; id <= 3; id++) {
        statement.setInt(1, id);
        statement.setString(2, "000-00-000" + id);
        statement.addBatch();
      }
      assertThat(statement.executeBatch()).containsExactly(1, 1, 1);
      try (Statement query = connection.createStatement();
          ResultSet rows = query.executeQuery("SELECT ssn FROM customer ORDER BY id")) {
        for (int id = 1; id <= 3; id++) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString(1)).isEqualTo("000-00-000" + id);
        }
      }
    }
  }

  @Test
  void whatCannotBeAnsweredIsRefused() throws Exception {
    try (Connection connection = database.connect()) {
      assertThatThrownBy(() -> connection.prepareStatement("SELECT UPPER(ssn) FROM customer"))
          .isInstanceOf(java.sql.SQLFeatureNotSupportedException.class);
    }
  }

  @Test
  void overlongAndUnsetValuesAreRefused() throws Exception {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement("INSERT INTO customer (id, ssn) VALUES (1, ?)")) {
      assertThatThrownBy(() -> statement.setString(1, "123-45-67890"))
          .isInstanceOf(SQLException.class)
          .hasMessageNotContaining("67890")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("22001");
      assertThatThrownBy(statement::executeUpdate)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("07001");
    }
  }

  @Test
  void editedCellsDoNotOpen() throws Exception {
    try (Connection connection = database.connect();
        Connection bare = database.connectBare();
        Statement statement = bare.createStatement();
        Statement query = connection.createStatement()) {
      insert(connection, 1, "123-45-6789");
      statement.execute("UPDATE customer SET salary = ssn");
      try (ResultSet row = query.executeQuery("SELECT salary FROM customer")) {
        row.next();
        assertThatThrownBy(() -> row.getBigDecimal(1)).hasMessageContaining("CUSTOMER.SALARY");
      }
    }
  }
}
