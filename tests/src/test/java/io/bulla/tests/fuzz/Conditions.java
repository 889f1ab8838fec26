package io.bulla.tests.fuzz;

import io.bulla.tests.kit.Answer;

/** What stands in WHERE, ON and HAVING. */
final class Conditions {
  private final Grammar grammar;
  private final Choices choices;

  Conditions(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices();
  }

  Text condition(Scope scope, int depth) {
    if (depth <= 0) {
      return comparison(scope);
    }
    return switch (choices.weighted(60, 12, 8, 5, 5, 10)) {
      case 1 -> condition(scope, depth - 1).words("AND").add(condition(scope, depth - 1));
      case 2 ->
          Text.of("(")
              .add(condition(scope, depth - 1))
              .words("OR")
              .add(condition(scope, depth - 1))
              .words(")");
      case 3 -> Text.of("NOT (").add(condition(scope, depth - 1)).words(")");
      case 4 -> Text.of("NOT").add(condition(scope, depth - 1));
      case 5 -> withQuery(scope, depth - 1);
      default -> comparison(scope);
    };
  }

  private Text comparison(Scope scope) {
    Field field = scope.any();
    Text column = scope.reference(field);
    return switch (choices.weighted(30, 12, 8, 12, 5, 10, 6, 12, 5, 8)) {
      case 9 -> handed(scope, field);
      case 1 -> grammar.value(field.domain()).words("=").add(column);
      case 2 -> column.words(choices.of("<>", "!=")).add(grammar.value(field.domain()));
      case 3 -> column.words(choices.of("IN", "NOT IN")).add(grammar.values(field.domain()));
      case 4 -> nullSafe(column, field);
      case 5 -> column.words(choices.of("IS NULL", "IS NOT NULL"));
      case 6 -> rowValue(scope, column, field);
      case 7 -> betweenFields(scope, column, field);
      case 8 -> rare(column, field);
      default -> column.words("=").add(grammar.value(field.domain()));
    };
  }

  /** What hands on a column, compared, tested or looked for. */
  private Text handed(Scope scope, Field field) {
    Text text = grammar.handed().of(scope, field);
    return switch (choices.below(6)) {
      case 1 -> text.words(choices.of("IS NULL", "IS NOT NULL"));
      case 2 -> text.words(choices.of("IN", "NOT IN")).add(grammar.values(field.domain()));
      case 3 -> text.words("=").add(scope.reference(field));
      case 4 ->
          grammar
              .value(field.domain())
              .words(choices.of("IN (", "= ("))
              .add(grammar.queries().existing(field.domain()))
              .words(")");
      case 5 ->
          Text.of("(")
              .add(scope.reference(field))
              .words(",")
              .add(scope.reference(scope.fields().get(0)))
              .words(choices.of(") IN (", ") NOT IN ("))
              .add(grammar.queries().pair(field.domain()))
              .words(")");
      default -> text.words(choices.of("=", "<>")).add(grammar.value(field.domain()));
    };
  }

  private Text nullSafe(Text column, Field field) {
    if (grammar.is(Product.MARIADB)) {
      return column.words("<=>").add(grammar.value(field.domain()));
    }
    String operator = choices.of("IS DISTINCT FROM", "IS NOT DISTINCT FROM");
    return column.words(operator).add(grammar.value(field.domain()));
  }

  private Text rowValue(Scope scope, Text column, Field field) {
    Field second = scope.any();
    Text left = Text.of("(").add(column).words(",").add(scope.reference(second)).words(")");
    Text right = row(field, second);
    if (choices.percent(50)) {
      Text list = left.words(choices.of("IN", "NOT IN")).words("(").add(right);
      return choices.percent(50)
          ? list.words(")")
          : list.words(",").add(row(field, second)).words(")");
    }
    return left.words(choices.of("=", "<>")).add(right);
  }

  private Text row(Field first, Field second) {
    return Text.of("(")
        .add(grammar.value(first.domain()))
        .words(",")
        .add(grammar.value(second.domain()))
        .words(")");
  }

  private Text betweenFields(Scope scope, Text column, Field field) {
    Field chosen =
        choices.percent(85)
            ? scope.such(each -> each.domain() == field.domain() && each != field)
            : scope.any();
    Field other = field.failsByPlan(chosen) ? field : chosen;
    return column.words(choices.of("=", "=", "=", "<>")).add(scope.reference(other));
  }

