package io.bulla.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bulla.keys.KeyException;
import io.bulla.keys.KeyRing;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.SessionModes;
import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.rewrite.Rewriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of one (real URL, user, policy) share: names, keys, plans. Thread-safe;
 * lives until the last connection is closed and its linger time is over (see {@link Sessions}).
 */
final class Session {
  /** How long a change of keys by a tool may go unseen; not longer than the TTL. */
  private static final long KEYS_TURN_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** What every text becomes while the policy seals nothing. */
  static final Translation PASS_THROUGH = new Translation.PassThrough(false, false);

  /** What must be the first of its transaction; no mode has a say in it. */
  private static final Pattern SET_TRANSACTION =
      Pattern.compile(
          "\\s*SET\\s+(?:LOCAL\\s+|SESSION\\s+)?TRANSACTION\\s[\\w\\s,]*(?:'[\\w-]*'\\s*)?;?\\s*",
          Pattern.CASE_INSENSITIVE);

  /** What every such text becomes, before anything is read. */
  static final Translated OPENS_TRANSACTION = new Translated("", PASS_THROUGH);

  /** Opens a connection of the real driver. */
  interface Opener {
    Connection open() throws SQLException;
  }

  private record PlanKey(String sql, SessionModes modes, long catalogVersion) {
    // written out: what the JVM makes for a record at run time costs each start milliseconds
    @Override
    public boolean equals(Object other) {
      return other instanceof PlanKey that
          && catalogVersion == that.catalogVersion
          && sql.equals(that.sql)
          && modes.equals(that.modes);
    }

    @Override
    public int hashCode() {
      return (sql.hashCode() * 31 + modes.hashCode()) * 31 + Long.hashCode(catalogVersion);
    }
  }

  private final ProtectedSchema schema;
  private final DriverManner manner;
  private final boolean truncatesFractions;
  private final List<SchemaKeys> governed;
  private final Rewriter rewriter;
  private final Unwrapping unwrapping;
  private final Audit audit;
  private final Opener opener;
  private final Runnable onRelease;
  private final Cache<PlanKey, Translated> plans;
  private final long keysTurnNanos;
  private final AtomicLong keysTurn;
  private final AtomicLong versions = new AtomicLong();
  private volatile CatalogCache sharedCatalog = new CatalogCache(0);

  /**
   * @param governed each policy's schema and keys; empty while nothing is sealed
   */
  Session(
      ProtectedSchema schema,
      DriverManner manner,
      boolean truncatesFractions,
      List<SchemaKeys> governed,
      Settings settings,
      Audit audit,
      Opener opener,
      Runnable onRelease) {
    this.schema = schema;
    this.manner = manner;
    this.truncatesFractions = truncatesFractions;
    this.governed = List.copyOf(governed);
    this.rewriter = new Rewriter(schema.dialect());
    this.unwrapping = new Unwrapping(settings.allowUnwrap(governed.isEmpty()));
    this.audit = audit;
    this.opener = opener;
    this.onRelease = onRelease;
    this.keysTurnNanos = Math.min(KEYS_TURN_NANOS, settings.ttl().toNanos());
    this.keysTurn = new AtomicLong(System.nanoTime() + keysTurnNanos);
    this.plans = Caffeine.newBuilder().maximumSize(settings.plansMax()).build();
  }

  Dialect dialect() {
    return schema.dialect();
  }

  /** How the real driver converts values. */
  DriverManner manner() {
    return manner;
  }

  /** MariaDB cuts off digits of the second that a type does not keep; all others round. */
  boolean truncatesFractions() {
    return truncatesFractions;
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
    return governed.isEmpty();
  }

  private static boolean opensTransaction(String sql) {
    return sql.stripLeading().regionMatches(true, 0, "SET", 0, 3)
        && SET_TRANSACTION.matcher(sql).matches();
  }

  /** A statement's translation; parsed once for each text, modes and catalog version. */
  Translation translate(String sql, SessionState state) throws SQLException {
    return translated(sql, state).translation();
  }

  /** As {@link #translate}, with what follows from it. */
  Translated translated(@Nullable String sql, SessionState state) throws SQLException {
    if (sql == null || governed.isEmpty()) {
      return new Translated(sql == null ? "" : sql, PASS_THROUGH);
    }
    if (opensTransaction(sql)) {
      return OPENS_TRANSACTION;
    }
    checkCatalog();
    SessionModes modes = state.modes();
    PlanKey key = new PlanKey(sql, modes, state.catalogVersion());
    Translated known = plans.getIfPresent(key);
    if (known != null) {
      return known;
    }
    try {
      Translated made = new Translated(sql, rewriter.translate(sql, modes, state.catalog()));
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
    long now = System.nanoTime();
    followKeys(now);
    CatalogCache cache = sharedCatalog;
    if (!cache.takesTurn(now)) {
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

  /**
   * A writer that has not followed a rotation meets the fence: with the next statement it looks
   * again.
   */
  void failed(SQLException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains(Fence.PREFIX)) {
      keysTurn.set(System.nanoTime());
    }
  }

  /**
   * Looks from time to time whether a tool has rotated, rewrapped or destroyed keys. What cannot be
   * read now is read at the next turn; until then the keys that were trusted stay so, within their
   * TTL.
   */
  private void followKeys(long now) {
    long due = keysTurn.get();
    if (now - due < 0 || !keysTurn.compareAndSet(due, now + keysTurnNanos)) {
      return;
    }
    try (Connection connection = opener.open()) {
      connection.setAutoCommit(true);
      for (SchemaKeys each : governed) {
        each.follow(connection);
      }
    } catch (SQLException | KeyException e) {
      audit.keysUnchecked();
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

  /** The keys of a column's table; makes them when nothing has needed them yet. */
  KeyRing keys(SealedColumn column) throws KeyException, SQLException {
    SchemaKeys keys = keysOf(column.schema());
    if (!keys.isLoaded()) {
      load(keys);
    }
    return keys.ring(column.table());
  }

  private SchemaKeys keysOf(String name) {
    for (SchemaKeys each : governed) {
      if (each.schema().schema().equals(name)) {
        return each;
      }
    }
    throw new IllegalStateException(name + " is no governed schema");
  }

  private void load(SchemaKeys keys) throws SQLException {
    keys.load();
    catalogChanged(); // it has two tables more
  }

  /** A protected table is not made before its keys. */
  void beforeTable(TableInfo table, BullaConnection connection) throws SQLException {
    SchemaKeys keys = keysOf(table.schema());
    Connection delegate = connection.delegate();
    if (keys.isLoaded()) {
      keys.restore(delegate);
      return;
    }
    if (!delegate.getAutoCommit()
        && delegate.getMetaData().dataDefinitionCausesTransactionCommit()) {
      // as the statement itself does; H2's lock of an earlier CREATE SEQUENCE would keep out the
      // connection that makes the keys
      connection.commit();
    }
    load(keys);
  }

  /** Reads the key rows again, over a connection of its own. */
  void reloadKeys() throws SQLException, KeyException {
    try (Connection connection = opener.open()) {
      connection.setAutoCommit(true);
      for (SchemaKeys each : governed) {
        each.reload(connection);
      }
    }
  }

  void release() {
    onRelease.run();
  }

  void close() {
    governed.forEach(SchemaKeys::close);
    plans.invalidateAll();
  }
}
