package io.bulla.jdbc;

import io.bulla.keys.ProtectedTable;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the views and synonyms over protected tables, views over such views included. */
final class GuardedNames {
  private static final String H2_VIEWS =
      "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS"
          + " WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA' UNION ALL"
          + " SELECT SYNONYM_SCHEMA, SYNONYM_NAME, SYNONYM_FOR FROM INFORMATION_SCHEMA.SYNONYMS";
  private static final String POSTGRESQL_VIEWS =
      "SELECT schemaname, viewname, definition FROM pg_catalog.pg_views WHERE schemaname NOT IN"
          + " ('pg_catalog', 'information_schema') UNION ALL"
          + " SELECT schemaname, matviewname, definition FROM pg_catalog.pg_matviews";
  private static final String MYSQL_VIEWS =
      "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE"
          + " TABLE_SCHEMA NOT IN ('sys', 'mysql', 'information_schema', 'performance_schema')";

  private GuardedNames() {}

  private record View(String schema, String name, @Nullable String definition) {}

  static CatalogCache.Guarded read(Connection connection, ProtectedSchema schema)
      throws SQLException {
    Set<String> names = new HashSet<>(ProtectedSchema.OWN_TABLES);
    for (ProtectedTable table : schema.tables()) {
      names.add(table.table().toLowerCase(Locale.ROOT));
    }
    Set<List<String>> over = new HashSet<>();
    List<View> rest = new ArrayList<>(views(connection, schema));
    while (rest.removeIf(view -> isOver(view, names, over))) {
      // a view found makes its own name one to look for
    }
    return new CatalogCache.Guarded(names, over);
  }

  /** A definition that may not be read counts as one over a protected table. */
  private static boolean isOver(View view, Set<String> names, Set<List<String>> over) {
    String definition = view.definition();
    if (definition != null
        && !definition.isEmpty()
        && !SqlText.mayMention(definition, Set.copyOf(names))) {
      return false;
    }
    names.add(view.name().toLowerCase(Locale.ROOT));
    over.add(List.of(view.schema(), view.name()));
    return true;
  }

  private static List<View> views(Connection connection, ProtectedSchema schema)
      throws SQLException {
    List<View> views = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query(schema))) {
      while (rows.next()) {
        views.add(new View(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
    }
    return views;
  }

  private static String query(ProtectedSchema schema) {
    if (schema.dialect() == Dialects.POSTGRESQL) {
      return POSTGRESQL_VIEWS;
    }
    return schema.dialect() == Dialects.MYSQL ? MYSQL_VIEWS : H2_VIEWS;
  }
}
