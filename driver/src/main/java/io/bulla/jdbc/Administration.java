package io.bulla.jdbc;

import io.bulla.keys.DataKeyRow;
import io.bulla.keys.KeyChanges;
import io.bulla.keys.KeyEvent;
import io.bulla.keys.KeyEvents;
import io.bulla.keys.KeyException;
import io.bulla.keys.KeyVault;
import io.bulla.keys.KeyVaultSettings;
import io.bulla.keys.ProtectedColumn;
import io.bulla.keys.ProtectedTable;
import io.bulla.keys.RecordSeal;
import io.bulla.keys.kms.CmkOperations;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.KmsProviders;
import io.bulla.policy.KmsSettings;
import io.bulla.policy.Policy;
import io.bulla.sql.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
   * Something that is not as it should be.
   *
   * @param table as stored
   * @param column as stored; empty if it concerns no single column
   * @param row the primary key; empty if it concerns no single row
   * @param problem what it is
   */
  public record Finding(String table, String column, String row, String problem) {}

  /**
   * A version of a key.
   *
   * @param purpose {@code cell}, {@code index} or {@code joins}
   * @param name the table, or the join group
   * @param keyId unsigned
   * @param secondCmk another CMK that opens it too
   * @param cells how many cells name it; always 0 unless its purpose is {@code cell}
   */
  public record KeyState(
      String purpose,
      String name,
      int version,
      long keyId,
      String state,
      String provider,
      String cmkId,
      Optional<String> secondCmk,
      String suite,
      Instant createdAt,
      long cells) {}

  /**
   * A protected table.
   *
   * @param exists whether the database has it
   * @param rows how many
   * @param strangers values in sealed columns that are cells of no key of this table, or no cells
   */
  public record TableState(
      String schema, String table, boolean exists, long rows, List<KeyState> keys, long strangers) {
    public TableState {
      keys = List.copyOf(keys);
    }
  }

  /**
   * How a rotation ended.
   *
   * @param version the version that writes now
   * @param resumed whether an unfinished rotation was continued
   * @param resealed cells, by this run
   * @param destroyed versions, by this run
   * @param findings cells that do not open and keep their version alive
   * @param unfinished why the old version stays, if it does for another reason
   */
  public record Rotated(
      int version,
      boolean resumed,
      long resealed,
      int destroyed,
      List<Finding> findings,
      Optional<String> unfinished) {
    public Rotated {
      findings = List.copyOf(findings);
    }
  }

  /**
   * How rewrapping ended.
   *
   * @param keys how many there are
   * @param rewrapped how many changed
   */
  public record Rewrapped(int keys, int rewrapped) {}

  private record Part(
      Policy policy, ProtectedSchema schema, KeyVault vault, JdbcMetadataStore store) {}

  private final Session.Opener opener;
  private final Connection connection;
  private final List<Part> parts = new ArrayList<>();
  private KeyEvents audit = KeyEvents.NONE;

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
      opened.openParts(settings);
      return opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void openParts(Settings settings) throws SQLException {
    audit = Audit.of(settings.text(Setting.AUDIT));
    Dialect dialect = Sessions.dialect(connection, false);
    for (PolicySource source : PolicySource.readAll(settings.text(Setting.POLICY))) {
      Policy policy = source.policy();
      if (policy.tables().isEmpty()) {
        continue;
      }
      ProtectedSchema schema = SchemaReader.read(policy, dialect, connection);
      try {
        KeyVault vault =
            KeyVault.open(
                policy.kms(), new KeyVaultSettings(settings.ttl(), settings.maxStale()), audit);
        parts.add(
            new Part(
                policy,
                schema,
                vault,
                new JdbcMetadataStore(() -> connection, new OwnTables(schema))));
      } catch (KeyException e) {
        throw Errors.keys(e);
      }
    }
  }

  /**
   * Creates Bulla's two tables and every key and identity that is missing.
   *
   * @throws SQLException as connecting an application does
   */
  public void init() throws SQLException {
    for (Part part : parts) {
      new OwnTables(part.schema).create(connection);
      load(part, part.schema.tables());
    }
  }

  private static void load(Part part, List<ProtectedTable> tables) throws SQLException {
    try {
      part.vault.load(part.store, tables);
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
      for (Part part : parts) {
        for (ProtectedTable table : part.schema.tables()) {
          states.add(state(part, table));
        }
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

  private TableState state(Part part, ProtectedTable table) throws SQLException, KeyException {
    CellTable cells = new CellTable(connection, part.schema, table);
    Map<Long, Long> counts = new TreeMap<>();
    if (cells.exists()) {
      for (ProtectedColumn column : table.columns()) {
        cells.cellsByKey(column).forEach((key, count) -> counts.merge(key, count, Long::sum));
      }
    }
    List<KeyState> keys = new ArrayList<>();
    for (DataKeyRow row : changes(part).keys(table)) {
      long id = Integer.toUnsignedLong(row.keyId());
      long named = row.purpose().equals("cell") ? counts.getOrDefault(id, 0L) : 0;
      if (row.purpose().equals("cell")) {
        counts.remove(id);
      }
      keys.add(
          new KeyState(
              row.purpose(),
              row.table(),
              row.version(),
              id,
              row.state(),
              row.provider(),
              row.cmkId(),
              row.secondCmk(),
              row.suite(),
              row.createdAt(),
              named));
    }
    long strangers = counts.values().stream().mapToLong(Long::longValue).sum();
    return new TableState(
        table.schema(),
        table.table(),
        cells.exists(),
        cells.exists() ? cells.rows() : 0,
        keys,
        strangers);
  }

  private static KeyChanges changes(Part part) {
    return part.vault.changes(part.store);
  }

  /**
   * Opens every cell, compares every token, and checks every key row and its MAC.
   *
   * @throws SQLException when the database cannot be read or the KMS cannot be reached
   */
  public List<Finding> verify(Progress progress) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (Part part : parts) {
      try {
        findings.addAll(
            new Verification(part.vault, changes(part), part.store, part.schema, connection)
                .run(progress));
      } catch (KeyException e) {
        throw notThere(e);
      }
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
    Part part = part(name);
    ProtectedTable table = table(part, name);
    load(part, existing(part, table));
    tell("Rotation", KeyEvent.Step.STARTED, table, 0);
    try (Connection own = opener.open()) {
      CellTable cells = new CellTable(own, part.schema, table);
      Rotated done =
          new Rotation(part.vault, changes(part), cells, part.schema, opener, pace, progress).run();
      boolean finished = done.findings().isEmpty() && done.unfinished().isEmpty();
      KeyEvent.Step step = finished ? KeyEvent.Step.FINISHED : KeyEvent.Step.STOPPED;
      tell("Rotation", step, table, done.resealed());
      return done;
    } catch (KeyException e) {
      throw Errors.keys(e);
    }
  }

  private void tell(String work, KeyEvent.Step step, ProtectedTable table, long cells) {
    audit.on(new KeyEvent.KeyWork(work, step, table.schema(), table.table(), cells));
  }

  /** Refuses to make keys: that is what init is for. */
  private List<ProtectedTable> existing(Part part, ProtectedTable table) throws SQLException {
    try {
      if (changes(part).keys(table).isEmpty()) {
        throw Errors.connect("table " + table.table() + " has no keys yet. Run bulla init.");
      }
      return List.of(table);
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
      for (Part part : parts) {
        Set<Integer> seen = new TreeSet<>();
        for (ProtectedTable table : part.schema.tables()) {
          for (DataKeyRow row : changes(part).keys(table)) {
            if (!row.state().equals("destroyed") && seen.add(row.keyId())) {
              all++;
              changed += changes(part).rewrap(row) ? 1 : 0;
              progress.at(all, all);
            }
          }
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
  public List<KeyState> shred(String name) throws SQLException {
    Part part = part(name);
    ProtectedTable table = table(part, name);
    try {
      List<KeyState> states = state(part, table).keys();
      changes(part).shred(table);
      return states.stream().filter(key -> !key.purpose().equals("joins")).toList();
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
      return changes(part(name)).seal(record);
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
      return changes(parts.get(0)).isSealed(record, seal);
    } catch (KeyException e) {
      throw Errors.keys(e);
    }
  }

  /** The name of a protected table as the database stores it. */
  public String stored(String name) throws SQLException {
    return table(part(name), name).table();
  }

  private Part part(String name) throws SQLException {
    for (Part part : parts) {
      if (find(part, name).isPresent()) {
        return part;
      }
    }
    throw Errors.connect("no policy protects a table " + name + ". Correct the name.");
  }

  private static ProtectedTable table(Part part, String name) throws SQLException {
    return find(part, name)
        .orElseThrow(() -> Errors.connect("no policy protects a table " + name + "."));
  }

  private static Optional<ProtectedTable> find(Part part, String name) {
    boolean quoted = name.startsWith("\"") && name.endsWith("\"") && name.length() > 2;
    String text = quoted ? name.substring(1, name.length() - 1) : name;
    String folded = part.schema.tableNames().fold(text, quoted);
    return part.schema.tables().stream()
        .filter(table -> table.table().equals(folded) || table.table().equals(text))
        .findFirst();
  }

  /** The key services of the policies, each once. */
  public List<KmsSettings> kms() {
    return parts.stream().map(part -> part.policy.kms()).distinct().toList();
  }

  /**
   * The settings of the key service that the first policy names, without a database.
   *
   * @throws SQLException when a policy or setting is wrong
   */
  public static KmsSettings kms(Properties info) throws SQLException {
    Settings settings = Settings.of(Map.of(), info, System::getenv).checked();
    List<PolicySource> sources = PolicySource.readAll(settings.text(Setting.POLICY));
    return sources.get(0).policy().kms().primary();
  }

  /**
   * The operations on a CMK, each call of which is told to the audit log of the settings.
   *
   * @throws SQLException when a setting is wrong
   * @throws KmsException when the provider has none, or refuses its settings
   */
  public static CmkOperations cmk(Properties info, KmsSettings kms)
      throws SQLException, KmsException {
    Settings settings = Settings.of(Map.of(), info, System::getenv).checked();
    KeyEvents audit = Audit.of(settings.text(Setting.AUDIT));
    CmkOperations operations = KmsProviders.named(kms.provider()).operations(kms);
    operations.listen(call -> audit.on(new KeyEvent.KmsCalled(kms.provider(), call)));
    return operations;
  }

  @Override
  public void close() throws SQLException {
    parts.forEach(part -> part.vault.close());
    connection.close();
  }
}
