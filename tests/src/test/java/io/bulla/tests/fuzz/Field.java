package io.bulla.tests.fuzz;

/** A column that a statement may name. */
record Field(Name qualifier, Name name, Domain domain, boolean sealed) {

  /**
   * Whether they are a plain text and a plain number. A database fails at the first text that is no
   * number; whether it comes to one depends on which condition it looks at first, as its plan is.
   */
  boolean failsByPlan(Field other) {
    return !sealed && !other.sealed && domain.isText() != other.domain.isText();
  }
}
