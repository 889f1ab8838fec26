package io.bulla.sql;

/**
 * Session settings that change how a text is read; part of the plan cache's key.
 *
 * @param ansiQuotes MySQL {@code ANSI_QUOTES}: double quotes delimit names, not strings
 * @param backslashEscapes whether a backslash escapes inside an ordinary string (MySQL without
 *     {@code NO_BACKSLASH_ESCAPES}; PostgreSQL with {@code standard_conforming_strings = off})
 * @param pipesAsConcat MySQL {@code PIPES_AS_CONCAT}
 * @param bracketQuotes H2 in the mode of SQL Server: square brackets delimit names
 * @param foreignGrammar MySQL, MariaDB and H2 in a mode in which operators or strings mean
 *     something else than this grammar says; then no text about a protected table is understood
 * @param schemaPath the schemas an unqualified name is looked up in, joined by commas; only
 *     compared, never parsed
 */
public record SessionModes(
    boolean ansiQuotes,
    boolean backslashEscapes,
    boolean pipesAsConcat,
    boolean bracketQuotes,
    boolean foreignGrammar,
    String schemaPath) {
  /** Modes in which square brackets are nothing but signs. */
  public SessionModes(
      boolean ansiQuotes, boolean backslashEscapes, boolean pipesAsConcat, String schemaPath) {
    this(ansiQuotes, backslashEscapes, pipesAsConcat, false, false, schemaPath);
  }

  // written out: compared at each execution, and what the JVM makes for a record at run time costs
  // each start milliseconds
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof SessionModes that
            && ansiQuotes == that.ansiQuotes
            && backslashEscapes == that.backslashEscapes
            && pipesAsConcat == that.pipesAsConcat
            && bracketQuotes == that.bracketQuotes
            && foreignGrammar == that.foreignGrammar
            && schemaPath.equals(that.schemaPath));
  }

  @Override
  public int hashCode() {
    int modes = (ansiQuotes ? 1 : 0) + (backslashEscapes ? 2 : 0);
    modes += (pipesAsConcat ? 4 : 0) + (bracketQuotes ? 8 : 0) + (foreignGrammar ? 16 : 0);
    return schemaPath.hashCode() * 32 + modes;
  }
}
