package io.bulla.sql.parse;

import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.SqlText;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;

/** Masked text to tree. Stateless and thread-safe. */
public final class StatementParser {
  private StatementParser() {}

  /**
   * Parses one statement.
   *
   * @throws ParseFailure when the grammar does not take the text
   */
  public static SqlNode parse(Dialect dialect, SqlText text) throws ParseFailure {
    SqlParser.Config config =
        SqlParser.config()
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED);
    try {
      return SqlParser.create(text.masked(), config).parseStmt();
    } catch (SqlParseException e) {
      throw new ParseFailure(e.getPos() == null ? 0 : Names.start(e.getPos()), "syntax error");
    }
  }
}
