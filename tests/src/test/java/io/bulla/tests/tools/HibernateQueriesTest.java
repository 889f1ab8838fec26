package io.bulla.tests.tools;

import io.bulla.tests.databases.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What Hibernate makes of queries is answered as over plain tables. */
final class HibernateQueriesTest {

  /** Parameters are ?1 and ?2: two persons' numbers. */
  private static final List<String> QUERIES =
      List.of(
          "from Person p where p.ssn = ?1",
          "from Person p where p.ssn in (?1, ?2) order by p.id",
          "from Person p where p.ssn <> ?1 order by p.id",
          "from Person p where p.ssn is null",
          "from Person p where p.ssn is not null and (p.name like 'A%' or p.ssn = ?1) order by p.id",
          "select count(distinct p.ssn) from Person p",
          "select count(distinct p.ssn), count(p), max(p.id) from Person p where p.ssn <> ?1",
          "select p.ssn from Person p where p.id = 1",
          "select distinct p.ssn from Person p",
          "select p.ssn, count(p) from Person p group by p.ssn",
          "select p.ssn, count(p) from Person p group by p.ssn having count(p) > 1",
          "select p.name, p.ssn, p.salary from Person p where p.ssn = ?1 order by p.name",
          "select new list(p.ssn, p.name) from Person p where p.ssn = ?1",
          "select case when p.ssn = ?1 then 'one' when p.ssn = ?2 then 'two' else 'other' end from"
              + " Person p order by p.id",
          "select sum(case when p.ssn = ?1 then 1 else 0 end) from Person p",
          "select count(p) > 0 from Person p where p.ssn = ?1",
          "select exists (select 1 from Person q where q.ssn = ?1) from Person p where p.id = 1",
          "from Person p where exists (select c from Claim c where c.holder.ssn = p.ssn) order by p.id",
          "from Person p where p.ssn in (select c.holder.ssn from Claim c) order by p.id",
          "from Person p where not exists (select 1 from Person q where q.ssn = p.ssn and q.id <> p.id)"
              + " order by p.id",
          "from Person p where p.ssn = (select q.ssn from Person q where q.id = 2)",
          "from Person p where p.ssn = any (select q.ssn from Person q where q.id < 3) order by p.id",
          "select c from Claim c join c.holder h where h.ssn = ?1 order by c.id",
          "select c.holder.ssn, c.amount from Claim c order by c.id",
          "select c from Claim c join fetch c.holder h where h.ssn in (?1, ?2) order by c.id",
          "select distinct p.ssn, p.name from Person p left join p.claims c where p.ssn = ?1",
          "select p.id, (select count(c) from Claim c where c.holder = p and p.ssn = ?1) from Person p"
              + " order by p.id",
          "select a.id, b.id from Person a, Person b where a.ssn = b.ssn and a.id < b.id",
          "select p.id, coalesce(p.ssn, p.ssn) from Person p order by p.id",
          "select p.id, row_number() over (partition by p.ssn order by p.id) from Person p order by"
              + " p.id",
          "from Person p where p.ssn = ?1 and size(p.claims) > 0",
          "from Person p where ?1 = p.ssn",
          "from Person p where p.ssn = 'CNRY-1'",
          "from Person p where p.ssn is distinct from ?1 order by p.id",
          "from Person p where (p.ssn, p.id) in ((?1, 1), (?2, 2)) order by p.id",
          "select p.ssn from Person p where p.id = 1 union all select p.ssn from Person p where p.id ="
              + " 2",
          "with w as (select p.ssn as s, p.id as i from Person p) select v.s from w v where v.s = ?1",
          "select t.s from (select p.ssn as s, p.id as i from Person p) t where t.s = ?1");

  private static final List<String> CHANGES =
      List.of(
          "update Person p set p.ssn = ?1 where p.id = 3",
          "update Person p set p.ssn = ?1, p.name = 'new' where p.ssn = ?2",
          "update Person p set p.ssn = null where p.ssn = ?1",
          "update Person p set p.name = 'hit' where p.ssn in (select c.holder.ssn from Claim c)",
          "update Person p set p.salary = 86420975.99 where p.ssn = ?1",
          "insert into Person (id, name, ssn) values (40, 'x', ?1)",
          "insert into Person (id, name, ssn) select p.id + 50, p.name, p.ssn from Person p where p.id < 3",
          "delete from Claim c where c.holder.ssn = ?1",
          "delete from Person p where p.ssn = 'CNRY-9'");

