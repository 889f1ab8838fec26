package io.bulla.sql.dialect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can be told of a text without a tree: how many statements, of which kinds. */
final class StatementFacts {
  /** Statements that change neither catalog nor modes, unless a word below says otherwise. */
  private static final Set<String> HARMLESS =
      Set.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "MERGE",
          "REPLACE",
          "VALUES",
          "TABLE",
          "WITH",
          "SHOW",
          "EXPLAIN",
          "DESCRIBE",
          "DESC",
          "SAVEPOINT",
          "BEGIN",
          "START",
          "COMMIT",
          "END",
          "ROLLBACK",
          "ABORT",
          "RELEASE",
          "SET",
          "RESET",
          "DISCARD",
          "USE",
          "COPY",
          "LISTEN",
          "NOTIFY",
          "UNLISTEN",
          "FETCH",
          "MOVE",
          "CLOSE",
          "LOCK",
          "UNLOCK",
          "CHECKPOINT",
          "CHECKSUM");

  private static final Set<String> CATALOG_WORDS =
      Set.of(
          "CREATE",
          "ALTER",
          "DROP",
          "RENAME",
          "EXECUTE",
          "EXEC",
          "CALL",
          "DO",
          "RUNSCRIPT",
          "PREPARE");

  /** Statements after which modes may differ; a rollback undoes PostgreSQL's {@code SET}. */
  private static final Set<String> MODE_STATEMENTS =
      Set.of(
          "SET",
          "RESET",
          "DISCARD",
          "USE",
          "ALTER",
          "ROLLBACK",
          "COMMIT",
          "END",
          "ABORT",
          "CALL",
          "EXECUTE",
          "EXEC",
          "DO",
          "RUNSCRIPT",
          "SHUTDOWN",
          "DROP",
          "PREPARE",
          "BEGIN",
          "DECLARE",
          "CHANGE");

  private final SqlText text;
  private final Set<String> words = new HashSet<>();
  private final Set<String> firstWords = new HashSet<>();
  private int statements;
  private String firstKeyword = "";

  StatementFacts(SqlText text) {
    this.text = text;
    boolean empty = true;
    boolean wordSeen = false;
    for (Token token : text.tokens()) {
      if (token.length() == 1 && text.original().charAt(token.start()) == ';') {
        empty = true;
        wordSeen = false;
        continue;
      }
      if (empty) {
        statements++;
        empty = false;
      }
      if (token.kind() == Token.Kind.WORD) {
        String word = text.upper(token);
        words.add(word);
        if (!wordSeen) {
          firstWords.add(word);
          firstKeyword = firstKeyword.isEmpty() && statements == 1 ? word : firstKeyword;
          wordSeen = true;
        }
      }
    }
  }

  int statementCount() {
    return statements;
  }

  String firstKeyword() {
    return firstKeyword;
  }

  boolean hasWord(String upperCase) {
    return words.contains(upperCase);
  }

  boolean mayChangeCatalog() {
    if (!HARMLESS.containsAll(firstWords) || !disjoint(words, CATALOG_WORDS)) {
      return true;
    }
    return hasWord("INTO") && hasWord("SELECT") && !hasWord("INSERT") && !hasWord("REPLACE");
  }

  boolean mayChangeModes() {
    return !disjoint(firstWords, MODE_STATEMENTS)
        || changesSchemas()
        || hasWord("SET_CONFIG")
        || (hasSearchPathName() && !HARMLESS.containsAll(firstWords));
  }

  /** A new schema may be one that the path names, and a temporary table brings one of its own. */
  private boolean changesSchemas() {
    boolean creates = hasWord("CREATE") || (hasWord("SELECT") && hasWord("INTO"));
    return creates && (hasWord("SCHEMA") || hasWord("TEMP") || hasWord("TEMPORARY"));
  }

  private boolean hasSearchPathName() {
    return hasWord("SEARCH_PATH") || hasWord("SQL_MODE");
  }

  private static boolean disjoint(Set<String> left, Set<String> right) {
    return left.stream().noneMatch(right::contains);
  }

  List<Token> strings() {
    return text.tokens().stream().filter(token -> token.kind() == Token.Kind.STRING).toList();
  }
}
