package io.bulla.benchmarks;

/**
 * The texts of the workloads.
 *
 * @param byId one customer
 * @param bySsn the same by a protected column
 * @param range a thousand customers, three protected values each
 * @param insert one row
 * @param update two protected values of one row
 * @param join over protected columns
 */
record Texts(String byId, String bySsn, String range, String insert, String update, String join) {
  static final Texts PLAIN =
      new Texts(
          "SELECT name, ssn, email, phone FROM customer WHERE id = ?",
          "SELECT name, ssn, email, phone FROM customer WHERE ssn = ?",
          "SELECT ssn, email, phone FROM customer WHERE id >= ? AND id < ?",
          "INSERT INTO enrolled (id, name, ssn, email, phone) VALUES (?, ?, ?, ?, ?)",
          "UPDATE customer SET email = ?, phone = ? WHERE id = ?",
          "SELECT c.name, c.ssn, l.amount FROM customer c JOIN claim l ON l.holder_ssn = c.ssn"
              + " WHERE c.id = ?");

  /** With the token column that a careful team would add by hand. */
  static final Texts BY_HAND =
      new Texts(
          PLAIN.byId,
          "SELECT name, ssn, email, phone FROM customer WHERE ssn_token = ?",
          PLAIN.range,
          "INSERT INTO enrolled (id, name, ssn, ssn_token, email, phone) VALUES (?, ?, ?, ?, ?, ?)",
          PLAIN.update,
          "SELECT c.name, c.ssn, l.amount FROM customer c"
              + " JOIN claim l ON l.holder_ssn_token = c.ssn_token WHERE c.id = ?");
}
