package io.bulla.sql.dialect;

import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.sql.SessionModes;

/** PostgreSQL. */
final class PostgreSqlDialect extends Dialect {
  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public boolean matches(String productName, String productVersion) {
    return productName.equals("PostgreSQL");
  }

  @Override
  Lexer lexer(String sql, SessionModes modes) {
    return new PostgreSqlLexer(sql, modes.backslashEscapes());
  }

  @Override
  Lexicon lexicon(SessionModes modes) {
    return new Lexicon(Lexicon.Family.POSTGRESQL, modes);
  }

  @Override
  public String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  int fractionDigits(LogicalType.Kind kind) {
    return 6;
  }

  @Override
  public String valuesColumn(int index) {
    return "column" + (index + 1);
  }

  @Override
  public String typedNull(boolean bare) {
    return "CAST(NULL AS BYTEA)";
  }

  /** ANY_VALUE is known from 16 on, MIN of bytea from 18 on. */
  @Override
  public String anyOf(String column) {
    return "(ARRAY_AGG(" + column + "))[1]";
  }

  @Override
  public String marked(String cell, int mark) {
    return "(%s || DECODE('%02X', 'hex'))".formatted(cell, mark);
  }

  /** It forgets lengths that differ. */
  @Override
  LogicalType widest(LogicalType one, LogicalType other) {
    return new LogicalType(one.kind(), LogicalType.UNLIMITED, 0);
  }

  @Override
  public String cellType(LogicalType type) {
    return "BYTEA";
  }

  @Override
  public String tokenType(SearchKind kind) {
    return "BYTEA";
  }

  @Override
  public String bytes(String hex) {
    return "'\\x" + hex + "'::bytea";
  }

  @Override
  public String cellCheck(String quotedColumn) {
    // PostgreSQL makes a CHECK ready for each INSERT and UPDATE anew: the fewer nodes the cheaper
    return quotedColumn + " LIKE '\\x49e6a525'::bytea"; // 25: any bytes that follow
  }
}
