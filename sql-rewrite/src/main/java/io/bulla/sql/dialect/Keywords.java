package io.bulla.sql.dialect;

import io.bulla.sql.dialect.Lexicon.Family;
import java.util.Set;

/**
 * Which words the grammar shall take for keywords; every other word is a name. A word that a
 * dialect does not reserve is a keyword only between neighbours that leave no other reading. A
 * wrong guess ends in a parse failure, so in a refusal.
 */
final class Keywords {
  private static final Set<String> ALWAYS =
      Set.of(
          "SELECT",
          "FROM",
          "WHERE",
          "GROUP",
          "HAVING",
          "ORDER",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "DISTINCT",
          "ALL",
          "AS",
          "ON",
          "USING",
          "AND",
          "OR",
          "NOT",
          "NULL",
          "TRUE",
          "FALSE",
          "IN",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "INTO",
          "LIMIT",
          "WITH",
          "DEFAULT",
          "BETWEEN",
          "IS",
          "LIKE",
          "JOIN",
          "FETCH",
          "ASC",
          "DESC");
  private static final Set<String> STATEMENT_VERBS = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");
  private static final Set<String> QUERY_STARTS = Set.of("SELECT", "VALUES", "WITH", "(", "TABLE");

  private final Marks marks;
  private final boolean mySql;
  private final boolean h2;
  private final boolean postgreSql;

  Keywords(Marks marks, Lexicon lexicon) {
    this.marks = marks;
    this.mySql = lexicon.is(Family.MYSQL);
    this.h2 = lexicon.is(Family.H2);
    this.postgreSql = lexicon.is(Family.POSTGRESQL);
  }

  void apply() {
    int openCases = 0;
    for (int i = 0; i < marks.size(); i++) {
      if (!marks.isWord(i) || !marks.isOpen(i) || !isKeyword(i)) {
        continue;
      }
      if (marks.is(i, "END") && openCases == 0) {
        continue;
      }
      openCases += marks.is(i, "CASE") ? 1 : marks.is(i, "END") ? -1 : 0;
      marks.keyword(i);
    }
  }

  private boolean isKeyword(int i) {
    int previous = marks.previous(i);
    int next = marks.next(i);
    if (marks.is(previous, ".") || marks.is(next, ".")) {
      return false;
    }
    String word = marks.key(i);
    if (marks.isKeyword(previous) && marks.is(previous, "AS")) {
      // any word can be an alias after AS
      return QUERY_STARTS.contains(word)
              && marks.is(next, "*", "1", "'", "?", "(", "\"", "DISTINCT")
          || (QUERY_STARTS.contains(word) && marks.isWord(next) && !marks.is(next, "FROM"));
    }
    if (word.equals("ASC") || word.equals("DESC")) {
      return marks.is(
              next,
              ",",
              ")",
              "",
              "LIMIT",
              "NULLS",
              "OFFSET",
              "FETCH",
              "FOR",
              "ROWS",
              "RANGE",
              "GROUPS",
              "SEPARATOR",
              "UNION",
              "EXCEPT",
              "INTERSECT",
              "RETURNING")
          && !marks.is(previous, ",", "(", "SELECT");
    }
    if (word.equals("DEFAULT") && marks.is(next, "(")) {
      return false;
    }
    if (ALWAYS.contains(word)) {
      return !(mySql && word.equals("TRUE") && marks.is(next, "("));
    }
    return isClause(word, i, previous, next) || isOperand(word, i, previous, next);
  }

