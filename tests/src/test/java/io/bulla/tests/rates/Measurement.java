package io.bulla.tests.rates;

import io.bulla.sql.SessionModes;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.LexException;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.ParseFailure;
import io.bulla.sql.parse.StatementParser;
import io.bulla.tests.databases.TestDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts what Bulla's parser takes of what a database accepts. Statements that only define or
 * administer are not parsed and not counted.
 */
public final class Measurement {
  private static final List<String> READS = List.of("SELECT", "WITH", "VALUES", "TABLE");

  private final TestDatabase database;
  private final Dialect dialect;
  private final SessionModes modes;
  private final Set<String> seen = new HashSet<>();

  private Measurement(TestDatabase database) {
    this.database = database;
    this.dialect =
        switch (database) {
          case H2 -> Dialects.H2;
          case POSTGRESQL -> Dialects.POSTGRESQL;
          default -> Dialects.MYSQL;
        };
    this.modes = new SessionModes(false, dialect == Dialects.MYSQL, false, "");
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    run(arguments);
    System.exit(0); // the servers are ended by their hooks
  }

  static void run(String[] arguments) throws IOException, SQLException {
    Measurement rates =
        new Measurement(TestDatabase.valueOf(arguments[0].toUpperCase(Locale.ROOT)));
    Map<String, Tally> tallies = new LinkedHashMap<>();
    Tally sum = new Tally();
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      Tally tally = rates.measure(Format.of(arguments[i]), Path.of(arguments[i + 1]));
      tallies.put(arguments[i + 1], tally);
      sum.add(tally);
    }
    tallies.put("all", sum);
    print(System.out, tallies);
    Path failures = Path.of("target", "parse-rates-" + rates.database + ".txt");
    Files.createDirectories(failures.getParent());
    Files.write(failures, sum.failures());
    sum.causes().stream().limit(40).forEach(System.out::println);
    System.out.println("statements that do not parse: " + failures.toAbsolutePath());
  }

  private static void print(PrintStream out, Map<String, Tally> tallies) {
    List<String> columns = Stream.concat(READS.stream(), Tally.CHANGES.stream()).toList();
    out.println("| corpus | all | changes | " + String.join(" | ", columns) + " |");
    out.println("|---".repeat(columns.size() + 3) + "|");
    tallies.forEach((name, tally) -> out.println(tally.row(name, columns)));
  }

  /** What the database accepted is kept, so that the next run need not ask again. */
  private Tally measure(Format format, Path root) throws IOException, SQLException {
    Path kept =
        Path.of("target", "accepted-" + database + "-" + Integer.toHexString(root.hashCode()));
    if (!Files.exists(kept)) {
      Files.createDirectories(kept.getParent());
      Files.write(kept, ask(format, root).stream().map(Measurement::escaped).toList());
    }
    Tally tally = new Tally();
    for (String line : Files.readAllLines(kept)) {
      count(line.translateEscapes(), tally);
    }
    return tally;
  }

  private static String escaped(String sql) {
    return sql.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private List<String> ask(Format format, Path root) throws IOException, SQLException {
    List<String> accepted = new ArrayList<>();
    try (Acceptance acceptance = new Acceptance(database);
        Stream<Path> files = Files.walk(root)) {
      List<Path> sorted =
          files.filter(file -> file.toString().endsWith(format.suffix())).sorted().toList();
      for (Path file : sorted) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String sql : format.statements(dialect, modes, text)) {
          // H2 needs every statement to be run, since later ones need its tables
          boolean fresh = seen.add(sql);
          boolean counted = fresh && !verb(sql).isEmpty();
          if (counted || database == TestDatabase.H2) {
            boolean yes = acceptance.accepts(sql);
            if (yes && counted) {
              accepted.add(sql);
            }
          }
        }
        acceptance.nextFile();
      }
    }
    return accepted;
  }

  private String verb(String sql) {
    try {
      SqlText text = dialect.lex(sql, modes);
      String first = text.firstKeyword();
      Set<String> words = new HashSet<>();
      text.tokens().stream()
          .filter(token -> token.kind() == Token.Kind.WORD)
          .forEach(token -> words.add(text.upper(token)));
      boolean conflict = words.contains("CONFLICT") || words.contains("DUPLICATE");
      boolean key = first.equals("MERGE") && !words.contains("USING");
      if ((first.equals("INSERT") && conflict) || key) {
        return "UPSERT";
      }
      return READS.contains(first) || Tally.CHANGES.contains(first) ? first : "";
    } catch (LexException e) {
      String first = sql.strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
      return READS.contains(first) || Tally.CHANGES.contains(first) ? first : "";
    }
  }

  private void count(String sql, Tally tally) {
    String verb = verb(sql);
    try {
      SqlText text = dialect.lex(sql, modes);
      try {
        StatementParser.parse(dialect, text);
        tally.add(verb, true);
      } catch (ParseFailure e) {
        tally.fail(verb, cause(text, e), sql);
      }
    } catch (LexException e) {
      tally.fail(verb, e.what(), sql);
    }
  }

  /** The words before the place and what was there. */
  private static String cause(SqlText text, ParseFailure failure) {
    StringBuilder before = new StringBuilder();
    List<Token> tokens =
        text.tokens().stream().filter(token -> token.start() < failure.offset()).toList();
    for (Token token : tokens.subList(Math.max(0, tokens.size() - 2), tokens.size())) {
      boolean shown =
          token.kind() == Token.Kind.WORD
              && text.masked().startsWith(text.upper(token), token.start());
      before
          .append(
              shown || token.kind() == Token.Kind.PUNCTUATION || token.kind() == Token.Kind.OPERATOR
                  ? text.upper(token)
                  : token.kind().toString().toLowerCase(Locale.ROOT))
          .append(' ');
    }
    return failure.what() + " after " + before.toString().strip();
  }
}
