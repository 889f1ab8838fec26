package io.bulla.cipher;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with HMAC-SHA-256 (RFC 5869). */
final class Hkdf {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int HASH_SIZE_BYTES = 32;

  private Hkdf() {}

  static byte[] extract(byte[] salt, byte[] inputKey) {
    return hmac(salt, inputKey);
  }

  /** RFC 5869 section 2.3. */
  static byte[] expand(byte[] pseudoRandomKey, byte[] info, int sizeBytes) {
    byte[] output = new byte[sizeBytes];
    byte[] block = new byte[0];
    for (int done = 0, counter = 1; done < sizeBytes; counter++) {
      byte[] input = new byte[block.length + info.length + 1];
      System.arraycopy(block, 0, input, 0, block.length);
      System.arraycopy(info, 0, input, block.length, info.length);
      input[input.length - 1] = (byte) counter;
      block = hmac(pseudoRandomKey, input);
      int size = Math.min(HASH_SIZE_BYTES, sizeBytes - done);
      System.arraycopy(block, 0, output, done, size);
      done += size;
    }
    return output;
  }

  static byte[] hmac(byte[] key, byte[] message) {
    return mac(key).doFinal(message);
  }

  /** A MAC object with its key; not thread-safe. */
  static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      // HMAC pads a short key with zeroes, so one zero byte stands for an empty key
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is missing in this Java runtime", e);
    }
  }
}
