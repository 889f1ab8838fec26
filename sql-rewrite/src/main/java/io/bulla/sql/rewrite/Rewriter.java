package io.bulla.sql.rewrite;

import io.bulla.sql.Binding;
import io.bulla.sql.Catalog;
import io.bulla.sql.Output;
import io.bulla.sql.Plan;
import io.bulla.sql.Refusal;
import io.bulla.sql.SessionModes;
import io.bulla.sql.Translation;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.LexException;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.ParseFailure;
import io.bulla.sql.parse.StatementParser;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/**
 * Translates statements: passes on what touches nothing protected, rewrites what the rules answer,
 * refuses all else. Immutable and thread-safe; remembers nothing (the driver caches).
 */
public final class Rewriter {
  /** Shapes of expressions; each call is offered to them in this order. */
  static final List<ExpressionRule> RULES =
      List.of(
          new FoldedCaseRule(),
          new EqualityRule(),
          new InListRule(),
          new NullTestRule(),
          new TestedParameterRule(),
          new CountRule(),
          new QuantifierRule(),
          new WindowRule(),
          new NamedArgumentRule(),
          new ColumnCalledRule(),
          new UnansweredRule());

  /** Kinds of statements that are parsed. */
  static final List<StatementRule> STATEMENTS =
      List.of(
          new SelectRule(),
          new SelectIntoRule(),
          new InsertRule(),
          new UpdateRule(),
          new DeleteRule(),
          new MergeRule());

  /** Kinds of statements that are understood from their tokens. */
  static final List<DefinitionRule> DEFINITIONS =
      List.of(
          new CreateTableRule(),
          new CreateIndexRule(),
          new CreateTriggerRule(),
          new AlterTableRule(),
          new RenameRule(),
          new DropRule(),
          new GrantRule(),
          new ExplainRule(),
          new ShowRule(),
          new HarmlessVerbRule());

  private static final Set<String> PARSED =
      Set.of("SELECT", "WITH", "INSERT", "REPLACE", "UPDATE", "DELETE", "VALUES", "TABLE", "MERGE");

  private final Dialect dialect;

