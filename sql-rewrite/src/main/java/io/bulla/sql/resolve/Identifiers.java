package io.bulla.sql.resolve;

import io.bulla.sql.Catalog;
import io.bulla.sql.NameCase;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** Reads names from the original text, folded as the database folds them. */
public final class Identifiers {
  private static final Set<Token.Kind> NAMES = Set.of(Token.Kind.WORD, Token.Kind.QUOTED_NAME);

  private final SqlText text;
  private final Catalog catalog;

  public Identifiers(SqlText text, Catalog catalog) {
    this.text = text;
    this.catalog = catalog;
  }

  public SqlText text() {
    return text;
  }

  /** The token of one part. Refused when the tree's position is not exactly a name's. */
  public Token token(SqlIdentifier identifier, int part) {
    Optional<Token> token = Names.token(text, identifier, part);
    if (token.isEmpty()) {
      throw unresolved(identifier);
    }
    if (token.get().kind() == Token.Kind.STRING && !isMySql()) {
      // only MySQL has strings for names: it is a value, and a comparison lacks its operator
      throw Resolver.refusal(Reason.SYNTAX, identifier, "a string where a name would stand");
    }
    return token.get();
  }

  /** The column's own name: the last part, folded. */
  public String column(SqlIdentifier identifier) {
    return fold(catalog.columnNames(), token(identifier, identifier.names.size() - 1));
  }

  /** A part before the last one, or a table's alias, folded. */
  public String table(SqlIdentifier identifier, int part) {
    return fold(catalog.tableNames(), token(identifier, part));
  }

  /** Every part of a table's path, folded. */
  public List<String> path(SqlIdentifier identifier) {
    List<String> path = new ArrayList<>();
    for (int i = 0; i < identifier.names.size(); i++) {
      path.add(table(identifier, i));
    }
    return path;
  }

  /** The name as written, unquoted. */
  public String written(SqlIdentifier identifier) {
    return text.name(token(identifier, identifier.names.size() - 1));
  }

  /** Whether the text writes that number; the tree's own literals are masked. */
  boolean isNumber(SqlNode literal, int number) {
    String written = text.text(text.tokenAt(Names.start(literal)));
    return written.replaceFirst("^0+(?=.)", "").equals(Integer.toString(number));
  }

  /** Whether its last part is in quotes. */
  boolean isQuoted(SqlIdentifier identifier) {
    return text.isQuoted(token(identifier, identifier.names.size() - 1));
  }

  /** Whether a name alone is ambiguous behind a join by it (H2). */
  boolean isMergedAmbiguous() {
    return catalog.columnNames() == NameCase.UPPER;
  }

  /** Whether columns are named as MySQL does it. */
  boolean isMySql() {
    return catalog.columnNames() == NameCase.INSENSITIVE;
  }

  /** How the database labels a result column of that name: MySQL as it is written. */
  public String label(SqlIdentifier identifier) {
    return isMySql() ? written(identifier) : column(identifier);
  }

  /** What stands before the last part in the text, with the point. */
  public String qualifier(SqlIdentifier identifier) {
    int last = identifier.names.size() - 1;
    if (last == 0) {
      return "";
    }
    int end = token(identifier, last).start();
    return text.original().substring(start(identifier), end);
  }

  /** Offset of the first part. */
  public int start(SqlIdentifier identifier) {
    return Names.start(identifier.getComponentParserPosition(0));
  }

  /** The token before a name, which there must be. */
  Token tokenBefore(SqlIdentifier identifier) {
    Token before = text.tokens().get(0);
    for (Token token : text.tokens()) {
      if (token.start() >= start(identifier)) {
        break;
      }
      before = token;
    }
    return before;
  }

  /** Offset after the last part. */
  public int end(SqlIdentifier identifier) {
    return Names.end(identifier.getComponentParserPosition(identifier.names.size() - 1));
  }

  /** Whether any part is the name of something that is protected, whatever its case. */
  boolean isGuarded(SqlIdentifier identifier) {
    for (int i = 0; i < identifier.names.size(); i++) {
      if (isGuarded(identifier, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one part is such a name. */
  boolean isGuarded(SqlIdentifier identifier, int part) {
    String name = text.name(token(identifier, part)).toLowerCase(Locale.ROOT);
    return catalog.guardedNames().contains(name);
  }

  /** Whether a table has that sealed column which the text names somewhere, were it an alias. */
  boolean isSealedOfMentioned(String column) {
    return text.tokens().stream()
        .filter(token -> NAMES.contains(token.kind()))
        .filter(token -> catalog.guardedNames().contains(text.name(token).toLowerCase(Locale.ROOT)))
        .map(token -> List.of(fold(catalog.tableNames(), token)))
        .distinct()
        .flatMap(path -> catalog.find(path).stream())
        .flatMap(table -> table.sealed().values().stream())
        .anyMatch(each -> each.name().equalsIgnoreCase(column));
  }

  /** Whether it is {@code *} or {@code t.*}. */
  public boolean isStar(SqlNode node) {
    return node instanceof SqlIdentifier identifier
        && Names.isStar(text, identifier, identifier.names.size() - 1);
  }

  RefusedException unresolved(SqlIdentifier identifier) {
    int start = start(identifier);
    int end = end(identifier);
    boolean inside = start >= 0 && end <= text.original().length() && start < end;
    String written = inside ? text.original().substring(start, end) : "a name";
    return new RefusedException(Reason.UNRESOLVED, start, end, written);
  }

  private String fold(NameCase names, Token token) {
    try {
      return names.fold(text.name(token), text.isQuoted(token));
    } catch (IllegalArgumentException e) {
      // a string in the place of a name, and not one that can be read
      throw new RefusedException(Reason.UNRESOLVED, token.start(), token.end(), "a string");
    }
  }
}
