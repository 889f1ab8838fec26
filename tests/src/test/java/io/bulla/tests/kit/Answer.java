package io.bulla.tests.kit;

import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a statement answered, in a form that can be compared with what another side answered. */
public sealed interface Answer {

  /** Labels in lower case and rows; rows are sorted unless the statement orders them. */
  record Rows(List<String> labels, List<List<String>> rows) implements Answer {}

  /** Rows changed. */
  record Count(long rows) implements Answer {}

  /**
   * An error of the database.
   *
   * @param stateClass the first two characters of its SQLState
   * @param message not compared
   */
  record Failed(String stateClass, String message) implements Answer {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Failed failed && failed.stateClass.equals(stateClass);
    }

    @Override
    public int hashCode() {
      return stateClass.hashCode();
    }
  }

  /** Bulla said no before anything was sent. */
  record Refused(String message) implements Answer {}

  /** Runs a statement: prepared when there are parameters, plain otherwise. */
  static Answer to(Connection connection, String sql, Object... parameters) {
    try {
      if (parameters.length == 0) {
        try (Statement statement = connection.createStatement()) {
          return read(statement, statement.execute(sql), isOrdered(sql));
        }
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i] == NULL ? null : parameters[i]);
        }
        return read(statement, statement.execute(), isOrdered(sql));
      }
    } catch (SQLException e) {
      return failure(e);
    }
  }

  /** Stands for SQL's NULL among the parameters. */
  Object NULL = new Object();

  /** The error as an answer. */
  static Answer failure(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String message = String.valueOf(e.getMessage());
    if (state.equals("0A000")) {
      return new Refused(message);
    }
    return new Failed(state.length() < 2 ? state : state.substring(0, 2), message);
  }

  /** All rows of a result, as text. */
  static Rows rows(ResultSet result, boolean ordered) throws SQLException {
    ResultSetMetaData metadata = result.getMetaData();
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      labels.add(metadata.getColumnLabel(i).toLowerCase(Locale.ROOT));
    }
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= labels.size(); i++) {
        row.add(text(result.getObject(i)));
      }
      rows.add(row);
    }
    if (!ordered) {
      rows.sort(java.util.Comparator.comparing(List::toString));
    }
    return new Rows(labels, rows);
  }

  private static Answer read(Statement statement, boolean hasRows, boolean ordered)
      throws SQLException {
    if (!hasRows) {
      return new Count(statement.getUpdateCount());
    }
    try (ResultSet result = statement.getResultSet()) {
      return rows(result, ordered);
    }
  }

  private static boolean isOrdered(String sql) {
    return sql.toUpperCase(Locale.ROOT).contains("ORDER BY");
  }

  private static String text(@Nullable Object value) throws SQLException {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Clob clob) {
      return "text " + clob.getSubString(1, (int) clob.length());
    }
    if (value instanceof Blob blob) {
      return "bytes " + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
    }
    if (value instanceof byte[] bytes) {
      return "bytes " + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof BigDecimal number) {
      return "decimal " + number.toPlainString();
    }
    if (value instanceof String string) {
      return "text " + string;
    }
    if (value instanceof ResultSet row) {
      // H2's rows as values
      return "rows " + rows(row, true).rows();
    }
    return value.getClass().getSimpleName() + " " + value;
  }
}
