package io.bulla.tests.fuzz;

/** Expressions that hand on one of their operands as it is. */
final class Handed {
  private final Grammar grammar;
  private final Choices choices;

  Handed(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices();
  }

  /** Of a column, and sometimes another one of its kind. */
  Text of(Scope scope, Field field) {
    Text column = scope.reference(field);
    Field chosen =
        choices.percent(90)
            ? scope.such(each -> each.domain().isAlike(field.domain()) && each.sealed())
            : scope.any();
    Text other = scope.reference(field.failsByPlan(chosen) ? field : chosen);
    return switch (choices.weighted(25, 25, 15, 15, 10, 10, 8)) {
      case 1 -> conditional(scope, column).words("ELSE").add(other).words("END");
      case 2 -> conditional(scope, column).words(choices.of("END", "ELSE NULL END"));
      case 3 ->
          Text.of("NULLIF(").add(column).words(",").add(grammar.value(field.domain())).words(")");
      case 4 ->
          Text.of("COALESCE(").add(column).words(",").add(grammar.value(field.domain())).words(")");
      case 5 ->
          Text.of(grammar.is(Product.POSTGRESQL) ? "COALESCE(" : "IFNULL(")
              .add(column)
              .words(",")
              .add(conditional(scope, other).words("END"))
              .words(")");
      case 6 -> queried(field, column);
      default -> Text.of("COALESCE(").add(column).words(",").add(other).words(")");
    };
  }

  /** A query that gives a cell; a value beside one that gives NULL is no secret. */
  private Text queried(Field field, Text column) {
    Text query = grammar.queries().oneRow(field.domain());
    boolean empty = query.tokens().contains("NULL");
    Text other = empty || choices.percent(50) ? column : grammar.value(field.domain());
    return Text.of("COALESCE( (").add(query).words(") ,").add(other).words(")");
  }

  private Text conditional(Scope scope, Text column) {
    return Text.of("CASE WHEN")
        .add(grammar.conditions().condition(scope, 0))
        .words("THEN")
        .add(column);
  }

  /** Of another row; of the same one where the order would not be certain. */
  Text ofAnotherRow(Scope scope, Field field) {
    Field key = scope.fields().get(0);
    Text column = scope.reference(field);
    boolean certain = scope.qualifiers().size() == 1 && key.name().text().equals("id");
    if (!certain) {
      return of(scope, field);
    }
    String function = choices.of("LAG(", "LEAD(", "FIRST_VALUE(", "LAST_VALUE(");
    Text text = Text.of(function).add(column);
    if (function.startsWith("L") && !function.startsWith("LAST") && choices.percent(30)) {
      text.words(", 2");
    }
    text.words(") OVER (");
    if (choices.percent(40)) {
      text.words("PARTITION BY").add(scope.reference(scope.any()));
    }
    return text.words("ORDER BY").add(scope.reference(key)).words(")");
  }
}
