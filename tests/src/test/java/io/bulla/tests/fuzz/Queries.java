package io.bulla.tests.fuzz;

import java.util.ArrayList;
import java.util.List;

/** SELECT in its forms. */
final class Queries {
  private static final int DEPTH = 2;

  private final Grammar grammar;
  private final Choices choices;
  private boolean ordered;

  Queries(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices();
  }

  /** Whether the outermost query has one order only. */
  boolean ordered() {
    return ordered;
  }

  /** A query with the names of its columns. */
  record Query(Text text, List<Field> columns) {}

  Text statement(Scope outer) {
    return switch (choices.weighted(55, 12, 12, 10, 8, 3)) {
      case 1 -> common(outer);
      case 2 -> combined(outer).text();
      case 3 -> new Groups(grammar).statement(outer);
      case 5 -> recursive();
      case 4 -> sorted(outer);
      default -> select(outer, DEPTH).text();
    };
  }

  /** SELECT .. FROM .. WHERE. */
  Query select(Scope outer, int depth) {
    Scope scope = grammar.scope();
    Text from = from(scope, depth);
    Items items = new Items(grammar, scope.inside(outer));
    Text list = items.list(depth);
    Text text =
        Text.of(choices.weighted(88, 12) == 1 ? "SELECT DISTINCT" : "SELECT").add(list).add(from);
    if (choices.percent(65)) {
      text.words("WHERE").add(grammar.conditions().condition(scope, depth));
    }
    return new Query(text, items.columns());
  }

  Text from(Scope scope, int depth) {
    Text from = Text.of("FROM").add(item(scope, depth));
    int joins = choices.weighted(55, 35, 10);
    int listed = 0;
    for (int i = 0; i < joins; i++) {
      int kind = choices.weighted(40, 25, 20, 5, 5, 5);
      switch (kind) {
        case 1 -> join(from.words("LEFT JOIN"), scope, depth, listed);
        case 2 -> {
          // what stands before a comma is not seen in the ON behind it
          listed = scope.fields().size();
          from.words(",").add(item(scope, depth));
        }
        case 3 -> from.words("CROSS JOIN").add(item(scope, depth));
        case 4 -> from.words("NATURAL JOIN").add(item(scope, depth));
        case 5 -> from.words("JOIN").add(item(scope, depth)).words(using(scope));
        default -> join(from.words("JOIN"), scope, depth, listed);
      }
    }
    return from;
  }

  /**
   * @param listed fields that a comma keeps out of ON
   */
  private void join(Text from, Scope scope, int depth, int listed) {
    int before = scope.fields().size();
    Text item = item(scope, depth);
    List<Field> left = scope.fields().subList(listed, before);
    List<Field> right = scope.fields().subList(before, scope.fields().size());
    Field first = choices.of(left);
    List<Field> same = right.stream().filter(each -> each.domain() == first.domain()).toList();
    Field chosen = same.isEmpty() ? choices.of(right) : choices.of(same);
    Field second = first.failsByPlan(chosen) ? first : chosen;
    from.add(item).words("ON").add(scope.reference(first)).words("=");
    from.add(scope.reference(second));
    if (choices.percent(15)) {
      from.words("AND").add(grammar.conditions().condition(scope, 0));
    }
  }

  private String using(Scope scope) {
    Field field = choices.percent(50) ? scope.fields().get(0) : scope.any();
    return "USING ( " + field.name().plain(grammar.product()).replace(' ', '_') + " )";
  }

  private Text item(Scope scope, int depth) {
    if (depth > 0 && choices.percent(20)) {
      return derived(scope, depth);
    }
    Table table = grammar.table();
    boolean taken = scope.qualifiers().contains(table.name());
    if (!taken && choices.percent(30)) {
      scope.add(table, table.name());
      return grammar.name(table.name());
    }
    Name alias = grammar.fresh("t");
    scope.add(table, alias);
    return grammar.name(table.name()).words(choices.of("", "AS ").strip()).add(grammar.name(alias));
  }

  private Text derived(Scope scope, int depth) {
    Query inner =
        choices.percent(15) ? combined(grammar.scope()) : select(grammar.scope(), depth - 1);
    Name alias = grammar.fresh("d");
    for (Field column : inner.columns()) {
      scope.add(new Field(alias, column.name(), column.domain(), column.sealed()));
    }
    return Text.of("(").add(inner.text()).words(")").add(grammar.name(alias));
  }

