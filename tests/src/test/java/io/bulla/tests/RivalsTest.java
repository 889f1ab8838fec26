package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import io.bulla.tests.kit.WireTap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where rivals stored plaintext or answered wrongly, Bulla answers as plain tables do, or refuses.
 */
final class RivalsTest {

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @TestFactory
  Stream<DynamicContainer> statementIsAnsweredAsOnPlainTablesOrRefused() throws IOException {
    return Cases.everywhere(
        "/cases/rivals.sql",
        (sides, statement) -> sides.compare(statement.sql(), statement.parameters().toArray()));
  }

  /** One way to hand over a text. */
  private interface Setter {
    void set(PreparedStatement statement, int index, String value) throws SQLException;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everySetterSealsOrIsRefused(TestDatabase database) throws SQLException {
    List<Setter> setters =
        List.of(
            PreparedStatement::setString,
            PreparedStatement::setNString,
            PreparedStatement::setObject,
            (statement, index, value) -> statement.setObject(index, value, java.sql.Types.VARCHAR),
            (statement, index, value) ->
                statement.setObject(index, value, java.sql.JDBCType.VARCHAR),
            (statement, index, value) ->
                statement.setCharacterStream(index, new StringReader(value)),
            (statement, index, value) ->
                statement.setNCharacterStream(index, new StringReader(value)),
            (statement, index, value) ->
                statement.setCharacterStream(index, new StringReader(value), value.length()),
            (statement, index, value) ->
                statement.setAsciiStream(
                    index,
                    new ByteArrayInputStream(value.getBytes(StandardCharsets.US_ASCII)),
                    value.length()),
            (statement, index, value) -> statement.setClob(index, new StringReader(value)));
    try (Sides sides = Shop.open(database)) {
      for (int i = 0; i < setters.size(); i++) {
        Setter setter = setters.get(i);
        sides.compare(connection -> insert(connection, setter), "setter " + i);
      }
    }
  }

  private static Answer insert(Connection connection, Setter setter) throws SQLException {
    String insert = "INSERT INTO customer (id, ssn) VALUES (10, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      try {
        setter.set(statement, 1, "CNRY-setter");
      } catch (SQLFeatureNotSupportedException e) {
        boolean ours = String.valueOf(e.getMessage()).startsWith("Bulla");
        if (ours) {
          throw e;
        }
        // the real driver lacks the setter (PostgreSQL: setNString); Bulla seals it all the same
        statement.setString(1, "CNRY-setter");
      }
      return new Answer.Count(statement.executeUpdate());
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void batchesAreSealed(TestDatabase database) throws SQLException {
    try (Sides sides = Shop.open(database)) {
      Answer prepared = sides.compare(RivalsTest::preparedBatch, "batch of a prepared statement");
      Answer literals = sides.compare(RivalsTest::literalBatch, "batch of a plain statement");
      assertThat(List.of(prepared, literals))
          .containsExactly(new Answer.Count(3), new Answer.Count(2));
    }
  }

