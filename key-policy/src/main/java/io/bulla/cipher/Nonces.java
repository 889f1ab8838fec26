package io.bulla.cipher;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Random nonces from buffers that are filled in bulk, because a call for 24 bytes costs ten times
 * what the bytes do. A buffer is used by one thread at a time, each byte once, for at most {@value
 * #MAX_AGE_SECONDS} seconds: a cloned virtual machine could otherwise repeat it. System property
 * {@code bulla.nonceSource=kernel} asks the operating system each time instead.
 */
final class Nonces {
  static final int SIZE_BYTES = 24;
  private static final int BUFFER_SIZE_BYTES = 4080;
  private static final long MAX_AGE_SECONDS = 60;
  private static final boolean BUFFERED =
      isBuffered(System.getProperty("bulla.nonceSource", "buffered"));
  private static final SecureRandom KERNEL = new SecureRandom();
  private static final Pool<Buffer> POOL = new Pool<>(Buffer::new);

  private Nonces() {}

  static boolean isBuffered(String source) {
    return switch (source) {
      case "buffered" -> true;
      case "kernel" -> false;
      default ->
          throw new IllegalArgumentException(
              "bulla.nonceSource is one of buffered, kernel; not '" + source + "'");
    };
  }

  /** Fills a span with a fresh nonce. */
  static void next(byte[] target, int offset) {
    if (!BUFFERED) {
      byte[] nonce = new byte[SIZE_BYTES];
      KERNEL.nextBytes(nonce);
      System.arraycopy(nonce, 0, target, offset, SIZE_BYTES);
      return;
    }
    Buffer buffer = POOL.take();
    buffer.next(target, offset);
    POOL.give(buffer);
  }

  private static final class Buffer {
    private final byte[] bytes = new byte[BUFFER_SIZE_BYTES];
    private int used = BUFFER_SIZE_BYTES;
    private long filledAt;

    void next(byte[] target, int offset) {
      long now = System.nanoTime();
      if (used == BUFFER_SIZE_BYTES || now - filledAt > MAX_AGE_SECONDS * 1_000_000_000L) {
        CryptoProviders.fill(bytes);
        used = 0;
        filledAt = now;
      }
      System.arraycopy(bytes, used, target, offset, SIZE_BYTES);
      // a nonce is not secret, but one that was used must never be found again
      Arrays.fill(bytes, used, used + SIZE_BYTES, (byte) 0);
      used += SIZE_BYTES;
    }
  }
}
