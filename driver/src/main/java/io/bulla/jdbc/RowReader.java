package io.bulla.jdbc;

import io.bulla.cipher.Canonical;
import io.bulla.cipher.CellException;
import io.bulla.cipher.ColumnCipher;
import io.bulla.cipher.UnknownKeyException;
import io.bulla.keys.KeyEvent;
import io.bulla.keys.KeyException;
import io.bulla.keys.KeyRing;
import io.bulla.sql.Output;
import io.bulla.sql.Plan;
import io.bulla.sql.SealedColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens the cells of a result's rows. Used by one thread at a time, as its result set. */
final class RowReader {
  /** Reads results without a sealed column. */
  static final RowReader CLEAR = new RowReader(null, List.of());

  private final @Nullable Session session;

  private final List<Guard.Watch> watches;
  private final @Nullable Labels labels;
  private final @Nullable SealedColumn[] sealed;
  private final boolean readsSealed;
  private final @Nullable KeyRing[] rings;
  private final @Nullable SealedColumn[] opened;
  private final @Nullable ColumnCipher[] ciphers;

  RowReader(@Nullable Session session, List<Output> outputs) {
    this(session, outputs, List.of(), null);
  }

  /** Reads what a statement returns. */
  RowReader(Session session, Plan plan) {
    this(session, plan.outputs(), List.of(), plan.hasLabels() ? new Labels(session, plan) : null);
  }

  /**
   * @param watches what to watch of the columns that are not sealed; empty: nothing
   */
  RowReader(@Nullable Session session, List<Output> outputs, List<Guard.Watch> watches) {
    this(session, outputs, watches, null);
  }

  private RowReader(
      @Nullable Session session,
      List<Output> outputs,
      List<Guard.Watch> watches,
      @Nullable Labels labels) {
    this.session = session;
    this.labels = labels;
    this.watches = watches;
    this.sealed = new SealedColumn[outputs.size()];
    this.rings = new KeyRing[outputs.size()];
    this.opened = new SealedColumn[outputs.size()];
    this.ciphers = new ColumnCipher[outputs.size()];
    boolean found = !watches.isEmpty();
    for (int i = 0; i < sealed.length; i++) {
      if (outputs.get(i) instanceof Output.Decrypt decrypt) {
        sealed[i] = decrypt.column();
        found = true;
      }
    }
    this.readsSealed = found;
  }

  /**
   * Looks at the value of a clear column before it is handed out.
   *
   * @throws SQLException 0A000 when it is a token, or a cell of who knows which column
   */
  void watch(ResultSet row, int index) throws SQLException {
    if (index < 1 || index > watches.size()) {
      return;
    }
    switch (watches.get(index - 1)) {
      case NOTHING -> {}
      case TOKEN -> throw Guard.token();
      case CELLS -> Guard.check(row.getObject(index));
    }
  }

  /** How the application sees names of columns; null: as the real driver. */
  @Nullable Labels labels() {
    return labels;
  }

  /** How the real driver reads; only of a result with a sealed column. */
  DriverManner manner() {
    return Objects.requireNonNull(session, "a sealed output has a session").manner();
  }

  /** Whether any column has to be opened or watched. */
  boolean readsSealed() {
    return readsSealed;
  }

  /** The sealed column behind a result column; null for a clear one or an index out of range. */
  @Nullable SealedColumn sealed(int index) {
    return index >= 1 && index <= sealed.length ? sealed[index - 1] : null;
  }

  /**
   * The current row's value of a sealed result column; null for SQL NULL (then the delegate's
   * {@code wasNull} is true).
   *
   * @param zone of the session
   * @throws SQLException 22000 when the cell does not open
   */
  @Nullable SealedValue read(ResultSet row, int index, SealedColumn column, SessionZone zone)
      throws SQLException {
    byte[] cell = row.getBytes(index);
    if (cell == null) {
      return null;
    }
    SealedColumn marked =
        column.isUnion() ? column.marked().get(Byte.toUnsignedInt(cell[cell.length - 1])) : null;
    return marked == null
        ? read(cell, index, column, zone)
        : read(Arrays.copyOf(cell, cell.length - 1), index, marked, zone);
  }

  private SealedValue read(byte[] cell, int index, SealedColumn column, SessionZone zone)
      throws SQLException {
    Session session = Objects.requireNonNull(this.session, "a sealed output has a session");
    try {
      Object value = Canonical.decode(column.type(), open(session, index, column, cell));
      return new SealedValue(column.label(), column.type(), value, session.manner(), zone);
    } catch (CellException e) {
      session
          .audit()
          .on(
              new KeyEvent.CellFailed(
                  column.schema(),
                  column.table(),
                  column.name(),
                  e instanceof UnknownKeyException ? "UNKNOWN_KEY" : "DOES_NOT_OPEN",
                  String.valueOf(e.getMessage())));
      throw Errors.cell(e);
    } catch (KeyException e) {
      throw Errors.keys(e);
    }
  }

  private byte[] open(Session session, int index, SealedColumn column, byte[] cell)
      throws CellException, KeyException, SQLException {
    try {
      return cipher(session, index, column).open(cell);
    } catch (UnknownKeyException e) {
      session.reloadKeys();
      return cipher(session, index, column).open(cell);
    }
  }

  /** Asks for the keys each time, since they age, and looks the column up when they are others. */
  private ColumnCipher cipher(Session session, int index, SealedColumn column)
      throws KeyException, SQLException {
    KeyRing ring = session.keys(column);
    ColumnCipher known = ciphers[index - 1];
    // a table's ring has other columns too, of which a UNION may be
    boolean same = column == opened[index - 1] && ring == rings[index - 1];
    if (known != null && same) {
      return known;
    }
    ColumnCipher cipher = ring.column(column.name());
    rings[index - 1] = ring;
    opened[index - 1] = column;
    ciphers[index - 1] = cipher;
    return cipher;
  }
}
