package io.bulla.sql;

import java.util.Locale;

/** How a database stores and compares one class of identifiers. */
public enum NameCase {
  /** Unquoted names are stored in upper case, quoted ones as written (H2's default). */
  UPPER,
  /** Unquoted names are stored in lower case, quoted ones as written (PostgreSQL). */
  LOWER,
  /**
   * All names are stored and compared as written (MySQL tables on a case-sensitive file system).
   */
  EXACT,
  /** All names are stored as written and compared without case (MySQL columns). */
  INSENSITIVE;

  /** The form in which two spellings of the same name are equal. */
  public String fold(String name, boolean quoted) {
    return switch (this) {
      case UPPER -> quoted ? name : name.toUpperCase(Locale.ROOT);
      case LOWER -> quoted ? name : name.toLowerCase(Locale.ROOT);
      case EXACT -> name;
      case INSENSITIVE -> name.toLowerCase(Locale.ROOT);
    };
  }

  /** Whether a stored name is the one that {@link #fold} made. */
  public boolean matches(String stored, String folded) {
    return this == INSENSITIVE
        ? stored.toLowerCase(Locale.ROOT).equals(folded)
        : stored.equals(folded);
  }
}
