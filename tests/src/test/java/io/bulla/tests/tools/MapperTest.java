package io.bulla.tests.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.bulla.tests.databases.TestDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

/** Mappers read and write sealed columns as plain ones. */
final class MapperTest {
  static final String CREATE =
      "CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(40), ssn VARCHAR(20) UNIQUE,"
          + " salary DECIMAL(14,2))";

  static List<TestDatabase> databases() {
    return Bench.databases();
  }

  /** Mapped by MyBatis. */
  interface People {
    @Insert("INSERT INTO person (id, name, ssn, salary) VALUES (#{id}, #{name}, #{ssn}, #{salary})")
    int add(Map<String, Object> person);

    @Select("SELECT id, name, ssn, salary FROM person WHERE ssn = #{ssn}")
    Map<String, Object> bySsn(@Param("ssn") String ssn);

    @Select(
        "<script>SELECT id FROM person WHERE ssn IN <foreach collection='all' item='each'"
            + " open='(' separator=',' close=')'>#{each}</foreach> ORDER BY id</script>")
    List<Integer> among(@Param("all") List<String> all);

    @Update("UPDATE person SET ssn = #{next} WHERE ssn = #{ssn}")
    int change(@Param("ssn") String ssn, @Param("next") String next);

    @Delete("DELETE FROM person WHERE ssn = #{ssn}")
    int remove(@Param("ssn") String ssn);
  }

  private static Map<String, Object> person(int id) {
    return Map.of(
        "id", id, "name", "N" + id, "ssn", "CNRY-" + id, "salary", new BigDecimal("86420975.50"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void myBatisMapsAndBatches(TestDatabase database) throws Exception {
    Bench bench = new Bench(database);
    bench.same(source -> String.valueOf(new JdbcTemplate(source).update(CREATE)));
    bench.same(MapperTest::mapped);
    bench.assertSealed();
  }

  private static String mapped(DataSource source) {
    Configuration configuration =
        new Configuration(new Environment("test", new JdbcTransactionFactory(), source));
    configuration.addMapper(People.class);
    SqlSessionFactory sessions = new SqlSessionFactoryBuilder().build(configuration);
    List<Object> seen = new ArrayList<>();
    try (SqlSession session = sessions.openSession(ExecutorType.BATCH)) {
      for (int id = 10; id < 30; id++) {
        session.getMapper(People.class).add(person(id));
      }
      seen.add(Arrays.toString(session.flushStatements().get(0).getUpdateCounts()));
      session.commit();
    }
    try (SqlSession session = sessions.openSession()) {
      People people = session.getMapper(People.class);
      seen.add(people.add(person(1)));
      seen.add(new java.util.TreeMap<>(people.bySsn("CNRY-1")).toString());
      seen.add(people.among(List.of("CNRY-1", "CNRY-12", "CNRY-99")));
      seen.add(people.change("CNRY-1", "CNRY-2"));
      seen.add(people.remove("CNRY-2") + " " + people.remove("CNRY-1"));
      session.commit();
    }
    return seen.toString();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void jooqReadsWritesAndSeesTheLogicalTable(TestDatabase database) throws Exception {
    Bench bench = new Bench(database);
    bench.same(source -> String.valueOf(new JdbcTemplate(source).update(CREATE)));
    SQLDialect dialect =
        switch (database) {
          case H2 -> SQLDialect.H2;
          case POSTGRESQL -> SQLDialect.POSTGRES;
          case MARIADB, MARIADB_THROUGH_MYSQL_DRIVER -> SQLDialect.MARIADB;
          case MYSQL -> SQLDialect.MYSQL;
        };
    bench.same(source -> queried(source, dialect));
    bench.assertSealed();
  }

  private static String queried(DataSource source, SQLDialect dialect) {
    DSLContext jooq = DSL.using(source, dialect);
    boolean upper = dialect == SQLDialect.H2;
    Table<?> person = table(name(upper ? "PERSON" : "person"));
    Field<Integer> id = field(name(upper ? "ID" : "id"), Integer.class);
    Field<String> ssn = field(name(upper ? "SSN" : "ssn"), String.class);
    Field<BigDecimal> salary = field(name(upper ? "SALARY" : "salary"), BigDecimal.class);
    List<Object> seen = new ArrayList<>();
    seen.add(
        jooq.insertInto(person, id, ssn, salary)
            .values(1, "CNRY-1", new BigDecimal("86420975.10"))
            .values(2, "CNRY-2", null)
            .execute());
    seen.add(jooq.select(id, ssn, salary).from(person).where(ssn.eq("CNRY-1")).fetch().format());
    seen.add(jooq.select(count()).from(person).where(ssn.in("CNRY-1", "CNRY-2")).fetchOne(0));
    seen.add(jooq.update(person).set(ssn, "CNRY-3").where(ssn.eq("CNRY-2")).execute());
    seen.add(jooq.selectDistinct(ssn).from(person).where(ssn.ne("CNRY-1")).fetch(ssn));
    String schema = schema(source);
    for (Table<?> each :
        jooq.meta()
            .filterSchemas(found -> found.getName().equals(schema))
            .getTables(person.getName())) {
      for (Field<?> field : each.fields()) {
        seen.add(field.getName() + " " + field.getDataType());
      }
    }
    return seen.toString();
  }

  /** The schema of the connection; MySQL has databases in its place. */
  static String schema(DataSource source) {
    ConnectionCallback<String> schema =
        connection -> {
          String found = connection.getSchema();
          return found == null ? connection.getCatalog() : found;
        };
    return Objects.requireNonNull(new JdbcTemplate(source).execute(schema));
  }

  private static SimpleJdbcInsert insert(DataSource source, TestDatabase database) {
    SimpleJdbcInsert insert = new SimpleJdbcInsert(source).withTableName("person");
    // other databases of the server have such a table too
    return database.isMySqlFamily() ? insert.withCatalogName(schema(source)) : insert;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void springsTemplatesTranslateValuesAndErrors(TestDatabase database) throws Exception {
    Bench bench = new Bench(database);
    bench.same(
        source -> {
          JdbcTemplate jdbc = new JdbcTemplate(source);
          List<Object> seen = new ArrayList<>();
          seen.add(jdbc.update(CREATE));
          List<Object[]> rows = new ArrayList<>();
          for (int id = 1; id < 20; id++) {
            rows.add(new Object[] {id, "CNRY-" + id, new BigDecimal("86420975.5")});
          }
          seen.add(
              Arrays.toString(
                  jdbc.batchUpdate("INSERT INTO person (id, ssn, salary) VALUES (?, ?, ?)", rows)));
          // asks the metadata for the columns' types
          seen.add(
              insert(source, database)
                  .usingColumns("id", "name", "ssn", "salary")
                  .execute(person(50)));
          seen.add(
              new NamedParameterJdbcTemplate(source)
                  .queryForList(
                      "SELECT id FROM person WHERE ssn IN (:all) ORDER BY id",
                      Map.of("all", List.of("CNRY-50", "CNRY-3")),
                      Integer.class));
          seen.add(
              jdbc.queryForObject(
                  "SELECT salary FROM person WHERE ssn = ?", BigDecimal.class, "CNRY-50"));
          try {
            seen.add(jdbc.update("INSERT INTO person (id, ssn) VALUES (90, ?)", "CNRY-50"));
          } catch (DuplicateKeyException e) {
            assertThat(String.valueOf(e.getMessage())).doesNotContain("ssn__eq");
            seen.add("duplicate");
          }
          return seen.toString();
        });
    bench.assertSealed();
  }
}
