package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.jdbc.BullaConnectionPoolDataSource;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kit.Sides;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Physical connections for pools: their handles seal, and their events tell of our objects. */
final class PooledConnectionTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  private static ConnectionPoolDataSource real(TestSchema schema) throws SQLException {
    switch (schema.database()) {
      case H2 -> {
        org.h2.jdbcx.JdbcDataSource source = new org.h2.jdbcx.JdbcDataSource();
        source.setURL(schema.url());
        source.setUser(schema.user());
        return source;
      }
      case POSTGRESQL -> {
        org.postgresql.ds.PGConnectionPoolDataSource source =
            new org.postgresql.ds.PGConnectionPoolDataSource();
        source.setURL(schema.url());
        source.setUser(schema.user());
        return source;
      }
      case MARIADB -> {
        org.mariadb.jdbc.MariaDbDataSource source = new org.mariadb.jdbc.MariaDbDataSource();
        source.setUrl(schema.url());
        source.setUser(schema.user());
        return source;
      }
      default -> {
        com.mysql.cj.jdbc.MysqlConnectionPoolDataSource source =
            new com.mysql.cj.jdbc.MysqlConnectionPoolDataSource();
        source.setUrl(schema.url());
        source.setUser(schema.user());
        return source;
      }
    }
  }

  private static ConnectionPoolDataSource sealed(Sides sides) throws SQLException {
    BullaConnectionPoolDataSource source =
        new BullaConnectionPoolDataSource(real(sides.sealedSchema()));
    source.setPolicy("file:" + sides.policy());
    return source;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void handlesSealAndTellTheirEvents(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      assertThat(worked(sealed(sides))).isEqualTo(worked(real(sides.plainSchema())));
      try (Statement statement = sides.sealed().createStatement();
          ResultSet rows =
              statement.executeQuery("SELECT COUNT(*) FROM person WHERE ssn = 'CNRY-70'")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
    }
  }

  /** What a pool sees; each event with whether it is of the objects that the pool knows. */
  private static List<String> worked(ConnectionPoolDataSource source) throws SQLException {
    List<String> seen = new ArrayList<>();
    PooledConnection physical = source.getPooledConnection();
    ConnectionEventListener listener =
        new ConnectionEventListener() {
          @Override
          public void connectionClosed(ConnectionEvent event) {
            seen.add("closed " + (event.getSource() == physical) + event.getSQLException());
          }

          @Override
          public void connectionErrorOccurred(ConnectionEvent event) {
            seen.add("error " + (event.getSource() == physical));
          }
        };
    physical.addConnectionEventListener(listener);
    Connection first = physical.getConnection();
    insert(first, 70);
    first.close();
    Connection second = physical.getConnection();
    seen.add("first is closed: " + first.isClosed() + ", second: " + second.isClosed());
    try {
      insert(second, 70);
      seen.add("inserted twice");
    } catch (SQLException e) {
      seen.add("duplicate " + e.getSQLState() + e.toString().contains("ssn__eq"));
    }
    Connection third = physical.getConnection();
    seen.add("second is closed: " + second.isClosed());
    physical.removeConnectionEventListener(listener);
    third.close();
    physical.close();
    return seen;
  }

  private static void insert(Connection connection, int id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO person (id, ssn) VALUES (?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, "CNRY-" + id);
      insert.executeUpdate();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void eventsOfStatementsAreOfTheApplications(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(sides, connection -> statements(sides, connection == sides.sealed()));
    }
  }

  private static List<String> statements(Sides sides, boolean sealed) throws SQLException {
    List<String> seen = new ArrayList<>();
    PooledConnection physical =
        (sealed ? sealed(sides) : real(sides.plainSchema())).getPooledConnection();
    try (Connection handle = physical.getConnection()) {
      List<PreparedStatement> own = new ArrayList<>();
      StatementEventListener listener =
          new StatementEventListener() {
            @Override
            public void statementClosed(StatementEvent event) {
              seen.add(
                  "closed " + own.indexOf(event.getStatement()) + (event.getSource() == physical));
            }

            @Override
            public void statementErrorOccurred(StatementEvent event) {
              seen.add("error " + own.indexOf(event.getStatement()));
            }
          };
      physical.addStatementEventListener(listener);
      for (String sql :
          List.of("SELECT id FROM person WHERE ssn = ?", "SELECT id FROM person WHERE id = ?")) {
        try (PreparedStatement statement = handle.prepareStatement(sql)) {
          own.add(statement);
          statement.setString(1, "7");
        }
      }
      try (CallableStatement call = handle.prepareCall("{call nothing()}")) {
        own.add(call);
      } catch (SQLException e) {
        seen.add("no such procedure");
      }
      physical.removeStatementEventListener(listener);
      handle.prepareStatement("SELECT 1").close();
    } finally {
      physical.close();
    }
    return seen;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aPolicyThatSealsNothingGivesTheRealDriversObjects(TestDatabase database) throws Exception {
    ConnectionPoolDataSource real = real(database.newSchema());
    Path policy = Sides.policyFile("");
    BullaConnectionPoolDataSource ours = new BullaConnectionPoolDataSource(real);
    ours.setPolicy("file:" + policy);
    PooledConnection plain = real.getPooledConnection();
    PooledConnection handedOut = ours.getPooledConnection();
    assertThat(handedOut).isInstanceOf(plain.getClass());
    plain.close();
    handedOut.close();
  }
}
