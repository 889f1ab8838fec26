package io.bulla.tests.fuzz;

import java.util.ArrayList;
import java.util.List;

/** INSERT, UPDATE and DELETE in their forms. */
final class Changes {
  private static final int FIRST_NEW_ID = 100;

  private final Grammar grammar;
  private final Choices choices;
  private final Table table;

  Changes(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices();
    this.table = grammar.table();
  }

  Text statement() {
    return switch (choices.weighted(25, 25, 12, 10, 14, 5, 5, 8)) {
      case 1 -> update();
      case 2 -> delete();
      case 3 -> insertQuery();
      case 4 -> upsert();
      case 5 -> updateFrom();
      case 6 -> deleteUsing();
      case 7 -> new ValueQueries(grammar, this, table).statement();
      default -> returning(insert("INSERT INTO", false), true);
    };
  }

  private Text insert(String verb, boolean existing) {
    List<Column> columns = choices.percent(15) ? table.columns() : someColumns();
    boolean listed = !columns.equals(table.columns()) || choices.percent(30);
    Text text = Text.of(verb).add(grammar.name(table.name()));
    if (listed) {
      text.words("(").add(names(columns)).words(")");
    }
    text.words("VALUES");
    int rows = choices.weighted(70, 20, 10) + 1;
    for (int row = 0; row < rows; row++) {
      text.words(row == 0 ? "(" : ", (").add(row(columns, row, existing)).words(")");
    }
    return text;
  }

  private Text row(List<Column> columns, int row, boolean existing) {
    List<Text> values = new ArrayList<>();
    for (Column column : columns) {
      if (isKey(column)) {
        int id = existing && choices.percent(60) ? row + 1 : FIRST_NEW_ID + row;
        values.add(choices.percent(50) ? new Text().parameter(id) : new Text().token("" + id));
      } else if (choices.percent(4)) {
        values.add(Text.of("DEFAULT"));
      } else {
        values.add(grammar.value(column.domain()));
      }
    }
    return Text.joined(",", values);
  }

