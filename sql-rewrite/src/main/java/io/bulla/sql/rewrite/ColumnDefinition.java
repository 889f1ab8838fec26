package io.bulla.sql.rewrite;

import io.bulla.policy.LogicalType;
import io.bulla.policy.LogicalTypes;
import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One column of a CREATE TABLE, or of an ALTER TABLE that adds or changes it. */
final class ColumnDefinition {
  /** Words that give a new column its place among the others. */
  private static final Set<String> PLACES = Set.of("FIRST", "AFTER", "BEFORE");

  /** Words that end a column's type. */
  private static final Set<String> CLAUSES =
      Set.of(
          "NOT",
          "NULL",
          "DEFAULT",
          "UNIQUE",
          "PRIMARY",
          "KEY",
          "CHECK",
          "REFERENCES",
          "GENERATED",
          "COLLATE",
          "CHARSET",
          "COMMENT",
          "CONSTRAINT",
          "AUTO_INCREMENT",
          "IDENTITY",
          "AS",
          "ON",
          "INVISIBLE",
          "VISIBLE",
          "STORED",
          "VIRTUAL",
          "SELECTIVITY",
          "SERIAL",
          "UNSIGNED",
          "ZEROFILL",
          "STORAGE",
          "COMPRESSION",
          "FIRST",
          "AFTER",
          "BEFORE",
          "USING");

  /**
   * A sealed column.
   *
   * @param tokens name, type and clauses of each token column
   */
  record Sealed(SealedColumn column, List<String> tokens) {
    Sealed {
      tokens = List.copyOf(tokens);
    }

    /** Writes the token columns behind the column's definition in a list. */
    void insertTokens(int end, TokenReader reader, Work work) {
      for (String token : tokens) {
        work.splices.insert(reader.at(end - 1).end(), ", " + token, List.of());
      }
    }
  }

  private final TableInfo table;
  private final TokenReader reader;
  private final Work work;
  private final String check;

  ColumnDefinition(TableInfo table, TokenReader reader, Work work) {
    this(table, reader, work, " CHECK (%s)");
  }

  private ColumnDefinition(TableInfo table, TokenReader reader, Work work, String check) {
    this.table = table;
    this.reader = reader;
    this.work = work;
    this.check = check;
  }

  /**
   * A column that is there already: MariaDB forgets its check unless it is given again, MySQL keeps
   * it and knows no check here.
   */
  static ColumnDefinition again(TableInfo table, TokenReader reader, Work work) {
    return new ColumnDefinition(table, reader, work, " /*M! CHECK (%s) */");
  }

  /** Rewrites the definition up to a position; answers the column if it is sealed. */
  Optional<Sealed> apply(int end) {
    int name = reader.position();
    Optional<SealedColumn> sealed = reader.sealedAt(name, table);
    if (sealed.isEmpty()) {
      plain(name, end);
      return Optional.empty();
    }
    return Optional.of(seal(sealed.get(), name, end));
  }

  /** A plain column may not compute from a sealed one, and must not refer to one. */
  private void plain(int name, int end) {
    for (int i = name; i < beforePlace(name + 1, end); i++) {
      Optional<SealedColumn> used = i == name ? Optional.empty() : reader.sealedAt(i, table);
      if (used.isPresent()) {
        throw refuse(Reason.EXPRESSION, i, used.get().label(), "a column's definition");
      }
      if (reader.isAt(i, "REFERENCES")) {
        int back = reader.position();
        References.check(reader, i, work);
        reader.moveTo(back);
      }
    }
    for (SealedColumn column : table.sealed().values()) {
      for (SearchKind kind : column.search()) {
        String token = work.catalog.columnNames().fold(column.tokenColumn(kind), true);
        if (reader.columnAt(name).filter(token::equals).isPresent()) {
          throw refuse(Reason.TOKEN_COLUMN, name, column.tokenColumn(kind));
        }
      }
    }
  }

  private Sealed seal(SealedColumn column, int name, int end) {
    int typeEnd = name + 1;
    while (typeEnd < end && !isClause(typeEnd)) {
      typeEnd = reader.isAt(typeEnd, "(") ? reader.closing(typeEnd) + 1 : typeEnd + 1;
    }
    if (typeEnd == name + 1) {
      throw refuse(Reason.COLUMN_TYPE, name, column.label(), "nothing", column.type());
    }
    checkType(column, name + 1, typeEnd);
    work.splices.replace(
        reader.at(name + 1).start(),
        reader.at(typeEnd - 1).end(),
        work.dialect.cellType(column.type()),
        List.of());
    return clauses(column, typeEnd, beforePlace(typeEnd, end));
  }

  /** {@code AFTER column} comes last and says nothing of the column itself. */
  private int beforePlace(int from, int end) {
    for (int i = Math.max(from, end - 2); i < end; i++) {
      if (PLACES.stream().anyMatch(place(i)::equals)) {
        return i;
      }
    }
    return end;
  }

  private String place(int position) {
    Token token = reader.at(position);
    return token.kind() == Token.Kind.WORD ? work.text.upper(token) : "";
  }

