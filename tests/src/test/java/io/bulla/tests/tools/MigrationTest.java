package io.bulla.tests.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Flyway and Liquibase make a table with sealed columns as they make a plain one. */
final class MigrationTest {
  private static final String CREATE =
      """
      CREATE TABLE person (
        id INT PRIMARY KEY,
        name VARCHAR(40), -- a comment
        ssn VARCHAR(20) UNIQUE,
        salary DECIMAL(14,2)
      );
      CREATE INDEX by_name ON person (name);
      """;

  private static final String FILL =
      """
      INSERT INTO person (id, name, ssn, salary) VALUES (1, 'Ada', 'CNRY-1', 86420975.10);
      INSERT INTO person VALUES (2, 'Bo', 'CNRY-2', NULL), (3, 'Cy', NULL, 1);
      UPDATE person SET ssn = 'CNRY-3' WHERE id = 3;
      """;

  private static final String CHANGES =
      """
      databaseChangeLog:
        - changeSet:
            id: 1
            author: test
            changes:
              - createTable:
                  tableName: person
                  columns:
                    - column: { name: id, type: int, constraints: { primaryKey: true, nullable: false } }
                    - column: { name: name, type: varchar(40) }
                    - column: { name: ssn, type: varchar(20) }
                    - column: { name: salary, type: 'decimal(14,2)' }
              - createIndex:
                  tableName: person
                  indexName: by_ssn
                  columns:
                    - column: { name: ssn }
        - changeSet:
            id: 2
            author: test
            changes:
              - insert:
                  tableName: person
                  columns:
                    - column: { name: id, valueNumeric: 1 }
                    - column: { name: ssn, value: CNRY-1 }
                    - column: { name: salary, valueNumeric: 86420975.10 }
              - update:
                  tableName: person
                  where: "ssn = 'CNRY-1'"
                  columns:
                    - column: { name: name, value: Ada }
      """;

  @TempDir Path folder;

  static List<TestDatabase> databases() {
    return Bench.databases();
  }

  private static String people(DataSource source) {
    return new JdbcTemplate(source)
        .queryForList("SELECT id, name, ssn, salary FROM person ORDER BY id")
        .toString();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void flywayMigratesAndValidates(TestDatabase database) throws Exception {
    Files.writeString(folder.resolve("V1__create.sql"), CREATE);
    Files.writeString(folder.resolve("V2__fill.sql"), FILL);
    Bench bench = new Bench(database);
    String done =
        bench.same(
            source -> {
              Flyway flyway =
                  Flyway.configure().dataSource(source).locations("filesystem:" + folder).load();
              int first = flyway.migrate().migrationsExecuted;
              flyway.validate();
              int second = flyway.migrate().migrationsExecuted;
              String applied =
                  Arrays.stream(flyway.info().applied())
                      .map(MigrationInfo::getVersion)
                      .map(String::valueOf)
                      .collect(Collectors.joining(","));
              return first + " " + second + " " + applied + people(source);
            });
    assertThat(done).contains("2 0 1,2").contains("CNRY-3");
    bench.assertSealed();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void liquibaseUpdatesAndFindsNothingMoreToDo(TestDatabase database) throws Exception {
    Files.writeString(folder.resolve("changes.yaml"), CHANGES);
    Bench bench = new Bench(database);
    String done = bench.same(source -> updated(source) + people(source));
    assertThat(done).contains("2 0").contains("CNRY-1");
    bench.assertSealed();
  }

  private String updated(DataSource source) throws Exception {
    try (Connection connection = source.getConnection();
        DirectoryResourceAccessor files = new DirectoryResourceAccessor(folder)) {
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      Liquibase liquibase = new Liquibase("changes.yaml", files, database);
      Contexts all = new Contexts();
      int before = liquibase.listUnrunChangeSets(all, new LabelExpression()).size();
      liquibase.update(all);
      int after = liquibase.listUnrunChangeSets(all, new LabelExpression()).size();
      liquibase.update(all);
      return before + " " + after + " " + database.getShortName();
    }
  }
}
