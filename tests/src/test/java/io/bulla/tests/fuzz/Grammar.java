package io.bulla.tests.fuzz;

import io.bulla.tests.kit.Answer;
import java.util.ArrayList;
import java.util.List;

/** One statement in the making: what its parts share. */
final class Grammar {
  private final World world;
  private final Choices choices;
  private final Conditions conditions;
  private final Queries queries;
  private final List<Table> tables;
  private int names;

  private Grammar(World world, Choices choices) {
    this.world = world;
    this.choices = choices;
    this.tables = new ArrayList<>(world.tables());
    this.conditions = new Conditions(this);
    this.queries = new Queries(this);
  }

  /** A random statement. */
  static Sentence sentence(World world, Choices choices) {
    Grammar grammar = new Grammar(world, choices);
    boolean change = choices.percent(35);
    Text text =
        change
            ? new Changes(grammar).statement()
            : grammar.queries.statement(new Scope(world, choices));
    return new Sentence(
        text.written(world.product(), choices),
        text.parameters(),
        change,
        grammar.queries.ordered());
  }

  /** A random statement that was changed in a few places; what comes out may be nonsense. */
  static Sentence mutated(World world, Choices choices) {
    Grammar grammar = new Grammar(world, choices);
    boolean change = choices.percent(35);
    Text text =
        change
            ? new Changes(grammar).statement()
            : grammar.queries.statement(new Scope(world, choices));
    Mutations.apply(text, world.product(), choices);
    return new Sentence(text.written(world.product(), choices), text.parameters(), true, false);
  }

  World world() {
    return world;
  }

  Handed handed() {
    return new Handed(this);
  }

  Product product() {
    return world.product();
  }

  Choices choices() {
    return choices;
  }

  Conditions conditions() {
    return conditions;
  }

  Queries queries() {
    return queries;
  }

  Scope scope() {
    return new Scope(world, choices);
  }

  Table table() {
    return choices.of(tables);
  }

  /** The name of a table that is not used any more: from here on it means something else. */
  Name hidden() {
    Table table = table();
    if (tables.size() > 1) {
      tables.remove(table);
    }
    return table.name();
  }

  /** A name that nothing else in the statement has. */
  Name fresh(String start) {
    names++;
    return new Name(start + names, false, true);
  }

  Text name(Name name) {
    return new Text().token(name.spelled(product(), choices));
  }

  /** A value to compare with or to store, as a literal or a parameter. */
  Text value(Domain domain) {
    return switch (choices.weighted(46, 42, 3, 3, 2, 3)) {
      case 1 -> parameter(choices.of(domain.pool()));
      case 2 -> new Text().token("NULL");
      case 3 -> parameter(Answer.NULL);
      case 4 -> odd(domain);
      case 5 -> domain.isText() ? changed(domain) : parameter(choices.of(domain.pool()));
      default -> new Text().token(domain.literal(choices.of(domain.pool()), product()));
    };
  }

  private static Text parameter(Object value) {
    return new Text().parameter(value);
  }

  /** A parameter in a function. */
  private Text changed(Domain domain) {
    Object value = choices.percent(90) ? choices.of(domain.pool()) : Answer.NULL;
    Text inner = parameter(value);
    if (choices.percent(20)) {
      inner = Text.of("TRIM(").add(inner).words(")");
    }
    return switch (choices.below(5)) {
      case 1 -> Text.of(choices.of("UPPER(", "LOWER(")).add(inner).words(")");
      case 2 -> Text.of("REPLACE(").add(inner).words(choices.of(", 'N' , 'n' )", ", '-' , '' )"));
      case 3 -> Text.of("NULLIF(").add(inner).words(choices.of(", 'Al' )", ", 'cnry-2' )"));
      case 4 -> Text.of("COALESCE(").add(inner).words(", 'Al' )");
      default -> Text.of("TRIM(").add(inner).words(")");
    };
  }

  /** Of another type, too long, or in another form. */
  private Text odd(Domain domain) {
    Object value = choices.of(domain.pool());
    if (domain == Domain.PLAIN_NUMBER || domain == Domain.PLAIN_TRUTH) {
      // whether a database comes to convert a text that is no number depends on its plan
      return new Text().token(choices.of(Domain.text(value.toString(), product()), "7"));
    }
    boolean sealed = domain != Domain.PLAIN_TEXT;
    String canary = sealed ? "CNRY-" : "x";
    return switch (choices.below(5)) {
      case 1 -> new Text().token(Domain.text(value.toString(), product()));
      case 2 -> parameter(isStringTaken(domain) ? canary.repeat(13) : value);
      case 3 -> new Text().token(Domain.text(canary.repeat(13), product()));
      case 4 -> new Text().token(sealed ? "864209751" : "7");
      // PostgreSQL's driver refuses setString for what is no text; Bulla converts
      default -> parameter(isStringTaken(domain) ? value.toString() : value);
    };
  }

  private boolean isStringTaken(Domain domain) {
    return domain != Domain.BINARY && (domain.isText() || !is(Product.POSTGRESQL));
  }

  /** Several values of a domain between parentheses. */
  Text values(Domain domain) {
    Text list = new Text().token("(");
    int count = 1 + choices.below(3);
    for (int i = 0; i < count; i++) {
      list.add(i == 0 ? new Text() : Text.of(",")).add(value(domain));
    }
    return list.token(")");
  }

  boolean is(Product... products) {
    return List.of(products).contains(product());
  }
}
