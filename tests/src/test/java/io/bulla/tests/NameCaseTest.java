package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy finds its columns in whatever case a table declares them. */
final class NameCaseTest {

  private static final String POLICY =
      """
      tables:
        person:
          columns:
            ssn: { type: VARCHAR(20), search: [equality] }
      """;

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aColumnThatIsCreatedInUpperCaseIsSealedAndStaysReadable(TestDatabase database)
      throws Exception {
    try (Sides sides = Sides.open(database, POLICY)) {
      sides.createTable("person", "ID INT PRIMARY KEY, SSN VARCHAR(20)");
      sides.keep("INSERT INTO person (Id, Ssn) VALUES (1, 'CNRY-1')");
      sides.keep("INSERT INTO person VALUES (?, ?)", 2, "CNRY-2");
      sides.assertSame("SELECT * FROM person WHERE sSN = ?", "CNRY-2");
      try (Connection another = sides.connect()) {
        assertThat(Answer.to(another, "SELECT ssn FROM person WHERE SSN = 'CNRY-1'"))
            .isEqualTo(new Answer.Rows(List.of("ssn"), List.of(List.of("text CNRY-1"))));
      }
    }
  }
}
