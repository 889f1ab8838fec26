package io.bulla.keys;

import io.bulla.cipher.ColumnCipher;
import java.util.Map;

/** The ciphers of one protected table. Immutable, thread-safe. */
public final class KeyRing {
  private final String table;
  private final Map<String, ColumnCipher> columns;

  KeyRing(String table, Map<String, ColumnCipher> columns) {
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
      throw new IllegalArgumentException("column %s.%s is not protected".formatted(table, name));
    }
    return cipher;
  }

  @Override
  public String toString() {
    return "KeyRing[" + table + "]";
  }
}
