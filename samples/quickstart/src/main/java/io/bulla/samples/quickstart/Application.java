package io.bulla.samples.quickstart;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import javax.sql.DataSource;

/** An application as it is written for any database: nothing in it knows Bulla. */
final class Application {

  private final DataSource database;
  private final PrintStream out;

  Application(DataSource database, PrintStream out) {
    this.database = database;
    this.out = out;
  }

  void run() throws SQLException {
    try (Connection connection = database.getConnection()) {
      createTables(connection);
      insertPeople(connection);
      findBySsn(connection);
      updateSalary(connection);
      joinClaims(connection);
      deletePerson(connection);
    }
  }

  private static void createTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, ssn VARCHAR(11),"
              + " salary DECIMAL(12,2), birth DATE)");
      statement.execute(
          "CREATE TABLE claim (id INT PRIMARY KEY, holder_ssn VARCHAR(11), amount INT)");
    }
  }

  private static void insertPeople(Connection connection) throws SQLException {
    String insert = "INSERT INTO person (id, name, ssn, salary, birth) VALUES (?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      addPerson(statement, 1, "Ada", "078-05-1120", "5400.00", "1985-12-10");
      addPerson(statement, 2, "Ben", "219-09-9999", "4100.50", "1990-01-31");
      addPerson(statement, 3, "Cleo", "457-55-5462", "6100.00", "1979-06-02");
      statement.executeBatch();
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO claim VALUES (10, '078-05-1120', 700), (11, '219-09-9999', 90)");
    }
  }

  private static void addPerson(
      PreparedStatement statement, int id, String name, String ssn, String salary, String birth)
      throws SQLException {
    statement.setInt(1, id);
    statement.setString(2, name);
    statement.setString(3, ssn);
    statement.setBigDecimal(4, new BigDecimal(salary));
    statement.setObject(5, LocalDate.parse(birth));
    statement.addBatch();
  }

  private void findBySsn(Connection connection) throws SQLException {
    String query = "SELECT name, birth FROM person WHERE ssn = ?";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, "078-05-1120");
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          out.printf(
              "  found by ssn      %s, born %s%n", rows.getString("name"), rows.getDate("birth"));
        }
      }
    }
  }

  private void updateSalary(Connection connection) throws SQLException {
    String update = "UPDATE person SET salary = ? WHERE ssn = '078-05-1120'";
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setBigDecimal(1, new BigDecimal("5900.00"));
      out.printf("  salary updated    %d row%n", statement.executeUpdate());
    }
  }

  private void joinClaims(Connection connection) throws SQLException {
    String query =
        "SELECT p.name, c.amount FROM person p JOIN claim c ON c.holder_ssn = p.ssn ORDER BY c.id";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        out.printf("  joined by ssn     %s claims %d%n", rows.getString(1), rows.getInt(2));
      }
    }
  }

  private void deletePerson(Connection connection) throws SQLException {
    String delete = "DELETE FROM person WHERE ssn IN (?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      statement.setString(1, "457-55-5462");
      statement.setString(2, "000-00-0000");
      out.printf("  deleted by ssn    %d row%n", statement.executeUpdate());
    }
  }
}