  private boolean isClause(int position) {
    Token token = reader.at(position);
    boolean characterSet = reader.isAt(position, "CHARACTER") && reader.isAt(position + 1, "SET");
    return characterSet
        || (token.kind() == Token.Kind.WORD && CLAUSES.contains(work.text.upper(token)));
  }

  /** The declared type must be the policy's. */
  void checkType(SealedColumn column, int from, int to) {
    StringBuilder declared = new StringBuilder();
    for (int i = from; i < to; i++) {
      String part = work.text.text(reader.at(i));
      boolean tight = part.equals("(") || part.equals(")") || part.equals(",");
      boolean afterOpen = declared.toString().endsWith("(") || declared.toString().endsWith(",");
      declared.append(declared.isEmpty() || tight || afterOpen ? "" : " ").append(part);
    }
    LogicalType type;
    try {
      type = work.dialect.completed(LogicalTypes.parse(declared.toString()));
    } catch (IllegalArgumentException e) {
      throw refuse(Reason.COLUMN_TYPE, from, column.label(), declared, column.type());
    }
    // MySQL's word for its FLOAT, in which 0.1 is not 0.1; its REAL is a DOUBLE
    boolean single =
        work.dialect == Dialects.MYSQL && declared.toString().equalsIgnoreCase("FLOAT4");
    if (single || !type.equals(work.dialect.completed(column.type()))) {
      throw refuse(Reason.COLUMN_TYPE, from, column.label(), declared, column.type());
    }
  }

  /** What follows the type: NOT NULL and keys are kept on cell and tokens, all else is refused. */
  private Sealed clauses(SealedColumn column, int from, int end) {
    boolean notNull = false;
    List<String> tokenClauses = new ArrayList<>();
    int last = from - 1;
    for (int i = from; i < end; ) {
      if (reader.isAt(i, "NOT") && reader.isAt(i + 1, "NULL")) {
        notNull = true;
        i += 2;
      } else if (reader.isAt(i, "NULL")) {
        i++;
      } else if (reader.isAt(i, "DEFAULT") && reader.isAt(i + 1, "NULL")) {
        i += 2;
      } else if (reader.isAt(i, "UNIQUE")) {
        int next = reader.isAt(i + 1, "KEY") ? i + 2 : i + 1;
        moveKey(column, "UNIQUE", i, next, tokenClauses);
        i = next;
      } else if (reader.isAt(i, "PRIMARY") && reader.isAt(i + 1, "KEY")) {
        notNull = true;
        moveKey(column, "PRIMARY KEY", i, i + 2, tokenClauses);
        i += 2;
      } else if (reader.isAt(i, "COMMENT") && reader.at(i + 1).kind() == Token.Kind.STRING) {
        i += 2;
      } else if (reader.isAt(i, "REFERENCES")) {
        ForeignKey.Reference reference =
            new ForeignKey(table, reader, work).reference(List.of(column), i, end);
        tokenClauses.add(reference.text());
        work.splices.replace(
            reader.at(i).start(), reader.at(reference.end() - 1).end(), "", List.of());
        i = reference.end();
      } else {
        String clause = work.text.upper(reader.at(i));
        throw refuse(Reason.COLUMN_CLAUSE, i, clause, column.label());
      }
      last = i - 1;
    }
    // a PRIMARY KEY that moved to the tokens took NOT NULL with it
    boolean primary = tokenClauses.contains("PRIMARY KEY");
    String cellNotNull = primary && !hasNotNull(from, end) ? " NOT NULL" : "";
    String condition = work.dialect.cellCheck(work.dialect.quote(column.name()));
    work.splices.insert(
        reader.at(last).end(), cellNotNull + String.format(check, condition), List.of());
    return new Sealed(column, tokens(column, notNull, tokenClauses));
  }

  private List<String> tokens(SealedColumn column, boolean notNull, List<String> clauses) {
    List<String> tokens = new ArrayList<>();
    for (SearchKind kind : Targets.kinds(column)) {
      StringBuilder token = new StringBuilder(work.dialect.quote(column.tokenColumn(kind)));
      token.append(' ').append(work.dialect.tokenType(kind)).append(notNull ? " NOT NULL" : "");
      clauses.forEach(clause -> token.append(' ').append(clause));
      tokens.add(token.toString());
    }
    return tokens;
  }

  private boolean hasNotNull(int from, int end) {
    for (int i = from; i < end; i++) {
      if (reader.isAt(i, "NOT") && reader.isAt(i + 1, "NULL")) {
        return true;
      }
    }
    return false;
  }

  private void moveKey(
      SealedColumn column, String clause, int from, int to, List<String> tokenClauses) {
    if (!column.search().contains(SearchKind.EQUALITY)) {
      throw refuse(Reason.KEY_WITHOUT_EQUALITY, from, clause, column.label());
    }
    tokenClauses.add(clause);
    work.splices.replace(reader.at(from).start(), reader.at(to - 1).end(), "", List.of());
  }

  private RefusedException refuse(Reason reason, int position, Object... names) {
    return new RefusedException(
        reason, reader.at(position).start(), reader.at(position).end(), names);
  }
}
