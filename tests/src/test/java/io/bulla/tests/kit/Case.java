package io.bulla.tests.kit;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One statement of a file of cases.
 *
 * <p>The file holds a heading {@code ## ...} over its statements, one a line, {@code --} comments,
 * and after {@code |} the parameters: {@code #12.50} a number, {@code @2020-01-31} a date, {@code
 * NULL}, {@code {a, b}} an array of texts, anything else a text. {@code [POSTGRESQL,H2]} in front
 * names the databases that know the statement; without it all do. {@code MARIADB} stands for MySQL
 * as well, {@code MARIADB-ONLY} for what MySQL has not.
 */
public record Case(String heading, String sql, List<Object> parameters, List<String> databases) {

  public static List<Case> read(String resource) throws IOException {
    List<Case> cases = new ArrayList<>();
    String heading = "";
    for (String line : text(resource).lines().map(String::strip).toList()) {
      if (line.startsWith("##")) {
        heading = line.substring(2).strip();
      } else if (!line.isEmpty() && !line.startsWith("--")) {
        cases.add(parse(heading, line));
      }
    }
    return cases;
  }

  public boolean runsOn(String database) {
    return databases.isEmpty() || databases.stream().anyMatch(tag -> covers(tag, database));
  }

  private static boolean covers(String tag, String database) {
    String product = tag.replace("-ONLY", "");
    return database.startsWith(product) || (tag.equals("MARIADB") && database.equals("MYSQL"));
  }

  private static Case parse(String heading, String line) {
    List<String> databases = List.of();
    String rest = line;
    if (rest.startsWith("[")) {
      databases = List.of(rest.substring(1, rest.indexOf(']')).split(","));
      rest = rest.substring(rest.indexOf(']') + 1).strip();
    }
    List<String> parts = Arrays.stream(rest.split(" \\| ")).map(String::strip).toList();
    List<Object> parameters = parts.stream().skip(1).map(Case::parameter).toList();
    return new Case(heading, parts.get(0), parameters, databases);
  }

  private static Object parameter(String text) {
    if (text.equals("NULL")) {
      return Answer.NULL;
    }
    if (text.startsWith("#")) {
      return number(text.substring(1));
    }
    if (text.startsWith("{")) {
      return Arrays.stream(text.substring(1, text.length() - 1).split(", "))
          .map(element -> element.equals("NULL") ? null : element)
          .toArray(String[]::new);
    }
    if (text.startsWith("@")) {
      return Date.valueOf(text.substring(1));
    }
    return text.equals("''") ? "" : text;
  }

  private static Object number(String digits) {
    return Optional.of(digits)
        .filter(each -> each.contains("."))
        .<Object>map(BigDecimal::new)
        .orElseGet(() -> Integer.valueOf(digits));
  }

  private static String text(String resource) throws IOException {
    try (InputStream stream = Case.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public String toString() {
    return heading + ": " + sql;
  }
}
