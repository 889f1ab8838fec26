package io.bulla.cipher;

import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import javax.security.auth.Destroyable;

/**
 * One unwrapped key: a version of a table's DEK, or an index root. Keeps only what HKDF extracts
 * from it, with the hash of each suite, so that its cells may be of either. Thread-safe; {@link
 * #destroy()} is final. {@link #toString()} shows the id only.
 *
 * <p>Java cannot promise that no copy is left: the garbage collector moves arrays, and cipher
 * objects keep key schedules. See {@code docs/threat-model.md}.
 */
public final class DataKey implements Destroyable {
  /** Size of the plaintext of every data key in bytes. */
  public static final int SIZE_BYTES = 32;

  private final int keyId;
  private final CipherSuite suite;
  private final Map<SuiteName, byte[]> pseudoRandomKeys;
  private boolean destroyed;

  private DataKey(int keyId, CipherSuite suite, Map<SuiteName, byte[]> pseudoRandomKeys) {
    this.keyId = keyId;
    this.suite = suite;
    this.pseudoRandomKeys = pseudoRandomKeys;
  }

  /**
   * Takes a key over. The caller zeroes its own array.
   *
   * @param keyId the key's id, unsigned
   * @param suite whose hash makes its check value, its MACs and the tokens of an index root; cells
   *     are sealed under the suite of their column
   * @param keyBytes {@value #SIZE_BYTES} bytes
   * @throws IllegalArgumentException if the key has another size or the suite is not available
   */
  public static DataKey of(int keyId, SuiteName suite, byte[] keyBytes) {
    if (keyBytes.length != SIZE_BYTES) {
      throw new IllegalArgumentException(
          "a data key has " + SIZE_BYTES + " bytes, this one has " + keyBytes.length);
    }
    CipherSuite own = CipherSuites.of(suite);
    Map<SuiteName, byte[]> extracted = new EnumMap<>(SuiteName.class);
    for (CipherSuite each : CipherSuites.ALL) {
      extracted.put(each.name(), Hkdf.extract(each.hash(), Derivation.SALT, keyBytes));
    }
    return new DataKey(keyId, own, extracted);
  }

  /** The key's id, unsigned; every cell names the one it was sealed with. */
  public int keyId() {
    return keyId;
  }

  /** 16 bytes in hexadecimal that tell two keys apart without revealing anything of either. */
  public synchronized String keyCheck() {
    return HexFormat.of().formatHex(Derivation.keyCheck(live(suite), suite));
  }

  /** The HMAC of a metadata row under a key of its own: 32 bytes in hexadecimal. */
  public synchronized String mac(byte[] message) {
    byte[] key = Derivation.metadataKey(live(suite), suite);
    try {
      return HexFormat.of().formatHex(suite.hash().of(key, message));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  synchronized byte[] cellKey(CipherSuite cellSuite, byte[] columnId) {
    return Derivation.cellKey(live(cellSuite), cellSuite, columnId);
  }

  synchronized byte[] tokenKey(byte[] scope, SearchKind kind) {
    return Derivation.tokenKey(live(suite), suite, scope, kind);
  }

  /** What makes the tokens of an index root. It stays when a column moves to another suite. */
  KeyedHash tokenHash() {
    return suite.hash();
  }

  private byte[] live(CipherSuite of) {
    byte[] key = pseudoRandomKeys.get(of.name());
    if (destroyed || key == null) {
      throw new IllegalStateException("data key " + show(keyId) + " was destroyed");
    }
    return key;
  }

  @Override
  public synchronized void destroy() {
    pseudoRandomKeys.values().forEach(key -> Arrays.fill(key, (byte) 0));
    destroyed = true;
  }

  @Override
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  static String show(int keyId) {
    return "0x" + HexFormat.of().toHexDigits(keyId);
  }

  @Override
  public String toString() {
    return "DataKey[" + show(keyId) + "]";
  }
}