  public Rewriter(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Translates one text.
   *
   * @param sql the application's text
   * @param modes how the session reads it
   * @param catalog what is protected and what the tables are
   */
  public Translation translate(String sql, SessionModes modes, Catalog catalog) {
    SqlText text;
    try {
      text = dialect.lex(sql, modes);
    } catch (LexException e) {
      if (!SqlText.mayMention(sql, catalog.guardedNames())) {
        return new Translation.PassThrough(true, true);
      }
      return new Refusal(
          Reason.LEXICAL.sqlState(),
          e.offset(),
          0,
          line(sql, e.offset()),
          column(sql, e.offset()),
          Reason.LEXICAL.what(e.what()),
          Reason.LEXICAL.advice());
    }
    if (!text.mentions(catalog.guardedNames())) {
      return new Translation.PassThrough(text.mayChangeCatalog(), text.mayChangeModes());
    }
    try {
      return guarded(text, catalog);
    } catch (RefusedException e) {
      return refusal(text, e);
    }
  }

  private Translation guarded(SqlText text, Catalog catalog) {
    Optional<Token> dynamic = text.dynamicMention(catalog.guardedNames());
    if (dynamic.isPresent()) {
      throw new RefusedException(Reason.DYNAMIC_SQL, dynamic.get().start(), dynamic.get().end());
    }
    if (text.statementCount() != 1) {
      throw new RefusedException(Reason.SEVERAL_STATEMENTS, 0, 0);
    }
    NumberedParameters.refuseUnclear(text);
    refuseHalfCharacters(text.original());
    if (dialect == Dialects.MYSQL) {
      refuseExecutableComments(text);
    }
    return PARSED.contains(text.firstKeyword())
        ? parse(dialect, text, catalog)
        : definition(text, new Work(dialect, text, catalog));
  }

  /** Translates a statement that is parsed. */
  static Translation parse(Dialect dialect, SqlText text, Catalog catalog) {
    SqlNode statement;
    try {
      statement = StatementParser.parse(dialect, text);
    } catch (ParseFailure e) {
      throw new RefusedException(Reason.SYNTAX, e.offset(), e.offset(), e.what());
    }
    Work work = new Work(dialect, text, catalog);
    try {
      return parsed(statement, work);
    } catch (StackOverflowError e) {
      throw new RefusedException(Reason.SYNTAX, 0, 0, "a statement that is nested too deeply");
    } catch (RefusedException e) {
      if (e.reason() == Reason.NOWHERE) {
        // nothing has a token column, as far as the application knows
        HiddenNames.refuseTokenNames(work);
      }
      throw e;
    }
  }

  /** Half of a surrogate pair becomes a question mark on its way to the database: a parameter. */
  private static void refuseHalfCharacters(String sql) {
    int at = 0;
    while (at < sql.length()) {
      int character = sql.codePointAt(at);
      if (Character.MIN_SURROGATE <= character && character <= Character.MAX_SURROGATE) {
        throw new RefusedException(Reason.LEXICAL, at, at + 1, "half of a surrogate pair");
      }
      at += Character.charCount(character);
    }
  }

  /** Real drivers disagree whether a {@code ?} inside counts as a parameter. */
  private static void refuseExecutableComments(SqlText text) {
    int at = 0;
    for (Token token : text.tokens()) {
      for (String opening : List.of("/*!", "/*M!")) {
        // between tokens there are only comments; with a version the opening is a token itself
        int last = Math.min(token.start() + opening.length(), text.original().length());
        int found = text.original().substring(at, last).indexOf(opening);
        if (found >= 0) {
          throw new RefusedException(
              Reason.EXECUTABLE_COMMENT, at + found, at + found + opening.length());
        }
      }
      at = token.end();
    }
  }

  private static Translation definition(SqlText text, Work work) {
    for (DefinitionRule rule : DEFINITIONS) {
      Optional<Translation> translation = rule.apply(work);
      if (translation.isPresent()) {
        return translation.get();
      }
    }
    Token first = text.tokens().get(0);
    throw new RefusedException(Reason.VERB, first.start(), first.end(), text.firstKeyword());
  }

  private static Translation parsed(SqlNode statement, Work work) {
    for (StatementRule rule : STATEMENTS) {
      Optional<StatementRule.Effect> effect = rule.apply(statement, null, work);
      if (effect.isPresent()) {
        effect.get().outputs().stayClear(statement);
        return plan(statement, effect.get(), work);
      }
    }
    Token first = work.text.tokens().get(0);
    throw new RefusedException(Reason.VERB, first.start(), first.end(), work.text.firstKeyword());
  }

  private static Translation plan(SqlNode statement, StatementRule.Effect effect, Work work) {
    new LeftOvers(work).check(statement);
    HiddenNames.refuseOmittedTables(work);
    if (work.resolver.touched().isEmpty()) {
      return new Translation.PassThrough(work.text.mayChangeCatalog(), work.text.mayChangeModes());
    }
    HiddenNames.refuseTokenNames(work);
    HiddenNames.refuseOmitted(work);
    work.writeSelectLists();
    List<Output> outputs = new Outputs(work).of(effect.outputs());
    Splices.Result result = work.splices.apply();
    List<Binding> bindings = TestedParameterRule.tested(result.bindings(), work);
    return new Plan(
        result.sql(),
        effect.verb(),
        LoneValues.marked(statement, bindings, work),
        work.text.parameterCount(),
        outputs,
        effect.target(),
        work.text.mayChangeCatalog());
  }

  private static Refusal refusal(SqlText text, RefusedException e) {
    return new Refusal(
        e.reason().sqlState(),
        e.start(),
        Math.max(0, e.end() - e.start()),
        text.line(e.start()),
        text.column(e.start()),
        e.what(),
        e.reason().advice());
  }

  private static int line(String sql, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      boolean pair = sql.charAt(i) == '\r' && sql.startsWith("\n", i + 1);
      line += sql.charAt(i) == '\n' || (sql.charAt(i) == '\r' && !pair) ? 1 : 0;
    }
    return line;
  }

  private static int column(String sql, int offset) {
    int start = Math.max(sql.lastIndexOf('\n', offset - 1), sql.lastIndexOf('\r', offset - 1));
    return offset - start;
  }
}
