package io.bulla.keys;

/**
 * Is told what happens to keys, for an audit log. Called on the thread that causes the event; must
 * be thread-safe, quick, and throw nothing.
 */
@FunctionalInterface
public interface KeyEvents {

  /** Tells nobody. */
  KeyEvents NONE = event -> {};

  /** One event: names and ids only. */
  void on(Event event);

  /** What happened. */
  enum Kind {
    /** A data key was generated and its row inserted. */
    KEY_CREATED,
    /** A data key was unwrapped for the first time in this process. */
    KEY_UNWRAPPED,
    /** A data key was unwrapped again because its TTL was over. */
    KEY_CONFIRMED,
    /** The KMS refused, or a row or an answer was not what it must be. */
    KEY_REFUSED,
    /** The KMS could not be reached in any attempt. */
    KMS_UNREACHABLE,
    /** The KMS cannot be reached; keys past their TTL stay in use within {@code maxStale}. */
    STALE_USE,
    /** A column got its identity. */
    COLUMN_CREATED,
    /** A newer version writes; this one reads only, until no cell names it. */
    KEY_RETIRED,
    /** The same key was wrapped by another CMK, or a newer version of it. */
    KEY_REWRAPPED,
    /** A key was destroyed for ever: after a rotation, or to shred a table. */
    KEY_DESTROYED
  }

  /**
   * @param kind what happened
   * @param schema empty if it concerns the whole vault
   * @param name the table, {@code table.column} or join group; empty if it concerns the whole vault
   * @param purpose the key's purpose; empty if it is no key
   * @param keyId unsigned; 0 if it is no key
   * @param cmkId the CMK; empty if unknown
   * @param requestId the KMS's id of the call; empty if there is none
   * @param detail for a failure its message; otherwise empty
   */
  record Event(
      Kind kind,
      String schema,
      String name,
      String purpose,
      int keyId,
      String cmkId,
      String requestId,
      String detail) {}
}
