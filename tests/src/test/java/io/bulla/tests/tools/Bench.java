package io.bulla.tests.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.jdbc.BullaDataSource;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tests.kit.Outcome;
import io.bulla.tests.kit.Sides;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two empty schemas for a tool: one plain, one in which two columns of a table are sealed. */
final class Bench {
  private static final String POLICY =
      """
      tables:
        person:
          columns:
            ssn:    { type: VARCHAR(20), search: [equality] }
            salary: { type: 'DECIMAL(14,2)' }
      """;

  /** What a tool does over a data source; its answer is compared. */
  interface Work {
    String on(DataSource source) throws Exception;
  }

  /** Tools do not expect MariaDB behind MySQL's driver; Hibernate does not even start on it. */
  static List<TestDatabase> databases() {
    return TestDatabase.available().stream()
        .filter(each -> each != TestDatabase.MARIADB_THROUGH_MYSQL_DRIVER)
        .toList();
  }

  private final TestSchema plain;
  private final TestSchema sealed;
  private final DataSource plainSource;
  private final BullaDataSource sealedSource = new BullaDataSource();

  Bench(TestDatabase database) {
    this.plain = database.newSchema();
    this.sealed = database.newSchema();
    this.plainSource = new DriverManagerDataSource(plain.url(), plain.user(), plain.password());
    sealedSource.setUrl("jdbc:bulla:" + sealed.url().substring("jdbc:".length()));
    sealedSource.setUser(sealed.user());
    sealedSource.setPassword(sealed.password());
    sealedSource.setPolicy("file:" + Sides.policyFile(POLICY));
  }

  /** The tool does the same on both sides, and succeeds. */
  String same(Work work) {
    Outcome expected = Outcome.of(() -> named(work.on(plainSource), plain));
    assertThat(expected.failed()).as("plain: %s", expected.detail()).isFalse();
    Outcome actual = Outcome.of(() -> named(work.on(sealedSource), sealed));
    assertThat(actual.text()).as("sealed: %s", actual.detail()).isEqualTo(expected.text());
    return actual.text();
  }

  private static String named(String answer, TestSchema schema) {
    return answer
        .replace(schema.name().toUpperCase(Locale.ROOT), "SCHEMA")
        .replace(schema.name(), "SCHEMA");
  }

  /** What the tool wrote lies sealed in the table. */
  void assertSealed() throws Exception {
    try (Connection connection = sealed.plain();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT ssn, salary FROM person")) {
      int count = 0;
      while (rows.next()) {
        for (int column = 1; column <= 2; column++) {
          byte[] cell = rows.getBytes(column);
          assertThat(cell == null || (cell[0] == 0x49 && cell.length > 49)).isTrue();
        }
        count++;
      }
      assertThat(count).isPositive();
    }
  }
}
