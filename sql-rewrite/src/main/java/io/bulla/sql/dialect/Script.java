package io.bulla.sql.dialect;

import io.bulla.sql.SessionModes;
import io.bulla.sql.dialect.Lexicon.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a script into its statements, as the database's own client does: at semicolons outside of
 * strings, names, comments and bodies of stored code. It follows {@code DELIMITER} of MySQL's
 * client and psql's parentheses, commands and data of {@code COPY}.
 */
public final class Script {
  /**
   * One statement without its end.
   *
   * @param offset where it begins in the script; comments before it are left out
   */
  public record Statement(String sql, int offset) {}

  private static final Set<String> STORED_CODE =
      Set.of("PROCEDURE", "FUNCTION", "TRIGGER", "EVENT", "PACKAGE");
  private static final Set<String> CLOSED_BY_TWO_WORDS =
      Set.of("IF", "LOOP", "WHILE", "REPEAT", "FOR");

  private final Dialect dialect;
  private final String script;
  private final SessionModes modes;
  private final Family family;
  private final List<Statement> statements = new ArrayList<>();
  private Lexer lexer;
  private String delimiter = ";";

  /** Where the statement begins; -1 before its first character. */
  private int start = -1;

  private String firstWord = "";
  private String lastWord = "";
  private boolean storedCode;
  private boolean dataFollows;
  private int blocks;
  private int parentheses;

  private Script(Dialect dialect, String script, SessionModes modes) {
    this.dialect = dialect;
    this.script = script;
    this.modes = modes;
    this.family = dialect.lexicon(modes).family();
    this.lexer = dialect.lexer(script, modes);
  }

  /**
   * The statements in order. A text whose string, name or comment has no end is one statement up to
   * the next line that ends with a semicolon.
   *
   * @param modes how the script is read; it is not followed through the script's own settings
   */
  public static List<Statement> split(Dialect dialect, String script, SessionModes modes) {
    Script run = new Script(dialect, script, modes);
    while (run.lexer.at < script.length()) {
      try {
        run.step();
      } catch (LexException e) {
        run.recover(e.offset());
      }
    }
    run.end(script.length());
    return run.statements;
  }

  private void step() throws LexException {
    int before = lexer.at;
    if (lexer.isSpace(lexer.charAt(before))) {
      lexer.at++;
    } else if (isDelimiter(before)) {
      end(before);
      lexer.at = before + delimiter.length();
      skipData();
    } else if (!skipClientCommand(before)) {
      if (lexer.skipComment()) {
        boolean live = script.startsWith("/*!", before) || script.startsWith("/*M!", before);
        begin(live && family == Family.MYSQL, before);
      } else {
        readToken(before);
      }
    }
  }

  private void begin(boolean really, int offset) {
    if (really && start < 0) {
      start = offset;
    }
  }

  private boolean isDelimiter(int offset) {
    boolean inside = blocks > 0 || (family == Family.POSTGRESQL && parentheses > 0);
    return script.startsWith(delimiter, offset) && !(inside && delimiter.equals(";"));
  }

  private void readToken(int before) throws LexException {
    begin(true, before);
    lexer.readToken();
    Token token = lexer.tokens.get(lexer.tokens.size() - 1);
    boolean quoted = token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.QUOTED_NAME;
    int cut = script.indexOf(delimiter, before);
    if (!quoted && cut > before && cut < lexer.at) {
      // the client looks for its delimiter before anything else
      lexer.at = cut;
    }
    String text = script.substring(before, lexer.at);
    if (text.equals("(")) {
      parentheses++;
    } else if (text.equals(")")) {
      parentheses--;
    }
    String word = token.kind() == Token.Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
    if (!word.isEmpty()) {
      follow(word);
    }
    lastWord = word;
  }

  /** Counts the blocks of stored code that are open. */
  private void follow(String word) {
    firstWord = firstWord.isEmpty() ? word : firstWord;
    storedCode |= STORED_CODE.contains(word) && firstWord.equals("CREATE");
    dataFollows |= word.equals("STDIN") && firstWord.equals("COPY");
    boolean anonymous = word.equals("NOT") && lastWord.equals("BEGIN") && firstWord.equals("BEGIN");
    if (family == Family.MYSQL && anonymous) {
      storedCode = true;
      blocks++;
    } else if (storedCode && opensBlock(word)) {
      blocks++;
    } else if (blocks > 0 && word.equals("END")) {
      blocks--;
    } else if (storedCode && lastWord.equals("END") && CLOSED_BY_TWO_WORDS.contains(word)) {
      blocks++;
    }
  }

  private boolean opensBlock(String word) {
    return switch (word) {
      case "BEGIN" -> family == Family.MYSQL;
      case "ATOMIC" -> family == Family.POSTGRESQL && lastWord.equals("BEGIN");
      case "CASE" -> blocks > 0 && !lastWord.equals("END");
      default -> false;
    };
  }

  private boolean skipClientCommand(int offset) {
    if (family == Family.MYSQL && start < 0 && isDelimiterCommand(offset)) {
      int end = lexer.endOfLine(offset, true);
      String given = script.substring(offset + "delimiter".length(), end).strip();
      delimiter = given.isEmpty() ? delimiter : given.split("\\s", 2)[0];
      lexer.at = end;
      return true;
    }
    if (family != Family.POSTGRESQL || lexer.charAt(offset) != '\\') {
      return false;
    }
    int end = lexer.endOfLine(offset, true);
    String command = script.substring(offset + 1, end).toLowerCase(Locale.ROOT);
    if (command.startsWith("g") || command.startsWith("watch")) {
      end(offset);
    }
    lexer.at = end;
    return true;
  }

  private boolean isDelimiterCommand(int offset) {
    int end = offset + "delimiter".length();
    return script.regionMatches(true, offset, "delimiter", 0, "delimiter".length())
        && (lexer.charAt(end) == ' ' || lexer.charAt(end) == '\t');
  }

  /** The lines after {@code COPY .. FROM STDIN;} up to one that holds only {@code \.}. */
  private void skipData() {
    if (dataFollows && family == Family.POSTGRESQL) {
      int end = script.indexOf("\n\\.", lexer.at);
      lexer.at = end < 0 ? script.length() : lexer.endOfLine(end + 1, true);
    }
    dataFollows = false;
  }

  private void end(int offset) {
    if (start >= 0) {
      statements.add(new Statement(script.substring(start, offset).stripTrailing(), start));
    }
    lexer.tokens.clear();
    start = -1;
    firstWord = "";
    lastWord = "";
    storedCode = false;
    blocks = 0;
    parentheses = 0;
  }

  private void recover(int offset) {
    begin(true, offset);
    int semicolon = offset;
    int newLine;
    do {
      semicolon = script.indexOf(';', semicolon + 1);
      newLine = semicolon < 0 ? -1 : semicolon + 1;
    } while (newLine > 0
        && newLine < script.length()
        && script.charAt(newLine) != '\n'
        && script.charAt(newLine) != '\r');
    int end = semicolon < 0 ? script.length() : semicolon;
    end(end);
    lexer = dialect.lexer(script, modes);
    lexer.at = Math.min(script.length(), end + 1);
  }
}