  /** Words that begin or join clauses. */
  private boolean isClause(String word, int i, int previous, int next) {
    return switch (word) {
      case "BY" -> marks.is(previous, "GROUP", "ORDER", "PARTITION", "MATCHED");
      case "DELETE" ->
          isVerb(word, previous, next)
              || (h2 && marks.is(next, "WHERE") && marks.is(0, "MERGE", "WITH"));
      case "INSERT", "UPDATE", "MERGE" -> isVerb(word, previous, next);
      case "REPLACE" -> !postgreSql && isVerb(word, previous, next) && !marks.is(next, "(");
      case "VALUES" -> isValues(previous, next);
      case "VALUE" -> mySql && marks.is(next, "(") && isTargetEnd(previous);
      case "SET" -> mySql || isSet(previous, next);
      case "FULL" -> !mySql && marks.is(next, "JOIN", "OUTER");
      case "LEFT", "RIGHT" -> marks.is(next, "JOIN", "OUTER");
      case "INNER", "CROSS", "OUTER" -> marks.is(next, "JOIN");
      case "NATURAL" -> marks.is(next, "JOIN", "LEFT", "RIGHT", "INNER", "FULL");
      case "OFFSET" ->
          !mySql || marks.is(previous, "1", "?") || marks.is(marks.next(next), "ROW", "ROWS");
      case "FIRST", "NEXT", "LAST" -> marks.is(previous, "FETCH", "NULLS");
      case "ROWS", "ROW" -> isRows(word, previous, next);
      case "ONLY" -> marks.is(previous, "ROW", "ROWS");
      case "NULLS" -> marks.is(next, "FIRST", "LAST");
      case "RECURSIVE" -> marks.is(previous, "WITH");
      case "LATERAL" -> marks.is(next, "(");
      case "TABLE" -> isTable(previous, next);
      case "RETURNING" -> !marks.is(previous, "SELECT", ",") || i == 0;
      case "IGNORE" ->
          mySql ? !marks.is(next, ",", ")", "", ";", "WHERE") : h2 && marks.is(previous, "INSERT");
      case "QUALIFY" -> h2;
      case "WINDOW" -> marks.is(marks.next(next), "AS");
      case "CONFLICT" -> marks.is(previous, "ON");
      case "DUPLICATE" -> marks.is(previous, "ON") && marks.is(next, "KEY");
      case "KEY" ->
          marks.is(previous, "DUPLICATE") || (h2 && marks.is(previous, ")") && marks.is(next, "("));
      case "DO" -> marks.is(next, "NOTHING", "UPDATE");
      case "NOTHING" -> marks.is(previous, "DO");
      case "CONSTRAINT" -> marks.is(previous, "CONFLICT") || marks.is(previous, "ON");
      case "MATCHED" -> marks.is(previous, "WHEN", "NOT");
      case "TIES" -> marks.is(previous, "WITH");
      case "MINUS" -> h2 && isQueryStart(next);
      default -> false;
    };
  }

  private boolean isQueryStart(int index) {
    return marks.is(index, "SELECT", "VALUES", "WITH", "(", "TABLE");
  }

  private boolean isVerb(String word, int previous, int next) {
    boolean start = previous < 0 || marks.is(previous, "(", ")", "THEN", ";");
    boolean update = word.equals("UPDATE") && marks.is(previous, "KEY", "DO");
    if (marks.is(previous, "THEN")) {
      return true;
    }
    return (start || update)
        && (STATEMENT_VERBS.contains(word) || word.equals("REPLACE"))
        && (!marks.is(next, "(") || (previous < 0 && word.equals("UPDATE")))
        && !marks.is(next, ",", ")", "");
  }

  /** In MySQL {@code VALUES(c)} is a function too. */
  private boolean isValues(int previous, int next) {
    if (!mySql) {
      boolean function = h2 && marks.is(next, "(") && isBehindDuplicateKey(previous);
      return !function && (h2 || marks.is(next, "(") || marks.is(previous, "DEFAULT"));
    }
    if (marks.is(next, "ROW")) {
      return true;
    }
    int before = marks.previous(previous);
    boolean call =
        marks.is(previous, "(")
            && marks.isName(before)
            && !marks.is(marks.previous(before), "INTO", "INSERT", "REPLACE");
    boolean opensRow = marks.is(next, "(");
    return opensRow
        && !call
        && (previous < 0
            || marks.is(
                previous, ")", "(", "UNION", "EXCEPT", "INTERSECT", "ALL", "DISTINCT", "AS", "\"")
            || (marks.isName(previous)));
  }

  /** Where H2 knows the function too. */
  private boolean isBehindDuplicateKey(int previous) {
    for (int i = previous; i > 1; i--) {
      if (marks.is(i, "KEY") && marks.is(i - 1, "DUPLICATE")) {
        return true;
      }
    }
    return false;
  }