  /** Two queries with columns of the same domains. */
  private Query combined(Scope outer) {
    Query first = select(outer, 1);
    Text text = first.text();
    int count = 1 + choices.weighted(80, 20);
    for (int i = 0; i < count; i++) {
      text.words(choices.of("UNION ALL", "UNION", "EXCEPT", "INTERSECT"));
      text.add(like(first.columns()));
    }
    return new Query(text, first.columns());
  }

  private Text like(List<Field> columns) {
    Scope scope = grammar.scope();
    Text from = from(scope, 0);
    List<Text> items = new ArrayList<>();
    for (Field column : columns) {
      items.add(fitting(scope, column.domain()));
    }
    Text text = Text.of("SELECT").add(Text.joined(",", items)).add(from);
    return choices.percent(40)
        ? text.words("WHERE").add(grammar.conditions().condition(scope, 0))
        : text;
  }

  private Text fitting(Scope scope, Domain domain) {
    List<Field> same =
        scope.fields().stream().filter(each -> each.domain().isAlike(domain)).toList();
    return same.isEmpty() ? Text.of("NULL") : scope.reference(choices.of(same));
  }

  private Text common(Scope outer) {
    Text with = Text.of("WITH");
    Scope scope = grammar.scope();
    int count = 1 + choices.below(2);
    for (int i = 0; i < count; i++) {
      Query inner = select(grammar.scope(), 1);
      // sometimes the name of a table, which it then hides
      Name name = choices.percent(5) ? grammar.hidden() : grammar.fresh("w");
      with.words(i == 0 ? "" : ",").add(grammar.name(name));
      boolean listed = choices.percent(25);
      List<Text> names = new ArrayList<>();
      for (Field column : inner.columns()) {
        Name shown = listed ? grammar.fresh("l") : column.name();
        names.add(grammar.name(shown));
        scope.add(new Field(name, shown, column.domain(), column.sealed()));
      }
      if (listed) {
        with.words("(").add(Text.joined(",", names)).words(")");
      }
      with.words("AS (").add(inner.text()).words(")");
    }
    List<Name> names = scope.qualifiers();
    Text from = Text.of("FROM").add(grammar.name(names.get(0)));
    if (names.size() > 1) {
      from.words(",").add(grammar.name(names.get(1)));
    }
    Items items = new Items(grammar, scope.inside(outer));
    Text text = with.words("SELECT").add(items.list(1)).add(from);
    return choices.percent(60)
        ? text.words("WHERE").add(grammar.conditions().condition(scope, 1))
        : text;
  }

  /** Of one table, from row to row. */
  private Text recursive() {
    Table table = grammar.table();
    Scope scope = grammar.scope();
    Name inner = grammar.fresh("t");
    scope.add(table, inner);
    Field field = scope.any();
    Name name = grammar.fresh("r");
    Scope outside = grammar.scope();
    outside.add(new Field(name, Name.simple("a"), Domain.PLAIN_NUMBER, false));
    outside.add(new Field(name, Name.simple("b"), field.domain(), field.sealed()));
    Text text = Text.of("WITH RECURSIVE").add(grammar.name(name)).words("( a , b ) AS ( SELECT");
    text.add(scope.reference(scope.fields().get(0))).words(",").add(scope.reference(field));
    text.words("FROM").add(grammar.name(table.name())).add(grammar.name(inner));
    text.words("WHERE").add(grammar.conditions().condition(scope, 0)).words("UNION ALL SELECT");
    if (choices.percent(50)) {
      text.words("a + 10 , b FROM").add(grammar.name(name)).words("WHERE a < 25");
    } else {
      text.add(scope.reference(scope.fields().get(0))).words("+ 10 ,").add(scope.reference(field));
      text.words("FROM").add(grammar.name(name)).words("JOIN").add(grammar.name(table.name()));
      text.add(grammar.name(inner)).words("ON").add(scope.reference(scope.fields().get(0)));
      text.words("= a + 1");
    }
    text.words(") SELECT a , b FROM").add(grammar.name(name));
    return choices.percent(50)
        ? text.words("WHERE").add(grammar.conditions().condition(outside, 0))
        : text;
  }

