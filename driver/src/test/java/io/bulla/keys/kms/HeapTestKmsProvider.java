package io.bulla.keys.kms;

import io.bulla.policy.KmsSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/** For {@code HeapTest}: keys that follow from their wrapped text, and that it does not keep. */
public final class HeapTestKmsProvider implements KmsProvider {

  /** The key that a wrapped text stands for. */
  public static byte[] key(String wrapped) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(wrapped.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String name() {
    return "heap-test";
  }

  @Override
  public Kms open(KmsSettings settings) {
    return new Derived();
  }

  private static final class Derived implements Kms {
    @Override
    public String cmkId() {
      return "heap-test";
    }

    @Override
    public GeneratedKey generateDataKey(String context, int sizeBytes) {
      String wrapped = UUID.randomUUID().toString();
      return GeneratedKey.of(wrapped, decrypt(wrapped, context));
    }

    @Override
    public UnwrappedKey decrypt(String wrappedKey, String context) {
      byte[] key = key(wrappedKey);
      try {
        return UnwrappedKey.of("heap-test", "", key);
      } finally {
        Arrays.fill(key, (byte) 0);
      }
    }

    @Override
    public void close() {}
  }
}
