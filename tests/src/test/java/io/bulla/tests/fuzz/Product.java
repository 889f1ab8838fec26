package io.bulla.tests.fuzz;

import io.bulla.tests.databases.TestDatabase;
import java.util.Locale;

/** What a generator has to know about a database. */
enum Product {
  H2,
  POSTGRESQL,
  MARIADB;

  static Product of(TestDatabase database) {
    return switch (database) {
      case H2 -> H2;
      case POSTGRESQL -> POSTGRESQL;
      case MARIADB, MARIADB_THROUGH_MYSQL_DRIVER, MYSQL -> MARIADB;
    };
  }

  /** A simple lower-case name as an unquoted one is kept. */
  String folded(String name) {
    return this == H2 ? name.toUpperCase(Locale.ROOT) : name;
  }

  String quoted(String exact) {
    return this == MARIADB ? "`" + exact + "`" : '"' + exact + '"';
  }
}
