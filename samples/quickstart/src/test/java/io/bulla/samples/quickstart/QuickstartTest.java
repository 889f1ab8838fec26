package io.bulla.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class QuickstartTest {

  @Test
  void applicationSeesTheRowAndTheDatabaseHoldsCells() throws SQLException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Quickstart.run(new PrintStream(output, true, StandardCharsets.UTF_8));

    String[] sides = output.toString(StandardCharsets.UTF_8).split("The database was sent");
    assertThat(sides).hasSize(2);
    assertThat(sides[0])
        .contains("found by ssn      Ada, born 1985-12-10")
        .contains("salary updated    1 row")
        .contains("Ada claims 700", "Ben claims 90")
        .contains("deleted by ssn    1 row")
        .containsPattern("ssn +078-05-1120")
        .containsPattern("salary +5900.00");
    assertThat(sides[1])
        .satisfies(side -> assertThat(side).containsIgnoringCase("ssn__eq"))
        .containsPattern("name +Ada")
        .containsPattern("ssn +[0-9a-f]{40}")
        .doesNotContain("078-05-1120", "5900.00", "1985-12-10");
  }
}
