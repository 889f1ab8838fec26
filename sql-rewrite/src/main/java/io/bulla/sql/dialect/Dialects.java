package io.bulla.sql.dialect;

import java.util.List;
import java.util.Optional;

/** The databases Bulla knows: a new one is one class and one line here. */
public final class Dialects {
  public static final Dialect H2 = new H2Dialect();
  public static final Dialect POSTGRESQL = new PostgreSqlDialect();
  public static final Dialect MYSQL = new MySqlDialect();

  /** Every dialect. */
  public static final List<Dialect> ALL = List.of(H2, POSTGRESQL, MYSQL);

  private Dialects() {}

  /** The dialect of a database, by what its driver's {@code DatabaseMetaData} says. */
  public static Optional<Dialect> of(String productName, String productVersion) {
    return ALL.stream().filter(dialect -> dialect.matches(productName, productVersion)).findFirst();
  }
}
