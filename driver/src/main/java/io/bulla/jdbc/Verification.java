package io.bulla.jdbc;

import io.bulla.cipher.CellException;
import io.bulla.cipher.UnknownKeyException;
import io.bulla.keys.DataKeyRow;
import io.bulla.keys.KeyChanges;
import io.bulla.keys.KeyException;
import io.bulla.keys.KeyRing;
import io.bulla.keys.KeyVault;
import io.bulla.keys.MetadataStore;
import io.bulla.keys.ProtectedColumn;
import io.bulla.keys.ProtectedTable;
import io.bulla.policy.SearchKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens every cell of one schema and forgets it. Used once, by one thread. */
final class Verification {
  private static final int PAGE_ROWS = 500;

  private final KeyVault vault;
  private final KeyChanges keys;
  private final MetadataStore store;
  private final ProtectedSchema schema;
  private final Connection connection;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, KeyRing> rings = new LinkedHashMap<>();
  private long rows;

  Verification(
      KeyVault vault,
      KeyChanges keys,
      MetadataStore store,
      ProtectedSchema schema,
      Connection connection) {
    this.vault = vault;
    this.keys = keys;
    this.store = store;
    this.schema = schema;
    this.connection = connection;
  }

  List<Finding> run(Administration.Progress progress) throws SQLException, KeyException {
    Set<Integer> seen = new HashSet<>();
    for (ProtectedTable table : schema.tables()) {
      for (DataKeyRow row : keys.keys(table)) {
        if (seen.add(row.keyId())) {
          keys.problem(row)
              .ifPresent(problem -> findings.add(new Finding(table.table(), "", "", problem)));
        }
      }
    }
    for (ProtectedTable table : schema.tables()) {
      load(table);
    }
    for (ProtectedTable table : schema.tables()) {
      KeyRing ring = rings.get(table.table());
      CellTable cells = new CellTable(connection, schema, table);
      if (ring != null && cells.exists()) {
        check(cells, ring, progress);
      }
    }
    return findings;
  }

  /** Without making keys; a table whose keys cannot be had is a finding, and the others go on. */
  private void load(ProtectedTable table) throws KeyException {
    if (keys.keys(table).isEmpty()) {
      findings.add(new Finding(table.table(), "", "", "has no keys yet; run bulla init"));
      return;
    }
    try {
      vault.load(store, List.of(table));
      rings.put(table.table(), vault.ring(table.table()));
    } catch (KeyException e) {
      if (e.kind() == KeyException.Kind.UNREACHABLE || e.kind() == KeyException.Kind.STORE) {
        throw e;
      }
      Finding finding = new Finding(table.table(), "", "", String.valueOf(e.getMessage()));
      if (!findings.contains(finding)) {
        findings.add(finding);
      }
    }
  }

  private void check(CellTable cells, KeyRing ring, Administration.Progress progress)
      throws SQLException, KeyException {
    long total = rows + cells.rows();
    CellTable.@Nullable Row last = null;
    while (true) {
      List<CellTable.Row> page = cells.next(last, PAGE_ROWS);
      List<Finding> found = problems(cells.table(), ring, page);
      if (!found.isEmpty()) {
        // a rotation may have gone on meanwhile
        keys.follow();
        ring = vault.ring(cells.table().table());
        page = cells.next(last, PAGE_ROWS);
        found = problems(cells.table(), ring, page);
      }
      findings.addAll(found);
      rows += page.size();
      progress.at(rows, Math.max(total, rows));
      if (!cells.hasPrimaryKey() || page.size() < PAGE_ROWS) {
        return;
      }
      last = page.get(page.size() - 1);
    }
  }

  private List<Finding> problems(ProtectedTable table, KeyRing ring, List<CellTable.Row> page) {
    List<Finding> found = new ArrayList<>();
    for (CellTable.Row row : page) {
      for (ProtectedColumn column : table.columns()) {
        problem(ring, column, row)
            .ifPresent(
                what -> found.add(new Finding(table.table(), column.name(), row.place(), what)));
      }
    }
    return found;
  }

  private Optional<String> problem(KeyRing ring, ProtectedColumn column, CellTable.Row row) {
    byte[] cell = row.cells().get(column.name());
    try {
      if (cell != null) {
        ring.check(column.name(), cell);
      }
      for (SearchKind kind : column.search()) {
        byte[] token = row.cells().get(kind.tokenColumn(column.name()));
        boolean fits =
            cell == null ? token == null : ring.hasToken(column.name(), cell, kind, token);
        if (!fits) {
          return Optional.of("its " + kind.word() + " token is not that of its value");
        }
      }
      return Optional.empty();
    } catch (CellException e) {
      return Optional.of(closed(column, cell == null ? new byte[0] : cell, e));
    }
  }

  private String closed(ProtectedColumn column, byte[] cell, CellException e) {
    if (CellTable.isNoCell(cell)) {
      return "foreign: holds no cell";
    }
    for (Map.Entry<String, KeyRing> other : rings.entrySet()) {
      Optional<String> home = other.getValue().columnOf(cell);
      if (home.isPresent()) {
        return "moved: it is a cell of " + other.getKey() + "." + home.get();
      }
    }
    return e instanceof UnknownKeyException unknown
        ? "foreign: names key "
            + Integer.toUnsignedString(unknown.keyId())
            + ", which is unknown or destroyed"
        : "damaged: the cell of " + column.name() + " does not open";
  }
}
