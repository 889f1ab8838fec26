package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What procedures return of sealed columns is opened or refused, and never handed out as bytes. */
final class ProcedureTest {

  static List<TestDatabase> mySqlFamily() {
    return TestDatabase.available().stream().filter(TestDatabase::isMySqlFamily).toList();
  }

  static List<TestDatabase> postgreSql() {
    return TestDatabase.available().stream()
        .filter(each -> each == TestDatabase.POSTGRESQL)
        .toList();
  }

  private static void define(Sides sides, String sql) throws SQLException {
    for (Connection connection :
        List.of(sides.plainSchema().plain(), sides.sealedSchema().plain())) {
      try (connection;
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("mySqlFamily")
  void rowsOfAProcedureAreOpenedWhereTheColumnIsKnown(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      define(
          sides,
          "CREATE PROCEDURE people() BEGIN SELECT id, ssn, salary FROM person ORDER BY id;"
              + " SELECT id, note FROM person WHERE id = 4; END");
      People.same(
          sides,
          connection -> {
            StringBuilder seen = new StringBuilder();
            try (CallableStatement call = connection.prepareCall("{call people()}")) {
              boolean more = call.execute();
              while (more) {
                try (ResultSet rows = call.getResultSet()) {
                  while (rows.next()) {
                    seen.append(rows.getInt(1)).append(rows.getString(2)).append(' ');
                  }
                }
                more = call.getMoreResults();
              }
            }
            return seen.toString();
          });
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("mySqlFamily")
  void callsOfPlainAndPreparedStatementsAreReadAlike(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      define(sides, "CREATE PROCEDURE people() SELECT id, ssn FROM person ORDER BY id");
      define(sides, "CREATE PROCEDURE joined() SELECT CONCAT(ssn, '') AS joined FROM person");
      for (String call : List.of("CALL people()", " /* ? */ call people() ")) {
        People.same(
            sides,
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery(call)) {
                return rows.next() + rows.getString("ssn");
              }
            });
        People.same(
            sides,
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(call);
                  ResultSet rows = statement.executeQuery()) {
                return rows.next() + rows.getString(2);
              }
            });
      }
      try (Statement statement = sides.sealed().createStatement();
          ResultSet rows = statement.executeQuery("CALL joined()")) {
        assertThat(rows.next()).isTrue();
        refused(() -> rows.getBytes(1));
      }
    }
  }

  /** While rows come, a connection takes no other statement, not even one of Bulla's own. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("mySqlFamily")
  void rowsOfACallAreStreamed(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      define(sides, "CREATE PROCEDURE people() SELECT id, ssn FROM person ORDER BY id");
      People.same(
          sides,
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.setFetchSize(database.isConnectorJ() ? Integer.MIN_VALUE : 1);
              StringBuilder seen = new StringBuilder();
              statement.execute("CALL people()");
              try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                  seen.append(rows.getString("ssn")).append(' ');
                }
              }
              return seen.toString();
            }
          });
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("mySqlFamily")
  void cellsOfUnknownColumnsAndTokensAreRefused(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      define(
          sides,
          "CREATE PROCEDURE hidden(OUT found VARBINARY(500)) BEGIN"
              + " SELECT ssn INTO found FROM person WHERE id = 1;"
              + " SELECT CONCAT(ssn, '') AS joined FROM person; END");
      try (Connection bare = sides.sealedSchema().plain();
          Statement statement = bare.createStatement()) {
        statement.execute("CREATE PROCEDURE tokens() SELECT ssn__eq FROM person");
      }
      try (CallableStatement call = sides.sealed().prepareCall("{call hidden(?)}")) {
        call.registerOutParameter(1, Types.VARBINARY);
        call.execute();
        try (ResultSet rows = call.getResultSet()) {
          assertThat(rows.next()).isTrue();
          refused(() -> rows.getBytes(1));
          refused(() -> rows.getObject("joined"));
          refused(() -> rows.getString(1));
          refused(() -> rows.getBinaryStream(1));
        }
        while (call.getMoreResults() || call.getUpdateCount() >= 0) {
          assertThat(call.getUpdateCount()).isLessThan(100);
        }
        refused(() -> call.getBytes(1));
        refused(() -> call.getObject(1));
        refused(() -> call.getString(1));
        refused(() -> call.getBlob(1));
      }
      try (CallableStatement call = sides.sealed().prepareCall("{call tokens()}");
          ResultSet rows = call.executeQuery()) {
        assertThat(rows.next()).isTrue();
        refused(() -> rows.getBytes(1));
      }
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("postgreSql")
  void cursorsAndOutParametersOfAFunctionAreOpenedOrRefused(TestDatabase database)
      throws Exception {
    try (Sides sides = People.open(database)) {
      define(
          sides,
          "CREATE FUNCTION people() RETURNS refcursor LANGUAGE plpgsql AS $$"
              + " DECLARE c refcursor; BEGIN OPEN c FOR SELECT id, ssn FROM person ORDER BY id;"
              + " RETURN c; END $$");
      People.same(
          sides,
          connection -> {
            connection.setAutoCommit(false);
            try (CallableStatement call = connection.prepareCall("{? = call people()}")) {
              call.registerOutParameter(1, Types.REF_CURSOR);
              call.execute();
              StringBuilder seen = new StringBuilder();
              try (ResultSet rows = (ResultSet) call.getObject(1)) {
                while (rows.next()) {
                  seen.append(rows.getInt(1)).append(rows.getString(2)).append(' ');
                }
              }
              return seen.toString();
            } finally {
              connection.rollback();
              connection.setAutoCommit(true);
            }
          });
      try (Connection bare = sides.sealedSchema().plain();
          Statement statement = bare.createStatement()) {
        statement.execute(
            "CREATE FUNCTION one() RETURNS bytea LANGUAGE sql AS"
                + " 'SELECT ssn FROM person WHERE id = 1'");
        statement.execute(
            "CREATE FUNCTION entry() RETURNS person LANGUAGE sql AS"
                + " 'SELECT * FROM person WHERE id = 1'");
      }
      try (CallableStatement call = sides.sealed().prepareCall("{? = call one()}")) {
        call.registerOutParameter(1, Types.BINARY);
        call.execute();
        refused(() -> call.getBytes(1));
        refused(() -> call.getObject(1));
      }
      try (CallableStatement call = sides.sealed().prepareCall("select entry()");
          ResultSet rows = call.executeQuery()) {
        assertThat(rows.next()).isTrue();
        refused(() -> rows.getString(1));
        refused(() -> rows.getObject(1));
      }
    }
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
    assertThatThrownBy(read).isInstanceOf(SQLFeatureNotSupportedException.class);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("mySqlFamily")
  void whatAFunctionReturnsIsReadWhateverTypeWasRegistered(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      define(sides, "CREATE FUNCTION hello() RETURNS VARCHAR(20) DETERMINISTIC RETURN 'Hello!'");
      People.same(
          sides,
          connection -> {
            try (CallableStatement call = connection.prepareCall("{? = call hello()}")) {
              call.registerOutParameter(1, Types.INTEGER);
              call.execute();
              return call.getString(1);
            }
          });
      define(
          sides,
          "CREATE FUNCTION cell() RETURNS VARBINARY(500) READS SQL DATA"
              + " RETURN (SELECT ssn FROM person WHERE id = 1)");
      try (CallableStatement call = sides.sealed().prepareCall("{? = call cell()}")) {
        call.registerOutParameter(1, Types.INTEGER);
        call.execute();
        refused(() -> call.getString(1));
        refused(() -> call.getBytes(1));
      }
    }
  }
}
