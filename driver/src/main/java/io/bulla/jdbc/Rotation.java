package io.bulla.jdbc;

import io.bulla.cipher.CellException;
import io.bulla.keys.DataKeyRow;
import io.bulla.keys.KeyChanges;
import io.bulla.keys.KeyException;
import io.bulla.keys.KeyRing;
import io.bulla.keys.KeyVault;
import io.bulla.keys.ProtectedColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Moves a table to a new version of its cell key while applications read and write. Every step is
 * one small transaction and can be stopped anywhere: what is done next is read from the rows.
 *
 * <ol>
 *   <li>a new version, which writes; the others are retired and read only
 *   <li>passes over the table re-seal cells of retired versions, until a pass finds none
 *   <li>a wait, so that all processes have followed ({@link Session} looks every 30 seconds)
 *   <li>a {@link Fence}: the database takes no more cells of retired versions
 *   <li>one more pass; then the retired versions are destroyed
 * </ol>
 */
final class Rotation {
  private static final int ATTEMPTS = 20;
  private static final int FENCE_ATTEMPTS = 20;

  private final KeyVault vault;
  private final KeyChanges keys;
  private final CellTable cells;
  private final ProtectedSchema schema;
  private final Session.Opener opener;
  private final Administration.Pace pace;
  private final Administration.Progress progress;
  private final List<Finding> findings = new ArrayList<>();
  private long resealed;
  private long expected;

  Rotation(
      KeyVault vault,
      KeyChanges keys,
      CellTable cells,
      ProtectedSchema schema,
      Session.Opener opener,
      Administration.Pace pace,
      Administration.Progress progress) {
    this.vault = vault;
    this.keys = keys;
    this.cells = cells;
    this.schema = schema;
    this.opener = opener;
    this.pace = pace;
    this.progress = progress;
  }

  /**
   * @throws SQLException when the database fails; run it again
   * @throws KeyException when keys cannot be had
   */
  Rotated run() throws SQLException, KeyException {
    boolean resumed = !keys.outgoing(cells.table()).isEmpty();
    if (!resumed) {
      keys.newVersion(cells.table());
    }
    keys.retireOld(cells.table());
    if (cells.exists()) {
      expected = staleCells();
      passesUntilNoneIsLeft();
    }
    List<DataKeyRow> outgoing = keys.outgoing(cells.table());
    if (!findings.isEmpty()) {
      return rotated(resumed, 0, Optional.empty());
    }
    if (cells.exists()) {
      sleep(pace.graceSeconds() * 1000);
      passesUntilNoneIsLeft();
      Optional<String> busy = fence(outgoing);
      if (busy.isPresent()) {
        return rotated(resumed, 0, busy);
      }
      passesUntilNoneIsLeft();
    }
    if (!findings.isEmpty()) {
      return rotated(resumed, 0, Optional.empty());
    }
    for (DataKeyRow row : outgoing) {
      keys.destroyRetired(cells.table(), row);
    }
    return rotated(resumed, outgoing.size(), Optional.empty());
  }

  /** With the version that writes by now: another tool may have gone on to the next. */
  private Rotated rotated(boolean resumed, int destroyed, Optional<String> unfinished)
      throws KeyException {
    int version = keys.active(cells.table()).version();
    return new Rotated(version, resumed, resealed, destroyed, findings, unfinished);
  }

  private long staleCells() throws SQLException, KeyException {
    long active = Integer.toUnsignedLong(keys.active(cells.table()).keyId());
    long stale = 0;
    for (ProtectedColumn column : cells.table().columns()) {
      for (Map.Entry<Long, Long> each : cells.cellsByKey(column).entrySet()) {
        stale += each.getKey() == active ? 0 : each.getValue();
      }
    }
    return stale;
  }

  private void passesUntilNoneIsLeft() throws SQLException, KeyException {
    cells.connection().setAutoCommit(false);
    try {
      boolean found = true;
      while (found && findings.isEmpty()) {
        found = pass();
      }
    } finally {
      cells.connection().rollback();
      cells.connection().setAutoCommit(true);
    }
  }

  /** Whether there was anything to do. */
  private boolean pass() throws SQLException, KeyException {
    boolean found = false;
    CellTable.@Nullable Row last = null;
    while (true) {
      List<CellTable.Row> rows = retried(last);
      if (rows.isEmpty()) {
        return found;
      }
      found = true;
      last = rows.get(rows.size() - 1);
      if (!cells.hasPrimaryKey() && !findings.isEmpty()) {
        return true; // the same rows would come again
      }
      progress.at(resealed, Math.max(expected, resealed));
      sleep(pace.pauseMillis());
    }
  }

