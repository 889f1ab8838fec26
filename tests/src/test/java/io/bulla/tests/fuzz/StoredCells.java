package io.bulla.tests.fuzz;

import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the database really holds: cells, and one token for each value. */
final class StoredCells {
  private final World world;
  private final Connection database;
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();

  /**
   * @param database the connection behind Bulla's
   */
  StoredCells(World world, Connection database) {
    this.world = world;
    this.database = database;
  }

  /**
   * What is wrong with a table, seen in Bulla's transaction; empty when nothing is.
   *
   * @param rows its rows as Bulla reads them, in the order of the keys
   */
  String fault(Table table, Answer.Rows rows) throws SQLException {
    String all = "SELECT * FROM " + table.name().plain(world.product()) + " ORDER BY id";
    try (Statement statement = database.createStatement();
        ResultSet raw = statement.executeQuery(all)) {
      for (List<String> row : rows.rows()) {
        if (!raw.next()) {
          return "a row is missing below";
        }
        for (int i = 0; i < table.columns().size(); i++) {
          Column column = table.columns().get(i);
          String fault = column.sealed() ? fault(table, column, row.get(i), raw) : "";
          if (!fault.isEmpty()) {
            return column.name().text() + ": " + fault;
          }
        }
      }
      return raw.next() ? "there is a row more below" : "";
    }
  }

  private String fault(Table table, Column column, String value, ResultSet raw)
      throws SQLException {
    byte @Nullable [] cell = bytes(raw, column.name().text());
    if (value.equals("NULL")) {
      boolean none = !column.searched() || bytes(raw, column.name().text() + "__eq") == null;
      return cell == null && none ? "" : "NULL has a cell or a token";
    }
    if (cell == null) {
      return "a value without a cell";
    }
    String latin = new String(cell, StandardCharsets.ISO_8859_1);
    if (Sides.CANARIES.stream().anyMatch(latin::contains)) {
      return "stored in clear";
    }
    return column.searched()
        ? tokenFault(table, column, value, bytes(raw, column.name().text() + "__eq"))
        : "";
  }

  private String tokenFault(Table table, Column column, String value, byte @Nullable [] token) {
    if (token == null) {
      return "a value without a token";
    }
    String place = table.name().text() + "." + column.name().text() + " ";
    String hex = java.util.HexFormat.of().formatHex(token);
    String before = tokens.putIfAbsent(place + value, hex);
    if (before != null && !before.equals(hex)) {
      return "equal values have different tokens";
    }
    String other = values.putIfAbsent(place + hex, value);
    return other == null || other.equals(value) ? "" : "different values have equal tokens";
  }

  private byte @Nullable [] bytes(ResultSet raw, String column) throws SQLException {
    String label = world.product() == Product.H2 ? column : column.toLowerCase(Locale.ROOT);
    Object value = raw.getObject(label);
    return value instanceof Blob blob ? blob.getBytes(1, (int) blob.length()) : (byte[]) value;
  }
}
