package io.bulla.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * One side of the comparison, its tables filled.
 *
 * @param letter as in the tables
 * @param title what it is
 * @param pool where an application gets its connections
 * @param values how protected columns are bound and read
 * @param close closes the pool
 */
record Side(String letter, String title, DataSource pool, Values values, AutoCloseable close) {

  void fill(List<String> tables) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute(table);
      }
      String insert = values.texts().insert();
      try (PreparedStatement customers =
          connection.prepareStatement(insert.replace("enrolled", "customer"))) {
        for (int row = 0; row < Workload.ROWS; row++) {
          Workload.bindRow(customers, values, row);
          customers.addBatch();
        }
        customers.executeBatch();
      }
      boolean token = insert.contains("ssn_token");
      String claims =
          token
              ? "INSERT INTO claim (id, amount, holder_ssn, holder_ssn_token) VALUES (?, ?, ?, ?)"
              : "INSERT INTO claim (id, amount, holder_ssn) VALUES (?, ?, ?)";
      try (PreparedStatement claim = connection.prepareStatement(claims)) {
        for (int row = 0; row < Workload.ROWS; row++) {
          claim.setInt(1, row);
          claim.setBigDecimal(2, java.math.BigDecimal.valueOf(row, 2));
          values.store(claim, 3, Values.Column.SSN, Workload.ssn(row));
          claim.addBatch();
        }
        claim.executeBatch();
      }
    }
  }

  /**
   * Looks whether this side gives back what it was given; a side that does not open proves nothing.
   */
  void check() throws SQLException {
    for (Workload workload : Workload.values()) {
      try (Operation operation = Operation.Manner.PREPARED_ANEW.of(workload, this)) {
        operation.run();
      }
    }
    clean();
    try (Connection connection = pool.getConnection();
        PreparedStatement query = connection.prepareStatement(values.texts().bySsn())) {
      values.search(query, 1, Values.Column.SSN, Workload.ssn(17));
      try (ResultSet row = query.executeQuery()) {
        boolean right =
            row.next()
                && values.read(row, 2, Values.Column.SSN).equals(Workload.ssn(17))
                && values.read(row, 3, Values.Column.EMAIL).equals(Workload.email(17))
                && values.read(row, 4, Values.Column.PHONE).equals(Workload.phone(17));
        if (!right) {
          throw new IllegalStateException("side " + letter + " does not give its values back");
        }
      }
    }
  }

  /** Empties the table that grows. */
  void clean() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE TABLE enrolled");
    }
  }
}
