package io.bulla.sql.rewrite;

import io.bulla.sql.Catalog;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a definition from left to right, token by token. */
final class TokenReader {
  private final SqlText text;
  private final Catalog catalog;
  private final List<Token> tokens;
  private int at;

  TokenReader(Work work) {
    this.text = work.text;
    this.catalog = work.catalog;
    this.tokens = work.text.tokens();
  }

  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  boolean atEnd() {
    return at >= tokens.size() || is(";");
  }

  Token token() {
    if (at >= tokens.size()) {
      throw new RefusedException(
          Reason.SYNTAX, text.original().length(), text.original().length(), "unexpected end");
    }
    return tokens.get(at);
  }

  Token at(int position) {
    return tokens.get(position);
  }

  /** Whether the next token is that keyword or punctuation. */
  boolean is(String upperCase) {
    return isAt(at, upperCase);
  }

  boolean isAt(int position, String upperCase) {
    return position < tokens.size()
        && tokens.get(position).kind() != Token.Kind.STRING
        && tokens.get(position).kind() != Token.Kind.QUOTED_NAME
        && text.upper(tokens.get(position)).equals(upperCase);
  }

  /** Steps over the keywords if all of them come next. */
  boolean skip(String... upperCase) {
    for (int i = 0; i < upperCase.length; i++) {
      if (!isAt(at + i, upperCase[i])) {
        return false;
      }
    }
    at += upperCase.length;
    return true;
  }

  RefusedException unexpected() {
    Token token = token();
    return new RefusedException(
        Reason.SYNTAX, token.start(), token.end(), "unexpected '" + shown(token) + "'");
  }

  private String shown(Token token) {
    return token.kind() == Token.Kind.STRING ? "a string" : text.text(token);
  }

  /** A refusal that points at a token; at the last one when the text ends before. */
  RefusedException refuse(Reason reason, int position, Object... names) {
    Token token = tokens.get(Math.min(position, tokens.size() - 1));
    return new RefusedException(reason, token.start(), token.end(), names);
  }

  /** Refuses a clause that names a sealed column of the table. */
  void refuseSealed(int from, int end, TableInfo table, String clause) {
    for (int i = from; i < end; i++) {
      Optional<SealedColumn> sealed = sealedAt(i, table);
      if (sealed.isPresent()) {
        throw refuse(Reason.COLUMN_CLAUSE, i, clause, sealed.get().label());
      }
    }
  }

  /** The position behind the statement's last token. */
  int end() {
    int end = tokens.size();
    while (end > 0 && isAt(end - 1, ";")) {
      end--;
    }
    return end;
  }

  /** The position of the next comma that no parenthesis holds, or the limit. */
  int endOfItem(int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (isAt(i, "(")) {
        i = closing(i);
      } else if (isAt(i, ",")) {
        return i;
      }
    }
    return limit;
  }

  /** The word at a position in upper case; other tokens as they are; empty behind the end. */
  String wordAt(int position) {
    boolean name =
        position < tokens.size() && tokens.get(position).kind() == Token.Kind.QUOTED_NAME;
    return position >= tokens.size() || name ? "" : text.upper(tokens.get(position));
  }

  /** The original text from one token up to another. */
  String textOf(int from, int to) {
    return from >= to
        ? ""
        : text.original().substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  void expect(String upperCase) {
    if (!skip(upperCase)) {
      throw unexpected();
    }
  }

  boolean isName(int position) {
    return position < tokens.size()
        && (tokens.get(position).kind() == Token.Kind.WORD
            || tokens.get(position).kind() == Token.Kind.QUOTED_NAME);
  }

  /** Reads {@code a.b.t}, each part folded as a table's name. */
  List<String> path() {
    List<String> path = new ArrayList<>();
    do {
      if (!isName(at)) {
        throw unexpected();
      }
      path.add(catalog.tableNames().fold(text.name(token()), text.isQuoted(token())));
      at++;
    } while (skip("."));
    return path;
  }

  /** The folded name of a column at a position; empty when there is no name. */
  Optional<String> columnAt(int position) {
    if (!isName(position)) {
      return Optional.empty();
    }
    Token token = tokens.get(position);
    return Optional.of(catalog.columnNames().fold(text.name(token), text.isQuoted(token)));
  }

  /** The sealed column of a table that a position names, if it names one. */
  Optional<SealedColumn> sealedAt(int position, TableInfo table) {
    return columnAt(position)
        .flatMap(
            name ->
                table.sealed().values().stream()
                    .filter(column -> catalog.columnNames().matches(column.name(), name))
                    .findFirst());
  }

  /** The position of the parenthesis that closes the one at a position. */
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += isAt(i, "(") ? 1 : isAt(i, ")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new RefusedException(
        Reason.SYNTAX,
        tokens.get(open).start(),
        tokens.get(open).end(),
        "a parenthesis that does not close");
  }

  int size() {
    return tokens.size();
  }

  /** The table of a path: an existing one, or one that the policy names and is still to come. */
  Optional<TableInfo> table(List<String> path) {
    Optional<TableInfo> existing = catalog.find(path);
    return existing.isPresent() ? existing : catalog.findPlanned(path);
  }
}
