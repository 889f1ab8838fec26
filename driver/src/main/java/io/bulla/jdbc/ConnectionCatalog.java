package io.bulla.jdbc;

import io.bulla.sql.Catalog;
import io.bulla.sql.NameCase;
import io.bulla.sql.TableInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The catalog as one connection sees it; reads through that connection what is not cached. */
final class ConnectionCatalog implements Catalog {
  private final ProtectedSchema schema;
  private final CatalogCache cache;
  private final Connection connection;
  private final String schemaPath;

  /** A database's error on the way through code that knows no java.sql. */
  static final class ReadFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    ReadFailed(SQLException cause) {
      super(cause);
      this.failure = cause;
    }

    SQLException sqlException() {
      return failure;
    }
  }

  ConnectionCatalog(
      ProtectedSchema schema, CatalogCache cache, Connection connection, String schemaPath) {
    this.schema = schema;
    this.cache = cache;
    this.connection = connection;
    this.schemaPath = schemaPath;
  }

  @Override
  public Optional<TableInfo> find(List<String> path) {
    List<String> key = new ArrayList<>(path);
    key.add(schemaPath);
    Optional<TableInfo> known = cache.tables().get(key);
    if (known != null) {
      return known;
    }
    try {
      Optional<TableInfo> read = TableReader.read(connection, schema, guarded(), places(path));
      cache.tables().put(List.copyOf(key), read);
      return read;
    } catch (SQLException e) {
      throw new ReadFailed(e);
    }
  }

  /** Schema and table to look at, in this order. */
  private List<List<String>> places(List<String> path) throws SQLException {
    String table = path.get(path.size() - 1);
    if (path.size() == 1) {
      return List.of(schemaPath.split(Modes.SEPARATOR)).stream()
          .map(name -> List.of(name, table))
          .toList();
    }
    boolean elsewhere = path.size() == 3 && !path.get(0).equals(connection.getCatalog());
    return elsewhere ? List.of() : List.of(List.of(path.get(path.size() - 2), table));
  }

  @Override
  public List<String> primaryKey(TableInfo table) {
    try {
      return PrimaryKeys.readKeptAtOnce(connection, schema.dialect(), table.schema(), table.name());
    } catch (SQLException e) {
      throw new ReadFailed(e);
    }
  }

  @Override
  public Optional<TableInfo> findPlanned(List<String> path) {
    try {
      // a table is created in the first schema of the path that is not PostgreSQL's own
      return places(path).stream()
          .filter(place -> path.size() > 1 || !place.get(0).startsWith("pg_"))
          .limit(1)
          .flatMap(place -> schema.planned(place).stream())
          .findFirst();
    } catch (SQLException e) {
      throw new ReadFailed(e);
    }
  }

  @Override
  public Set<String> guardedNames() {
    try {
      return guarded().names();
    } catch (SQLException e) {
      throw new ReadFailed(e);
    }
  }

  private CatalogCache.Guarded guarded() throws SQLException {
    CatalogCache.Guarded known = cache.guarded();
    if (known == null) {
      known = GuardedNames.read(connection, schema);
      cache.guarded(known);
    }
    return known;
  }

  @Override
  public NameCase tableNames() {
    return schema.tableNames();
  }

  @Override
  public NameCase columnNames() {
    return schema.columnNames();
  }

  @Override
  public long version() {
    return cache.version();
  }
}
