package io.bulla.jdbc;

import java.sql.SQLException;
import java.util.List;

/** Says of statements what would become of them; nothing is run. Not thread-safe. */
public interface Explainer extends AutoCloseable {
  /**
   * What would become of one text.
   *
   * @param sql one statement, as the application would give it to JDBC
   * @throws SQLException when the catalog cannot be read
   */
  Explanation explain(String sql) throws SQLException;

  /**
   * Splits a script into its statements as the database's own client does.
   *
   * @param script for example the text of a {@code .sql} file
   */
  List<Part> split(String script);

  /**
   * A text with {@code ?} in place of its literals and without comments, on one line, to be shown.
   */
  String withoutLiterals(String sql);

  /**
   * A text from the server's log as the application gave it to JDBC: {@code $1} are parameters,
   * PostgreSQL's {@code ?} are operators.
   */
  String fromServer(String sql);

  /** The name of the database's dialect, for example {@code PostgreSQL}. */
  String dialect();

  /**
   * One statement of a script.
   *
   * @param offset where it begins in the script, in UTF-16 units
   */
  record Part(String sql, int offset) {}

  @Override
  void close() throws SQLException;
}