  private boolean isSet(int previous, int next) {
    boolean target = marks.isWord(next) || marks.is(next, "\"", "(");
    return target && (marks.isName(previous) || marks.is(previous, ")", "UPDATE", "*"));
  }

  private boolean isRows(String word, int previous, int next) {
    boolean frame = marks.is(next, "BETWEEN", "UNBOUNDED", "CURRENT");
    boolean number = marks.is(previous, "1", "?", ")", "FIRST", "NEXT");
    boolean counted = number && marks.is(next, "ONLY", "FETCH", "WITH", "", ")", ";");
    if (word.equals("ROWS")) {
      return frame || counted || (marks.is(next, "1", "?") && !marks.is(previous, ",", "SELECT"));
    }
    return counted || marks.is(next, "(") || marks.is(previous, "CURRENT");
  }

  private boolean isTable(int previous, int next) {
    boolean name = marks.isWord(next) || marks.is(next, "\"", "(");
    return name && !marks.is(previous, "INTO", ",");
  }

  /** Words inside expressions. */
  private boolean isOperand(String word, int i, int previous, int next) {
    boolean call = marks.is(next, "(");
    return switch (word) {
      case "CAST", "EXISTS" -> call;
      case "ANY", "SOME" -> call && isComparison(previous);
      case "ARRAY" -> marks.is(next, "[") || (call && marks.is(marks.next(next), "SELECT", "WITH"));
      case "END" -> true;
      case "UNKNOWN" -> marks.is(previous, "IS", "NOT");
      case "ILIKE" -> !mySql;
      case "SIMILAR" -> marks.is(next, "TO");
      case "TO" -> marks.is(previous, "SIMILAR");
      case "ESCAPE" -> marks.is(next, "'", "?", "1", "@", "NULL");
      case "RLIKE" -> mySql;
      case "OVER" ->
          marks.is(previous, ")", "NULLS") && (call || marks.isWord(next) || marks.is(next, "\""));
      case "FILTER" -> marks.is(previous, ")") && call;
      case "WITHIN" -> marks.is(next, "GROUP");
      case "PARTITION" -> marks.is(next, "BY");
      case "RANGE" -> marks.is(next, "BETWEEN", "UNBOUNDED", "CURRENT", "1", "?", "INTERVAL");
      case "UNBOUNDED" -> marks.is(next, "PRECEDING", "FOLLOWING");
      case "PRECEDING", "FOLLOWING" ->
          (marks.is(previous, "UNBOUNDED") || marks.isOperandEnd(previous))
              && marks.is(next, "AND", ")", "EXCLUDE");
      case "CURRENT" -> marks.is(next, "ROW");
      case "EXCLUDE" -> marks.is(next, "CURRENT", "GROUP", "TIES", "NO");
      case "GROUPING" -> marks.is(next, "SETS");
      case "SETS" -> marks.is(previous, "GROUPING");
      case "ROLLUP", "CUBE" -> (call && isGrouping(i)) || marks.is(previous, "WITH");
      case "SYMMETRIC", "ASYMMETRIC" -> marks.is(previous, "BETWEEN");
      case "SEPARATOR" -> marks.is(next, "'");
      default -> false;
    };
  }

  /** Whether an INSERT's table or column list ends there. */
  private boolean isTargetEnd(int index) {
    return marks.is(index, ")")
        || (marks.isName(index) && marks.is(index - 1, "INTO", "INSERT", "REPLACE", "IGNORE", "."));
  }

  /**
   * Whether a grouping function can begin there: in GROUP BY, not among the arguments of a call.
   */
  private boolean isGrouping(int index) {
    int depth = 0;
    for (int i = index - 1; i >= 0; i--) {
      if (marks.is(i, ")")) {
        depth++;
      } else if (marks.is(i, "(")) {
        boolean call = depth == 0 && marks.isName(i - 1);
        if (call) {
          return false;
        }
        depth = Math.max(0, depth - 1);
      } else if (depth == 0 && marks.is(i, "SELECT", "FROM", "WHERE", "HAVING", "ORDER", "GROUP")) {
        return marks.is(i, "GROUP");
      }
    }
    return false;
  }

  private boolean isComparison(int index) {
    return marks.is(index, "=", "<>", "!=", "<", ">", "<=", ">=");
  }
}