  /** Mapped by Hibernate. */
  @Entity(name = "Person")
  @Table(name = "person")
  static class Person {
    @Id @Nullable Long id;

    @Column(length = 40)
    @Nullable String name;

    @Column(length = 20)
    @Nullable String ssn;

    @Column(precision = 14, scale = 2)
    @Nullable BigDecimal salary;

    @OneToMany(mappedBy = "holder")
    List<Claim> claims = new ArrayList<>();

    @Override
    public String toString() {
      return id + " " + name + " " + ssn + " " + salary;
    }
  }

  /** Mapped by Hibernate. */
  @Entity(name = "Claim")
  @Table(name = "claim")
  static class Claim {
    @Id @Nullable Long id;
    int amount;

    @ManyToOne(fetch = FetchType.LAZY)
    @Nullable Person holder;

    @Override
    public String toString() {
      return id + " " + amount + " " + holder;
    }
  }

  @TestFactory
  List<DynamicTest> queriesAndChangesAreAnswered() {
    List<DynamicTest> tests = new ArrayList<>();
    for (TestDatabase database : Bench.databases()) {
      tests.add(DynamicTest.dynamicTest(database.name(), () -> all(database)));
    }
    return tests;
  }

  private static void all(TestDatabase database) throws Exception {
    Bench bench = new Bench(database);
    bench.same(HibernateQueriesTest::answers);
    bench.assertSealed();
  }

  private static String answers(DataSource source) {
    List<String> answers = new ArrayList<>();
    try (SessionFactory sessions = open(source)) {
      fill(sessions);
      QUERIES.forEach(query -> answers.add(query + " -> " + rows(sessions, query)));
      for (String change : CHANGES) {
        answers.add(change + " -> " + changed(sessions, change));
        answers.add(rows(sessions, "from Person p order by p.id"));
      }
    }
    return String.join("\n", answers);
  }

  private static String rows(SessionFactory sessions, String query) {
    return sessions.fromTransaction(session -> rows(session.createQuery(query, Object.class)));
  }

  private static int changed(SessionFactory sessions, String change) {
    return sessions.fromTransaction(
        session -> {
          var mutation = session.createMutationQuery(change);
          for (int i = 1; i <= 2; i++) {
            if (change.contains("?" + i)) {
              mutation.setParameter(i, "CNRY-" + i);
            }
          }
          return mutation.executeUpdate();
        });
  }

  private static String rows(Query<Object> query) {
    for (int i = 1; i <= 2; i++) {
      if (query.getQueryString().contains("?" + i)) {
        query.setParameter(i, "CNRY-" + i);
      }
    }
    List<String> rows = new ArrayList<>();
    for (Object row : query.getResultList()) {
      rows.add(row instanceof Object[] several ? Arrays.toString(several) : String.valueOf(row));
    }
    if (!query.getQueryString().contains("order by")) {
      rows.sort(null);
    }
    return rows.toString();
  }

  private static SessionFactory open(DataSource source) {
    Configuration configuration = new Configuration();
    configuration.addAnnotatedClass(Person.class);
    configuration.addAnnotatedClass(Claim.class);
    configuration.getProperties().put("hibernate.connection.datasource", source);
    configuration.setProperty("hibernate.hbm2ddl.auto", "create");
    return configuration.buildSessionFactory();
  }

  private static void fill(SessionFactory sessions) {
    sessions.inTransaction(
        session -> {
          for (int i = 1; i <= 6; i++) {
            Person person = new Person();
            person.id = (long) i;
            person.name = i % 2 == 0 ? "Al" : "Bo";
            person.ssn = i == 6 ? null : "CNRY-" + (i == 5 ? 1 : i);
            person.salary = new BigDecimal("86420975.1" + i);
            session.persist(person);
            Claim claim = new Claim();
            claim.id = (long) i;
            claim.amount = i * 10;
            claim.holder = i < 4 ? person : null;
            session.persist(claim);
          }
        });
  }
}
