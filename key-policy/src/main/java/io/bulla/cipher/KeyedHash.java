package io.bulla.cipher;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An HMAC with an output of 32 bytes: what a suite derives keys and makes tokens with. */
interface KeyedHash {
  int SIZE_BYTES = 32;

  /** HMAC-SHA-256 of the JDK. */
  KeyedHash SHA_256 = KeyedHash::sha256;

  /** One key for many messages. It copies the key. */
  Keyed keyed(byte[] key);

  /** The hash of one message. */
  default byte[] of(byte[] key, byte[] message) {
    return keyed(key).of(message);
  }

  /** Used by one thread at a time. */
  @FunctionalInterface
  interface Keyed {
    byte[] of(byte[] message);
  }

  private static Keyed sha256(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      // HMAC pads a short key with zeroes, so one zero byte stands for an empty key
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));
      return mac::doFinal;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is missing in this Java runtime", e);
    }
  }
}