  /** The key and some others. */
  List<Column> someColumns() {
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      if (isKey(column) || choices.percent(55)) {
        columns.add(columns.isEmpty() ? 0 : choices.below(columns.size() + 1), column);
      }
    }
    return columns;
  }

  static boolean isKey(Column column) {
    return column.name().text().equals("id");
  }

  Text names(List<Column> columns) {
    return Text.joined(",", columns.stream().map(each -> grammar.name(each.name())).toList());
  }

  Text returning(Text change, boolean mariaKnows) {
    boolean known = grammar.is(Product.POSTGRESQL) || (mariaKnows && grammar.is(Product.MARIADB));
    if (!known || choices.percent(75)) {
      return change;
    }
    Column column = choices.of(table.columns());
    return choices.percent(50)
        ? change.words("RETURNING *")
        : change.words("RETURNING").add(grammar.name(column.name()));
  }

  private Text update() {
    Scope scope = grammar.scope();
    scope.add(table, table.name());
    Text text = Text.of("UPDATE").add(grammar.name(table.name())).words("SET");
    text.add(assignments(scope, 1 + choices.below(3)));
    return returning(where(text, scope), false);
  }

  Text where(Text text, Scope scope) {
    return choices.percent(80)
        ? text.words("WHERE").add(grammar.conditions().condition(scope, 2))
        : text;
  }

  Text assignments(Scope scope, int count) {
    List<Text> all = new ArrayList<>();
    List<Column> columns = new ArrayList<>(table.columns().subList(1, table.columns().size()));
    for (int i = 0; i < count && !columns.isEmpty(); i++) {
      Column column = columns.remove(choices.below(columns.size()));
      all.add(grammar.name(column.name()).words("=").add(assigned(column, scope)));
    }
    return Text.joined(",", all);
  }

  private Text assigned(Column column, Scope scope) {
    return switch (choices.weighted(80, 8, 4, 8)) {
      case 1 -> scope.reference(scope.such(each -> each.domain() == column.domain()));
      case 2 -> Text.of("DEFAULT");
      case 3 -> computed(column, scope);
      default -> grammar.value(column.domain());
    };
  }

  /** Choices among values and columns, queries, parentheses. */
  private Text computed(Column column, Scope scope) {
    Field same =
        scope.such(each -> each.domain() == column.domain() && each.name().equals(column.name()));
    Field field = choices.percent(70) ? same : scope.such(each -> each.domain() == column.domain());
    return switch (choices.below(7)) {
      case 4 ->
          Text.of("CASE WHEN")
              .add(scope.reference(field))
              .words(choices.of("IS NULL", "IS NOT NULL"))
              .words("THEN")
              .add(grammar.value(column.domain()))
              .words("WHEN")
              .add(grammar.conditions().condition(scope, 1))
              .words("THEN")
              .add(scope.reference(field))
              .words("END");
      case 5 ->
          Text.of("COALESCE(")
              .add(grammar.value(column.domain()))
              .words(",")
              .add(scope.reference(field))
              .words(")");
      case 6 -> Text.of("(").add(scope.reference(field)).words(")");
      case 1 ->
          Text.of("CASE WHEN")
              .add(grammar.conditions().condition(scope, 0))
              .words("THEN")
              .add(grammar.value(column.domain()))
              .words("ELSE")
              .add(scope.reference(field))
              .words("END");
      case 2 -> Text.of("(").add(grammar.queries().oneRow(column.domain())).words(")");
      case 3 -> Text.of("(").add(grammar.value(column.domain())).words(")");
      default ->
          Text.of("COALESCE(")
              .add(scope.reference(field))
              .words(",")
              .add(grammar.value(column.domain()))
              .words(")");
    };
  }

  private Text delete() {
    Scope scope = grammar.scope();
    scope.add(table, table.name());
    return returning(where(Text.of("DELETE FROM").add(grammar.name(table.name())), scope), true);
  }

  private Text insertQuery() {
    List<Column> columns = someColumns();
    Table source = choices.percent(60) ? table : grammar.table();
    Name alias = grammar.fresh("s");
    Scope scope = grammar.scope();
    scope.add(source, alias);
    List<Text> items = new ArrayList<>();
    for (Column column : columns) {
      items.add(isKey(column) ? moved(scope) : copied(column, scope));
    }
    Text text = Text.of("INSERT INTO").add(grammar.name(table.name()));
    text.words("(").add(names(columns)).words(") SELECT").add(Text.joined(",", items));
    text.words("FROM").add(grammar.name(source.name())).add(grammar.name(alias));
    return where(text, scope);
  }

  private static Text moved(Scope scope) {
    return scope.reference(scope.fields().get(0)).words("+ " + FIRST_NEW_ID);
  }

  private Text copied(Column column, Scope scope) {
    return switch (choices.weighted(70, 20, 10)) {
      case 1 -> grammar.value(column.domain());
      case 2 -> scope.reference(scope.any());
      default ->
          scope.reference(
              scope.such(
                  each -> each.name().equals(column.name()) && each.domain() == column.domain()));
    };
  }

  private Text upsert() {
    return switch (grammar.product()) {
      case MARIADB -> mariaDbUpsert();
      case POSTGRESQL -> choices.percent(25) ? merge() : onConflict();
      case H2 -> choices.percent(50) ? merge() : mergeKey();
    };
  }

  private Text onConflict() {
    Text text = insert("INSERT INTO", true).words("ON CONFLICT");
    List<Column> keys = table.columns().stream().filter(e -> isKey(e) || e.unique()).toList();
    Column key = choices.of(keys);
    if (choices.percent(25)) {
      return returning(text.words("DO NOTHING"), false);
    }
    text.words("(").add(grammar.name(key.name())).words(")");
    if (choices.percent(20)) {
      return returning(text.words("DO NOTHING"), false);
    }
    Scope scope = grammar.scope();
    scope.add(table, table.name());
    Name excluded = Name.simple("excluded");
    text.words("DO UPDATE SET").add(carried(excluded, scope));
    return returning(
        choices.percent(25)
            ? text.words("WHERE").add(grammar.conditions().condition(scope, 0))
            : text,
        false);
  }

  private Text carried(Name excluded, Scope scope) {
    List<Text> all = new ArrayList<>();
    List<Column> columns = new ArrayList<>(table.columns().subList(1, table.columns().size()));
    int count = 1 + choices.below(2);
    for (int i = 0; i < count && !columns.isEmpty(); i++) {
      Column column = columns.remove(choices.below(columns.size()));
      Text name = grammar.name(column.name());
      String quoted = column.name().spelled(grammar.product(), choices);
      Text value =
          choices.percent(40)
              ? assigned(column, scope)
              : grammar.is(Product.MARIADB)
                  ? Text.of("VALUES(").token(quoted).words(")")
                  : new Text().token(excluded.text() + "." + quoted);
      all.add(name.words("=").add(value));
    }
    return Text.joined(",", all);
  }

  private Text mariaDbUpsert() {
    Scope scope = grammar.scope();
    scope.add(table, table.name());
    return switch (choices.below(4)) {
      case 1 -> insert("REPLACE INTO", true);
      case 2 -> insert("INSERT IGNORE INTO", true);
      case 3 ->
          Text.of("INSERT INTO")
              .add(grammar.name(table.name()))
              .words("SET id = 100 ,")
              .add(assignments(scope, 2));
      default ->
          insert("INSERT INTO", true)
              .words("ON DUPLICATE KEY UPDATE")
              .add(carried(table.name(), scope));
    };
  }

  private Text mergeKey() {
    List<Column> columns = someColumns();
    Text text = Text.of("MERGE INTO").add(grammar.name(table.name()));
    text.words("(").add(names(columns)).words(")");
    if (choices.percent(70)) {
      text.words("KEY (").add(grammar.name(choices.of(columns).name())).words(")");
    }
    return text.words("VALUES (").add(row(columns, 0, true)).words(")");
  }

  private Text merge() {
    Table source = grammar.table();
    Name target = grammar.fresh("t");
    Name from = grammar.fresh("s");
    Scope scope = grammar.scope();
    scope.add(table, target);
    scope.add(source, from);
    Field other = scope.fields().get(table.columns().size());
    Text text = Text.of("MERGE INTO").add(grammar.name(table.name())).add(grammar.name(target));
    text.words("USING").add(grammar.name(source.name())).add(grammar.name(from)).words("ON");
    text.add(scope.reference(scope.fields().get(0))).words("=").add(scope.reference(other));
    if (choices.percent(70)) {
      text.words("WHEN MATCHED THEN");
      return choices.percent(25)
          ? text.words("DELETE")
          : text.words("UPDATE SET").add(assignments(scope, 1));
    }
    List<Column> columns = someColumns();
    text.words("WHEN NOT MATCHED THEN INSERT (").add(names(columns)).words(") VALUES (");
    return text.add(row(columns, 0, false)).words(")");
  }

  private Text updateFrom() {
    Table source = grammar.table();
    Name alias = grammar.fresh("s");
    Scope scope = grammar.scope();
    scope.add(table, table.name());
    scope.add(source, alias);
    Text keys = sameKey(scope, source);
    Text other = grammar.name(source.name()).add(grammar.name(alias));
    Text text = Text.of("UPDATE").add(grammar.name(table.name()));
    if (grammar.is(Product.MARIADB)) {
      text.words("JOIN").add(other).words("ON").add(keys).words("SET");
      Name own = table.name();
      Column column = choices.of(table.columns().subList(1, table.columns().size()));
      text.token(
          own.spelled(grammar.product(), choices) + "." + column.name().plain(Product.MARIADB));
      text.words("=").add(assigned(column, scope));
      return choices.percent(60)
          ? text.words("WHERE").add(grammar.conditions().condition(scope, 1))
          : text;
    }
    text.words("SET").add(assignments(scope, 1)).words("FROM").add(other);
    text.words("WHERE").add(keys);
    return choices.percent(60)
        ? text.words("AND").add(grammar.conditions().condition(scope, 1))
        : text;
  }

  private Text sameKey(Scope scope, Table source) {
    Field own = scope.fields().get(0);
    Field other = scope.fields().get(scope.fields().size() - source.columns().size());
    return scope.reference(own).words("=").add(scope.reference(other));
  }

  private Text deleteUsing() {
    Table source = grammar.table();
    Name alias = grammar.fresh("s");
    Scope scope = grammar.scope();
    scope.add(table, table.name());
    scope.add(source, alias);
    Field own = scope.any();
    Text join =
        scope
            .reference(own)
            .words("=")
            .add(
                scope.reference(
                    scope.such(
                        each -> each.domain() == own.domain() && each.qualifier().equals(alias))));
    Text name = grammar.name(table.name());
    Text other = grammar.name(source.name()).add(grammar.name(alias));
    if (grammar.is(Product.MARIADB)) {
      return Text.of("DELETE")
          .add(name)
          .words("FROM")
          .add(name)
          .words("JOIN")
          .add(other)
          .words("ON")
          .add(join);
    }
    return Text.of("DELETE FROM").add(name).words("USING").add(other).words("WHERE").add(join);
  }
}
