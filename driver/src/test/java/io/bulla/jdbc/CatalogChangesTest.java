package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and session settings that change below open connections and prepared statements. */
class CatalogChangesTest {
  @TempDir Path folder;
  private TestDatabase database;

  @BeforeEach
  void createTable() throws Exception {
    database = new TestDatabase(folder, TestDatabase.TABLES);
    try (Connection sealed = database.connect()) {
      run(
          sealed,
          "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(50), ssn VARCHAR(11), salary"
              + " DECIMAL(12,2), birth DATE)");
      run(sealed, "INSERT INTO customer (id, name, ssn) VALUES (1, 'Ada', '123-45-6789')");
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void endTurn(Connection sealed) {
    ((BullaConnection) sealed).session().sharedCatalog().endTurn();
  }

  private static int columns(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.getMetaData().getColumnCount();
    }
  }

  @Test
  void aStatementThatEndsTheConnectionSucceeds() throws Exception {
    try (Connection sealed = database.connect()) {
      run(sealed, "CREATE TABLE other (id INT)");
      sealed.setAutoCommit(false);
      run(sealed, "CREATE TABLE another (id INT)");
      assertThatCode(() -> run(sealed, "SHUTDOWN")).doesNotThrowAnyException();
      assertThatThrownBy(() -> run(sealed, "SELECT * FROM customer"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aPreparedStatementIsRefusedOnceItsTextNamesTheProtectedTable() throws Exception {
    try (Connection sealed = database.connect();
        Connection bare = database.connectBare()) {
      run(bare, "CREATE SCHEMA elsewhere");
      run(bare, "CREATE TABLE elsewhere.customer (id INT PRIMARY KEY, ssn VARBINARY(100))");
      sealed.setSchema("ELSEWHERE");
      try (PreparedStatement insert =
          sealed.prepareStatement("INSERT INTO customer (id, ssn) VALUES (?, ?)")) {
        insert.setInt(1, 7);
        insert.setBytes(2, new byte[] {1});
        assertThat(insert.executeUpdate()).isEqualTo(1);
        sealed.setSchema("PUBLIC");
        insert.setInt(1, 8);
        assertThatThrownBy(insert::executeUpdate)
            .isInstanceOf(SQLFeatureNotSupportedException.class)
            .hasMessageContaining("Prepare it again");
        assertThatThrownBy(
                () -> {
                  insert.addBatch();
                  insert.executeBatch();
                })
            .isInstanceOf(SQLFeatureNotSupportedException.class);
        sealed.setSchema("ELSEWHERE");
        insert.clearBatch();
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
    }
  }

  @Test
  void aPreparedStatementGoesOnWhenWhatItNamesIsAsBefore() throws Exception {
    try (Connection sealed = database.connect();
        PreparedStatement query = sealed.prepareStatement("SELECT ssn FROM customer")) {
      run(sealed, "CREATE TABLE unrelated (id INT)");
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("123-45-6789");
      }
    }
  }

  @Test
  void aColumnAddedByAnotherProcessIsSeenAtTheNextTurn() throws Exception {
    try (Connection sealed = database.connect();
        Connection bare = database.connectBare();
        PreparedStatement query = sealed.prepareStatement("SELECT * FROM customer")) {
      assertThat(columns(sealed, "SELECT * FROM customer")).isEqualTo(5);
      run(bare, "ALTER TABLE customer ADD COLUMN city VARCHAR(20)");
      endTurn(sealed);
      assertThat(columns(sealed, "SELECT * FROM customer")).isEqualTo(6);
      assertThatThrownBy(query::executeQuery).hasMessageContaining("Prepare it again");
    }
  }

  @Test
  void aViewMadeByAnotherProcessIsGuardedAtTheNextTurn() throws Exception {
    try (Connection sealed = database.connect();
        Connection bare = database.connectBare()) {
      run(bare, "CREATE VIEW people AS SELECT * FROM (VALUES (1)) AS v(id)");
      assertThat(columns(sealed, "SELECT * FROM people")).isEqualTo(1);
      run(bare, "DROP VIEW people");
      run(bare, "CREATE VIEW people AS SELECT id, ssn FROM customer");
      endTurn(sealed);
      try (Statement statement = sealed.createStatement();
          ResultSet rows = statement.executeQuery("SELECT ssn FROM people")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("123-45-6789");
      } catch (SQLFeatureNotSupportedException refused) {
        assertThat(refused.getMessage()).contains("view");
      }
    }
  }

  @Test
  void plansStayWhenNothingHasChanged() throws Exception {
    try (Connection sealed = database.connect()) {
      columns(sealed, "SELECT * FROM customer");
      CatalogCache before = ((BullaConnection) sealed).session().sharedCatalog();
      endTurn(sealed);
      columns(sealed, "SELECT * FROM customer");
      assertThat(((BullaConnection) sealed).session().sharedCatalog()).isSameAs(before);
    }
  }

  @Test
  void aRefusedTextIsAnsweredOnceTheTableIsThere() throws Exception {
    try (Connection sealed = database.connect();
        Connection bare = database.connectBare()) {
      assertThatThrownBy(
              () -> columns(sealed, "SELECT c.ssn FROM customer c JOIN late l ON l.id = c.id"))
          .isInstanceOf(SQLException.class);
      run(bare, "CREATE TABLE late (id INT)");
      endTurn(sealed);
      assertThatCode(
              () -> columns(sealed, "SELECT c.ssn FROM customer c JOIN late l ON l.id = c.id"))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aLongBatchOfTextsIsRun() throws Exception {
    int count = 20_000;
    try (Connection sealed = database.connect();
        Statement statement = sealed.createStatement()) {
      run(sealed, "CREATE TABLE other (id INT)");
      for (int i = 0; i < count; i++) {
        statement.addBatch("INSERT INTO other VALUES (" + i + ")");
      }
      assertThat(statement.executeBatch()).hasSize(count);
    }
  }
}
