package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Reflected;
import io.bulla.tests.kit.Sides;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Result sets over sealed columns move, are labelled and close as plain ones. */
final class ResultSetTest {
  private static final String SELECT = "SELECT id, ssn, salary, note FROM person ORDER BY id";

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void scrollableResultsMoveInEveryDirection(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            try (Statement statement = scrollable(connection, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows = statement.executeQuery(SELECT)) {
              List<Object> seen = new ArrayList<>();
              seen.add(rows.last() + " " + rows.getRow() + " " + rows.getString(2));
              seen.add(rows.absolute(2) + " " + rows.getString("ssn"));
              seen.add(rows.relative(2) + " " + rows.getBigDecimal("salary"));
              seen.add(rows.previous() + " " + rows.getString("NOTE"));
              rows.beforeFirst();
              seen.add(rows.isBeforeFirst());
              seen.add(rows.next() + " " + rows.isFirst() + " " + rows.getObject("ssn"));
              seen.add(rows.absolute(-1) + " " + rows.isLast() + " " + rows.getString(2));
              rows.afterLast();
              seen.add(rows.isAfterLast());
              seen.add(rows.getType() + " " + rows.getConcurrency());
              return seen.toString();
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void labelsDuplicatesAndTheirOrderAreThePlainOnes(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            String sql = "SELECT ssn AS a, note AS a, id, ssn FROM person WHERE id = 3";
            try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
              rows.next();
              ResultSetMetaData metaData = rows.getMetaData();
              List<Object> seen = new ArrayList<>();
              for (int i = 1; i <= metaData.getColumnCount(); i++) {
                seen.add(metaData.getColumnLabel(i) + "=" + rows.getObject(i));
              }
              seen.add(rows.findColumn("a") + rows.getString("a") + rows.findColumn("ssn"));
              return seen.toString();
            }
          });
      People.same(
          sides,
          connection -> {
            try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SELECT)) {
              rows.next();
              return rows.getString("no_such_label");
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void holdabilityAndOwnersAreThePlainOnes(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            connection.setAutoCommit(false);
            try (Statement statement =
                    connection.createStatement(
                        ResultSet.TYPE_FORWARD_ONLY,
                        ResultSet.CONCUR_READ_ONLY,
                        ResultSet.HOLD_CURSORS_OVER_COMMIT);
                ResultSet rows = statement.executeQuery(SELECT)) {
              rows.next();
              connection.commit();
              assertThat(rows.getStatement()).isSameAs(statement);
              assertThat(rows.getStatement().getConnection()).isSameAs(connection);
              return rows.next()
                  + " "
                  + rows.getString(2)
                  + " "
                  + statement.getResultSetHoldability();
            } finally {
              connection.rollback();
              connection.setAutoCommit(true);
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void updatingASealedColumnIsRefusedAndAClearOneWorks(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      try (Statement statement = scrollable(sides.sealed(), ResultSet.CONCUR_UPDATABLE);
          ResultSet rows =
              statement.executeQuery("SELECT id, name, ssn, note FROM person WHERE id = 2")) {
        assertThat(rows.next()).isTrue();
        List<Method> updates = updates();
        assertThat(updates).hasSizeGreaterThan(80);
        for (Method update : updates) {
          assertThatThrownBy(() -> update(update, rows))
              .as("%s", update)
              .isInstanceOf(SQLFeatureNotSupportedException.class)
              .hasMessageContaining("is sealed");
        }
      }
      People.same(sides, ResultSetTest::rename);
      People.same(
          sides,
          connection -> {
            try (Statement statement = connection.createStatement();
                ResultSet rows =
                    statement.executeQuery(
                        "SELECT name, ssn, note FROM person WHERE ssn = 'CNRY-2'")) {
              return rows.next() + rows.getString(1) + rows.getString(2) + rows.getString(3);
            }
          });
    }
  }

  private static String rename(Connection connection) throws SQLException {
    try (Statement statement = scrollable(connection, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows =
            statement.executeQuery("SELECT id, name, ssn, note FROM person WHERE id = 2")) {
      rows.next();
      rows.updateString("name", "renamed");
      rows.updateRow();
      return rows.getString("name") + rows.getString("ssn");
    }
  }

  /** Every method that changes a column, by index and by label. */
  private static List<Method> updates() {
    return Arrays.stream(ResultSet.class.getMethods())
        .filter(method -> method.getName().startsWith("update") && method.getParameterCount() > 0)
        .toList();
  }

  /** With the emptiest value there is of the type. */
  private static void update(Method update, ResultSet rows) throws SQLException {
    Class<?>[] types = update.getParameterTypes();
    Object[] arguments = new Object[types.length];
    arguments[0] = types[0] == int.class ? 3 : "ssn";
    for (int i = 1; i < types.length; i++) {
      arguments[i] = types[i].isPrimitive() ? Array.get(Array.newInstance(types[i], 1), 0) : null;
    }
    Reflected.call(update, rows, arguments);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void rowsAreInsertedDeletedAndReadAgainByTheirClearColumns(TestDatabase database)
      throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            try (Statement statement = scrollable(connection, ResultSet.CONCUR_UPDATABLE);
                ResultSet rows = statement.executeQuery("SELECT id, name, ssn, note FROM person")) {
              rows.moveToInsertRow();
              rows.updateInt("id", 77);
              rows.updateString(2, "new");
              rows.insertRow();
              rows.moveToCurrentRow();
              rows.absolute(2);
              rows.updateString("name", "never kept");
              rows.cancelRowUpdates();
              String seen = rows.getString("name") + rows.getString("ssn");
              rows.refreshRow();
              seen += rows.getString("name") + rows.getString("ssn") + rows.getString(4);
              rows.absolute(3);
              rows.deleteRow();
              return seen;
            }
          });
      People.same(
          sides,
          connection -> {
            List<Object> seen = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                ResultSet rows =
                    statement.executeQuery("SELECT id, name, ssn, note FROM person ORDER BY id")) {
              while (rows.next()) {
                seen.add(rows.getInt(1) + rows.getString(2) + rows.getString(3));
              }
            }
            return seen.toString();
          });
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void nothingOfAClosedResultIsRead(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      for (int way = 0; way < 3; way++) {
        int closing = way;
        People.same(
            sides,
            connection -> {
              PreparedStatement statement = connection.prepareStatement(SELECT);
              ResultSet rows = statement.executeQuery();
              rows.next();
              switch (closing) {
                case 0 -> rows.close();
                case 1 -> statement.close();
                default -> statement.executeQuery().close();
              }
              rows.close();
              assertThat(rows.isClosed()).isTrue();
              try {
                return rows.getString(2);
              } finally {
                statement.close();
                statement.close();
              }
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void noGetterHandsOutTheCell(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database);
        Statement statement = sides.sealed().createStatement();
        ResultSet rows = statement.executeQuery(SELECT)) {
      assertThat(rows.next()).isTrue();
      assertThatThrownBy(() -> rows.getArray("ssn"))
          .isInstanceOf(SQLFeatureNotSupportedException.class);
      assertThatThrownBy(() -> rows.getRef(2)).isInstanceOf(SQLFeatureNotSupportedException.class);
      assertThatThrownBy(() -> rows.getRowId(2))
          .isInstanceOf(SQLFeatureNotSupportedException.class);
      assertThatThrownBy(() -> rows.getSQLXML(2))
          .isInstanceOf(SQLFeatureNotSupportedException.class);
      assertThatThrownBy(() -> rows.getURL(2)).isInstanceOf(SQLFeatureNotSupportedException.class);
    }
  }

  private static Statement scrollable(Connection connection, int concurrency) throws SQLException {
    return connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, concurrency);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void updatingByLabelFailsAsOnAPlainResult(TestDatabase database) throws Exception {
    try (Sides sides = People.open(database)) {
      for (String label : List.of("name", "nowhere")) {
        People.same(
            sides,
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery("SELECT id, name FROM person")) {
                rows.next();
                rows.updateString(label, "changed");
                return "changed";
              } catch (SQLException e) {
                return e.getClass().getName() + e.getSQLState();
              }
            });
      }
    }
  }
}
