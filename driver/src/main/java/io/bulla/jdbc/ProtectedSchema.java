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
 * The policies under the names one database stores. Immutable.
 *
 * @param schemas the governed schemas as stored (MySQL: the databases), one a policy file
 * @param tables the protected tables, existing or not
 */
record ProtectedSchema(
    Dialect dialect,
    List<String> schemas,
    NameCase tableNames,
    NameCase columnNames,
    List<ProtectedTable> tables) {
  /** Bulla's own tables. */
  static final Set<String> OWN_TABLES = Set.of("bulla_data_key", "bulla_column");

  ProtectedSchema {
    schemas = List.copyOf(schemas);
    tables = List.copyOf(tables);
  }

  /** One picture of several policies' schemas, which have one dialect and one folding of names. */
  static ProtectedSchema merged(List<ProtectedSchema> parts) {
    ProtectedSchema first = parts.get(0);
    return new ProtectedSchema(
        first.dialect,
        parts.stream().flatMap(part -> part.schemas.stream()).toList(),
        first.tableNames,
        first.columnNames,
        parts.stream().flatMap(part -> part.tables.stream()).toList());
  }

  /** The schema of the first policy. */
  String schema() {
    return schemas.isEmpty() ? "" : schemas.get(0);
  }

  /** The protected table of that schema and name. */
  Optional<ProtectedTable> table(String inSchema, String name) {
    return tables.stream()
        .filter(table -> table.schema().equals(inSchema))
        .filter(table -> tableNames.matches(table.table(), name))
        .findFirst();
  }

  boolean isOwnTable(String inSchema, String name) {
    return schemas.contains(inSchema)
        && OWN_TABLES.contains(name.toLowerCase(java.util.Locale.ROOT));
  }

  /** The sealed columns by folded name, in the order of the policy. */
  Map<String, SealedColumn> sealed(ProtectedTable table) {
    Map<String, SealedColumn> sealed = new LinkedHashMap<>();
    for (ProtectedColumn column : table.columns()) {
      sealed.put(
          column.name(),
          new SealedColumn(
              table.schema(),
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
                  table.schema(),
                  table.table(),
                  List.copyOf(sealed.keySet()),
                  TableInfo.Kind.PROTECTED,
                  sealed);
            });
  }
}
