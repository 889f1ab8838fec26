package io.bulla.jdbc;

import io.bulla.keys.ProtectedColumn;
import io.bulla.keys.ProtectedTable;
import io.bulla.sql.TableInfo;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables of PostgreSQL that share rows with a protected one: its partitions and children hold some
 * of its rows, and a parent that has a column of a sealed column's name shows its cells.
 */
final class Inheritance {
  private static final String EDGES =
      "SELECT cn.nspname, c.relname, pn.nspname, p.relname FROM pg_catalog.pg_inherits i"
          + " JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid"
          + " JOIN pg_catalog.pg_namespace cn ON cn.oid = c.relnamespace"
          + " JOIN pg_catalog.pg_class p ON p.oid = i.inhparent"
          + " JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace"
          + " WHERE c.relkind IN ('r', 'p', 'f')";

  private final List<Edge> edges;
  private final Map<List<String>, TableInfo.Kind> related = new HashMap<>();

  /** Schema and name of a child and of its parent. */
  private record Edge(List<String> child, List<String> parent) {}

  private Inheritance(List<Edge> edges) {
    this.edges = edges;
  }

  static Inheritance read(Connection connection, ProtectedSchema schema) throws SQLException {
    List<Edge> edges = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(EDGES)) {
      while (rows.next()) {
        edges.add(
            new Edge(
                List.of(rows.getString(1), rows.getString(2)),
                List.of(rows.getString(3), rows.getString(4))));
      }
    }
    Inheritance inheritance = new Inheritance(edges);
    for (ProtectedTable table : schema.tables()) {
      inheritance.relate(table, connection, schema);
    }
    return inheritance;
  }

  /**
   * What was found, by schema and name. A protected table is among them when its parent is
   * protected too: rows are sealed under the parent's name, so they are written and read by it.
   */
  Map<List<String>, TableInfo.Kind> related() {
    return related;
  }

  private void relate(ProtectedTable table, Connection connection, ProtectedSchema schema)
      throws SQLException {
    List<String> self = List.of(table.schema(), table.table());
    Set<List<String>> family = new HashSet<>(Set.of(self));
    while (edges.stream().anyMatch(e -> family.contains(e.parent()) && family.add(e.child()))) {
      // each child found may have children
    }
    Set<List<String>> above = new HashSet<>(family);
    while (edges.stream().anyMatch(e -> above.contains(e.child()) && above.add(e.parent()))) {
      // each parent found may have parents
    }
    above.removeAll(family);
    for (List<String> parent : above) {
      // of a protected parent only its children are out of reach
      boolean plain = schema.table(parent.get(0), parent.get(1)).isEmpty();
      if (plain && hasSealed(parent, table, connection, schema)) {
        related.putIfAbsent(parent, TableInfo.Kind.PARENT);
      }
    }
    family.remove(self);
    family.forEach(place -> related.put(place, TableInfo.Kind.PARTITION));
  }

  /** A child's column that has the name of a parent's is the same column. */
  private static boolean hasSealed(
      List<String> parent, ProtectedTable table, Connection connection, ProtectedSchema schema)
      throws SQLException {
    Set<String> sealed = new HashSet<>();
    for (ProtectedColumn column : table.columns()) {
      sealed.add(column.name());
      column.search().forEach(kind -> sealed.add(kind.tokenColumn(column.name())));
    }
    return TableReader.columns(connection, schema, parent.get(0), parent.get(1)).stream()
        .anyMatch(column -> sealed.contains(column.name()));
  }
}
