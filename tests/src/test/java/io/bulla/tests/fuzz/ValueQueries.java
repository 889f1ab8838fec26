package io.bulla.tests.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes whose values come from VALUES, from SELECT lists, or from changes inside the statement.
 */
final class ValueQueries {
  private static final int FIRST_NEW_ID = 100;

  private final Grammar grammar;
  private final Choices choices;
  private final Changes changes;
  private final Table table;

  ValueQueries(Grammar grammar, Changes changes, Table table) {
    this.grammar = grammar;
    this.choices = grammar.choices();
    this.changes = changes;
    this.table = table;
  }

  Text statement() {
    if (grammar.is(Product.MARIADB)) {
      return choices.percent(50) ? insertValues() : insertThrough();
    }
    return switch (choices.below(grammar.is(Product.POSTGRESQL) ? 5 : 4)) {
      case 1 -> insertThrough();
      case 2 -> merge();
      case 3 -> grammar.is(Product.H2) ? finalTable() : updateFromValues();
      case 4 -> changedInCommonTable();
      default -> insertValues();
    };
  }

  /** INSERT .. SELECT of values, once, several times, or for each row of a table. */
  private Text insertValues() {
    List<Column> columns = withKey();
    Text text = into(columns);
    int selects = choices.weighted(60, 25, 15) + 1;
    boolean rows = choices.percent(30);
    for (int i = 0; i < selects; i++) {
      text.words(i == 0 ? "SELECT" : choices.of("UNION ALL SELECT", "UNION SELECT"));
      text.add(values(columns, i, choices.percent(40)));
      if (rows) {
        text.words("FROM").add(grammar.name(table.name())).words("WHERE id = 1");
      }
    }
    return text;
  }

  /** INSERT .. SELECT from a derived table of values, with a test whether they are there. */
  private Text insertThrough() {
    List<Column> columns = withKey();
    Name alias = grammar.fresh("v");
    Text text = into(columns).words("SELECT");
    List<Text> items = new ArrayList<>();
    columns.forEach(each -> items.add(of(alias, each)));
    text.add(choices.percent(40) ? Text.of("*") : Text.joined(",", items));
    text.words("FROM").add(derived(columns, alias));
    if (choices.percent(60)) {
      Column tested = choices.of(columns);
      Name other = grammar.fresh("o");
      text.words("WHERE NOT EXISTS ( SELECT 1 FROM").add(grammar.name(table.name()));
      text.add(grammar.name(other)).words("WHERE").add(of(other, tested)).words("=");
      text.add(of(alias, tested)).words(")");
    }
    return text;
  }

  /** {@code (SELECT .. AS a, ..) v} or, where the database has it, {@code (VALUES ..) v(a, ..)}. */
  private Text derived(List<Column> columns, Name alias) {
    if (!grammar.is(Product.MARIADB) && choices.percent(60)) {
      Text text = Text.of("( VALUES");
      int rows = choices.weighted(60, 40) + 1;
      for (int row = 0; row < rows; row++) {
        text.words(row == 0 ? "(" : ", (").add(values(columns, row, false)).words(")");
      }
      text.words(") AS").add(grammar.name(alias));
      return text.words("(").add(changes.names(columns)).words(")");
    }
    return Text.of("( SELECT").add(values(columns, 0, true)).words(") AS").add(grammar.name(alias));
  }

  private Text values(List<Column> columns, int row, boolean named) {
    List<Text> values = new ArrayList<>();
    for (Column column : columns) {
      Text value =
          Changes.isKey(column)
              ? new Text().token("" + (choices.percent(40) ? 1 + row : FIRST_NEW_ID + row))
              : typed(grammar.value(column.domain()), column.domain());
      values.add(named ? value.words("AS").add(grammar.name(column.name())) : value);
    }
    return Text.joined(",", values);
  }

  /**
   * A parameter alone has no type in H2, and is a text in PostgreSQL. H2 compares every type but a
   * binary one with the text that it makes of it in a row of VALUES.
   */
  private Text typed(Text value, Domain domain) {
    boolean without = !value.parameters().isEmpty() || value.tokens().equals(List.of("NULL"));
    boolean needed =
        grammar.is(Product.H2)
            ? domain == Domain.BINARY || without || choices.percent(90)
            : !domain.isText() || choices.percent(40);
    if (!needed || grammar.is(Product.MARIADB)) {
      return value;
    }
    boolean text = domain.isText() && choices.percent(40);
    String type = text ? "VARCHAR" : domain.type(grammar.product());
    return Text.of("CAST(").add(value).words("AS " + type + " )");
  }

