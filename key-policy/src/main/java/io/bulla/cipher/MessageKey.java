package io.bulla.cipher;

import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * The derived key of one message at a time, for Conscrypt: it hands out its own array, which
 * Conscrypt reads when it encrypts and keeps no copy of. So no derived key outlives its message.
 * (The JDK's ciphers zero the array of the key before; they get copies.) Used by one thread at a
 * time. {@link CryptoProviders} tries it out before it is relied upon.
 */
final class MessageKey implements SecretKey {
  private static final long serialVersionUID = 1L;
  static final int SIZE_BYTES = 32;

  @SuppressWarnings("serial")
  final transient byte[] bytes = new byte[SIZE_BYTES];

  void clear() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return bytes;
  }

  private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
    throw new java.io.NotSerializableException(MessageKey.class.getName());
  }

  @Override
  public String toString() {
    return "MessageKey";
  }
}