  private static Answer preparedBatch(Connection connection) throws SQLException {
    String insert = "INSERT INTO customer (id, ssn, salary) VALUES (?, ?, 86420975.5)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int id = 10; id < 13; id++) {
        statement.setInt(1, id);
        statement.setString(2, id == 11 ? null : "CNRY-" + id);
        statement.addBatch();
      }
      return new Answer.Count(statement.executeBatch().length);
    }
  }

  private static Answer literalBatch(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("INSERT INTO customer (id, ssn) VALUES (10, 'CNRY-10')");
      statement.addBatch("UPDATE customer SET ssn = 'CNRY-batch' WHERE id = 1");
      return new Answer.Count(statement.executeBatch().length);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void streamsAndLabelsGiveTheValueNotTheCell(TestDatabase database) throws Exception {
    try (Sides sides = Shop.open(database);
        Statement statement = sides.sealed().createStatement()) {
      for (int way = 0; way < 4; way++) {
        try (ResultSet row = statement.executeQuery("SELECT ssn AS s FROM customer WHERE id = 1")) {
          assertThat(row.next()).isTrue();
          assertThat(read(row, way)).as("way %s", way).isEqualTo("CNRY-111");
        }
      }
    }
  }

  private static String read(ResultSet row, int way) throws SQLException, IOException {
    return switch (way) {
      case 0 -> row.getString("s");
      case 1 -> row.getObject("S", String.class);
      case 2 -> {
        java.io.StringWriter text = new java.io.StringWriter();
        row.getCharacterStream(1).transferTo(text);
        yield text.toString();
      }
      default -> row.getObject(1).toString();
    };
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whatSomebodyPutIntoASealedColumnIsNeitherHandedOutNorTold(TestDatabase database)
      throws SQLException {
    try (Sides sides = Shop.open(database);
        Connection bare = sides.sealedSchema().plain()) {
      // plaintext is kept out by the table itself
      try (PreparedStatement statement =
          bare.prepareStatement("UPDATE customer SET ssn = ? WHERE id = 1")) {
        statement.setBytes(1, "CNRY-plain".getBytes(StandardCharsets.US_ASCII));
        if (database == TestDatabase.MYSQL) {
          // this old MySQL reads CHECK and forgets it
          statement.executeUpdate();
          assertThatThrownBy(() -> read(sides.sealed())).hasMessageNotContaining("CNRY");
        } else {
          assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
        }
      }
      for (String change :
          List.of(
              // a cell of another column, and one of another table
              "UPDATE customer SET ssn = email WHERE id = 1",
              "UPDATE customer SET ssn = (SELECT holder_ssn FROM claim WHERE id = 2) WHERE id = 1")) {
        try (Statement statement = bare.createStatement()) {
          statement.execute(change);
        }
        assertThatThrownBy(() -> read(sides.sealed()))
            .as(change)
            .isInstanceOf(SQLException.class)
            .hasMessageMatching(
                "Bulla: cell of \\S+ (does not open|names the unknown key .* copied from another table).*")
            .hasMessageNotContaining("CNRY");
      }
    }
  }

  private static String read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT ssn FROM customer WHERE id = 1")) {
      row.next();
      return row.getString(1);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aTextThatIsKnownCostsNoOtherCallOfTheDatabase(TestDatabase database) throws SQLException {
    try (Sides sides = Shop.open(database)) {
      String sql = "SELECT ssn FROM customer WHERE ssn = ? AND id = ?";
      for (int run = 0; run < 2; run++) {
        WireTap.clear();
        try (PreparedStatement statement = sides.sealed().prepareStatement(sql)) {
          statement.setString(1, "CNRY-222");
          statement.setInt(2, 2);
          try (ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("CNRY-222");
          }
        }
      }
      assertThat(WireTap.calls().stream().filter(WireTap.Call::isSql).map(WireTap.Call::method))
          .containsExactly("prepareStatement", "executeQuery");
      Sides.assertNothingInClear(sql);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aValueBesideCellsIsNotCut(TestDatabase database) throws SQLException {
    try (Sides sides = Shop.open(database);
        PreparedStatement statement =
            sides.sealed().prepareStatement("SELECT COALESCE(ssn, ?) AS x FROM customer")) {
      for (String value : List.of("CNRY-" + " ".repeat(30), "CNRY-" + "x".repeat(30))) {
        assertThatThrownBy(
                () -> {
                  statement.setString(1, value);
                  statement.executeQuery();
                })
            .as(value)
            .isInstanceOf(SQLException.class)
            .hasMessageStartingWith("Bulla")
            .hasMessageNotContaining("CNRY");
      }
      Sides.assertNothingInClear("a value that is too long");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theEmptyTextIsSealedToo(TestDatabase database) throws SQLException {
    try (Sides sides = Shop.open(database)) {
      sides.keep("UPDATE customer SET ssn = ? WHERE id = 1", "");
      try (Connection bare = sides.sealedSchema().plain();
          Statement statement = bare.createStatement();
          ResultSet row = statement.executeQuery("SELECT ssn FROM customer WHERE id = 1")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getBytes(1)).hasSizeGreaterThan(40);
      }
    }
  }
}
