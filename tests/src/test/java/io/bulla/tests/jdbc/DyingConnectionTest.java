package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that the server ends in the middle fails as a plain one, and the next one works. */
final class DyingConnectionTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whatTheServerEndsFailsAsThePlainOne(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      List<String> plain = ended(sides.plainSchema().plain(), sides.plainSchema().plain());
      List<String> sealed = ended(sides.connect(), sides.sealedSchema().plain());
      assertThat(sealed).isEqualTo(plain);
      assertThat(plain).anyMatch(told -> told.startsWith("error"));
      try (Connection next = sides.connect();
          Statement statement = next.createStatement();
          ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM person WHERE ssn <> ''")) {
        assertThat(rows.next()).isTrue();
        // neither of the two batches was kept
        assertThat(rows.getInt(1)).isEqualTo(5);
      }
      Sides.assertNothingInClear("dying");
    }
  }

  private static List<String> ended(Connection dying, Connection other) throws Exception {
    List<String> seen = new ArrayList<>();
    try (dying;
        other;
        Statement killer = other.createStatement()) {
      dying.setAutoCommit(false);
      PreparedStatement insert =
          dying.prepareStatement("INSERT INTO person (id, ssn) VALUES (?, ?)");
      for (int id = 70; id < 72; id++) {
        insert.setInt(1, id);
        insert.setString(2, "CNRY-" + id);
        insert.addBatch();
      }
      Statement texts = dying.createStatement();
      texts.executeUpdate("UPDATE person SET ssn = 'CNRY-z' WHERE id = 5");
      texts.addBatch("UPDATE person SET ssn = 'CNRY-y' WHERE id = 4");
      texts.addBatch("UPDATE person SET ssn = 'CNRY-x' WHERE id = 3");
      end(dying, killer);
      seen.add(told(() -> insert.executeBatch().length));
      seen.add(told(() -> texts.executeQuery("SELECT id FROM person WHERE ssn = 'CNRY-1'")));
      seen.add(told(() -> dying.isValid(1)));
      seen.add(told(insert::isClosed));
    }
    seen.add(told(dying::isClosed));
    return seen;
  }

  private static void end(Connection dying, Statement killer) throws SQLException {
    String product = dying.getMetaData().getDatabaseProductName();
    boolean postgreSql = product.equals("PostgreSQL");
    boolean h2 = product.equals("H2");
    String own =
        postgreSql
            ? "SELECT pg_backend_pid()"
            : h2 ? "CALL SESSION_ID()" : "SELECT CONNECTION_ID()";
    try (Statement statement = dying.createStatement();
        ResultSet row = statement.executeQuery(own)) {
      row.next();
      String id = row.getString(1);
      killer.execute(
          postgreSql
              ? "SELECT pg_terminate_backend(" + id + ", 10000)"
              : h2 ? "CALL ABORT_SESSION(" + id + ")" : "KILL " + id);
    }
  }

  private static String told(Callable<Object> call) {
    try {
      Object value = call.call();
      return value instanceof ResultSet ? "rows" : String.valueOf(value);
    } catch (SQLException e) {
      String state = e.getSQLState();
      return "error " + (state == null ? "" : state.substring(0, 2));
    } catch (Exception e) {
      return "runtime";
    }
  }
}
