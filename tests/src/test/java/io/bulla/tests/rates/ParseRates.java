package io.bulla.tests.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * How many of the statements that a real database accepts Bulla's parser takes. It is no part of a
 * build: {@code -Dtest=ParseRates} names it and {@code -Drates} says what to measure: a database,
 * then pairs of a format and a file or directory, for example {@code "POSTGRESQL psql
 * regress/sql"}.
 */
final class ParseRates {
  @Test
  void measure() throws IOException, SQLException {
    String arguments = System.getProperty("rates");
    assertThat(arguments).as("-Drates=\"DATABASE format path ...\"").isNotBlank();
    Measurement.run(arguments.strip().split("\\s+"));
  }
}
