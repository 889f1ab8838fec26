package io.bulla.jdbc;

import io.bulla.keys.DataKeyRow;
import io.bulla.keys.KeyException;
import io.bulla.keys.KeyVault;
import io.bulla.keys.ProtectedTable;
import io.bulla.keys.RecordSeal;
import io.bulla.policy.KmsSettings;
import io.bulla.policy.Policy;
import io.bulla.sql.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What operators do with the keys and cells of protected tables, over connections of the real
 * driver. No value is ever part of an answer. Used by one thread.
 */
public final class Administration implements AutoCloseable {

  /** Is told how far a long task is. */
  @FunctionalInterface
  public interface Progress {
    /** Cells or rows that are done, of how many. */
    void at(long done, long total);
  }

  /**
   * How fast a task goes through a table.
   *
   * @param chunkRows rows a transaction; 1 to 10,000
   * @param pauseMillis between transactions; 0 and more
   * @param graceSeconds for how long a retired version is kept at least, so that running processes
   *     have followed; 0 and more
   */
  public record Pace(int chunkRows, long pauseMillis, long graceSeconds) {
    public Pace {
      if (chunkRows < 1 || chunkRows > 10_000 || pauseMillis < 0 || graceSeconds < 0) {
        throw new IllegalArgumentException(
            "1 to 10000 rows a chunk, and neither pause nor grace below 0");
      }
    }
  }

  /**
   * How rewrapping ended.
   *
   * @param keys how many there are
   * @param rewrapped how many changed
   */
  public record Rewrapped(int keys, int rewrapped) {}

  private final Session.Opener opener;
  private final Connection connection;
  private final List<AdministeredSchema> schemas = new ArrayList<>();

  private Administration(Session.Opener opener, Connection connection) {
    this.opener = opener;
    this.connection = connection;
  }

