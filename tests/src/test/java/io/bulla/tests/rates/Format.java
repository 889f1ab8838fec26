package io.bulla.tests.rates;

import io.bulla.sql.SessionModes;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.LexException;
import io.bulla.sql.dialect.Script;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.tools.MapperCorpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the files of a corpus hold their statements. */
enum Format {
  /** Statements that end with semicolons. */
  SQL(".sql"),
  /** H2's test scripts: expected results stand between the statements and begin with {@code >}. */
  H2_TEST(".sql") {
    @Override
    List<String> statements(Dialect dialect, SessionModes modes, String text) {
      String statements =
          text.lines()
              .filter(line -> !line.startsWith(">") && !line.startsWith("@"))
              .reduce("", (all, line) -> all + line + "\n");
      return Format.split(dialect, modes, statements);
    }
  },
  /** Scripts of psql, whose question marks are operators. */
  PSQL(".sql") {
    @Override
    List<String> statements(Dialect dialect, SessionModes modes, String text) {
      return Format.split(dialect, modes, text).stream()
          .map(sql -> asThroughJdbc(dialect, modes, sql))
          .toList();
    }
  },
  /** MyBatis mappers, in their forms. */
  MYBATIS(".xml") {
    @Override
    List<String> statements(Dialect dialect, SessionModes modes, String text) {
      return MapperCorpus.statements(text);
    }
  },
  /** MariaDB's test language: commands of the tester stand between the statements. */
  MYSQL_TEST(".test") {
    @Override
    List<String> statements(Dialect dialect, SessionModes modes, String text) {
      List<String> lines = new ArrayList<>();
      String delimiter = ";";
      for (String line : text.lines().toList()) {
        String stripped = line.strip();
        if (stripped.startsWith("--") || stripped.startsWith("#") || stripped.equals("}")) {
          continue;
        }
        if (DELIMITER.matcher(stripped).find()) {
          delimiter = stripped.substring("delimiter".length()).strip();
          String own = stripped.endsWith(delimiter) ? delimiter : "";
          delimiter = delimiterOf(delimiter, own, lines);
          lines.add("DELIMITER " + delimiter);
        } else {
          lines.add(line);
        }
      }
      return Format.split(dialect, modes, String.join("\n", lines));
    }
  };

  private static final Pattern DELIMITER = Pattern.compile("(?i)^delimiter\\s");

  private final String suffix;

  Format(String suffix) {
    this.suffix = suffix;
  }

  /** The ending of the files' names. */
  String suffix() {
    return suffix;
  }

  List<String> statements(Dialect dialect, SessionModes modes, String text) {
    return split(dialect, modes, text);
  }

  static Format of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static List<String> split(Dialect dialect, SessionModes modes, String text) {
    return Script.split(dialect, text, modes).stream().map(Script.Statement::sql).toList();
  }

  /** {@code delimiter |;} sets {@code |}; the end of the command is the delimiter until then. */
  private static String delimiterOf(String given, String own, List<String> lines) {
    String current =
        lines.stream()
            .filter(line -> line.startsWith("DELIMITER "))
            .reduce((first, second) -> second)
            .map(line -> line.substring("DELIMITER ".length()))
            .orElse(";");
    boolean ended = !own.isEmpty() && given.length() > current.length() && given.endsWith(current);
    return ended ? given.substring(0, given.length() - current.length()).strip() : given;
  }

  /** Doubles the question marks of operators, as users of JDBC have to. */
  private static String asThroughJdbc(Dialect dialect, SessionModes modes, String sql) {
    try {
      SqlText text = dialect.lex(sql, modes);
      StringBuilder escaped = new StringBuilder(sql);
      for (int i = text.tokens().size() - 1; i >= 0; i--) {
        Token token = text.tokens().get(i);
        if (token.kind() == Token.Kind.PARAMETER) {
          escaped.insert(token.start(), '?');
        }
      }
      return escaped.toString();
    } catch (LexException e) {
      return sql;
    }
  }
}
