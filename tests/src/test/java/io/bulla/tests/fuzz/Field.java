package io.bulla.tests.fuzz;

/** A column that a statement may name. */
record Field(Name qualifier, Name name, Domain domain, boolean sealed) {}