  /** The application's locks come first: a chunk that meets one is done again. */
  private List<CellTable.Row> retried(CellTable.@Nullable Row after)
      throws SQLException, KeyException {
    for (int attempt = 1; ; attempt++) {
      try {
        return chunk(after);
      } catch (SQLException e) {
        cells.connection().rollback();
        if (attempt == ATTEMPTS || !isContention(e)) {
          throw e;
        }
        sleep(50L * attempt);
      }
    }
  }

  private static boolean isContention(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    boolean lockWaitOfMySql = e.getErrorCode() == 1205 || e.getErrorCode() == 1213;
    return state.startsWith("40")
        || state.equals("HYT00")
        || state.equals("55P03")
        || lockWaitOfMySql;
  }

  private List<CellTable.Row> chunk(CellTable.@Nullable Row after)
      throws SQLException, KeyException {
    Chunk chunk = reseal(after);
    if (!chunk.closed().isEmpty()) {
      // another tool may have gone on to a newer version meanwhile
      cells.connection().rollback();
      keys.follow();
      chunk = reseal(after);
    }
    cells.connection().commit();
    resealed += chunk.done();
    findings.addAll(chunk.closed());
    return chunk.rows();
  }

  /**
   * Rows that were read and sealed anew, not committed.
   *
   * @param closed cells that do not open
   */
  private record Chunk(List<CellTable.Row> rows, long done, List<Finding> closed) {}

  private Chunk reseal(CellTable.@Nullable Row after) throws SQLException, KeyException {
    KeyRing ring = vault.ring(cells.table().table());
    Map<String, byte[]> headers = new LinkedHashMap<>();
    for (ProtectedColumn column : cells.table().columns()) {
      headers.put(column.name(), ring.header(column.name()));
    }
    List<CellTable.Row> rows = cells.stale(headers, after, pace.chunkRows());
    List<Finding> closed = new ArrayList<>();
    long done = 0;
    for (String column : headers.keySet()) {
      done += reseal(ring, column, rows, closed);
    }
    return new Chunk(rows, done, closed);
  }

  private long reseal(KeyRing ring, String column, List<CellTable.Row> rows, List<Finding> closed)
      throws SQLException {
    long count = 0;
    try (PreparedStatement update = cells.replacement(column)) {
      for (CellTable.Row row : rows) {
        byte[] cell = row.cells().get(column);
        if (cell == null || ring.isCurrent(column, cell)) {
          continue;
        }
        try {
          cells.setReplacement(update, ring.reseal(column, cell), cell, row);
          update.addBatch();
          count++;
        } catch (CellException e) {
          closed.add(new Finding(cells.table().table(), column, row.place(), "does not open"));
        }
      }
      if (count > 0) {
        update.executeBatch();
      }
    }
    return count;
  }

  /** What stood in the way; empty when the fence is up. */
  private Optional<String> fence(List<DataKeyRow> outgoing) throws SQLException, KeyException {
    int active = keys.active(cells.table()).keyId();
    List<Integer> closed = new ArrayList<>();
    for (DataKeyRow row : keys.keys(cells.table())) {
      if (row.purpose().equals("cell") && row.keyId() != active) {
        closed.add(row.keyId());
      }
    }
    if (closed.isEmpty() || outgoing.isEmpty()) {
      return Optional.empty();
    }
    String reason = "";
    for (int attempt = 0; attempt < FENCE_ATTEMPTS; attempt++) {
      try (Connection own = opener.open()) {
        own.setAutoCommit(true);
        new Fence(own, schema, cells).raise(active, closed);
        return Optional.empty();
      } catch (SQLException e) {
        reason = String.valueOf(e.getMessage());
        sleep(500);
      }
    }
    return Optional.of(
        "all cells are re-sealed, but the old version stays: the constraint that keeps late writers"
            + " out cannot be added to "
            + cells.table().table()
            + " (a transaction holds the table, or this account may not alter it). Run rotate again."
            + " The database says: "
            + reason);
  }

  private static void sleep(long millis) throws SQLException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Bulla: interrupted; run it again to go on", "57014", e);
    }
  }
}
