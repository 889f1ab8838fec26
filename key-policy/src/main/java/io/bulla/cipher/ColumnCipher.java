package io.bulla.cipher;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Seals and opens the cells of one column and makes its tokens. Thread-safe, also for virtual
 * threads.
 *
 * <p>A cell: magic {@code 49 E6 A5} (3 bytes), suite (1), type (1), key id (4, big endian), nonce
 * (24), ciphertext, tag (16). The nine bytes of the header and a zero byte are associated data; the
 * column is part of the key, so a cell of another column does not open. The key is chosen by its id
 * alone.
 */
public final class ColumnCipher {
  private static final byte[] MAGIC = {0x49, (byte) 0xe6, (byte) 0xa5};
  private static final int HEADER_SIZE_BYTES = 9;
  private static final int TAG_SIZE_BYTES = 16;
  private static final int TOKEN_SIZE_BYTES = 16;

  private final String label;
  private final int typeId;
  private final byte[] writtenData;
  private final Map<Integer, Map<Integer, CipherSuite.Sealer>> sealers;
  private final CipherSuite.Sealer writer;
  private final int writeKeyId;
  private final Map<SearchKind, Pool<KeyedHash.Keyed>> tokenMacs;

  private ColumnCipher(Builder builder, int writeKeyId, CipherSuite.Sealer writer) {
    this.label = builder.label;
    this.typeId = TypeIds.of(builder.type);
    this.writtenData = associatedData(header(builder.suite, typeId, writeKeyId));
    this.sealers = Map.copyOf(builder.sealers);
    this.writer = writer;
    this.writeKeyId = writeKeyId;
    this.tokenMacs = Map.copyOf(builder.tokenMacs);
  }

  /**
   * Starts a column's cipher.
   *
   * @param label {@code table.column}, for messages
   * @param columnId 16 random bytes that identify the column for ever
   * @param type the logical type; its family is part of each cell
   * @param compare kept for symmetry with the policy; {@link Canonical#comparable} applies it
   * @param suite what new cells are written with
   */
  public static Builder builder(
      String label, byte[] columnId, LogicalType type, Comparison compare, SuiteName suite) {
    if (columnId.length != Derivation.COLUMN_ID_SIZE_BYTES) {
      throw new IllegalArgumentException("a column id has 16 bytes");
    }
    return new Builder(label, columnId.clone(), type, suite);
  }

  /** Collects a column's keys. Not thread-safe. */
  public static final class Builder {
    private final String label;
    private final byte[] columnId;
    private final LogicalType type;
    private final SuiteName suite;
    private final Map<Integer, Map<Integer, CipherSuite.Sealer>> sealers = new HashMap<>();
    private final Map<SearchKind, Pool<KeyedHash.Keyed>> tokenMacs = new HashMap<>();
    private int writeKeyId;
    private boolean hasWriteKey;

    private Builder(String label, byte[] columnId, LogicalType type, SuiteName suite) {
      this.label = label;
      this.columnId = columnId;
      this.type = type;
      this.suite = suite;
    }

    /** The active key: it also reads. */
    public Builder writeKey(DataKey key) {
      return writeKey(key, CipherSuites.ALL);
    }

    Builder writeKey(DataKey key, List<CipherSuite> suites) {
      writeKeyId = key.keyId();
      hasWriteKey = true;
      return readKey(key, suites);
    }

    /** A retired key that only reads. */
    public Builder readKey(DataKey key) {
      return readKey(key, CipherSuites.ALL);
    }

    /** With suites of one provider, for tests that compare them. */
    Builder readKey(DataKey key, List<CipherSuite> suites) {
      Map<Integer, CipherSuite.Sealer> bySuite = new HashMap<>();
      for (CipherSuite available : suites) {
        byte[] cellKey = key.cellKey(available, columnId);
        bySuite.put(available.name().id(), available.sealer(cellKey));
        Arrays.fill(cellKey, (byte) 0);
      }
      sealers.put(key.keyId(), bySuite);
      return this;
    }

    /**
     * The key of a search kind's tokens.
     *
     * @param tokenScope the column's id, or 16 zero bytes for the index root of a {@code joins}
     *     group
     */
    public Builder tokenKey(SearchKind kind, DataKey indexRoot, byte[] tokenScope) {
      byte[] tokenKey = indexRoot.tokenKey(tokenScope, kind);
      KeyedHash hash = indexRoot.tokenHash();
      tokenMacs.put(kind, new Pool<>(() -> hash.keyed(tokenKey)));
      return this;
    }

    /**
     * The finished cipher.
     *
     * @throws IllegalStateException without a write key
     */
    public ColumnCipher build() {
      CipherSuites.of(suite);
      Map<Integer, CipherSuite.Sealer> active = sealers.get(writeKeyId);
      CipherSuite.Sealer writer = active == null ? null : active.get(suite.id());
      if (!hasWriteKey || writer == null) {
        throw new IllegalStateException(label + " has no active key");
      }
      return new ColumnCipher(this, writeKeyId, writer);
    }
  }

  /** A new cell of canonical bytes, with the active key and a fresh nonce. */
  public byte[] seal(byte[] canonical) {
    byte[] cell = start(canonical.length);
    Nonces.next(cell, HEADER_SIZE_BYTES);
    return finish(cell, canonical);
  }

  /** For frozen vectors only: a nonce must never be used twice. */
  byte[] sealWithNonce(byte[] canonical, byte[] nonce) {
    byte[] cell = start(canonical.length);
    System.arraycopy(nonce, 0, cell, HEADER_SIZE_BYTES, Nonces.SIZE_BYTES);
    return finish(cell, canonical);
  }

