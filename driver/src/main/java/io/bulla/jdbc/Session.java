package io.bulla.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bulla.keys.KeyException;
import io.bulla.keys.KeyRing;
import io.bulla.keys.KeyVault;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.SessionModes;
import io.bulla.sql.Translation;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.rewrite.Rewriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of one (real URL, user, policy) share: names, keys, plans. Thread-safe;
 * lives until the last connection is closed and its linger time is over (see {@link Sessions}).
 */
final class Session {
  /** What every text becomes while the policy seals nothing. */
  static final Translation PASS_THROUGH = new Translation.PassThrough(false, false);

  /** Opens a connection of the real driver. */
  interface Opener {
    Connection open() throws SQLException;
  }

  private record PlanKey(String sql, SessionModes modes, long catalogVersion) {}

  private final ProtectedSchema schema;
  private final @Nullable KeyVault vault;
  private final Rewriter rewriter;
  private final Unwrapping unwrapping;
  private final Audit audit;
  private final Opener opener;
  private final Runnable onRelease;
  private final Cache<PlanKey, Translation> plans;
  private final AtomicLong versions = new AtomicLong();
  private volatile CatalogCache sharedCatalog = new CatalogCache(0);

  /**
   * @param vault null while the policy seals nothing
   */
  Session(
      ProtectedSchema schema,
      @Nullable KeyVault vault,
      Settings settings,
      Audit audit,
      Opener opener,
      Runnable onRelease) {
    this.schema = schema;
    this.vault = vault;
    this.rewriter = new Rewriter(schema.dialect());
    this.unwrapping = new Unwrapping(settings.allowUnwrap(vault == null));
    this.audit = audit;
    this.opener = opener;
    this.onRelease = onRelease;
    this.plans = Caffeine.newBuilder().maximumSize(settings.plansMax()).build();
  }

  Dialect dialect() {
    return schema.dialect();
  }

  ProtectedSchema schema() {
    return schema;
  }

  Unwrapping unwrapping() {
    return unwrapping;
  }

  Audit audit() {
    return audit;
  }

  boolean sealsNothing() {
    return vault == null;
  }

  /** A statement's translation; parsed once for each text, modes and catalog version. */
  Translation translate(String sql, SessionState state) throws SQLException {
    if (vault == null) {
      return PASS_THROUGH;
    }
    checkCatalog();
    SessionModes modes = state.modes();
    PlanKey key = new PlanKey(sql, modes, state.catalogVersion());
    Translation known = plans.getIfPresent(key);
    if (known != null) {
      return known;
    }
    try {
      Translation made = rewriter.translate(sql, modes, state.catalog());
      plans.put(key, made);
      return made;
    } catch (ConnectionCatalog.ReadFailed e) {
      throw e.sqlException();
    }
  }

  /**
   * Looks from time to time whether another process has changed a table or made a view, over a
   * connection of its own: one in a transaction may see the past.
   */
  void checkCatalog() {
    CatalogCache cache = sharedCatalog;
    if (!cache.takesTurn(System.nanoTime())) {
      return;
    }
    try (Connection connection = opener.open()) {
      if (!cache.isCurrent(connection, schema)) {
        catalogChanged();
      }
    } catch (SQLException | ConnectionCatalog.ReadFailed e) {
      // no second connection now: what was read stays until the next turn
      audit.catalogUnchecked();
    }
  }

  CatalogCache sharedCatalog() {
    return sharedCatalog;
  }

  CatalogCache freshCatalog() {
    return new CatalogCache(versions.incrementAndGet());
  }

  void catalogChanged() {
    sharedCatalog = freshCatalog();
  }

  KeyRing keys(SealedColumn column) throws KeyException {
    KeyVault keys = java.util.Objects.requireNonNull(vault, "a sealed column has a vault");
    return keys.ring(column.table());
  }

  /** Reads the key rows again, over a connection of its own. */
  void reloadKeys() throws SQLException, KeyException {
    KeyVault keys = java.util.Objects.requireNonNull(vault, "a sealed column has a vault");
    try (Connection connection = opener.open()) {
      connection.setAutoCommit(true);
      keys.reload(new JdbcMetadataStore(connection, new OwnTables(schema)));
    }
  }

  void release() {
    onRelease.run();
  }

  void close() {
    if (vault != null) {
      vault.close();
    }
    plans.invalidateAll();
  }
}
