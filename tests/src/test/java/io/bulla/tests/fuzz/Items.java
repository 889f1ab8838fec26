package io.bulla.tests.fuzz;

import java.util.ArrayList;
import java.util.List;

/** A SELECT list. */
final class Items {
  private static final Name NOWHERE = Name.simple("nowhere");

  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;
  private final List<Field> columns = new ArrayList<>();

  Items(Grammar grammar, Scope scope) {
    this.grammar = grammar;
    this.choices = grammar.choices();
    this.scope = scope;
  }

  /** The columns of the result, as far as they can be named. */
  List<Field> columns() {
    return columns;
  }

  Text list(int depth) {
    int kind = choices.weighted(70, 15, 15);
    if (kind == 1) {
      columns.addAll(scope.fields());
      return Text.of("*");
    }
    if (kind == 2) {
      Name qualifier = choices.of(scope.qualifiers());
      scope.fields().stream()
          .filter(each -> each.qualifier().equals(qualifier))
          .forEach(columns::add);
      return new Text().token(qualifier.spelled(grammar.product(), choices) + ".*");
    }
    List<Text> items = new ArrayList<>();
    int count = 1 + choices.below(3);
    for (int i = 0; i < count; i++) {
      items.add(item(depth));
    }
    return Text.joined(",", items);
  }

  private Text item(int depth) {
    Field field = scope.any();
    Text column = scope.reference(field);
    return switch (choices.weighted(55, 20, 20, 10)) {
      case 3 -> handed(field);
      case 1 -> named(column, field);
      case 2 -> expression(column, field, depth);
      default -> {
        columns.add(new Field(NOWHERE, field.name(), field.domain(), field.sealed()));
        yield column;
      }
    };
  }

  private Text handed(Field field) {
    Text text =
        choices.percent(70)
            ? grammar.handed().of(scope, field)
            : grammar.handed().ofAnotherRow(scope, field);
    Name alias = grammar.fresh("h");
    columns.add(new Field(NOWHERE, alias, field.domain(), field.sealed()));
    return text.words("AS").add(grammar.name(alias));
  }

  private Text named(Text column, Field field) {
    // sometimes the name of a column, to mislead
    Name alias = choices.percent(15) ? Name.simple(choices.of("ssn", "name")) : grammar.fresh("a");
    columns.add(new Field(NOWHERE, alias, field.domain(), field.sealed()));
    return column.words("AS").add(grammar.name(alias));
  }

  private Text expression(Text column, Field field, int depth) {
    Name alias = grammar.fresh("e");
    Text value = grammar.value(field.domain());
    int kind = choices.below(13);
    columns.add(result(kind, alias, field));
    Text text =
        switch (kind) {
          case 1 -> Text.of("CASE").add(column).words("WHEN").add(value).words("THEN 1 ELSE 0 END");
          case 2 ->
              Text.of("CASE WHEN")
                  .add(grammar.conditions().condition(scope, 0))
                  .words("THEN 1 ELSE 2 END");
          case 3 -> Text.of("COALESCE(").add(column).words(",").add(value).words(")");
          case 4 -> Text.of("UPPER(").add(column).words(")");
          case 5 -> Text.of("NULLIF(").add(column).words(",").add(value).words(")");
          case 6 -> window(column);
          case 7 -> Text.of("( SELECT COUNT( * )").add(counted(depth)).words(")");
          case 8 -> Text.of("(").add(grammar.queries().oneRow(field.domain())).words(")");
          case 9 ->
              Text.of("CASE WHEN")
                  .add(grammar.conditions().condition(scope, 0))
                  .words("THEN")
                  .add(column)
                  .words(choices.of("END", "ELSE NULL END"));
          case 10 -> Text.of("(").add(column).words(")");
          case 11 -> column.words("IS NULL");
          case 12 -> column.words("=").add(value);
          default -> Text.of("1");
        };
    return text.words("AS").add(grammar.name(alias));
  }

  /** What such an expression is. */
  private static Field result(int kind, Name alias, Field field) {
    return switch (kind) {
      case 3, 5, 9, 10 -> new Field(NOWHERE, alias, field.domain(), field.sealed());
      case 4 -> new Field(NOWHERE, alias, Domain.PLAIN_TEXT, false);
      case 11, 12 -> new Field(NOWHERE, alias, Domain.PLAIN_TRUTH, false);
      default -> new Field(NOWHERE, alias, Domain.PLAIN_NUMBER, false);
    };
  }

  private Text window(Text column) {
    Text id = scope.reference(scope.fields().get(0));
    // RANK gives rows of the same key the same number, ROW_NUMBER would be free to choose
    return choices.percent(50)
        ? Text.of("RANK( ) OVER ( PARTITION BY").add(column).words("ORDER BY").add(id).words(")")
        : Text.of("COUNT( * ) OVER ( PARTITION BY").add(column).words(")");
  }

  private Text counted(int depth) {
    Table table = grammar.table();
    Scope inner = grammar.scope();
    Name alias = grammar.fresh("t");
    inner.add(table, alias);
    Text from = Text.of("FROM").add(grammar.name(table.name())).add(grammar.name(alias));
    return from.words("WHERE")
        .add(grammar.conditions().condition(inner.inside(scope), Math.min(depth, 1)));
  }
}
