package io.bulla.jdbc;

import io.bulla.sql.SessionModes;
import io.bulla.sql.Translation;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a text was translated to when it was prepared, and whether that still holds. Tables and
 * session modes may change between preparation and execution; the server would then read the old
 * rewritten text in a new way. Used by one thread at a time, as its statement.
 */
final class PreparedText {
  private final BullaConnection connection;
  private final String sql;
  private final Translated translated;
  private @Nullable SessionModes modes;
  private long catalogVersion;

  private PreparedText(BullaConnection connection, String sql) throws SQLException {
    this.connection = connection;
    this.sql = sql;
    this.translated = connection.translated(sql);
    boolean readsNothing = translated == Session.OPENS_TRANSACTION;
    this.modes = readsNothing ? null : connection.state().modes();
    this.catalogVersion = connection.state().catalogVersion();
  }

  /**
   * @throws SQLException when the statement is refused
   */
  static PreparedText of(BullaConnection connection, String sql) throws SQLException {
    return new PreparedText(connection, sql);
  }

  /** Whether it runs what the database has stored. */
  boolean isCall() {
    return translated.isCall();
  }

  Translation translation() {
    return translated.translation();
  }

  /** Null when the text is no plan. */
  @Nullable ParameterLayout parameters() {
    return translated.parameters();
  }

  /**
   * Before each execution.
   *
   * @throws SQLException 0A000 when the text means something else by now
   */
  void check() throws SQLException {
    Session session = connection.session();
    if (session.sealsNothing() || translated == Session.OPENS_TRANSACTION) {
      return;
    }
    session.checkCatalog();
    SessionState state = connection.state();
    if (catalogVersion == state.catalogVersion() && state.modes().equals(modes)) {
      return;
    }
    if (!connection.translate(sql).equals(translation())) {
      throw Errors.unsupported(
          "tables or session settings have changed since this statement was prepared, and it means"
              + " something else now. Prepare it again.");
    }
    modes = state.modes();
    catalogVersion = state.catalogVersion();
  }
}
