package io.bulla.keys;

import io.bulla.cipher.Canonical;
import io.bulla.cipher.CellException;
import io.bulla.cipher.ColumnCipher;
import io.bulla.cipher.ValueException;
import io.bulla.policy.SearchKind;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ciphers of one protected table. Immutable, thread-safe. */
public final class KeyRing {
  private final ProtectedTable table;
  private final Map<String, ColumnCipher> columns;

  KeyRing(ProtectedTable table, Map<String, ColumnCipher> columns) {
    this.table = table;
    this.columns = Map.copyOf(columns);
  }

  /**
   * The cipher of a sealed column.
   *
   * @param name the column as the database stores it
   * @throws IllegalArgumentException if the column was not loaded as protected
   */
  public ColumnCipher column(String name) {
    ColumnCipher cipher = columns.get(name);
    if (cipher == null) {
      throw new IllegalArgumentException(
          "column %s.%s is not protected".formatted(table.table(), name));
    }
    return cipher;
  }

  /** The nine bytes that every cell of the column begins with that is written now. */
  public byte[] header(String column) {
    return column(column).header();
  }

  /**
   * The cell under the active key, for tools that never see the value.
   *
   * @throws CellException if it does not open
   */
  public byte[] reseal(String column, byte[] cell) throws CellException {
    return column(column).reseal(cell);
  }

  /** Whether a cell was written with the active key and suite. */
  public boolean isCurrent(String column, byte[] cell) {
    return column(column).isCurrent(cell);
  }

  /**
   * Opens a cell, forgets the value, and compares its token.
   *
   * @param token what is stored beside the cell; null for SQL NULL
   * @return whether the token is that of the value
   * @throws CellException if the cell does not open, or holds no value of the column's type
   */
  public boolean hasToken(String column, byte[] cell, SearchKind kind, byte @Nullable [] token)
      throws CellException {
    ColumnCipher cipher = column(column);
    ProtectedColumn described =
        table.columns().stream()
            .filter(each -> each.name().equals(column))
            .findFirst()
            .orElseThrow();
    Object value = Canonical.decode(described.type(), cipher.open(cell));
    try {
      byte[] expected =
          cipher.token(kind, Canonical.comparable(described.type(), described.compare(), value));
      return token != null && MessageDigest.isEqual(expected, token);
    } catch (ValueException e) {
      return false; // the cause would quote the value
    }
  }

  /**
   * Opens a cell and forgets the value.
   *
   * @throws CellException if it does not open, or holds no value of the column's type
   */
  public void check(String column, byte[] cell) throws CellException {
    ProtectedColumn described =
        table.columns().stream()
            .filter(each -> each.name().equals(column))
            .findFirst()
            .orElseThrow();
    byte[] canonical = column(column).open(cell);
    Canonical.decode(described.type(), canonical);
    Arrays.fill(canonical, (byte) 0);
  }

  /** The column of this table whose cell it is; empty if it is none's. */
  public Optional<String> columnOf(byte[] cell) {
    for (ProtectedColumn column : table.columns()) {
      try {
        Arrays.fill(column(column.name()).open(cell), (byte) 0);
        return Optional.of(column.name());
      } catch (CellException e) {
        // another column's, or nobody's
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "KeyRing[" + table.table() + "]";
  }
}
