package io.bulla.tests.fuzz;

/**
 * A column of a base table.
 *
 * @param searched whether the policy declares equality
 * @param unique whether it has a UNIQUE constraint
 */
record Column(Name name, Domain domain, boolean sealed, boolean searched, boolean unique) {

  String definition(Product product) {
    boolean key = name.text().equals("id");
    return name.plain(product)
        + " "
        + domain.type(product)
        + (key ? " PRIMARY KEY" : unique ? " UNIQUE" : "");
  }
}
