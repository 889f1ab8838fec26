package io.bulla.cipher;

import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.util.Arrays;
import java.util.HexFormat;
import javax.security.auth.Destroyable;

/**
 * One unwrapped key: a version of a table's DEK, or an index root. Keeps only what HKDF extracts
 * from it. Thread-safe; {@link #destroy()} is final. {@link #toString()} shows the id only.
 *
 * <p>Java cannot promise that no copy is left: the garbage collector moves arrays, and cipher
 * objects keep key schedules. See {@code docs/threat-model.md}.
 */
public final class DataKey implements Destroyable {
  /** Size of the plaintext of every data key in bytes. */
  public static final int SIZE_BYTES = 32;

  private final int keyId;
  private final SuiteName suite;
  private final byte[] pseudoRandomKey;
  private boolean destroyed;

  private DataKey(int keyId, SuiteName suite, byte[] pseudoRandomKey) {
    this.keyId = keyId;
    this.suite = suite;
    this.pseudoRandomKey = pseudoRandomKey;
  }

  /**
   * Takes a key over. The caller zeroes its own array.
   *
   * @param keyId the key's id, unsigned
   * @param suite decides the hash of the derivations
   * @param keyBytes {@value #SIZE_BYTES} bytes
   * @throws IllegalArgumentException if the key has another size or the suite is not available
   */
  public static DataKey of(int keyId, SuiteName suite, byte[] keyBytes) {
    if (keyBytes.length != SIZE_BYTES) {
      throw new IllegalArgumentException(
          "a data key has " + SIZE_BYTES + " bytes, this one has " + keyBytes.length);
    }
    CipherSuites.of(suite);
    return new DataKey(keyId, suite, Hkdf.extract(Derivation.SALT, keyBytes));
  }

  /** The key's id, unsigned; every cell names the one it was sealed with. */
  public int keyId() {
    return keyId;
  }

  /** 16 bytes in hexadecimal that tell two keys apart without revealing anything of either. */
  public synchronized String keyCheck() {
    return HexFormat.of().formatHex(Derivation.keyCheck(live(), suite));
  }

  /** HMAC-SHA-256 of a metadata row under a key of its own: 32 bytes in hexadecimal. */
  public synchronized String mac(byte[] message) {
    byte[] key = Derivation.metadataKey(live(), suite);
    try {
      return HexFormat.of().formatHex(Hkdf.hmac(key, message));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  synchronized byte[] cellKey(SuiteName cellSuite, byte[] columnId) {
    return Derivation.cellKey(live(), cellSuite, columnId);
  }

  synchronized byte[] tokenKey(byte[] scope, SearchKind kind) {
    return Derivation.tokenKey(live(), suite, scope, kind);
  }

  private byte[] live() {
    if (destroyed) {
      throw new IllegalStateException("data key " + show(keyId) + " was destroyed");
    }
    return pseudoRandomKey;
  }

  @Override
  public synchronized void destroy() {
    Arrays.fill(pseudoRandomKey, (byte) 0);
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
