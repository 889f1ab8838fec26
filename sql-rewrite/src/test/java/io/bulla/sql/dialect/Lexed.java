package io.bulla.sql.dialect;

import io.bulla.sql.SessionModes;
import java.util.stream.Collectors;

/** Texts and modes for tests. */
final class Lexed {
  static final SessionModes STANDARD = new SessionModes(false, false, false, "");
  static final SessionModes MYSQL = new SessionModes(false, true, false, "");
  static final SessionModes ANSI_QUOTES = new SessionModes(true, true, true, "");
  static final SessionModes NO_BACKSLASH = new SessionModes(false, false, false, "");

  private Lexed() {}

  static SqlText h2(String sql) throws LexException {
    return Dialects.H2.lex(sql, STANDARD);
  }

  static SqlText postgreSql(String sql) throws LexException {
    return Dialects.POSTGRESQL.lex(sql, STANDARD);
  }

  static SqlText mySql(String sql) throws LexException {
    return Dialects.MYSQL.lex(sql, MYSQL);
  }

  /** Kinds and texts of all tokens: {@code WORD:select NUMBER:5}. */
  static String tokens(SqlText text) {
    return text.tokens().stream()
        .map(token -> token.kind() + ":" + text.text(token))
        .collect(Collectors.joining(" "));
  }
}
