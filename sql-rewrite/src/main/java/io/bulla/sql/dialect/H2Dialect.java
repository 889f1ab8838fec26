package io.bulla.sql.dialect;

import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.sql.SessionModes;
import java.util.OptionalInt;

/** H2 2.x in its regular mode. */
final class H2Dialect extends Dialect {
  @Override
  public String name() {
    return "H2";
  }

  @Override
  public boolean matches(String productName, String productVersion) {
    return productName.equals("H2");
  }

  @Override
  Lexer lexer(String sql, SessionModes modes) {
    return new H2Lexer(sql, modes.bracketQuotes());
  }

  @Override
  Lexicon lexicon(SessionModes modes) {
    return new Lexicon(Lexicon.Family.H2, modes);
  }

  @Override
  public String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  int fractionDigits(LogicalType.Kind kind) {
    return kind == LogicalType.Kind.TIME ? 0 : 6;
  }

  @Override
  public String valuesColumn(int index) {
    return "C" + (index + 1);
  }

  /** A bare one in a SELECT list has no type here, and is an error of the database's. */
  @Override
  public String typedParameter(boolean bare) {
    return bare ? "?" : "CAST(? AS VARBINARY)";
  }

  /** As a parameter; one with a type gives it to the parameters in its column. */
  @Override
  public String typedNull(boolean bare) {
    return bare ? "NULL" : "CAST(NULL AS VARBINARY)";
  }

  @Override
  public String anyOf(String column) {
    return "ANY_VALUE(" + column + ")";
  }

  @Override
  public String cellType(LogicalType type) {
    OptionalInt size = maxCellSizeBytes(type);
    boolean inline = size.isPresent() && size.getAsInt() <= MAX_INLINE_CELL_SIZE_BYTES;
    // a VARBINARY of H2 ends at one MiB; in its mode of PostgreSQL there is no BLOB by that name
    return inline ? "VARBINARY(" + size.getAsInt() + ")" : "BINARY LARGE OBJECT";
  }

  @Override
  public String tokenType(SearchKind kind) {
    return "BINARY(" + kind.tokenSizeBytes() + ")";
  }

  @Override
  public String bytes(String hex) {
    return "X'" + hex + "'";
  }

  @Override
  public String cellCheck(String quotedColumn) {
    return "SUBSTRING(" + quotedColumn + " FROM 1 FOR 3) = X'49E6A5'";
  }
}
