package io.bulla.keys;

import org.jspecify.annotations.Nullable;

/**
 * Keys cannot be had. The message says what, where, which rule and what to do; it holds names, key
 * ids and the KMS's request id, never a key or a value.
 */
public final class KeyException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** The KMS answered and said no. */
    REFUSED,
    /** The KMS did not answer in any attempt. */
    UNREACHABLE,
    /** A metadata row does not match its MAC, or contradicts another row. */
    EDITED,
    /** The KMS unwrapped with another CMK than the policy names. */
    WRONG_CMK,
    /** The unwrapped key is not the one whose check value is stored. */
    WRONG_KEY,
    /** The table's keys were destroyed on purpose; nothing brings its values back. */
    DESTROYED,
    /** The policy contradicts how the column was sealed. */
    POLICY,
    /**
     * The metadata tables could not be read or written; the cause is a {@link MetadataException}.
     */
    STORE,
    /** The vault was closed, or the table was never loaded. */
    NOT_LOADED
  }

  private final Kind kind;

  KeyException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  KeyException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** The message, which this class always has. */
  String messageText() {
    return String.valueOf(getMessage());
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
