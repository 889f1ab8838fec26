package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions without a name are called as over plain columns, though their text is rewritten. */
final class LabelsTest {
  private static final List<String> QUERIES =
      List.of(
          "SELECT COUNT(DISTINCT ssn) FROM person",
          "select  count( distinct p1_0.ssn ) , max(p1_0.id) from person p1_0",
          "SELECT id, (COUNT(DISTINCT ssn)), COUNT(*) FROM person GROUP BY id ORDER BY id",
          "SELECT ssn = 'x', ssn = 'it''s' OR id = 1, NOT ssn = 'ß', ssn <> 'x' FROM person",
          "SELECT EXISTS(SELECT 1 FROM person WHERE ssn = 'x')",
          "SELECT CASE WHEN ssn IN ('a', 'b') THEN 1 ELSE 2 END, ssn IS NULL, ssn FROM person",
          "SELECT /* a */ COUNT(/* b */ DISTINCT ssn) -- c\n FROM person",
          "SELECT SUM(CASE WHEN ssn = 'CNRY-1' THEN 1 ELSE 0 END) + 1 FROM person",
          "SELECT (SELECT COUNT(*) FROM person b WHERE b.ssn = a.ssn AND b.id < 3) FROM person a",
          "SELECT (SELECT b.ssn FROM person b WHERE b.ssn = a.ssn AND b.id = 1) FROM person a",
          "SELECT ROW_NUMBER() OVER (PARTITION BY ssn ORDER BY id) FROM person",
          "SELECT COUNT(DISTINCT ssn) FROM person UNION ALL SELECT COUNT(*) FROM person");

  static Stream<Arguments> databasesAndQueries() {
    return TestDatabase.available().stream()
        .flatMap(database -> QUERIES.stream().map(query -> Arguments.of(database, query)));
  }

  @ParameterizedTest
  @MethodSource("databasesAndQueries")
  void anExpressionIsCalledByItsText(TestDatabase database, String query) throws Exception {
    try (Sides sides = People.open(database)) {
      People.same(
          sides,
          connection -> {
            try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
              return labels(rows.getMetaData()) + " " + found(rows);
            }
          });
      People.same(
          sides,
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
              return labels(statement.getMetaData());
            }
          });
    }
  }

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aParameterIsWrittenAsTheApplicationWroteIt(TestDatabase database) throws Exception {
    String query = "SELECT id, ssn = ?, name = ? FROM person WHERE id = ?";
    try (Sides sides = People.open(database)) {
      if (database.isConnectorJ()) {
        // it writes the values into the text: that of a sealed column it does not know
        try (PreparedStatement statement = sides.sealed().prepareStatement(query)) {
          assertThat(labels(statement.getMetaData()).get(1)).isEqualTo("ssn = ?|ssn = ?");
        }
        return;
      }
      People.same(
          sides,
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
              return labels(statement.getMetaData());
            }
          });
    }
  }

  private static List<String> labels(ResultSetMetaData columns) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i) + "|" + columns.getColumnName(i));
    }
    return labels;
  }

  /** What is read by the names of the columns, in any case of letters. */
  private static List<String> found(ResultSet rows) throws SQLException {
    List<String> all = new ArrayList<>();
    ResultSetMetaData columns = rows.getMetaData();
    while (rows.next()) {
      StringBuilder found = new StringBuilder();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String label = columns.getColumnLabel(i);
        found
            .append(rows.findColumn(label.toLowerCase(Locale.ROOT)))
            .append(rows.getString(label))
            .append(' ');
      }
      all.add(found.toString());
    }
    // no query says in which order
    Collections.sort(all);
    return all;
  }
}
