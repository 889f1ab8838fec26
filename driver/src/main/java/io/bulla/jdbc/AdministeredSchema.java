package io.bulla.jdbc;

import io.bulla.jdbc.Administration.Pace;
import io.bulla.jdbc.Administration.Progress;
import io.bulla.jdbc.TableState.KeyState;
import io.bulla.keys.DataKeyRow;
import io.bulla.keys.KeyChanges;
import io.bulla.keys.KeyEvent;
import io.bulla.keys.KeyEvents;
import io.bulla.keys.KeyException;
import io.bulla.keys.KeyVault;
import io.bulla.keys.ProtectedColumn;
import io.bulla.keys.ProtectedTable;
import io.bulla.policy.KmsSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One policy's schema and its keys in the hands of an operator. Used by one thread. */
final class AdministeredSchema implements AutoCloseable {
  private final KmsSettings kms;
  private final ProtectedSchema schema;
  private final KeyVault vault;
  private final KeyEvents audit;
  private final Session.Opener opener;
  private final Connection connection;
  private final OwnTables tables;
  private final JdbcMetadataStore store;

  /**
   * @param vault is closed with this
   * @param opener opens more connections like the one given
   */
  AdministeredSchema(
      KmsSettings kms,
      ProtectedSchema schema,
      KeyVault vault,
      KeyEvents audit,
      Session.Opener opener,
      Connection connection) {
    this.kms = kms;
    this.schema = schema;
    this.vault = vault;
    this.audit = audit;
    this.opener = opener;
    this.connection = connection;
    this.tables = new OwnTables(schema);
    this.store = new JdbcMetadataStore(() -> connection, tables);
  }

  KmsSettings kms() {
    return kms;
  }

  KeyChanges changes() {
    return vault.changes(store);
  }

  /** The table of that name, as SQL would write it or as it is stored. */
  Optional<ProtectedTable> find(String name) {
    boolean quoted = name.startsWith("\"") && name.endsWith("\"") && name.length() > 2;
    String text = quoted ? name.substring(1, name.length() - 1) : name;
    String folded = schema.tableNames().fold(text, quoted);
    return schema.tables().stream()
        .filter(table -> table.table().equals(folded) || table.table().equals(text))
        .findFirst();
  }

  void init() throws SQLException, KeyException {
    tables.create(connection);
    vault.load(store, schema.tables());
  }

  List<TableState> states() throws SQLException, KeyException {
    List<TableState> states = new ArrayList<>();
    for (ProtectedTable table : schema.tables()) {
      states.add(state(table));
    }
    return states;
  }

  private TableState state(ProtectedTable table) throws SQLException, KeyException {
    CellTable cells = new CellTable(connection, schema, table);
    Map<Long, Long> counts = new TreeMap<>();
    if (cells.exists()) {
      for (ProtectedColumn column : table.columns()) {
        cells.cellsByKey(column).forEach((key, count) -> counts.merge(key, count, Long::sum));
      }
    }
    List<KeyState> keys = new ArrayList<>();
    for (DataKeyRow row : changes().keys(table)) {
      Long named = row.purpose().equals("cell") ? counts.remove(Long.valueOf(id(row))) : null;
      keys.add(state(row, named == null ? 0 : named));
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

  private static long id(DataKeyRow row) {
    return Integer.toUnsignedLong(row.keyId());
  }

  private static KeyState state(DataKeyRow row, long cells) throws KeyException {
    return new KeyState(
        row.purpose(),
        row.table(),
        row.version(),
        id(row),
        row.state(),
        row.provider(),
        row.cmkId(),
        row.secondCmk(),
        row.suite(),
        row.createdAt(),
        cells);
  }

  List<Finding> verify(Progress progress) throws SQLException, KeyException {
    return new Verification(vault, changes(), store, schema, connection).run(progress);
  }

  Rotated rotate(ProtectedTable table, Pace pace, Progress progress)
      throws SQLException, KeyException {
    vault.load(store, List.of(table));
    tell("Rotation", KeyEvent.Step.STARTED, table, 0);
    try (Connection own = opener.open()) {
      CellTable cells = new CellTable(own, schema, table);
      Rotated done = new Rotation(vault, changes(), cells, schema, opener, pace, progress).run();
      boolean finished = done.findings().isEmpty() && done.unfinished().isEmpty();
      KeyEvent.Step step = finished ? KeyEvent.Step.FINISHED : KeyEvent.Step.STOPPED;
      tell("Rotation", step, table, done.resealed());
      return done;
    }
  }

  private void tell(String work, KeyEvent.Step step, ProtectedTable table, long cells) {
    audit.on(new KeyEvent.KeyWork(work, step, table.schema(), table.table(), cells));
  }

  /** Whether the table has keys: only init makes the first. */
  boolean hasKeys(ProtectedTable table) throws KeyException {
    return !changes().keys(table).isEmpty();
  }

  /** Every key that can still be had, each once though tables of a join group share one. */
  List<DataKeyRow> usableKeys() throws KeyException {
    List<DataKeyRow> usable = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (ProtectedTable table : schema.tables()) {
      for (DataKeyRow row : changes().keys(table)) {
        if (!row.state().equals("destroyed") && seen.add(row.keyId())) {
          usable.add(row);
        }
      }
    }
    return usable;
  }

  /** The keys of the table alone, as they were. */
  List<KeyState> shred(ProtectedTable table) throws SQLException, KeyException {
    List<KeyState> states = state(table).keys();
    changes().shred(table);
    return states.stream().filter(key -> !key.purpose().equals("joins")).toList();
  }

  @Override
  public void close() {
    vault.close();
  }
}
