package io.bulla.tests.tools;

import io.bulla.tests.databases.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.criteria.CriteriaQuery;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hibernate makes, validates and uses a table with sealed columns as a plain one. */
final class HibernateTest {

  static List<TestDatabase> databases() {
    return Bench.databases();
  }

  /** Mapped by Hibernate. */
  @Entity(name = "Person")
  @Table(name = "person")
  static class Person {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(length = 40)
    @Nullable String name;

    @Column(length = 20)
    @Nullable String ssn;

    @Column(precision = 14, scale = 2)
    @Nullable BigDecimal salary;
  }

  private static Person person(String ssn) {
    Person person = new Person();
    person.name = "Ada";
    person.ssn = ssn;
    person.salary = new BigDecimal("86420975.10");
    return person;
  }

  private static SessionFactory open(DataSource source, String schema) {
    Configuration configuration = new Configuration();
    configuration.addAnnotatedClass(Person.class);
    configuration.getProperties().put("hibernate.connection.datasource", source);
    configuration.setProperty("hibernate.hbm2ddl.auto", schema);
    configuration.setProperty("hibernate.jdbc.batch_size", "10");
    return configuration.buildSessionFactory();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void entitiesAreMadeValidatedReadAndWritten(TestDatabase database) throws Exception {
    Bench bench = new Bench(database);
    bench.same(source -> worked(source, "create"));
    bench.same(source -> worked(source, "validate"));
    bench.same(source -> worked(source, "update"));
    bench.assertSealed();
  }

  private static String worked(DataSource source, String schema) {
    List<Object> seen = new ArrayList<>();
    try (SessionFactory sessions = open(source, schema)) {
      String own = "CNRY-" + schema;
      sessions.inTransaction(
          session -> {
            for (int i = 0; i < 25; i++) {
              session.persist(person(own + i));
            }
          });
      sessions.inTransaction(
          session -> {
            Person found =
                session
                    .createQuery("from Person where ssn = :ssn", Person.class)
                    .setParameter("ssn", own + 7)
                    .getSingleResult();
            seen.add(found.id + found.ssn + found.salary);
            found.ssn = own + "-c";
          });
      sessions.inTransaction(
          session -> {
            CriteriaQuery<Person> query = session.getCriteriaBuilder().createQuery(Person.class);
            var root = query.from(Person.class);
            query.where(root.get("ssn").in(own + "-c", own + 8, own + 7));
            query.orderBy(session.getCriteriaBuilder().asc(root.get("id")));
            for (Person each : session.createQuery(query).getResultList()) {
              seen.add(each.ssn + " " + each.name);
            }
            seen.add(
                session
                    .createQuery("select count(p) from Person p where p.ssn <> ?1", Long.class)
                    .setParameter(1, own + 1)
                    .getSingleResult());
            seen.add(
                session
                    .createMutationQuery("delete from Person where ssn = ?1")
                    .setParameter(1, own + 2)
                    .executeUpdate());
          });
    }
    return seen.toString();
  }

  /** The same table, later: a number belongs to one person, and a name is looked up. */
  @Entity(name = "UniquePerson")
  @Table(
      name = "person",
      uniqueConstraints = @UniqueConstraint(columnNames = {"name", "ssn"}),
      indexes = @Index(name = "person_by_ssn", columnList = "ssn"))
  static class UniquePerson {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(length = 40)
    @Nullable String name;

    @Column(length = 20, unique = true)
    @Nullable String ssn;

    @Column(precision = 14, scale = 2)
    @Nullable BigDecimal salary;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void anUpdateOfTheSchemaAddsConstraintsAndIndexes(TestDatabase database) throws Exception {
    Bench bench = new Bench(database);
    bench.same(source -> worked(source, "create"));
    for (int run = 1; run <= 2; run++) {
      bench.same(HibernateTest::updated);
    }
    bench.assertSealed();
  }

  private static String updated(DataSource source) throws SQLException {
    Configuration configuration = new Configuration();
    configuration.addAnnotatedClass(UniquePerson.class);
    configuration.getProperties().put("hibernate.connection.datasource", source);
    configuration.setProperty("hibernate.hbm2ddl.auto", "update");
    configuration.setProperty("hibernate.hbm2ddl.halt_on_error", "true");
    configuration.setProperty(
        "hibernate.hbm2ddl.jdbc_metadata_extraction_strategy", "individually");
    configuration.buildSessionFactory().close();
    Set<String> unique = new TreeSet<>();
    try (Connection connection = source.getConnection()) {
      String table = connection.getMetaData().storesUpperCaseIdentifiers() ? "PERSON" : "person";
      try (ResultSet indexes =
          connection
              .getMetaData()
              .getIndexInfo(connection.getCatalog(), connection.getSchema(), table, false, false)) {
        while (indexes.next()) {
          unique.add(
              (indexes.getBoolean("NON_UNIQUE") ? "index " : "unique ")
                  + indexes.getString("ORDINAL_POSITION")
                  + indexes.getString("COLUMN_NAME"));
        }
      }
    }
    return unique.toString();
  }
}
