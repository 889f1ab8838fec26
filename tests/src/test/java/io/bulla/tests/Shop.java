package io.bulla.tests;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;

/** Invented customers, their claims, and cities that nobody protects. */
final class Shop {

  private static final String POLICY =
      """
      tables:
        customer:
          columns:
            ssn:    { type: VARCHAR(20), search: [equality] }
            email:  { type: VARCHAR(60), search: [equality] }
            salary: { type: 'DECIMAL(14,2)', search: [equality] }
            birth:  { type: DATE, search: [equality] }
            note:   { type: TEXT }
        claim:
          columns:
            holder_ssn: { type: VARCHAR(20), search: [equality] }
        member:
          columns:
            ssn:   { type: VARCHAR(20), search: [equality] }
            email: { type: VARCHAR(60), search: [equality] }
            pin:   { type: VARCHAR(20) }
      joins:
        person-number: [customer.ssn, claim.holder_ssn]
      """;

  private Shop() {}

  static Sides open(TestDatabase database) throws SQLException {
    return open(database, "");
  }

  /**
   * @param more of the policy, in YAML, for example {@code suite: SM4-GCM} and a line feed
   */
  static Sides open(TestDatabase database, String more) throws SQLException {
    Sides sides = Sides.open(database, more + POLICY);
    sides.createTable(
        "customer",
        "id INT PRIMARY KEY, name VARCHAR(60), ssn VARCHAR(20), email VARCHAR(60),"
            + " salary DECIMAL(14,2), birth DATE, note TEXT");
    sides.createTable("claim", "id INT PRIMARY KEY, holder_ssn VARCHAR(20), amount INT");
    sides.createTable("city", "id INT PRIMARY KEY, name VARCHAR(60), code VARCHAR(20)");
    sides.createTable(
        "member",
        "id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20),"
            + " name VARCHAR(60), CONSTRAINT one_ssn UNIQUE (ssn)");
    customer(
        sides, 1, "Al", "CNRY-111", "CNRY-al@x.example", "86420975.10", "1913-02-01", "CNRY a");
    customer(sides, 2, "Bo", "CNRY-222", "CNRY-bo@x.example", "86420975.20", "1913-02-02", "");
    customer(
        sides, 3, "Cy", "CNRY-111", "CNRY-Al@x.example", "86420975.10", "1913-02-01", "CNRY c");
    customer(sides, 4, "Di", Answer.NULL, Answer.NULL, Answer.NULL, Answer.NULL, Answer.NULL);
    customer(sides, 5, "Zoë", "CNRY-ß😀", "", "86420975.00", "1913-12-31", "CNRY 😀");
    Object[][] claims = {
      {1, "CNRY-111", 10}, {2, "CNRY-222", 20}, {3, Answer.NULL, 30}, {4, "CNRY-999", 40}
    };
    for (Object[] claim : claims) {
      sides.keep("INSERT INTO claim (id, holder_ssn, amount) VALUES (?, ?, ?)", claim);
    }
    sides.keep(
        "INSERT INTO member VALUES (1, 'CNRY-111', 'CNRY-a@x', 'CNRY-1', 'Al'),"
            + " (2, 'CNRY-222', NULL, NULL, 'Bo'), (3, NULL, 'CNRY-c@x', 'CNRY-3', NULL)");
    sides.keep("INSERT INTO city VALUES (1, 'Ulm', 'U'), (2, 'Rom', 'R'), (3, 'Rom', NULL)");
    return sides;
  }

  private static void customer(
      Sides sides,
      int id,
      String name,
      Object ssn,
      Object email,
      Object salary,
      Object birth,
      Object note) {
    sides.keep(
        "INSERT INTO customer (id, name, ssn, email, salary, birth, note)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        id,
        name,
        ssn,
        email,
        salary instanceof String number ? new BigDecimal(number) : salary,
        birth instanceof String day ? Date.valueOf(day) : birth,
        note);
  }
}
