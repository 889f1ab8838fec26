package io.bulla.jdbc;

import io.bulla.keys.KeyException;
import io.bulla.keys.KeyRing;
import io.bulla.keys.KeyVault;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one governed schema. A schema that has no protected table and no keys yet is left as
 * it is; its keys are made before its first protected table (docs/decisions/0024). Thread-safe.
 */
final class SchemaKeys implements AutoCloseable {
  private final ProtectedSchema schema;
  private final OwnTables tables;
  private final KeyVault vault;
  private final Session.Opener opener;
  private volatile boolean loaded;

  /**
   * @param vault is closed with this
   */
  SchemaKeys(ProtectedSchema schema, KeyVault vault, Session.Opener opener) {
    this.schema = schema;
    this.tables = new OwnTables(schema);
    this.vault = vault;
    this.opener = opener;
  }

  ProtectedSchema schema() {
    return schema;
  }

  /**
   * Reads, unwraps and checks the keys, and makes what is missing beside what is there.
   *
   * @param connection commits by itself
   */
  void start(Connection connection) throws SQLException {
    try {
      KeyVault.checkSuites(schema.tables());
      if (tables.isUntouched(connection)) {
        return;
      }
      tables.create(connection);
      vault.load(new JdbcMetadataStore(() -> connection, tables), schema.tables());
      loaded = true;
    } catch (KeyException e) {
      throw Errors.keys(e);
    }
  }

  boolean isLoaded() {
    return loaded;
  }

  /**
   * Makes the keys, or reads those that another process has made. Threads that come meanwhile wait
   * and open no connection.
   */
  void load() throws SQLException {
    OwnConnection own = new OwnConnection();
    try (own) {
      vault.load(new JdbcMetadataStore(own, tables), schema.tables());
      loaded = true;
    } catch (KeyException e) {
      SQLException failure = own.failure;
      throw failure == null ? Errors.keys(e) : failure;
    }
  }

  /**
   * Writes the keys in use again if their tables were dropped meanwhile: what is sealed from now on
   * must open after a restart.
   *
   * @param application the application's connection, from which nothing but metadata is read
   */
  void restore(Connection application) throws SQLException {
    if (tables.areThere(application)) {
      return;
    }
    OwnConnection own = new OwnConnection();
    try (own) {
      vault.restore(new JdbcMetadataStore(own, tables));
    } catch (KeyException e) {
      SQLException failure = own.failure;
      throw failure == null ? Errors.keys(e) : failure;
    }
  }

  /** The ring of a table as stored; only when the keys are loaded. */
  KeyRing ring(String table) throws KeyException {
    return vault.ring(table);
  }

  /** Takes over what tools have changed. */
  void follow(Connection connection) throws KeyException {
    if (loaded) {
      vault.follow(new JdbcMetadataStore(() -> connection, tables));
    }
  }

  /** Reads the rows again. */
  void reload(Connection connection) throws KeyException {
    vault.reload(new JdbcMetadataStore(() -> connection, tables));
  }

  @Override
  public void close() {
    vault.close();
  }

  /**
   * Opened, with the two tables in place, when it is first asked for. What is done over it is
   * committed whatever becomes of the application's transaction, and commits nothing of that.
   */
  private final class OwnConnection implements JdbcMetadataStore.Source, AutoCloseable {
    private @Nullable Connection opened;
    private @Nullable SQLException failure;

    @Override
    public Connection connection() throws SQLException {
      Connection known = opened;
      if (known != null) {
        return known;
      }
      Connection made = open();
      opened = made;
      try {
        made.setAutoCommit(true);
        tables.create(made);
        return made;
      } catch (SQLException e) {
        failure = Errors.noKeyTables(e);
        throw e;
      }
    }

    private Connection open() throws SQLException {
      try {
        return opener.open();
      } catch (SQLException e) {
        failure = Errors.noOwnConnection(schema.schema(), e);
        throw e;
      }
    }

    @Override
    public void close() throws SQLException {
      if (opened != null) {
        opened.close();
      }
    }
  }
}
