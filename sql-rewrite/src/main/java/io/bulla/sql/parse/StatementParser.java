package io.bulla.sql.parse;

import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token.Kind;
import java.io.StringReader;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/** Masked text to tree. Stateless and thread-safe. */
public final class StatementParser {
  private StatementParser() {}

  /**
   * Parses one statement. A semicolon may end it.
   *
   * @throws ParseFailure when the grammar does not take the text
   */
  public static SqlNode parse(Dialect dialect, SqlText text) throws ParseFailure {
    SqlGrammar grammar = new SqlGrammar(new StringReader(text.masked()));
    grammar.setTabSize(1);
    grammar.switchTo(LexicalState.DQID);
    grammar.setQuotedCasing(Casing.UNCHANGED);
    grammar.setUnquotedCasing(Casing.UNCHANGED);
    grammar.setIdentifierMaxLength(Integer.MAX_VALUE);
    grammar.setConformance(SqlConformanceEnum.LENIENT);
    try {
      SqlNode tree = grammar.parseSqlStmtEof();
      check(dialect, text, tree, grammar.parameterCount());
      return tree;
    } catch (ParseException e) {
      throw failure(text, e.currentToken == null ? 0 : e.currentToken.next.beginColumn - 1);
    } catch (TokenMgrError e) {
      throw failure(text, firstUnknown(text));
    } catch (CalciteContextException e) {
      throw failure(text, e.getPosColumn() - 1);
    } catch (CalciteException e) {
      throw failure(text, 0);
    } catch (StackOverflowError e) {
      throw new ParseFailure(0, "statement of " + dialect + " that is nested too deeply");
    } catch (ParseFailure e) {
      throw e;
    } catch (Exception e) {
      // the grammar's actions check little and throw what they please: all of it means "not
      // understood"
      throw failure(text, 0);
    }
  }

  /** Two nets below the grammar: no parameter is lost, and no comparison is grouped wrongly. */
  private static void check(Dialect dialect, SqlText text, SqlNode tree, int parameters)
      throws ParseFailure {
    if (parameters != text.parameterPlaces()) {
      throw new ParseFailure(0, "a parameter at a place that is not understood");
    }
    int chain = ComparisonChains.find(dialect, text, tree);
    if (chain >= 0) {
      throw new ParseFailure(chain, "comparison of a comparison without parentheses");
    }
  }

  private static int firstUnknown(SqlText text) {
    return text.tokens().stream()
        .filter(token -> token.kind() == Kind.OTHER)
        .findFirst()
        .map(token -> token.start())
        .orElse(0);
  }

  /** Says what was found there without showing a value. */
  private static ParseFailure failure(SqlText text, int offset) {
    return text.tokens().stream()
        .filter(token -> token.end() > offset)
        .findFirst()
        .map(
            token -> {
              String what =
                  switch (token.kind()) {
                    case STRING -> "a string";
                    case NUMBER -> "a number";
                    default -> text.text(token);
                  };
              return new ParseFailure(token.start(), "unexpected " + what);
            })
        .orElseGet(() -> new ParseFailure(text.original().length(), "unexpected end"));
  }
}