  private byte[] start(int size) {
    byte[] cell = new byte[HEADER_SIZE_BYTES + Nonces.SIZE_BYTES + size + TAG_SIZE_BYTES];
    System.arraycopy(writtenData, 0, cell, 0, HEADER_SIZE_BYTES);
    return cell;
  }

  private static byte[] header(SuiteName suite, int typeId, int keyId) {
    byte[] header = Arrays.copyOf(MAGIC, HEADER_SIZE_BYTES);
    header[3] = (byte) suite.id();
    header[4] = (byte) typeId;
    header[5] = (byte) (keyId >>> 24);
    header[6] = (byte) (keyId >>> 16);
    header[7] = (byte) (keyId >>> 8);
    header[8] = (byte) keyId;
    return header;
  }

  private byte[] finish(byte[] cell, byte[] canonical) {
    writer.seal(cell, HEADER_SIZE_BYTES, Nonces.SIZE_BYTES, writtenData, canonical);
    return cell;
  }

  /** The header and a zero byte: the cell is not bound to its row. */
  private static byte[] associatedData(byte[] cell) {
    byte[] data = new byte[HEADER_SIZE_BYTES + 1];
    System.arraycopy(cell, 0, data, 0, HEADER_SIZE_BYTES);
    return data;
  }

  /**
   * The canonical bytes of a cell.
   *
   * @throws UnknownKeyException when its key id is none of this column's keys
   * @throws CellException when it is no cell of this column, or was changed
   */
  public byte[] open(byte[] cell) throws CellException {
    if (cell.length < HEADER_SIZE_BYTES + Nonces.SIZE_BYTES + TAG_SIZE_BYTES || !isMarked(cell)) {
      throw new CellException("cell of " + label + " does not open: it holds no cell");
    }
    if (Arrays.equals(cell, 0, HEADER_SIZE_BYTES, writtenData, 0, HEADER_SIZE_BYTES)) {
      // as this process writes, which is nearly every cell
      return open(writer, cell, writtenData, writeKeyId);
    }
    int keyId =
        (cell[5] & 0xff) << 24 | (cell[6] & 0xff) << 16 | (cell[7] & 0xff) << 8 | (cell[8] & 0xff);
    Map<Integer, CipherSuite.Sealer> bySuite = sealers.get(keyId);
    if (bySuite == null) {
      throw new UnknownKeyException(label, keyId);
    }
    CipherSuite.Sealer sealer = bySuite.get(cell[3] & 0xff);
    if (sealer == null) {
      refuseMissingSuite(cell[3] & 0xff);
      throw closed(keyId);
    }
    if ((cell[4] & 0xff) != typeId) {
      throw closed(keyId);
    }
    return open(sealer, cell, associatedData(cell), keyId);
  }

  private byte[] open(CipherSuite.Sealer sealer, byte[] cell, byte[] data, int keyId)
      throws CellException {
    try {
      return sealer.open(cell, HEADER_SIZE_BYTES, Nonces.SIZE_BYTES, data);
    } catch (GeneralSecurityException e) {
      throw closed(keyId);
    }
  }

  /** Not why a cell fails: which cells of which suite there are is plain to see. */
  private void refuseMissingSuite(int id) throws CellException {
    for (SuiteName suite : SuiteName.values()) {
      Optional<String> missing = suite.id() == id ? CipherSuites.missing(suite) : Optional.empty();
      if (missing.isPresent()) {
        throw new CellException("cell of " + label + " does not open: " + missing.get());
      }
    }
  }

  /**
   * Whether a cell is as this cipher writes cells: with the active key and the policy's suite. A
   * rotation seals all others again. Looks at the header only.
   */
  public boolean isCurrent(byte[] cell) {
    return cell.length >= HEADER_SIZE_BYTES
        && Arrays.equals(cell, 0, HEADER_SIZE_BYTES, writtenData, 0, HEADER_SIZE_BYTES);
  }

  /**
   * The same value as a new cell, with the active key, the policy's suite and a fresh nonce. Tokens
   * are not touched: they come from the index root.
   *
   * @throws CellException as {@link #open}; then the cell must stay as it is
   */
  public byte[] reseal(byte[] cell) throws CellException {
    byte[] canonical = open(cell);
    try {
      return seal(canonical);
    } finally {
      Arrays.fill(canonical, (byte) 0);
    }
  }

  private static boolean isMarked(byte[] cell) {
    return cell[0] == MAGIC[0] && cell[1] == MAGIC[1] && cell[2] == MAGIC[2];
  }

  private CellException closed(int keyId) {
    return new CellException(
        "cell of "
            + label
            + " does not open (key "
            + DataKey.show(keyId)
            + "). It was changed, or belongs to another column; restore the row from a backup.");
  }

  /** The nine bytes that every cell begins with that is written now. */
  public byte[] header() {
    return Arrays.copyOf(writtenData, HEADER_SIZE_BYTES);
  }

  /**
   * The token of a value.
   *
   * @param comparable what {@link Canonical#comparable} made of it
   * @return 16 bytes
   * @throws IllegalStateException when the column has no token key of that kind
   */
  public byte[] token(SearchKind kind, byte[] comparable) {
    Pool<KeyedHash.Keyed> pool = tokenMacs.get(kind);
    if (pool == null) {
      throw new IllegalStateException(label + " has no key for " + kind.word() + " tokens");
    }
    KeyedHash.Keyed mac = pool.take();
    byte[] full = mac.of(comparable);
    pool.give(mac);
    return Arrays.copyOf(full, TOKEN_SIZE_BYTES);
  }
}
