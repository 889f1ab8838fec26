package io.bulla.sql.rewrite;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalTypes;
import io.bulla.policy.SearchKind;
import io.bulla.sql.Catalog;
import io.bulla.sql.NameCase;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.TableInfo.Kind;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The schema of the golden files, stored as each dialect's database stores names. */
final class ShopCatalog implements Catalog {
  private final NameCase names;
  private final NameCase columnNames;
  private final String schema;
  private final List<TableInfo> tables = new ArrayList<>();
  private final List<TableInfo> planned = new ArrayList<>();

  ShopCatalog(Dialect dialect) {
    boolean upper = dialect == Dialects.H2;
    boolean mysql = dialect == Dialects.MYSQL;
    names = upper ? NameCase.UPPER : mysql ? NameCase.EXACT : NameCase.LOWER;
    columnNames = upper ? NameCase.UPPER : mysql ? NameCase.INSENSITIVE : NameCase.LOWER;
    schema = stored("shop");
    tables.add(
        table(
            "customer",
            List.of("id", "name", "ssn", "email", "salary", "birth"),
            sealed("customer", "ssn", "VARCHAR(11)", true, "person"),
            sealed("customer", "email", "VARCHAR(255)", true, ""),
            sealed("customer", "salary", "DECIMAL(12,2)", false, "")));
    tables.add(
        table(
            "claim",
            List.of("id", "holder_ssn", "amount"),
            sealed("claim", "holder_ssn", "VARCHAR(11)", true, "person")));
    tables.add(
        table(
            "account",
            List.of("id", "login", "alias"),
            sealed("account", "login", "VARCHAR(40)", true, "", Comparison.IGNORE_CASE),
            sealed("account", "alias", "VARCHAR(40)", true, "")));
    tables.add(plain("orders", List.of("id", "customer_id", "status", "note")));
    tables.add(
        new TableInfo(
            stored("archive"),
            stored("customer"),
            List.of(stored("id"), stored("ssn")),
            Kind.PLAIN,
            Map.of()));
    tables.add(related("customer_view", Kind.VIEW));
    tables.add(related("customer_2024", Kind.PARTITION));
    tables.add(new TableInfo(schema, stored("bulla_data_key"), List.of(), Kind.INTERNAL, Map.of()));
    planned.add(
        table(
            "patient",
            List.of("id", "ssn", "salary", "photo"),
            sealed("patient", "ssn", "VARCHAR(11)", true, ""),
            sealed("patient", "salary", "DECIMAL(12,2)", false, "")));
  }

  private String stored(String name) {
    return names == NameCase.UPPER ? name.toUpperCase(Locale.ROOT) : name;
  }

  private SealedColumn sealed(
      String table, String name, String type, boolean equality, String group) {
    return sealed(table, name, type, equality, group, Comparison.EXACT);
  }

  private SealedColumn sealed(
      String table, String name, String type, boolean equality, String group, Comparison compare) {
    return new SealedColumn(
        schema,
        stored(table),
        stored(name),
        LogicalTypes.parse(type),
        equality ? Set.of(SearchKind.EQUALITY) : Set.of(),
        compare,
        group.isEmpty() ? Optional.empty() : Optional.of(group));
  }

  private TableInfo table(String name, List<String> columns, SealedColumn... sealed) {
    Map<String, SealedColumn> byName = new HashMap<>();
    for (SealedColumn column : sealed) {
      byName.put(column.name(), column);
    }
    return new TableInfo(
        schema, stored(name), columns.stream().map(this::stored).toList(), Kind.PROTECTED, byName);
  }

  private TableInfo related(String name, Kind kind) {
    return new TableInfo(schema, stored(name), List.of(stored("ssn")), kind, Map.of());
  }

  private TableInfo plain(String name, List<String> columns) {
    return new TableInfo(
        schema, stored(name), columns.stream().map(this::stored).toList(), Kind.PLAIN, Map.of());
  }

  @Override
  public Optional<TableInfo> find(List<String> path) {
    return find(tables, path);
  }

  @Override
  public List<String> primaryKey(TableInfo table) {
    return List.of(stored("id"));
  }

  @Override
  public Optional<TableInfo> findPlanned(List<String> path) {
    Optional<TableInfo> existing = find(tables, path).filter(t -> t.kind() == Kind.PROTECTED);
    return existing.isPresent() ? existing : find(planned, path);
  }

  private Optional<TableInfo> find(List<TableInfo> among, List<String> path) {
    String name = path.get(path.size() - 1);
    String wanted = path.size() == 1 ? names.fold(schema, true) : path.get(path.size() - 2);
    return among.stream()
        .filter(t -> names.matches(t.schema(), wanted) && names.matches(t.name(), name))
        .findFirst();
  }

  @Override
  public Set<String> guardedNames() {
    return Set.of(
        "customer",
        "claim",
        "account",
        "patient",
        "customer_view",
        "customer_2024",
        "bulla_data_key",
        "bulla_column");
  }

  @Override
  public NameCase tableNames() {
    return names;
  }

  @Override
  public NameCase columnNames() {
    return columnNames;
  }

  @Override
  public long version() {
    return 1;
  }
}
