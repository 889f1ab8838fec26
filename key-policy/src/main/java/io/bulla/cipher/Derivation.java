package io.bulla.cipher;

import io.bulla.policy.SearchKind;
import java.nio.charset.StandardCharsets;

/** What is derived from a data key, and under which labels. Frozen: changing one loses data. */
final class Derivation {
  static final byte[] SALT = "bulla/v1".getBytes(StandardCharsets.US_ASCII);
  static final int COLUMN_ID_SIZE_BYTES = 16;

  private static final int CELL = 1;
  private static final int EQUALITY = 3;
  private static final int METADATA_MAC = 0x7d;
  private static final int KEY_CHECK = 0x7e;

  private Derivation() {}

  static byte[] cellKey(byte[] pseudoRandomKey, CipherSuite suite, byte[] columnId) {
    return expand(pseudoRandomKey, suite, info(CELL, suite, columnId), suite.keySizeBytes());
  }

  static byte[] tokenKey(byte[] pseudoRandomKey, CipherSuite suite, byte[] scope, SearchKind kind) {
    byte[] info = info(EQUALITY, suite, scope);
    byte[] withIndex = new byte[info.length + 2];
    System.arraycopy(info, 0, withIndex, 0, info.length);
    withIndex[info.length + 1] = (byte) indexId(kind);
    return expand(pseudoRandomKey, suite, withIndex, 32);
  }

  /** Never reused. */
  private static int indexId(SearchKind kind) {
    if (kind instanceof SearchKind.Equality) {
      return 1;
    }
    throw new IllegalArgumentException("no index id for " + kind.word());
  }

  static byte[] metadataKey(byte[] pseudoRandomKey, CipherSuite suite) {
    return expand(pseudoRandomKey, suite, info(METADATA_MAC, suite, new byte[0]), 32);
  }

  static byte[] keyCheck(byte[] pseudoRandomKey, CipherSuite suite) {
    return expand(pseudoRandomKey, suite, info(KEY_CHECK, suite, new byte[0]), 16);
  }

  private static byte[] expand(
      byte[] pseudoRandomKey, CipherSuite suite, byte[] info, int sizeBytes) {
    return Hkdf.expand(suite.hash(), pseudoRandomKey, info, sizeBytes);
  }

  /** {@code "bulla/v1\0" || purpose || suite || columnId}. */
  private static byte[] info(int purpose, CipherSuite suite, byte[] columnId) {
    byte[] info = new byte[SALT.length + 3 + columnId.length];
    System.arraycopy(SALT, 0, info, 0, SALT.length);
    info[SALT.length + 1] = (byte) purpose;
    info[SALT.length + 2] = (byte) suite.name().id();
    System.arraycopy(columnId, 0, info, SALT.length + 3, columnId.length);
    return info;
  }
}
