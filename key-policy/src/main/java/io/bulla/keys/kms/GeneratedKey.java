package io.bulla.keys.kms;

/** A new key: wrapped, to be stored, and in clear, to be used. Thread-safe. */
public final class GeneratedKey implements AutoCloseable {
  private final String wrappedKey;
  private final UnwrappedKey unwrapped;

  private GeneratedKey(String wrappedKey, UnwrappedKey unwrapped) {
    this.wrappedKey = wrappedKey;
    this.unwrapped = unwrapped;
  }

  /**
   * @param wrappedKey opaque text of at most {@link Kms#WRAPPED_KEY_MAX_LENGTH} characters
   * @param unwrapped the same key in clear; destroyed together with this object
   * @throws IllegalArgumentException if the wrapped key is empty or too long
   */
  public static GeneratedKey of(String wrappedKey, UnwrappedKey unwrapped) {
    if (wrappedKey.isEmpty() || wrappedKey.length() > Kms.WRAPPED_KEY_MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a wrapped key has 1 to %d characters, not %d"
              .formatted(Kms.WRAPPED_KEY_MAX_LENGTH, wrappedKey.length()));
    }
    return new GeneratedKey(wrappedKey, unwrapped);
  }

  /** Opaque text; safe to store. */
  public String wrappedKey() {
    return wrappedKey;
  }

  /** The key in clear. */
  public UnwrappedKey unwrapped() {
    return unwrapped;
  }

  /** Destroys the key in clear. */
  @Override
  public void close() {
    unwrapped.destroy();
  }

  @Override
  public String toString() {
    return "GeneratedKey[" + unwrapped + "]";
  }
}
