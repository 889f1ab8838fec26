package io.bulla.sql.dialect;

import io.bulla.policy.LogicalType;
import io.bulla.policy.LogicalType.Kind;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import io.bulla.sql.SessionModes;
import java.util.Optional;
import java.util.OptionalInt;

/** What Bulla must know of a database to rewrite its SQL. Immutable. */
public abstract class Dialect {

  /** Cells up to this size are kept in a {@code VARBINARY(n)} where the database has both forms. */
  static final int MAX_INLINE_CELL_SIZE_BYTES = 16_000;

  /** The name in messages and golden files, for example {@code PostgreSQL}. */
  public abstract String name();

  /** Whether this is the dialect of a database, by {@code DatabaseMetaData}. */
  public abstract boolean matches(String productName, String productVersion);

  /**
   * Splits a text into tokens and masks it for the parser.
   *
   * @param modes the session's settings, which change how some texts are read
   * @throws LexException when a string, quoted name or comment has no end
   */
  public final SqlText lex(String sql, SessionModes modes) throws LexException {
    if (modes.foreignGrammar()) {
      throw new LexException(
          0,
          "the session's mode gives operators or values another meaning (sql_mode with"
              + " HIGH_NOT_PRECEDENCE, EMPTY_STRING_IS_NULL, PAD_CHAR_TO_FULL_LENGTH, ORACLE or"
              + " MSSQL; H2's MODE=Oracle)");
    }
    return new SqlText(sql, lexer(sql, modes).run(), lexicon(modes));
  }

  /** Reads the tokens of one text. */
  abstract Lexer lexer(String sql, SessionModes modes);

  /** How those tokens are read. */
  abstract Lexicon lexicon(SessionModes modes);

  /** The name in identifier quotes, whatever characters it has. */
  public abstract String quote(String name);

  /** What the column of VALUES at a place (0-based) is called; empty when it cannot be named. */
  public abstract String valuesColumn(int index);

  /** A parameter that is bound to a cell or token, typed where the database cannot tell. */
  public String typedParameter(boolean bare) {
    return "?";
  }

  /**
   * NULL as a cell or token, typed where the database would take it for a text.
   *
   * @param bare whether the application gave it no type either
   */
  public String typedNull(boolean bare) {
    return "NULL";
  }

  /** An expression that gives one of a group's cells, all of which are NULL or none. */
  public abstract String anyOf(String column);

  /**
   * A cell with one byte behind it; NULL for NULL.
   *
   * @param mark 0 to 255
   */
  public String marked(String cell, int mark) {
    return "(%s || X'%02X')".formatted(cell, mark);
  }

  /**
   * The type of a choice among values of two types, as far as it is known here.
   *
   * @return empty where cells of both cannot be read as one
   */
  public Optional<LogicalType> commonType(LogicalType one, LogicalType other) {
    if (one.equals(other)) {
      return Optional.of(one);
    }
    boolean texts = one.kind() == Kind.VARCHAR && other.kind() == Kind.VARCHAR;
    return texts ? Optional.of(widest(one, other)) : Optional.empty();
  }

  /** Of two VARCHAR of different lengths. */
  LogicalType widest(LogicalType one, LogicalType other) {
    boolean first = other.length() != LogicalType.UNLIMITED && other.length() < one.length();
    return first || one.length() == LogicalType.UNLIMITED ? one : other;
  }

  /** What the database makes of a declared type: the digits it adds, the family it means. */
  public LogicalType completed(LogicalType type) {
    boolean fraction =
        switch (type.kind()) {
          case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> type.length() == LogicalType.UNLIMITED;
          default -> false;
        };
    return fraction ? new LogicalType(type.kind(), fractionDigits(type.kind()), 0) : type;
  }

  /** How many digits of the second a TIME or TIMESTAMP keeps that declares none. */
  abstract int fractionDigits(LogicalType.Kind kind);

  /** The physical type of a sealed column's cell, wide enough for every value of its type. */
  public abstract String cellType(LogicalType type);

  /** The physical type of a token column. */
  public abstract String tokenType(SearchKind kind);

  /** A condition that holds for every cell and for no plaintext stored by accident. */
  public abstract String cellCheck(String quotedColumn);

  /** Bytes as a literal, given in hexadecimal. */
  public abstract String bytes(String hex);

  /** The size a cell of the type can have at most; empty when the type has no limit. */
  static OptionalInt maxCellSizeBytes(LogicalType type) {
    OptionalInt canonical = type.maxCanonicalSizeBytes();
    return canonical.isEmpty()
        ? canonical
        : OptionalInt.of(canonical.getAsInt() + SuiteName.XAES_256_GCM.overheadSizeBytes());
  }

  @Override
  public final String toString() {
    return name();
  }
}
