package io.bulla.jdbc;

import java.sql.SQLException;

/** Says of statements what would become of them; nothing is run. Not thread-safe. */
public interface Explainer extends AutoCloseable {
  /**
   * What would become of one text.
   *
   * @param sql one statement, as the application would give it to JDBC
   * @throws SQLException when the catalog cannot be read
   */
  Explanation explain(String sql) throws SQLException;

  @Override
  void close() throws SQLException;
}
