package io.bulla.sql.parse;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code INSERT}, {@code REPLACE} and H2's {@code MERGE .. KEY}. */
public final class InsertNode extends OwnNode {
  /** What the statement begins with. */
  public enum Verb {
    INSERT,
    REPLACE,
    /** H2: {@code MERGE INTO t (columns) KEY (columns) VALUES ..}. */
    MERGE_KEY
  }

  private final Verb verb;
  private final Parts parts;

  InsertNode(SqlParserPos position, Verb verb, Parts parts) {
    super(position, verb.name(), SqlKind.INSERT);
    this.verb = verb;
    this.parts = parts;
  }

  /** The statement's parts, filled by the parser while it reads. */
  static final class Parts {
    boolean ignore;
    boolean setForm;
    @Nullable SqlNodeList with;
    @Nullable SqlIdentifier table;
    @Nullable SqlIdentifier alias;
    @Nullable SqlNodeList columns;
    @Nullable SqlNodeList keys;
    @Nullable SqlNode source;
    @Nullable SqlIdentifier rowAlias;
    @Nullable SqlNodeList rowAliasColumns;
    @Nullable ConflictNode conflict;
    @Nullable SqlNodeList returning;
  }

  public Verb verb() {
    return verb;
  }

  /** MySQL's {@code IGNORE}. */
  public boolean isIgnore() {
    return parts.ignore;
  }

  /** Whether written as {@code SET c = v, ..}; {@link #columns()} and {@link #source()} hold it. */
  public boolean isSetForm() {
    return parts.setForm;
  }

  /** Nodes of {@code SqlWithItem} in front of the statement. */
  public @Nullable SqlNodeList with() {
    return parts.with;
  }

  public SqlIdentifier table() {
    if (parts.table == null) {
      throw new IllegalStateException("an INSERT without a table");
    }
    return parts.table;
  }

  public @Nullable SqlIdentifier alias() {
    return parts.alias;
  }

  /** Target columns, {@code SqlIdentifier}s; null when the text lists none. */
  public @Nullable SqlNodeList columns() {
    return parts.columns;
  }

  /** The columns of {@code KEY (..)} of {@link Verb#MERGE_KEY}. */
  public @Nullable SqlNodeList keys() {
    return parts.keys;
  }

  /**
   * A {@code VALUES} call of {@code ROW} calls, or a query; null for {@code DEFAULT VALUES}. {@code
   * DEFAULT} as a value is a call of kind {@code DEFAULT}.
   */
  public @Nullable SqlNode source() {
    return parts.source;
  }

  /** MySQL: the name of the new row in {@code VALUES (..) AS new(a, b)}. */
  public @Nullable SqlIdentifier rowAlias() {
    return parts.rowAlias;
  }

  public @Nullable SqlNodeList rowAliasColumns() {
    return parts.rowAliasColumns;
  }

  public @Nullable ConflictNode conflict() {
    return parts.conflict;
  }

  /** The select items of {@code RETURNING}. */
  public @Nullable SqlNodeList returning() {
    return parts.returning;
  }

  @Override
  @Nullable SqlNode[] children() {
    return new SqlNode[] {
      parts.with,
      parts.table,
      parts.alias,
      parts.columns,
      parts.keys,
      parts.source,
      parts.rowAlias,
      parts.rowAliasColumns,
      parts.conflict,
      parts.returning
    };
  }
}
