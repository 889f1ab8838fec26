package io.bulla.jdbc;

import io.bulla.keys.ProtectedColumn;
import io.bulla.sql.dialect.Dialects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A constraint that takes no cell of versions that are about to be destroyed. No clock and no
 * message can stop a writer that sealed a batch long ago; the database can. Adding it waits for all
 * transactions that hold the table, so that none has such a cell uncommitted.
 *
 * <p>A CHECK that looks at new rows only; on MySQL, which would copy the table for it (and ignores
 * it before 8.0.16), two triggers.
 */
final class Fence {
  static final String PREFIX = "bulla_fence_";

  private final Connection connection;
  private final ProtectedSchema schema;
  private final CellTable table;

  /**
   * @param connection of its own: its lock timeouts are changed
   */
  Fence(Connection connection, ProtectedSchema schema, CellTable table) {
    this.connection = connection;
    this.schema = schema;
    this.table = table;
  }

  /**
   * Adds the constraint and drops those of earlier rotations, which it contains.
   *
   * @param active names the constraint
   * @param closed ids of keys that no cell may name from now on
   * @throws SQLException when it cannot be added now: a transaction holds the table, or this
   *     account may not alter it
   */
  void raise(int active, Collection<Integer> closed) throws SQLException {
    run(limitOfWaiting());
    String name = schema.tableNames().fold(PREFIX + HexFormat.of().toHexDigits(active), false);
    if (hasTriggers()) {
      raiseTriggers(name, closed);
    } else {
      raiseCheck(name, closed);
    }
  }

  private void raiseCheck(String name, Collection<Integer> closed) throws SQLException {
    if (!checks().contains(name)) {
      if (schema.dialect() == Dialects.MYSQL) {
        run("SET SESSION check_constraint_checks = OFF"); // else MariaDB copies the table
      }
      run(
          "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s)%s"
              .formatted(
                  table.qualified(),
                  table.quoted(name),
                  condition("", " NOT IN ", " AND ", closed),
                  unproved()));
    }
    List<String> there = checks();
    if (!there.contains(name)) {
      throw new SQLException("the database took the constraint and does not have it", "0A000");
    }
    for (String old : there) {
      if (!old.equals(name)) {
        run("ALTER TABLE %s DROP CONSTRAINT %s".formatted(table.qualified(), table.quoted(old)));
      }
    }
  }

  private void raiseTriggers(String name, Collection<Integer> closed) throws SQLException {
    for (String event : List.of("INSERT", "UPDATE")) {
      String trigger = name + "_" + event.toLowerCase(Locale.ROOT);
      if (!triggers().contains(trigger)) {
        run(
            ("CREATE TRIGGER %s.%s BEFORE %s ON %s FOR EACH ROW IF %s THEN SIGNAL SQLSTATE '23000'"
                    + " SET MESSAGE_TEXT = '%s: a cell of a destroyed key'; END IF")
                .formatted(
                    table.quoted(table.table().schema()),
                    table.quoted(trigger),
                    event,
                    table.qualified(),
                    condition("NEW.", " IN ", " OR ", closed),
                    name));
      }
    }
    for (String old : triggers()) {
      if (!old.startsWith(name)) {
        run(
            "DROP TRIGGER IF EXISTS %s.%s"
                .formatted(table.quoted(table.table().schema()), table.quoted(old)));
      }
    }
  }

  private String condition(
      String row, String operator, String junction, Collection<Integer> closed) {
    List<String> literals = new ArrayList<>();
    for (int keyId : closed) {
      literals.add(schema.dialect().bytes(HexFormat.of().toHexDigits(keyId)));
    }
    List<String> conditions = new ArrayList<>();
    for (ProtectedColumn column : table.table().columns()) {
      conditions.add(
          "SUBSTRING(%s FROM 6 FOR 4)%s(%s)"
              .formatted(row + table.quoted(column.name()), operator, String.join(", ", literals)));
    }
    return String.join(junction, conditions);
  }

  /** Rows that are there are looked at afterwards, without holding the table. */
  private String unproved() {
    if (schema.dialect() == Dialects.POSTGRESQL) {
      return " NOT VALID";
    }
    return schema.dialect() == Dialects.MYSQL ? "" : " NOCHECK";
  }

  /** Statements of the application wait behind this one: it gives up soon and comes again. */
  private String limitOfWaiting() {
    if (schema.dialect() == Dialects.POSTGRESQL) {
      return "SET lock_timeout = '2s'";
    }
    return schema.dialect() == Dialects.MYSQL
        ? "SET SESSION lock_wait_timeout = 2"
        : "SET LOCK_TIMEOUT 2000";
  }

  private boolean hasTriggers() throws SQLException {
    String version = String.valueOf(connection.getMetaData().getDatabaseProductVersion());
    return schema.dialect() == Dialects.MYSQL && !version.contains("MariaDB");
  }

  private List<String> checks() throws SQLException {
    return names(
        "SELECT CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?");
  }

  private List<String> triggers() throws SQLException {
    return names(
        "SELECT TRIGGER_NAME FROM INFORMATION_SCHEMA.TRIGGERS"
            + " WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?");
  }

  private List<String> names(String query) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table.table().schema());
      statement.setString(2, table.table().table());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String name = rows.getString(1);
          if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
