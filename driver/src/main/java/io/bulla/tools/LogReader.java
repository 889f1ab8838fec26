package io.bulla.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the statements in the log of a database or of Hibernate. Values that the log shows beside a
 * statement are dropped.
 */
final class LogReader {
  /** {@code LOG: statement: ..} and {@code LOG: execute <name>: ..}; others repeat these. */
  private static final Pattern POSTGRESQL =
      Pattern.compile(
          "\\b(?:LOG|STATEMENT|ERROR|DETAIL|HINT|CONTEXT|WARNING|FATAL|NOTICE|QUERY):  (.*)");

  private static final Pattern POSTGRESQL_STATEMENT =
      Pattern.compile("(?:duration: [\\d.]+ ms  )?(?:statement|execute [^:]*): (.*)");

  /** MySQL's and MariaDB's general log: time (or none), connection, command, argument. */
  private static final Pattern MYSQL =
      Pattern.compile(
          "(?:\\d{6}\\s+\\d{1,2}:\\d\\d:\\d\\d|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d))?"
              + "\\s+\\d+ ([A-Z][a-z]+(?: [A-Za-z]+)?)(?:\\t(.*))?");

  private static final Pattern HIBERNATE =
      Pattern.compile(".*?(?:^Hibernate: |\\borg\\.hibernate\\.SQL\\s+(?:: |- ))(.*)");

  private final SourceFile file;
  private final List<LocatedText> statements = new ArrayList<>();
  private @Nullable LocatedText open;
  private Continuation continuation = Continuation.TAB;

  /** Which lines go on with the statement of the line before. */
  private enum Continuation {
    TAB,
    BLANK,
    ANY
  }

  private LogReader(SourceFile file) {
    this.file = file;
  }

  /** Every statement of the log, in order, with those that come again. */
  static List<LocatedText> read(SourceFile file) {
    LogReader reader = new LogReader(file);
    int offset = 0;
    for (String line : file.text().split("\n", -1)) {
      reader.line(line, offset);
      offset += line.length() + 1;
    }
    reader.close();
    return reader.statements;
  }

  private void line(String line, int offset) {
    LocatedText current = open;
    if (current != null && continuation == Continuation.TAB && line.startsWith("\t")) {
      // the tab is the log's
      current.addAt("\n", offset).add(line.substring(1), offset + 1);
      return;
    }
    Matcher postgreSql = POSTGRESQL.matcher(line);
    if (postgreSql.find()) {
      close();
      Matcher statement = POSTGRESQL_STATEMENT.matcher(postgreSql.group(1));
      if (line.startsWith("LOG:  ", postgreSql.start()) && statement.matches()) {
        open(statement.group(1), offset + postgreSql.start(1) + statement.start(1));
        continuation = Continuation.TAB;
      }
      return;
    }
    Matcher mySql = MYSQL.matcher(line);
    if (mySql.matches()) {
      close();
      String command = mySql.group(1);
      // what is executed was prepared before, without values
      boolean statement = command.equals("Query") || command.equals("Prepare");
      if (statement && mySql.group(2) != null) {
        open(mySql.group(2), offset + mySql.start(2));
        continuation = Continuation.ANY;
      }
      return;
    }
    Matcher hibernate = HIBERNATE.matcher(line);
    if (hibernate.matches()) {
      close();
      open(hibernate.group(1), offset + hibernate.start(1));
      continuation = Continuation.BLANK;
    } else if (current != null && goesOn(line)) {
      current.addAt("\n", offset).add(line, offset);
    } else {
      close();
    }
  }

  private boolean goesOn(String line) {
    boolean blank = line.isEmpty() || Character.isWhitespace(line.charAt(0));
    return continuation == Continuation.ANY || (continuation == Continuation.BLANK && blank);
  }

  private void open(String text, int offset) {
    open = new LocatedText().add(text, offset);
  }

  private void close() {
    LocatedText current = open;
    if (current != null && !current.toString().isBlank()) {
      statements.add(current.stripped());
    }
    open = null;
  }
}
