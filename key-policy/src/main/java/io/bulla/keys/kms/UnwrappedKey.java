package io.bulla.keys.kms;

import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * A key in clear as the service answered it. A class, not a record, so that nothing prints or
 * serialises the bytes. Thread-safe; {@link #destroy()} when done.
 */
public final class UnwrappedKey implements Destroyable, AutoCloseable {
  private final String cmkId;
  private final String requestId;
  private final byte[] keyBytes;
  private boolean destroyed;

  private UnwrappedKey(String cmkId, String requestId, byte[] keyBytes) {
    this.cmkId = cmkId;
    this.requestId = requestId;
    this.keyBytes = keyBytes.clone();
  }

  /**
   * Copies the key in; the caller zeroes its own array.
   *
   * @param cmkId the CMK that the service says it used
   * @param requestId the service's id of the call, for support; empty if it has none
   */
  public static UnwrappedKey of(String cmkId, String requestId, byte[] keyBytes) {
    return new UnwrappedKey(cmkId, requestId, keyBytes);
  }

  /** The CMK that the service says it used. */
  public String cmkId() {
    return cmkId;
  }

  /** The service's id of the call; empty if it has none. */
  public String requestId() {
    return requestId;
  }

  /**
   * A copy of the key; the caller zeroes it.
   *
   * @throws IllegalStateException after {@link #destroy()}
   */
  public synchronized byte[] copyBytes() {
    if (destroyed) {
      throw new IllegalStateException("the key was destroyed");
    }
    return keyBytes.clone();
  }

  @Override
  public synchronized void destroy() {
    Arrays.fill(keyBytes, (byte) 0);
    destroyed = true;
  }

  @Override
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  /** Same as {@link #destroy()}. */
  @Override
  public void close() {
    destroy();
  }

  @Override
  public String toString() {
    return "UnwrappedKey[cmk=" + cmkId + ", request=" + requestId + "]";
  }
}
