package io.bulla.tests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What can be named at a place: the tables of this FROM and of those around it. */
final class Scope {
  private final World world;
  private final Choices choices;
  private final List<Field> fields = new ArrayList<>();
  private final List<Name> qualifiers = new ArrayList<>();

  Scope(World world, Choices choices) {
    this.world = world;
    this.choices = choices;
  }

  void add(Table table, Name qualifier) {
    qualifiers.add(qualifier);
    for (Column column : table.columns()) {
      fields.add(new Field(qualifier, column.name(), column.domain(), column.sealed()));
    }
  }

  void add(Field field) {
    if (!qualifiers.contains(field.qualifier())) {
      qualifiers.add(field.qualifier());
    }
    fields.add(field);
  }

  List<Field> fields() {
    return fields;
  }

  List<Name> qualifiers() {
    return qualifiers;
  }

  /** Any field, a sealed one more likely. */
  Field any() {
    List<Field> sealed = fields.stream().filter(Field::sealed).toList();
    return sealed.isEmpty() || choices.percent(30) ? choices.of(fields) : choices.of(sealed);
  }

  /** One that fits the wish, or any. */
  Field such(Predicate<Field> wish) {
    List<Field> fitting = fields.stream().filter(wish).toList();
    return fitting.isEmpty() ? any() : choices.of(fitting);
  }

  /** A reference: qualified where the name alone is not enough, and often where it is. */
  Text reference(Field field) {
    List<Field> same = fields.stream().filter(each -> each.name().equals(field.name())).toList();
    String name = field.name().spelled(world.product(), choices);
    // the database may take the nearer of two; a plain one's value would rightly go in clear
    boolean misleads = same.stream().allMatch(Field::sealed);
    boolean alone = same.size() == 1 ? choices.percent(60) : misleads && choices.percent(3);
    if (alone) {
      return new Text().token(name);
    }
    String qualifier = field.qualifier().spelled(world.product(), choices);
    if (choices.percent(3)) {
      return new Text().token(qualifier).token(".").token(name);
    }
    return new Text().token(qualifier + "." + name);
  }

  /** Those around are seen from inside as well. */
  Scope inside(Scope outer) {
    for (Field field : outer.fields) {
      if (!qualifiers.contains(field.qualifier())) {
        fields.add(field);
      }
    }
    return this;
  }
}
