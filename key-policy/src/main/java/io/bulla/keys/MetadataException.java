package io.bulla.keys;

import org.jspecify.annotations.Nullable;

/** The key tables could not be read or written; the cause is the database's own exception. */
public final class MetadataException extends Exception {
  private static final long serialVersionUID = 1L;

  public MetadataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
