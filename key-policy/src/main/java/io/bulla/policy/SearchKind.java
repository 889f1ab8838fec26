package io.bulla.policy;

import java.util.Locale;

/**
 * How a sealed column can be searched. Each kind keeps a token column beside the cell. Sealed, so
 * that a new kind shows every {@code switch} that does not answer it yet.
 */
public sealed interface SearchKind permits SearchKind.Equality {

  /** The one instance of {@link Equality}. */
  Equality EQUALITY = new Equality();

  /** The word that the policy file writes, for example {@code equality}. */
  String word();

  /** What is appended to the column's name to name its token column, for example {@code __eq}. */
  String columnSuffix();

  /**
   * Name of the token column beside a sealed column. The suffix is in upper case when the name's
   * letters all are, so that where unquoted names fold to upper case (H2) an unquoted {@code
   * ssn__eq} names the token column of an unquoted {@code ssn}.
   *
   * @param column the sealed column's name as the database keeps it
   */
  default String tokenColumn(String column) {
    boolean upper =
        column.codePoints().anyMatch(Character::isUpperCase)
            && column.codePoints().noneMatch(Character::isLowerCase);
    return column + (upper ? columnSuffix().toUpperCase(Locale.ROOT) : columnSuffix());
  }

  /** Size of one stored token in bytes. */
  int tokenSizeBytes();

  /** Equal values have equal tokens: answers {@code =}, {@code IN}, joins, {@code UNIQUE}. */
  record Equality() implements SearchKind {
    // written out: what the JVM makes for a record at run time costs each start milliseconds
    @Override
    public boolean equals(Object other) {
      return other instanceof Equality;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public String word() {
      return "equality";
    }

    @Override
    public String columnSuffix() {
      return "__eq";
    }

    @Override
    public int tokenSizeBytes() {
      return 16;
    }
  }
}
