package io.bulla.jdbc;

import io.bulla.sql.SessionModes;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.LexException;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import java.util.List;

/** Texts as people see them: no literal, and parameters as JDBC writes them. */
final class Shown {
  private static final String UNREADABLE = "(a string, name or comment without end)";

  private Shown() {}

  static String withoutLiterals(Dialect dialect, SessionModes modes, String sql) {
    try {
      SqlText text = dialect.lex(sql, modes);
      StringBuilder shown = new StringBuilder(sql.length());
      int end = 0;
      for (Token token : text.tokens()) {
        boolean gap = token.start() > end && !shown.isEmpty();
        shown.append(gap ? " " : "");
        boolean literal = token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.NUMBER;
        shown.append(literal ? "?" : text.text(token).replaceAll("\\s+", " "));
        end = token.end();
      }
      return shown.toString();
    } catch (LexException e) {
      return UNREADABLE;
    }
  }

  static String fromServer(Dialect dialect, SessionModes modes, String sql) {
    try {
      List<Token> tokens = dialect.lex(sql, modes).tokens();
      StringBuilder text = new StringBuilder(sql);
      for (int i = tokens.size() - 1; i >= 0; i--) {
        Token token = tokens.get(i);
        boolean numbered =
            token.kind() == Token.Kind.OTHER
                && token.length() > 1
                && sql.charAt(token.start()) == '$';
        if (numbered) {
          // of the same length, so that places stay what they are
          text.replace(token.start(), token.end(), "?" + " ".repeat(token.length() - 1));
        } else if (dialect == Dialects.POSTGRESQL && token.kind() == Token.Kind.PARAMETER) {
          text.insert(token.start(), '?');
        }
      }
      return text.toString();
    } catch (LexException e) {
      return sql;
    }
  }
}
