package io.bulla.cipher;

/** A cell names a key that is none of the table's: another process may have rotated. */
public final class UnknownKeyException extends CellException {
  private static final long serialVersionUID = 1L;

  private final int keyId;

  UnknownKeyException(String label, int keyId) {
    super(
        "cell of "
            + label
            + " names the unknown key "
            + DataKey.show(keyId)
            + ". Restore the key's row in bulla_data_key, unless the cell was copied from another"
            + " table.");
    this.keyId = keyId;
  }

  /** The id in the cell, unsigned. */
  public int keyId() {
    return keyId;
  }
}
