package io.bulla.jdbc;

import io.bulla.sql.Binding;
import io.bulla.sql.Plan;
import io.bulla.sql.ValueSource;
import io.bulla.sql.dialect.Dialects;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the application sees result columns that the database calls after rewritten text. MySQL calls
 * them after the text as it is written, H2 after its own way of writing it: there, tokens are
 * turned back into columns and parameters into what they are bound to. Immutable.
 */
final class Labels {
  /** Strings, quoted names, and parameters as H2 numbers them. */
  private static final Pattern H2_PARTS =
      Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\?(\\d+)");

  private final Session session;
  private final Plan plan;

  Labels(Session session, Plan plan) {
    this.session = session;
    this.plan = plan;
  }

  /**
   * @param real how the real driver calls the column
   */
  String label(int index, String real) {
    if (index < 1 || index > plan.outputs().size()) {
      return real;
    }
    return plan.outputs()
        .get(index - 1)
        .label()
        .map(label -> session.dialect() == Dialects.H2 ? h2(real) : label.text())
        .orElse(real);
  }

  /** The first column of that label, in any case of letters; 0 when there is none. */
  int find(ResultSetMetaData real, String label) throws SQLException {
    for (int i = 1; i <= real.getColumnCount(); i++) {
      if (label(i, real.getColumnLabel(i)).equalsIgnoreCase(label)) {
        return i;
      }
    }
    return 0;
  }

  private String h2(String label) {
    String columns = Messages.told(label, session.schema());
    return H2_PARTS
        .matcher(columns)
        .replaceAll(
            part -> Matcher.quoteReplacement(part.group(1) == null ? part.group() : of(part)));
  }

  private String of(MatchResult parameter) {
    int position = Integer.parseInt(parameter.group(1));
    if (position < 1 || position > plan.bindings().size()) {
      return parameter.group();
    }
    Binding binding = plan.bindings().get(position - 1);
    if (binding instanceof Binding.Cell cell) {
      return of(cell.source());
    }
    if (binding instanceof Binding.Token token) {
      return of(token.source());
    }
    int number =
        binding instanceof Binding.Clear clear
            ? clear.parameter()
            : binding instanceof Binding.NullTest test
                ? test.parameter()
                : binding instanceof Binding.LiteralTest test
                    ? test.parameter()
                    : ((Binding.Tokens) binding).parameter();
    return "?" + number;
  }

  private static String of(ValueSource source) {
    return source instanceof ValueSource.Parameter parameter
        ? "?" + parameter.index()
        : h2Literal((ValueSource.Literal) source);
  }

  private static String h2Literal(ValueSource.Literal literal) {
    return switch (literal.kind()) {
      case STRING -> h2String(literal.text());
      case NUMBER -> literal.text();
      case BOOLEAN -> literal.text().toUpperCase(Locale.ROOT);
      case BINARY -> "X'" + literal.text().toLowerCase(Locale.ROOT) + "'";
      case DATE, TIME, TIMESTAMP -> literal.kind() + " '" + literal.text() + "'";
    };
  }

  /** As H2 writes it: {@code U&'\00df'} as soon as one character is not of ASCII. */
  private static String h2String(String value) {
    if (value.chars().allMatch(c -> c >= ' ' && c < 127)) {
      return "'" + value.replace("'", "''") + "'";
    }
    StringBuilder text = new StringBuilder("U&'");
    value
        .chars()
        .forEach(
            c -> {
              if (c < ' ' || c >= 127) {
                text.append(String.format("\\%04x", c));
              } else {
                text.append((char) c).append(c == '\\' || c == '\'' ? (char) c + "" : "");
              }
            });
    return text.append('\'').toString();
  }
}
