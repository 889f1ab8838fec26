package io.bulla.jdbc;

import io.bulla.keys.ProtectedTable;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds what shows the cells of a protected table under another name: partitions and parents,
 * views, synonyms, linked tables, and views over any of these.
 */
final class GuardedNames {
  private GuardedNames() {}

  static CatalogCache.Guarded read(Connection connection, ProtectedSchema schema)
      throws SQLException {
    Set<String> names = new HashSet<>(ProtectedSchema.OWN_TABLES);
    for (ProtectedTable table : schema.tables()) {
      names.add(table.table().toLowerCase(Locale.ROOT));
    }
    Map<List<String>, TableInfo.Kind> related = new HashMap<>();
    if (schema.dialect() == Dialects.POSTGRESQL) {
      related.putAll(Inheritance.read(connection, schema).related());
      related.keySet().forEach(place -> names.add(place.get(1).toLowerCase(Locale.ROOT)));
    }
    List<Showing> rest = new ArrayList<>(Showing.all(connection, schema));
    while (rest.removeIf(showing -> isOver(showing, names, related))) {
      // what is found makes its own name one to look for
    }
    return new CatalogCache.Guarded(names, related);
  }

  /** A definition that may not be read counts as one over a protected table. */
  private static boolean isOver(
      Showing showing, Set<String> names, Map<List<String>, TableInfo.Kind> related) {
    String definition = showing.definition();
    if (definition != null
        && !definition.isEmpty()
        && !SqlText.mayMention(definition, Set.copyOf(names))) {
      return false;
    }
    names.add(showing.name().toLowerCase(Locale.ROOT));
    related.put(List.of(showing.schema(), showing.name()), showing.kind());
    return true;
  }
}
