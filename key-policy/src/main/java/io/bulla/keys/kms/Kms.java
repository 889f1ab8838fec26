package io.bulla.keys.kms;

import java.util.Set;

/**
 * An open key service with one CMK. Thread-safe. Does not cache keys; callers call it rarely. Each
 * call must end within a time of the provider's choosing (never without a timeout).
 */
public interface Kms extends AutoCloseable {

  /** Most characters that a wrapped key may have: the width of {@code wrapped_key}. */
  int WRAPPED_KEY_MAX_LENGTH = 4096;

  /**
   * The id of the CMK that the policy names, as the service itself reports it: an alias is already
   * resolved.
   *
   * @throws KmsException if the service has to be asked and does not say
   */
  String cmkId() throws KmsException;

  /**
   * The CMKs that may still have wrapped keys: what the policy names as {@code previousCmk} until
   * all keys are rewrapped. Ids as {@link #cmkId()} gives them.
   *
   * @throws KmsException if the service has to be asked and does not say
   */
  default Set<String> previousCmkIds() throws KmsException {
    return Set.of();
  }

  /**
   * Makes a random key and wraps it under the CMK.
   *
   * @param context the encryption context, a JSON object; {@link #decrypt} needs the identical text
   * @param sizeBytes 16 to 64
   * @throws KmsException refused or unreachable
   */
  GeneratedKey generateDataKey(String context, int sizeBytes) throws KmsException;

  /**
   * Unwraps what {@link #generateDataKey} wrapped.
   *
   * @param wrappedKey opaque text
   * @throws KmsException refused (also when the text was altered or the context is another one) or
   *     unreachable
   */
  UnwrappedKey decrypt(String wrappedKey, String context) throws KmsException;

  /**
   * Wraps a key that another CMK made, so that this one opens it too.
   *
   * @param context the encryption context; {@link #decrypt} needs the identical text
   * @return opaque text of at most {@value #WRAPPED_KEY_MAX_LENGTH} characters for {@link #decrypt}
   * @throws KmsException refused (also by a service that cannot) or unreachable
   */
  default String wrap(UnwrappedKey key, String context) throws KmsException {
    throw KmsException.refused("this KMS provider cannot wrap a key that another one made");
  }

  /**
   * Wraps the same key again, under the newest version of this CMK, without its plaintext leaving
   * the service.
   *
   * @param wrappedKey wrapped by any CMK of the service that the account may use
   * @return opaque text that replaces it; possibly the same text
   * @throws KmsException refused (also by a service that cannot) or unreachable
   */
  default String rewrap(String wrappedKey, String context) throws KmsException {
    throw KmsException.refused("this KMS provider cannot wrap a key again without its plaintext");
  }

  /**
   * Tells a listener of every call of the service from now on, those that the other methods make on
   * the way included.
   *
   * @return false if it does not; then the caller tells of the calls that it sees itself
   */
  default boolean listen(KmsCall.Listener listener) {
    return false;
  }

  /** How often callers ask again while the service is unreachable; 0 to 10. */
  default int retries() {
    return 3;
  }

  /** Drops what is held. Later calls throw {@link KmsException}. May be called more than once. */
  @Override
  void close();
}
