package io.bulla.tests.fuzz;

import java.util.ArrayList;
import java.util.List;

/** GROUP BY in its forms, DISTINCT ON. */
final class Groups {
  private final Grammar grammar;
  private final Choices choices;

  Groups(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices();
  }

  Text statement(Scope outer) {
    Scope scope = grammar.scope();
    Text from = grammar.queries().from(scope, 1);
    scope.inside(outer);
    Field key = scope.any();
    if (!grammar.is(Product.MARIADB) && choices.percent(10)) {
      return Text.of("SELECT DISTINCT ON (")
          .add(scope.reference(key))
          .words(")")
          .add(scope.reference(key))
          .add(from);
    }
    if (choices.percent(15)) {
      return ofChoice(scope, from, key);
    }
    Field second = choices.percent(25) ? scope.any() : key;
    List<Text> items = items(scope, key, second);
    Text text = Text.of("SELECT").add(Text.joined(",", items)).add(from);
    if (choices.percent(40)) {
      text.words("WHERE").add(grammar.conditions().condition(scope, 1));
    }
    Text keys = keys(scope, key, second);
    text.words("GROUP BY").add(keys);
    // MariaDB 11.4 ends at GROUP BY c WITH ROLLUP HAVING c = 1 over a date
    boolean ends = keys.tokens().contains("ROLLUP") && grammar.is(Product.MARIADB);
    if (!ends && choices.percent(35)) {
      text.words("HAVING").add(having(scope, key));
    }
    return text;
  }

  /** Grouped by an expression that hands on columns, under its name or once more. */
  private Text ofChoice(Scope scope, Text from, Field key) {
    Text choice = grammar.handed().of(scope, key);
    Text alias = grammar.name(grammar.fresh("h"));
    Text text = Text.of("SELECT");
    if (choices.percent(85)) {
      text.add(choice).words("AS").add(alias).words(",");
    } else {
      alias = choice;
    }
    text.add(grammar.queries().aggregate(scope))
        .words("AS")
        .add(grammar.name(grammar.fresh("n")))
        .add(from);
    if (choices.percent(30)) {
      text.words("WHERE").add(grammar.conditions().condition(scope, 1));
    }
    text.words("GROUP BY").add(choices.percent(50) ? alias : choice);
    return choices.percent(25)
        ? text.words("HAVING").add(grammar.queries().aggregate(scope)).words("> 1")
        : text;
  }

  private List<Text> items(Scope scope, Field key, Field second) {
    List<Text> items = new ArrayList<>();
    if (choices.percent(70)) {
      items.add(scope.reference(key));
    }
    if (second != key && choices.percent(70)) {
      items.add(scope.reference(second));
    }
    if (choices.percent(20)) {
      Text test =
          choices.percent(50)
              ? scope.reference(key).words("IS NULL")
              : Text.of("CASE WHEN").add(ofKey(scope, key)).words("THEN 1 ELSE 2 END");
      items.add(test.words("AS").add(grammar.name(grammar.fresh("k"))));
    }
    Text aggregate = grammar.queries().aggregate(scope);
    items.add(aggregate.words("AS").add(grammar.name(grammar.fresh("n"))));
    return items;
  }

  private Text keys(Scope scope, Field key, Field second) {
    Text one = scope.reference(key);
    Text both = second == key ? one : scope.reference(key).words(",").add(scope.reference(second));
    if (grammar.is(Product.POSTGRESQL) && choices.percent(20)) {
      return switch (choices.below(3)) {
        case 1 -> Text.of("ROLLUP (").add(both).words(")");
        case 2 -> Text.of("CUBE (").add(both).words(")");
        default ->
            Text.of("GROUPING SETS ( (")
                .add(both)
                .words(") , (")
                .add(scope.reference(key))
                .words(") , ( ) )");
      };
    }
    return grammar.is(Product.MARIADB) && choices.percent(10) ? both.words("WITH ROLLUP") : both;
  }

  private Text having(Scope scope, Field key) {
    return choices.percent(50)
        ? ofKey(scope, key)
        : grammar.queries().aggregate(scope).words(choices.of("> 1", "= 2", "IS NOT NULL"));
  }

  /** A condition on the key alone. */
  private Text ofKey(Scope scope, Field key) {
    Text column = scope.reference(key);
    return switch (choices.below(5)) {
      case 1 -> column.words("=").add(grammar.value(key.domain()));
      case 2 -> column.words(choices.of("IN", "NOT IN")).add(grammar.values(key.domain()));
      case 3 ->
          Text.of("CASE WHEN")
              .add(column)
              .words("IS NULL THEN 1 ELSE 2 END =")
              .token("" + (1 + choices.below(2)));
      case 4 ->
          column
              .words("IN (")
              .add(grammar.queries().single(key.domain(), grammar.scope()))
              .words(")");
      default -> column.words(choices.of("IS NULL", "IS NOT NULL"));
    };
  }
}
