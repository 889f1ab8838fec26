package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.jdbc.BullaXADataSource;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kit.Sides;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Global transactions over sealed columns are the real driver's. */
final class XaTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  private record Id(byte[] global) implements Xid {
    @Override
    public int getFormatId() {
      return 1;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return global;
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {1};
    }
  }

  private static XADataSource real(TestSchema schema) throws SQLException {
    switch (schema.database()) {
      case H2 -> {
        org.h2.jdbcx.JdbcDataSource source = new org.h2.jdbcx.JdbcDataSource();
        source.setURL(schema.url());
        source.setUser(schema.user());
        return source;
      }
      case POSTGRESQL -> {
        org.postgresql.xa.PGXADataSource source = new org.postgresql.xa.PGXADataSource();
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
        com.mysql.cj.jdbc.MysqlXADataSource source = new com.mysql.cj.jdbc.MysqlXADataSource();
        source.setUrl(schema.url());
        source.setUser(schema.user());
        return source;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void branchesAreCommittedAndRolledBack(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      BullaXADataSource sealed = new BullaXADataSource(real(sides.sealedSchema()));
      sealed.setPolicy("file:" + sides.policy());
      assertThat(worked(sealed)).isEqualTo(worked(real(sides.plainSchema())));
      People.same(
          sides,
          connection -> {
            try (Statement statement = connection.createStatement();
                ResultSet rows =
                    statement.executeQuery("SELECT id, ssn FROM person WHERE id > 5")) {
              return rows.next() + rows.getString(2) + rows.next();
            }
          });
    }
  }

  private static List<Object> worked(XADataSource source) throws Exception {
    List<Object> seen = new ArrayList<>();
    XAConnection connection = source.getXAConnection();
    List<ConnectionEvent> events = new ArrayList<>();
    connection.addConnectionEventListener(
        new ConnectionEventListener() {
          @Override
          public void connectionClosed(ConnectionEvent event) {
            events.add(event);
          }

          @Override
          public void connectionErrorOccurred(ConnectionEvent event) {
            events.add(event);
          }
        });
    XAResource resource = connection.getXAResource();
    for (boolean commits : List.of(true, false)) {
      Xid id = new Id(("bulla" + commits).getBytes(StandardCharsets.US_ASCII));
      resource.start(id, XAResource.TMNOFLAGS);
      try (Connection handle = connection.getConnection()) {
        seen.add(added(handle, commits ? 10 : 11));
      }
      resource.end(id, XAResource.TMSUCCESS);
      if (commits) {
        resource.commit(id, true);
      } else {
        resource.rollback(id);
      }
    }
    seen.add(events.stream().filter(event -> event.getSource() == connection).count());
    connection.close();
    return seen;
  }

  private static String added(Connection connection, int id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO person (id, ssn) VALUES (?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, "CNRY-" + id);
      insert.executeUpdate();
    }
    try (PreparedStatement select =
        connection.prepareStatement("SELECT ssn FROM person WHERE ssn = ?")) {
      select.setString(1, "CNRY-" + id);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() + rows.getString(1);
      }
    }
  }
}
