package io.bulla.keys;

import io.bulla.keys.kms.GeneratedKey;
import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.UnwrappedKey;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A key service in memory that counts its calls and fails when told. Thread-safe. */
public final class FakeKms implements Kms {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Wrapped> wrapped = new ConcurrentHashMap<>();
  private final AtomicInteger generated = new AtomicInteger();
  private final AtomicInteger decrypted = new AtomicInteger();
  private volatile String cmkId = "cmk-1";
  private volatile String answeringCmkId = "cmk-1";
  private volatile Set<String> previousCmkIds = Set.of();
  private volatile @Nullable KmsException failure;
  private volatile boolean closed;

  @Override
  public String cmkId() throws KmsException {
    return cmkId;
  }

  @Override
  public GeneratedKey generateDataKey(String context, int sizeBytes) throws KmsException {
    generated.incrementAndGet();
    failIfTold();
    byte[] key = new byte[sizeBytes];
    RANDOM.nextBytes(key);
    String text = "fake-" + Long.toHexString(RANDOM.nextLong());
    wrapped.put(text, new Wrapped(context, key));
    return GeneratedKey.of(text, UnwrappedKey.of(answeringCmkId, "req-generate", key));
  }

  @Override
  public UnwrappedKey decrypt(String wrappedKey, String context) throws KmsException {
    decrypted.incrementAndGet();
    failIfTold();
    Wrapped found = wrapped.get(wrappedKey);
    if (found == null || !found.context.equals(context)) {
      throw KmsException.refused("the wrapped key or its context is wrong", "", "req-bad", null);
    }
    return UnwrappedKey.of(answeringCmkId, "req-decrypt", found.key);
  }

  @Override
  public String wrap(UnwrappedKey key, String context) throws KmsException {
    failIfTold();
    String text = "fake-" + cmkId + "-" + Long.toHexString(RANDOM.nextLong());
    wrapped.put(text, new Wrapped(context, key.copyBytes()));
    return text;
  }

  @Override
  public Set<String> previousCmkIds() {
    return previousCmkIds;
  }

  @Override
  public String rewrap(String wrappedKey, String context) throws KmsException {
    failIfTold();
    Wrapped found = wrapped.get(wrappedKey);
    if (found == null || !found.context.equals(context)) {
      throw KmsException.refused("the wrapped key or its context is wrong", "", "req-bad", null);
    }
    String text = "fake-" + cmkId + "-" + wrappedKey.substring(wrappedKey.lastIndexOf('-') + 1);
    wrapped.put(text, found);
    return text;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** All calls fail with this one; null: none does. */
  public void fail(@Nullable KmsException with) {
    failure = with;
  }

  /** What the policy names, and what answers say. */
  public void cmk(String named, String answering) {
    cmkId = named;
    answeringCmkId = answering;
  }

  /** What the policy names as the CMK before. */
  public void previousCmk(String cmk) {
    previousCmkIds = Set.of(cmk);
  }

  /** Wraps another key under the same text. */
  public void swapKeys() {
    byte[] other = new byte[32];
    RANDOM.nextBytes(other);
    wrapped.replaceAll((text, old) -> new Wrapped(old.context, other));
  }

  public int generated() {
    return generated.get();
  }

  public int decrypted() {
    return decrypted.get();
  }

  private void failIfTold() throws KmsException {
    KmsException told = failure;
    if (told != null) {
      throw told;
    }
    if (closed) {
      throw KmsException.refused("closed");
    }
  }

  private static final class Wrapped {
    final String context;
    final byte[] key;

    Wrapped(String context, byte[] key) {
      this.context = context;
      this.key = key;
    }
  }
}
