package io.bulla.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Table and column names, as the database has them now. The driver implements it over the real
 * driver's metadata and caches; safe for use by several threads.
 */
public interface Catalog {

  /**
   * Finds a table or view.
   *
   * @param path the name's parts from the outermost to the table, one to three, each already folded
   *     as the database folds it (see {@link NameCase}); one part is looked up along the session's
   *     schema path
   * @return empty when there is no such table: then the statement's other tables cannot be resolved
   *     against it
   */
  Optional<TableInfo> find(List<String> path);

  /**
   * The columns of a table's primary key, as stored. Looked up only where a statement depends on
   * it.
   *
   * @return empty when it has none, or two rows may have the same one for a while
   */
  List<String> primaryKey(TableInfo table);

  /**
   * Protected tables that the policy names but the database does not have yet, so that {@code
   * CREATE TABLE} finds them. Same form of {@code path} as in {@link #find}.
   */
  Optional<TableInfo> findPlanned(List<String> path);

  /**
   * Lower-case names of everything a statement must be parsed for when it mentions it: protected
   * tables (existing or planned), views and synonyms over them, Bulla's own tables.
   */
  Set<String> guardedNames();

  /** How the database folds table and schema names. */
  NameCase tableNames();

  /** How the database folds column names. */
  NameCase columnNames();

  /** Rises whenever any answer above may have changed; part of the plan cache's key. */
  long version();
}
