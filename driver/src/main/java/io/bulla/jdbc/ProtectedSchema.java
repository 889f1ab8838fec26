package io.bulla.jdbc;

import io.bulla.keys.ProtectedColumn;
import io.bulla.keys.ProtectedTable;
import io.bulla.sql.NameCase;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policy under the names one database stores. Immutable.
 *
 * @param schema the governed schema as stored (MySQL: the database)
 * @param tables the protected tables, existing or not
 */
record ProtectedSchema(
    Dialect dialect,
    String schema,
    NameCase tableNames,
    NameCase columnNames,
    List<ProtectedTable> tables) {
  /** Bulla's own tables. */
  static final Set<String> OWN_TABLES = Set.of("bulla_data_key", "bulla_column");

  ProtectedSchema {
    tables = List.copyOf(tables);
  }

  /** The protected table of that schema and name. */
  Optional<ProtectedTable> table(String inSchema, String name) {
    boolean here = inSchema.equals(schema);
    return here
        ? tables.stream().filter(table -> tableNames.matches(table.table(), name)).findFirst()
        : Optional.empty();
  }

  boolean isOwnTable(String inSchema, String name) {
    return inSchema.equals(schema) && OWN_TABLES.contains(name.toLowerCase(java.util.Locale.ROOT));
  }

  /** The sealed columns by stored name, in the order of the policy. */
  Map<String, SealedColumn> sealed(ProtectedTable table) {
    Map<String, SealedColumn> sealed = new LinkedHashMap<>();
    for (ProtectedColumn column : table.columns()) {
      sealed.put(
          column.name(),
          new SealedColumn(
              schema,
              table.table(),
              column.name(),
              column.type(),
              column.search(),
              column.compare(),
              column.joinGroup()));
    }
    return sealed;
  }

  /** The table as the policy has it; its other columns are not known. */
  Optional<TableInfo> planned(List<String> place) {
    return table(place.get(0), place.get(1))
        .map(
            table -> {
              Map<String, SealedColumn> sealed = sealed(table);
              return new TableInfo(
                  schema,
                  table.table(),
                  List.copyOf(sealed.keySet()),
                  TableInfo.Kind.PROTECTED,
                  sealed);
            });
  }
}
