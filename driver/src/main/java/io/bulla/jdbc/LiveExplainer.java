package io.bulla.jdbc;

import io.bulla.sql.SessionModes;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Script;
import io.bulla.sql.rewrite.Rewriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Explains from the tables of a database, with neither keys nor Bulla's own tables. */
final class LiveExplainer implements Explainer {
  private final Connection delegate;
  private final Dialect dialect;
  private final Rewriter rewriter;
  private final SessionModes modes;
  private final ConnectionCatalog catalog;

  private LiveExplainer(Connection delegate, List<PolicySource> policies) throws SQLException {
    this.delegate = delegate;
    this.dialect = Sessions.dialect(delegate, false);
    List<ProtectedSchema> parts = new ArrayList<>();
    for (PolicySource policy : policies) {
      parts.add(SchemaReader.expected(policy.policy(), dialect, delegate));
    }
    this.rewriter = new Rewriter(dialect);
    this.modes = Modes.read(dialect, delegate).modes();
    this.catalog =
        new ConnectionCatalog(
            ProtectedSchema.merged(parts), new CatalogCache(0), delegate, modes.schemaPath());
  }

  /** Takes the connection over, also when it fails. */
  static LiveExplainer open(Connection delegate, List<PolicySource> policies) throws SQLException {
    try {
      return new LiveExplainer(delegate, policies);
    } catch (SQLException | RuntimeException e) {
      delegate.close();
      throw e;
    }
  }

  @Override
  public Explanation explain(String sql) throws SQLException {
    try {
      return Explanation.of(sql, rewriter.translate(sql, modes, catalog));
    } catch (ConnectionCatalog.ReadFailed e) {
      throw e.sqlException();
    }
  }

  @Override
  public List<Part> split(String script) {
    return Script.split(dialect, script, modes).stream()
        .map(statement -> new Part(statement.sql(), statement.offset()))
        .toList();
  }

  @Override
  public String withoutLiterals(String sql) {
    return Shown.withoutLiterals(dialect, modes, sql);
  }

  @Override
  public String fromServer(String sql) {
    return Shown.fromServer(dialect, modes, sql);
  }

  @Override
  public String dialect() {
    return dialect.name();
  }

  @Override
  public void close() throws SQLException {
    delegate.close();
  }
}
