package io.bulla.sql.dialect;

import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.sql.SessionModes;
import java.util.OptionalInt;

/** MySQL and MariaDB, through either of their drivers. */
final class MySqlDialect extends Dialect {
  @Override
  public String name() {
    return "MySQL";
  }

  @Override
  public boolean matches(String productName, String productVersion) {
    return productName.equals("MySQL") || productName.equals("MariaDB");
  }

  @Override
  Lexer lexer(String sql, SessionModes modes) {
    return new MySqlLexer(sql, modes.ansiQuotes(), modes.backslashEscapes());
  }

  @Override
  Lexicon lexicon(SessionModes modes) {
    return new Lexicon(Lexicon.Family.MYSQL, modes);
  }

  @Override
  public String quote(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  /** REAL is DOUBLE here. */
  @Override
  public LogicalType completed(LogicalType type) {
    return type.kind() == LogicalType.Kind.REAL
        ? new LogicalType(LogicalType.Kind.DOUBLE, LogicalType.UNLIMITED, 0)
        : super.completed(type);
  }

  @Override
  int fractionDigits(LogicalType.Kind kind) {
    return 0;
  }

  /** MySQL and MariaDB call them differently. */
  @Override
  public String valuesColumn(int index) {
    return "";
  }

  /** MariaDB has no ANY_VALUE. */
  @Override
  public String anyOf(String column) {
    return "MIN(" + column + ")";
  }

  @Override
  public String marked(String cell, int mark) {
    return "CONCAT(%s, X'%02X')".formatted(cell, mark);
  }

  @Override
  public String cellType(LogicalType type) {
    OptionalInt size = maxCellSizeBytes(type);
    boolean inline = size.isPresent() && size.getAsInt() <= MAX_INLINE_CELL_SIZE_BYTES;
    return inline ? "VARBINARY(" + size.getAsInt() + ")" : "LONGBLOB";
  }

  @Override
  public String tokenType(SearchKind kind) {
    return "BINARY(" + kind.tokenSizeBytes() + ")";
  }

  @Override
  public String bytes(String hex) {
    return "x'" + hex + "'";
  }

  @Override
  public String cellCheck(String quotedColumn) {
    return "SUBSTRING(" + quotedColumn + ", 1, 3) = x'49e6a5'";
  }
}