  private Text merge() {
    List<Column> columns = withKey();
    Name target = grammar.fresh("t");
    Name source = grammar.fresh("v");
    Column joined = choices.percent(50) ? columns.get(0) : choices.of(columns);
    Scope scope = grammar.scope();
    scope.add(table, target);
    Text text = Text.of("MERGE INTO").add(grammar.name(table.name())).add(grammar.name(target));
    text.words("USING").add(derived(columns, source)).words("ON").add(of(target, joined));
    text.words("=").add(of(source, joined));
    int branches = choices.below(3);
    if (branches != 1) {
      text.words("WHEN MATCHED");
      if (choices.percent(30)) {
        text.words("AND").add(grammar.conditions().condition(scope, 0));
      }
      text.words("THEN").add(matched(columns, source));
    }
    if (branches != 0) {
      List<Text> items = new ArrayList<>();
      columns.forEach(each -> items.add(of(source, each)));
      text.words("WHEN NOT MATCHED THEN INSERT (").add(changes.names(columns));
      text.words(") VALUES (").add(Text.joined(",", items)).words(")");
    }
    return text;
  }

  private Text matched(List<Column> columns, Name source) {
    Column set = columns.get(columns.size() - 1);
    return choices.percent(20) || Changes.isKey(set)
        ? Text.of("DELETE")
        : Text.of("UPDATE SET").add(grammar.name(set.name())).words("=").add(of(source, set));
  }

  private Text updateFromValues() {
    List<Column> columns = withKey();
    Name source = grammar.fresh("v");
    Column set = columns.get(columns.size() - 1);
    Text text = Text.of("UPDATE").add(grammar.name(table.name())).words("SET");
    text.add(grammar.name(set.name())).words("=").add(of(source, set));
    text.words("FROM").add(derived(columns, source)).words("WHERE");
    return text.add(of(table.name(), columns.get(0))).words("=").add(of(source, columns.get(0)));
  }

  private Text changedInCommonTable() {
    Name name = grammar.fresh("w");
    Scope scope = grammar.scope();
    scope.add(table, table.name());
    Text change =
        choices.percent(50)
            ? changes.where(Text.of("DELETE FROM").add(grammar.name(table.name())), scope)
            : Text.of("UPDATE")
                .add(grammar.name(table.name()))
                .words("SET name = 'W' WHERE")
                .add(grammar.conditions().condition(scope, 1));
    Text text = Text.of("WITH").add(grammar.name(name)).words("AS (").add(change);
    text.words("RETURNING *)");
    Column column = choices.of(table.columns());
    if (choices.percent(30)) {
      return text.add(into(List.of(table.columns().get(0), column)))
          .words("SELECT id + 100 ,")
          .add(of(name, column))
          .words("FROM")
          .add(grammar.name(name));
    }
    text.words("SELECT").add(choices.percent(50) ? Text.of("*") : of(name, column));
    text.words("FROM").add(grammar.name(name));
    return choices.percent(40)
        ? text.words("WHERE").add(of(name, column)).words("=").add(grammar.value(column.domain()))
        : text;
  }

  private Text finalTable() {
    Scope scope = grammar.scope();
    scope.add(table, table.name());
    boolean old = choices.percent(40);
    Text change =
        old
            ? changes.where(Text.of("DELETE FROM").add(grammar.name(table.name())), scope)
            : Text.of("UPDATE")
                .add(grammar.name(table.name()))
                .words("SET")
                .token("name")
                .words("= 'W'");
    Text text = Text.of("SELECT").add(finalItems());
    return text.words("FROM")
        .words(old ? "OLD TABLE (" : choices.of("FINAL TABLE (", "NEW TABLE ("))
        .add(change)
        .words(")");
  }

  private Text finalItems() {
    return choices.percent(50)
        ? Text.of("*")
        : Text.of("id ,").add(grammar.name(choices.of(table.columns()).name()));
  }

  private Text into(List<Column> columns) {
    return Text.of("INSERT INTO")
        .add(grammar.name(table.name()))
        .words("(")
        .add(changes.names(columns))
        .words(")");
  }

  private Text of(Name qualifier, Column column) {
    String owner = qualifier.spelled(grammar.product(), choices);
    return new Text().token(owner + "." + column.name().spelled(grammar.product(), choices));
  }

  /** The key first, then some others. */
  private List<Column> withKey() {
    List<Column> columns = new ArrayList<>();
    columns.add(table.columns().get(0));
    for (Column column : table.columns()) {
      if (!Changes.isKey(column) && choices.percent(50)) {
        columns.add(column);
      }
    }
    return columns;
  }
}
