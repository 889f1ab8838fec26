package io.bulla.tests.fuzz;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A random schema with its policy and rows. */
final class World {
  private static final List<Name> TABLE_NAMES =
      List.of(
          new Name("customer", false, true),
          new Name("claim", false, true),
          new Name("Order Lines", true, true),
          new Name("visit", false, true));
  private static final List<Name> COLUMN_NAMES =
      List.of(
          Name.simple("ssn"),
          Name.simple("code"),
          Name.simple("pay"),
          Name.simple("value_x"),
          new Name("Mixed Name", true, false),
          new Name("select", true, false));
  private static final int ROWS = 7;

  private final Product product;
  private final Choices choices;
  private final List<Table> tables = new ArrayList<>();

  World(Product product, Choices choices) {
    this.product = product;
    this.choices = choices;
    int sealedTables = 2 + choices.below(2);
    for (int i = 0; i < sealedTables; i++) {
      tables.add(table(TABLE_NAMES.get(i), true));
    }
    tables.add(table(new Name("city", false, true), false));
  }

  Product product() {
    return product;
  }

  List<Table> tables() {
    return tables;
  }

  private Table table(Name name, boolean isProtected) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(Name.simple("id"), Domain.PLAIN_NUMBER, false, false, false));
    List<Name> names = new ArrayList<>(COLUMN_NAMES);
    int sealed = isProtected ? 2 + choices.below(3) : 0;
    for (int i = 0; i < sealed; i++) {
      Name column = names.remove(choices.below(names.size()));
      // the first ones can be joined across tables
      Domain domain = i == 0 ? Domain.SHORT_TEXT : choices.of(Domain.SEALED);
      boolean searched = i == 0 || choices.percent(85);
      boolean keyable = domain != Domain.TEXT || product != Product.MARIADB;
      boolean unique = searched && keyable && i > 0 && choices.percent(25);
      columns.add(new Column(column, domain, true, searched, unique));
    }
    columns.add(new Column(Name.simple("name"), Domain.PLAIN_TEXT, false, false, false));
    columns.add(new Column(names.get(0), Domain.PLAIN_NUMBER, false, false, choices.percent(20)));
    return new Table(name, columns);
  }

  /** Tables and joins in YAML. */
  String policy() {
    StringBuilder yaml = new StringBuilder("tables:\n");
    List<String> joined = new ArrayList<>();
    for (Table table : tables) {
      if (!table.isProtected()) {
        continue;
      }
      yaml.append("  ").append(table.name().inPolicy()).append(":\n    columns:\n");
      for (Column column : table.columns()) {
        if (column.sealed()) {
          yaml.append(
              "      %s: { type: '%s'%s }%n"
                  .formatted(
                      column.name().inPolicy(),
                      column.domain().type(product),
                      column.searched() ? ", search: [equality]" : ""));
        }
        boolean plainNames = !table.name().exact() && !column.name().exact();
        if (column.searched() && column.domain() == Domain.SHORT_TEXT && plainNames) {
          joined.add(table.name().text() + "." + column.name().text());
        }
      }
    }
    if (joined.size() > 1) {
      yaml.append("joins:\n  texts: ").append(joined).append('\n');
    }
    return yaml.toString();
  }

  /** Both sides with this schema and the same rows. */
  Sides open(TestDatabase database) throws SQLException {
    Sides sides = Sides.open(database, policy());
    for (Table table : tables) {
      sides.createTable(table.name().plain(product), table.columnDefinitions(product));
      for (int id = 1; id <= ROWS; id++) {
        sides.keep(table.insert(product), row(table, id));
      }
    }
    return sides;
  }

  private Object[] row(Table table, int id) {
    List<Object> row = new ArrayList<>();
    for (Column column : table.columns()) {
      List<Object> values = column.domain().pool();
      if (column.name().text().equals("id")) {
        row.add(id);
      } else if (column.unique()) {
        row.add(id <= values.size() ? values.get(id - 1) : Answer.NULL);
      } else {
        row.add(choices.percent(15) ? Answer.NULL : choices.of(values));
      }
    }
    return row.toArray();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(policy());
    for (Table table : tables) {
      text.append("CREATE TABLE ")
          .append(table.name().plain(product))
          .append(" (")
          .append(table.columnDefinitions(product))
          .append(")\n");
    }
    return text.toString();
  }
}
