package io.bulla.keys;

import io.bulla.cipher.DataKey;

/** A row and the key it wraps, checked against each other. Not a record: it holds a key. */
final class HeldKey {
  private final DataKeyRow row;
  private final DataKey key;

  HeldKey(DataKeyRow row, DataKey key) {
    this.row = row;
    this.key = key;
  }

  DataKeyRow row() {
    return row;
  }

  DataKey key() {
    return key;
  }

  boolean isActive() {
    return row.state().equals(RowRules.ACTIVE);
  }

  /** The same key under its row as read again. */
  HeldKey with(DataKeyRow newRow) {
    return new HeldKey(newRow, key);
  }

  @Override
  public String toString() {
    return "HeldKey[" + Integer.toUnsignedString(row.keyId()) + "]";
  }
}
