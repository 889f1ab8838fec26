package io.bulla.jdbc;

import io.bulla.keys.KeyException;
import io.bulla.keys.KeyVault;
import io.bulla.keys.KeyVaultSettings;
import io.bulla.policy.Policy;
import io.bulla.sql.NameCase;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The sessions of this JVM. The first connection of a (database, user, policy) opens one;
 * concurrent ones wait for it. A session without connections lingers a minute, then its keys are
 * dropped.
 */
final class Sessions {
  private static final ConcurrentHashMap<Key, Entry> OPEN = new ConcurrentHashMap<>();
  private static volatile long lingerMillis = TimeUnit.SECONDS.toMillis(60);

  /**
   * What sessions are shared by.
   *
   * @param database the real URL, or the identity of a data source
   */
  record Key(String database, String user, List<PolicySource> policies, Settings settings) {
    // written out: what the JVM makes for a record at run time costs each start milliseconds
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && database.equals(that.database)
          && user.equals(that.user)
          && policies.equals(that.policies)
          && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
      return ((database.hashCode() * 31 + user.hashCode()) * 31 + policies.hashCode()) * 31
          + settings.hashCode();
    }

    @Override
    public String toString() {
      return "Key of a session";
    }
  }

  private static final class Entry {
    final CompletableFuture<Session> session = new CompletableFuture<>();
    final AtomicBoolean opening = new AtomicBoolean();
    int connections;
    int releases;
  }

  private Sessions() {}

  /**
   * Whether the real connection itself is the answer: the policy seals nothing and nobody forbids
   * to unwrap. To be asked before the connection is: some cannot say yet what database they lead
   * to.
   */
  static boolean standAside(List<PolicySource> policies, Settings settings) throws SQLException {
    return settings.allowUnwrap(true) && PolicySource.sealNothing(policies);
  }

  /** Makes the delegate ours; closes it when that fails. */
  static Connection connect(Key key, Connection delegate, Session.Opener opener)
      throws SQLException {
    Entry entry = acquire(key);
    boolean connected = false;
    try {
      Session session = session(key, entry, delegate, opener);
      connected = true;
      return new BullaConnection(delegate, session);
    } finally {
      if (!connected) {
        OPEN.remove(key, entry);
        delegate.close();
      }
    }
  }

  /**
   * The session alone, opened over a connection of its own when nobody has opened it yet; the
   * caller releases it.
   */
  static Session hold(Key key, Session.Opener opener) throws SQLException {
    Entry entry = acquire(key);
    boolean held = false;
    try {
      Session session;
      if (entry.opening.get()) {
        session = await(entry);
      } else {
        try (Connection own = opener.open()) {
          session = session(key, entry, own, opener);
        }
      }
      held = true;
      return session;
    } finally {
      if (!held) {
        OPEN.remove(key, entry);
      }
    }
  }

  /** For tests that cannot wait. */
  static void linger(long millis) {
    lingerMillis = millis;
  }

  private static Entry acquire(Key key) {
    return OPEN.compute(
        key,
        (unused, known) -> {
          Entry entry = known == null ? new Entry() : known;
          entry.connections++;
          return entry;
        });
  }

  private static Session session(Key key, Entry entry, Connection delegate, Session.Opener opener)
      throws SQLException {
    if (!entry.opening.compareAndSet(false, true)) {
      return await(entry);
    }
    try {
      Session opened = open(key, delegate, opener, () -> release(key, entry));
      entry.session.complete(opened);
      return opened;
    } catch (SQLException | RuntimeException | Error e) {
      entry.session.completeExceptionally(e);
      throw e;
    }
  }

  private static Session await(Entry entry) throws SQLException {
    try {
      return entry.session.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw new SQLException(cause.getMessage(), cause.getSQLState(), cause);
      }
      throw e;
    }
  }

  private static Session open(
      Key key, Connection delegate, Session.Opener opener, Runnable onRelease) throws SQLException {
    List<Policy> policies = new ArrayList<>();
    for (PolicySource source : key.policies()) {
      Policy policy = source.policy();
      if (!policy.tables().isEmpty()) {
        policies.add(policy);
      }
    }
    Audit audit = Audit.of(key.settings().text(Setting.AUDIT));
    boolean sealsNothing = policies.isEmpty();
    Dialect dialect = dialect(delegate, sealsNothing);
    DriverManner manner = DriverManner.of(delegate.getMetaData());
    boolean truncates =
        String.valueOf(delegate.getMetaData().getDatabaseProductVersion()).contains("MariaDB");
    if (sealsNothing) {
      ProtectedSchema none =
          new ProtectedSchema(dialect, List.of(), NameCase.EXACT, NameCase.EXACT, List.of());
      return new Session(
          none, manner, truncates, List.of(), key.settings(), audit, opener, onRelease);
    }
    boolean autoCommit = delegate.getAutoCommit();
    delegate.setAutoCommit(true);
    List<SchemaKeys> governed = new ArrayList<>();
    boolean opened = false;
    try {
      for (Policy policy : policies) {
        ProtectedSchema schema = SchemaReader.read(policy, dialect, delegate);
        refuseSecond(policy, schema, governed);
        SchemaKeys keys = new SchemaKeys(schema, vault(policy, key.settings(), audit), opener);
        governed.add(keys);
        keys.start(delegate);
      }
      opened = true;
    } finally {
      if (!opened) {
        governed.forEach(SchemaKeys::close);
      }
    }
    delegate.setAutoCommit(autoCommit);
    ProtectedSchema schema =
        ProtectedSchema.merged(governed.stream().map(SchemaKeys::schema).toList());
    return new Session(
        schema, manner, truncates, governed, key.settings(), audit, opener, onRelease);
  }

  private static void refuseSecond(Policy policy, ProtectedSchema schema, List<SchemaKeys> others)
      throws SQLException {
    for (SchemaKeys other : others) {
      if (other.schema().schema().equals(schema.schema())) {
        throw Errors.connect(
            policy.source()
                + " is the second policy of schema "
                + schema.schema()
                + ". Write one file a schema, each with its schema:.");
      }
    }
  }

  static KeyVault vault(Policy policy, Settings settings, Audit audit) throws SQLException {
    try {
      return KeyVault.open(
          policy.kms(), new KeyVaultSettings(settings.ttl(), settings.maxStale()), audit);
    } catch (KeyException e) {
      throw Errors.keys(e);
    }
  }

  static Dialect dialect(Connection delegate, boolean sealsNothing) throws SQLException {
    DatabaseMetaData metaData = delegate.getMetaData();
    String product = metaData.getDatabaseProductName();
    java.util.Optional<Dialect> known = Dialects.of(product, metaData.getDatabaseProductVersion());
    if (known.isEmpty() && sealsNothing) {
      return Dialects.H2;
    }
    return known.orElseThrow(
        () -> Errors.connect("columns of " + product + " cannot be sealed: unknown database."));
  }

  private static void release(Key key, Entry entry) {
    OPEN.computeIfPresent(
        key,
        (unused, current) -> {
          if (current == entry) {
            entry.connections--;
            entry.releases++;
            scheduleEnd(key, entry);
          }
          return current;
        });
  }

  private static void scheduleEnd(Key key, Entry entry) {
    int seen = entry.releases;
    if (entry.connections == 0) {
      CompletableFuture.delayedExecutor(lingerMillis, TimeUnit.MILLISECONDS)
          .execute(() -> end(key, entry, seen));
    }
  }

  private static void end(Key key, Entry entry, int seen) {
    OPEN.computeIfPresent(
        key,
        (unused, current) -> {
          if (current != entry || entry.connections > 0 || entry.releases != seen) {
            return current;
          }
          entry.session.thenAccept(Session::close);
          return null;
        });
  }
}
