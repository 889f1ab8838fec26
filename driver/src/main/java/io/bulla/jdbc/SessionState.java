package io.bulla.jdbc;

import io.bulla.sql.Plan;
import io.bulla.sql.SessionModes;
import io.bulla.sql.Translation;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What one connection's statements may change: its modes and the tables it sees. */
final class SessionState {
  /** Of connections whose texts are never read. */
  private static final SessionModes NONE = new SessionModes(false, false, false, "");

  private final Session session;
  private final Connection delegate;
  private @Nullable SessionModes modes;
  private @Nullable SessionZone zone;
  private boolean modesDirty;
  private @Nullable CatalogCache uncommitted;

  SessionState(Session session, Connection delegate) {
    this.session = session;
    this.delegate = delegate;
  }

  SessionModes modes() throws SQLException {
    SessionModes known = session.sealsNothing() ? NONE : modes;
    if (known == null) {
      Modes.Found found = Modes.read(session.dialect(), delegate);
      known = found.modes();
      modes = known;
      zone = found.zone();
    }
    return known;
  }

  /** In which the session reads and writes what has none. */
  SessionZone zone() throws SQLException {
    if (session.manner().isMySqlFamily()) {
      // not asked: the connection may be streaming a result
      return SessionZone.JVM;
    }
    modes();
    SessionZone known = zone;
    return known == null ? SessionZone.JVM : known;
  }

  /** What this connection sees now: its own changes until they are committed. */
  ConnectionCatalog catalog() throws SQLException {
    CatalogCache own = uncommitted;
    CatalogCache cache = own == null ? session.sharedCatalog() : own;
    return new ConnectionCatalog(session.schema(), cache, delegate, modes().schemaPath());
  }

  long catalogVersion() {
    CatalogCache own = uncommitted;
    return own == null ? session.sharedCatalog().version() : own.version();
  }

  void ran(Translation translation) throws SQLException {
    if (translation instanceof Plan plan) {
      changed(plan.changesCatalog(), false);
    }
    if (translation instanceof Translation.PassThrough passThrough) {
      changed(passThrough.changesCatalog(), passThrough.changesModes());
    }
  }

  private void changed(boolean catalog, boolean changesModes) throws SQLException {
    if (changesModes) {
      modesChanged();
      if (uncommitted != null) {
        // it may have been a COMMIT or ROLLBACK
        session.catalogChanged();
        uncommitted = commitsEach() ? null : session.freshCatalog();
      }
    }
    if (catalog) {
      session.catalogChanged();
      uncommitted = commitsEach() ? null : session.freshCatalog();
    }
  }

  /** A statement that ran may have ended the connection; it succeeded all the same. */
  private boolean commitsEach() {
    try {
      return delegate.getAutoCommit();
    } catch (SQLException e) {
      return false;
    }
  }

  void modesChanged() {
    modes = null;
    modesDirty = true;
  }

  void rolledBackToSavepoint() {
    if (uncommitted != null) {
      uncommitted = session.freshCatalog();
    }
    if (modesDirty) {
      modes = null;
    }
  }

  void transactionEnded() {
    if (uncommitted != null) {
      uncommitted = null;
      session.catalogChanged();
    }
    if (modesDirty) {
      // a rollback undoes SET in PostgreSQL
      modes = null;
      modesDirty = false;
    }
  }
}
