package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Outcome;
import io.bulla.tests.kit.Sides;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A table of invented people on both sides. */
final class People {
  private static final String POLICY =
      """
      tables:
        person:
          columns:
            ssn:    { type: VARCHAR(20), search: [equality] }
            salary: { type: 'DECIMAL(14,2)' }
            note:   { type: VARCHAR(200) }
      """;

  /** What an application does on one connection. */
  interface Work {
    @Nullable Object on(Connection connection) throws Exception;
  }

  private People() {}

  static Sides open(TestDatabase database) throws SQLException {
    Sides sides = Sides.open(database, POLICY);
    sides.createTable(
        "person",
        "id INT PRIMARY KEY, name VARCHAR(40), ssn VARCHAR(20) UNIQUE, salary DECIMAL(14,2),"
            + " note VARCHAR(200)");
    for (int i = 1; i <= 5; i++) {
      sides.keep(
          "INSERT INTO person (id, name, ssn, salary, note) VALUES (?, ?, ?, ?, ?)",
          i,
          "N" + i,
          "CNRY-" + i,
          new BigDecimal("86420975.0" + i),
          "CNRY note " + i);
    }
    return sides;
  }

  /** Both sides do the same; the answer, or the class of the error. */
  static Outcome same(Sides sides, Work work) {
    Outcome plain = Outcome.of(() -> work.on(sides.plain()));
    Outcome sealed = Outcome.of(() -> work.on(sides.sealed()));
    assertThat(sealed.text())
        .as("plain %s, sealed %s", plain.detail(), sealed.detail())
        .isEqualTo(plain.text());
    Sides.assertNothingInClear("work");
    return sealed;
  }
}