  Text aggregate(Scope scope) {
    Text column = scope.reference(scope.any());
    return switch (choices.weighted(50, 20, 15, 15, 10)) {
      case 4 ->
          Text.of(choices.of("COUNT(", "COUNT( DISTINCT"))
              .add(grammar.handed().of(scope, scope.any()))
              .words(")");
      case 1 -> Text.of("COUNT(").add(column).words(")");
      case 2 -> Text.of("COUNT( DISTINCT").add(column).words(")");
      case 3 -> Text.of(choices.of("MAX(", "MIN(", "SUM(")).add(column).words(")");
      default -> Text.of("COUNT( * )");
    };
  }

  /** Of one table, ordered by its key, so that LIMIT means one thing. */
  private Text sorted(Scope outer) {
    Scope scope = grammar.scope();
    Table table = grammar.table();
    Name alias = grammar.fresh("t");
    scope.add(table, alias);
    Field key = scope.fields().get(0);
    Items items = new Items(grammar, scope.inside(outer));
    Text text = Text.of("SELECT").add(items.list(1)).words("FROM");
    text.add(grammar.name(table.name())).add(grammar.name(alias));
    if (choices.percent(50)) {
      text.words("WHERE").add(grammar.conditions().condition(scope, 1));
    }
    text.words("ORDER BY");
    ordered = true;
    if (choices.percent(30)) {
      text.add(scope.reference(scope.any())).words(choices.of(",", "DESC ,"));
    }
    text.add(scope.reference(key)).words(choices.of("ASC", "DESC"));
    return switch (choices.weighted(50, 25, 25)) {
      case 1 -> text.words("LIMIT").token("" + (1 + choices.below(3)));
      case 2 -> text.words("LIMIT").parameter(2).words("OFFSET").parameter(choices.below(3));
      default -> text;
    };
  }

  /** One column of a domain. */
  Text single(Domain domain, Scope outer) {
    Scope scope = grammar.scope();
    Text from = from(scope, 0);
    Text text = Text.of("SELECT").add(fitting(scope, domain)).add(from);
    return choices.percent(50)
        ? text.words("WHERE").add(grammar.conditions().condition(scope.inside(outer), 0))
        : text;
  }

  /** A column of a domain and a key. */
  Text pair(Domain domain) {
    Scope scope = grammar.scope();
    Text from = from(scope, 0);
    Text text = Text.of("SELECT").add(fitting(scope, domain)).words(",");
    return text.add(scope.reference(scope.fields().get(0))).add(from);
  }

  /** Values of a column of that domain; without one, what is compared with them is no secret. */
  Text existing(Domain domain) {
    List<Table> tables =
        grammar.world().tables().stream()
            .filter(each -> each.columns().stream().anyMatch(c -> c.domain() == domain))
            .toList();
    Scope scope = grammar.scope();
    Table table = choices.of(tables.isEmpty() ? grammar.world().tables() : tables);
    scope.add(table, table.name());
    Text text = Text.of("SELECT").add(fitting(scope, domain)).words("FROM");
    return text.add(grammar.name(table.name()))
        .words("WHERE id =")
        .token("" + (1 + choices.below(3)));
  }

  /** One row, or none. */
  Text oneRow(Domain domain) {
    Scope scope = grammar.scope();
    Table table = grammar.table();
    scope.add(table, table.name());
    Text text = Text.of("SELECT").add(fitting(scope, domain)).words("FROM");
    return text.add(grammar.name(table.name()))
        .words("WHERE id =")
        .token("" + (1 + choices.below(3)));
  }

  Text correlated(Scope outer, int depth) {
    Scope scope = grammar.scope();
    Text from = from(scope, 0);
    Text text = Text.of("SELECT").words(choices.of("1", "*")).add(from).words("WHERE");
    Field inner = scope.any();
    Field around =
        choices.of(
            outer.fields().stream().anyMatch(each -> each.domain() == inner.domain())
                ? outer.fields().stream().filter(each -> each.domain() == inner.domain()).toList()
                : outer.fields());
    text.add(scope.reference(inner)).words("=").add(outer.reference(around));
    return depth > 0
        ? text.words("AND").add(grammar.conditions().condition(scope.inside(outer), 0))
        : text;
  }
}