  /**
   * Opens the database and the KMS of each policy. Nothing is written.
   *
   * @param url as {@link BullaDriver} takes it
   * @param info user, password and settings, as {@link BullaDriver} takes them
   * @throws SQLException when a policy or setting is wrong, or the database or the KMS cannot be
   *     opened
   */
  public static Administration open(String url, Properties info) throws SQLException {
    BullaUrl parsed = BullaUrl.parse(url);
    Settings settings = Settings.of(parsed.settings(), info, System::getenv).checked();
    Properties rest = Settings.withoutOwn(info);
    Session.Opener opener = () -> BullaDriver.openReal(parsed.realUrl(), rest);
    Administration opened = new Administration(opener, opener.open());
    try {
      opened.connection.setAutoCommit(true);
      opened.openSchemas(settings);
      return opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void openSchemas(Settings settings) throws SQLException {
    Audit audit = Audit.of(settings.text(Setting.AUDIT));
    Dialect dialect = Sessions.dialect(connection, false);
    for (PolicySource source : PolicySource.readAll(settings.text(Setting.POLICY))) {
      Policy policy = source.policy();
      if (policy.tables().isEmpty()) {
        continue;
      }
      ProtectedSchema schema = SchemaReader.read(policy, dialect, connection);
      KeyVault vault = Sessions.vault(policy, settings, audit);
      schemas.add(new AdministeredSchema(policy.kms(), schema, vault, audit, opener, connection));
    }
  }

  /**
   * Creates Bulla's two tables and every key and identity that is missing.
   *
   * @throws SQLException as connecting an application does
   */
  public void init() throws SQLException {
    try {
      for (AdministeredSchema schema : schemas) {
        schema.init();
      }
    } catch (KeyException e) {
      throw Errors.keys(e);
    }
  }

  /**
   * Keys and cells of every protected table. The KMS is not asked.
   *
   * @throws SQLException when the tables cannot be read
   */
  public List<TableState> status() throws SQLException {
    List<TableState> states = new ArrayList<>();
    try {
      for (AdministeredSchema schema : schemas) {
        states.addAll(schema.states());
      }
    } catch (KeyException e) {
      throw notThere(e);
    }
    return states;
  }

  private static SQLException notThere(KeyException e) {
    return e.kind() == KeyException.Kind.STORE
        ? Errors.connect(e.getMessage() + ". If they do not exist yet: bulla init.", e)
        : Errors.keys(e);
  }

  /**
   * Opens every cell, compares every token, and checks every key row and its MAC.
   *
   * @throws SQLException when the database cannot be read or the KMS cannot be reached
   */
  public List<Finding> verify(Progress progress) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    try {
      for (AdministeredSchema schema : schemas) {
        findings.addAll(schema.verify(progress));
      }
    } catch (KeyException e) {
      throw notThere(e);
    }
    return findings;
  }

  /**
   * Gives a table a new version of its cell key, or ends a rotation that was interrupted.
   *
   * @param name of the table, as SQL would write it
   * @throws SQLException when there is no such protected table, the database fails or keys cannot
   *     be had; run it again to go on
   */
  public Rotated rotate(String name, Pace pace, Progress progress) throws SQLException {
    AdministeredSchema schema = schemaOf(name);
    ProtectedTable table = table(schema, name);
    refuseWithoutKeys(schema, table);
    try {
      return schema.rotate(table, pace, progress);
    } catch (KeyException e) {
      throw Errors.keys(e);
    }
  }

  /** Refuses to make keys: that is what init is for. */
  private static void refuseWithoutKeys(AdministeredSchema schema, ProtectedTable table)
      throws SQLException {
    try {
      if (!schema.hasKeys(table)) {
        throw Errors.connect("table " + table.table() + " has no keys yet. Run bulla init.");
      }
    } catch (KeyException e) {
      throw notThere(e);
    }
  }

  /**
   * Wraps every key again under the CMK that its policy names, or its newest version. No key leaves
   * the KMS.
   *
   * @throws SQLException when the KMS refuses or cannot be reached; run it again to go on
   */
  public Rewrapped rewrap(Progress progress) throws SQLException {
    int all = 0;
    int changed = 0;
    try {
      for (AdministeredSchema schema : schemas) {
        for (DataKeyRow row : schema.usableKeys()) {
          all++;
          changed += schema.changes().rewrap(row) ? 1 : 0;
          progress.at(all, all);
        }
      }
    } catch (KeyException e) {
      throw notThere(e);
    }
    return new Rewrapped(all, changed);
  }

  /**
   * Destroys all keys of a table, which closes its cells for ever.
   *
   * @param name of the table, as SQL would write it
   * @return the keys as they were
   * @throws SQLException when there is no such protected table or a row cannot be written
   */
  public List<TableState.KeyState> shred(String name) throws SQLException {
    AdministeredSchema schema = schemaOf(name);
    ProtectedTable table = table(schema, name);
    try {
      return schema.shred(table);
    } catch (KeyException e) {
      throw notThere(e);
    }
  }

  /**
   * Vouches for a record under the CMK of the table's policy.
   *
   * @throws SQLException when there is no such protected table or the KMS refuses
   */
  public RecordSeal seal(String name, byte[] record) throws SQLException {
    try {
      return schemaOf(name).changes().seal(record);
    } catch (KeyException e) {
      throw Errors.keys(e);
    }
  }

  /**
   * Whether a seal is that of the record.
   *
   * @throws SQLException when the KMS refuses it, as it does when the record was altered
   */
  public boolean isSealed(byte[] record, RecordSeal seal) throws SQLException {
    try {
      return schemas.get(0).changes().isSealed(record, seal);
    } catch (KeyException e) {
      throw Errors.keys(e);
    }
  }

  /** The name of a protected table as the database stores it. */
  public String stored(String name) throws SQLException {
    return table(schemaOf(name), name).table();
  }

  private AdministeredSchema schemaOf(String name) throws SQLException {
    for (AdministeredSchema schema : schemas) {
      if (schema.find(name).isPresent()) {
        return schema;
      }
    }
    throw Errors.connect("no policy protects a table " + name + ". Correct the name.");
  }

  private static ProtectedTable table(AdministeredSchema schema, String name) throws SQLException {
    return schema
        .find(name)
        .orElseThrow(() -> Errors.connect("no policy protects a table " + name + "."));
  }

  /** The key services of the policies, each once. */
  public List<KmsSettings> kms() {
    return schemas.stream().map(AdministeredSchema::kms).distinct().toList();
  }

  @Override
  public void close() throws SQLException {
    schemas.forEach(AdministeredSchema::close);
    connection.close();
  }
}