  /** Shapes that tokens rarely answer. */
  private Text rare(Text column, Field field) {
    Text value = grammar.value(field.domain());
    return switch (choices.below(14)) {
      case 12, 13 -> tested(column, field);
      case 1 -> column.words("BETWEEN").add(value).words("AND").add(grammar.value(field.domain()));
      case 2 -> column.words("LIKE").add(value);
      case 3 -> Text.of("UPPER(").add(column).words(") =").add(value);
      case 4 -> Text.of("COALESCE(").add(column).words(",").add(value).words(") =").add(value);
      case 5 -> Text.of("CASE").add(column).words("WHEN").add(value).words("THEN 1 ELSE 0 END = 1");
      case 6 -> Text.of("NULLIF(").add(column).words(",").add(value).words(") IS NULL");
      case 7 -> Text.of("(").add(column).words("=").add(value).words(") IS TRUE");
      case 8 -> column.words("=").add(cast(value, field.domain()));
      case 9 -> column.words("= ANY (").add(anyOf(field, value)).words(")");
      case 10 -> Text.of("(").add(column).words(") = (").add(value).words(")");
      case 11 ->
          value.words("IN (").add(column).words(",").add(grammar.value(field.domain())).words(")");
      default -> column.words(choices.of("<", ">=", ">")).add(value);
    };
  }

  /** A value that is given once more, to be tested against literals. */
  private Text tested(Text column, Field field) {
    Domain domain = field.domain();
    if (!domain.isText() && !domain.isNumber()) {
      return column.words("=").add(grammar.value(domain));
    }
    Object value = choices.of(domain.pool());
    String literal = domain.isText() ? choices.of("''", "'all'", "'a'") : choices.of("0", "-1");
    Text parameter = new Text().parameter(value);
    Text test =
        switch (choices.below(5)) {
          case 1 -> parameter.words(choices.of("IN (", "NOT IN (")).words(literal).words(")");
          case 2 -> Text.of(literal).words("<>").add(parameter);
          case 3 -> Text.of("CASE").add(parameter).words("WHEN " + literal + " THEN 1 END = 1");
          case 4 -> Text.of("COALESCE(").add(parameter).words(", " + literal + " ) = " + literal);
          default -> parameter.words("=").words(literal);
        };
    return Text.of("(")
        .add(test)
        .words(choices.of("OR", "AND"))
        .add(column)
        .words("=")
        .add(new Text().parameter(value))
        .words(")");
  }

  private Text cast(Text value, Domain domain) {
    String type = domain.type(grammar.product());
    if (grammar.is(Product.POSTGRESQL, Product.H2) && choices.percent(50)) {
      return value.words("::").words(type);
    }
    boolean mariaText = grammar.is(Product.MARIADB) && domain.isText();
    return Text.of("CAST(").add(value).words("AS " + (mariaText ? "CHAR(20)" : type) + " )");
  }

  private Text anyOf(Field field, Text value) {
    if (grammar.is(Product.POSTGRESQL, Product.H2)) {
      // PostgreSQL makes an array of texts of a NULL without a type
      boolean untyped = value.parameters().contains(Answer.NULL);
      Text element = untyped ? cast(value, field.domain()) : value;
      return Text.of("ARRAY[").add(element).words("]");
    }
    return grammar.queries().single(field.domain(), grammar.scope());
  }

  private Text withQuery(Scope scope, int depth) {
    Field field = scope.any();
    return switch (choices.weighted(35, 35, 20, 10)) {
      case 1 ->
          new Text()
              .words(choices.of("EXISTS", "EXISTS", "NOT EXISTS"))
              .words("(")
              .add(grammar.queries().correlated(scope, depth))
              .words(")");
      case 2 ->
          scope
              .reference(field)
              .words("= (")
              .add(grammar.queries().oneRow(field.domain()))
              .words(")");
      case 3 ->
          scope
              .reference(field)
              .words(choices.of("= ANY (", "<> ALL (", "= SOME ("))
              .add(grammar.queries().single(field.domain(), scope))
              .words(")");
      default ->
          scope
              .reference(field)
              .words(choices.of("IN (", "NOT IN ("))
              .add(grammar.queries().single(field.domain(), scope))
              .words(")");
    };
  }
}
