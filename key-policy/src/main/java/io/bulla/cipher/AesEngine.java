package io.bulla.cipher;

import java.security.Provider;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose AES-GCM encrypts the next message. A process begins with the JDK's and goes on with
 * Conscrypt's, which is faster for ever after: unpacking and loading its native library costs a
 * start more than some hundred cells do on the JDK. The bytes are the same. Thread-safe.
 */
final class AesEngine {
  /** Bytes that take as long on the JDK, in a cold process, as a small message more. */
  private static final int BYTES_OF_ONE = 64;

  private final Supplier<@Nullable Provider> later;
  private final AtomicInteger untilThen;
  private volatile boolean settled;
  private volatile @Nullable Provider provider;

  private AesEngine(Supplier<@Nullable Provider> later, int untilThen) {
    this.later = later;
    this.untilThen = new AtomicInteger(untilThen);
  }

  /**
   * The same for all messages.
   *
   * @param provider null: the JDK
   */
  static AesEngine of(@Nullable Provider provider) {
    AesEngine engine = new AesEngine(() -> provider, 0);
    engine.settle();
    return engine;
  }

  /** The JDK for some small messages, or fewer large ones; then what is supplied. */
  static AesEngine warming(int messages, Supplier<@Nullable Provider> later) {
    return new AesEngine(later, messages);
  }

  /**
   * For one message more; null: the JDK.
   *
   * @param size of the message in bytes
   */
  @Nullable Provider next(int size) {
    if (!settled) {
      int cost = 1 + size / BYTES_OF_ONE;
      int before = untilThen.getAndAdd(-cost);
      // one thread loads the library; the others go on with the JDK until it is there
      if (before > 0 && before - cost <= 0) {
        settle();
      }
    }
    return provider;
  }

  /** As {@link #next}, without a message. */
  @Nullable Provider current() {
    return provider;
  }

  private void settle() {
    provider = later.get();
    settled = true;
  }
}
