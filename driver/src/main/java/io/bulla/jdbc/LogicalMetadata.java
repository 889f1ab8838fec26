package io.bulla.jdbc;

import io.bulla.keys.ProtectedTable;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Dialects;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The picture of the schema that the application is meant to see: sealed columns have their logical
 * types, token columns and Bulla's own tables are not there, keys and indexes over tokens are over
 * the sealed column. Column numbers are those of {@code java.sql.DatabaseMetaData}.
 */
final class LogicalMetadata {
  private final ProtectedSchema schema;
  private final DriverManner manner;
  private final DatabaseMetaData delegate;
  private final Map<String, List<Integer>> tokenPositions = new HashMap<>();

  LogicalMetadata(ProtectedSchema schema, DriverManner manner, DatabaseMetaData delegate) {
    this.schema = schema;
    this.manner = manner;
    this.delegate = delegate;
  }

  private String schemaOf(ResultSet row, int catalog) throws SQLException {
    boolean database = schema.dialect() == Dialects.MYSQL;
    String name = row.getString(database ? catalog : catalog + 1);
    return name == null ? "" : name;
  }

  /** {@code getTables}, where PostgreSQL lists indexes too. */
  @Nullable Map<Integer, Object> table(ResultSet row) throws SQLException {
    String name = row.getString(3);
    if (name == null) {
      return Map.of();
    }
    String place = schemaOf(row, 1);
    boolean index = "INDEX".equals(row.getString(4));
    boolean own =
        index
            ? schema.schemas().contains(place) && isOfOwnTable(name)
            : schema.isOwnTable(place, name);
    return own ? null : index ? logicalName(row, 3) : Map.of();
  }

  /**
   * {@code getPseudoColumns} and {@code getUDTs}: PostgreSQL has a type for the rows of each table.
   */
  @Nullable Map<Integer, Object> ofTable(ResultSet row) throws SQLException {
    String name = row.getString(3);
    return name != null && schema.isOwnTable(schemaOf(row, 1), name) ? null : Map.of();
  }

  /**
   * {@code getTypeInfo}, where PostgreSQL lists types of rows and of their arrays, without a
   * schema.
   */
  @Nullable Map<Integer, Object> typeInfo(ResultSet row) throws SQLException {
    String name = String.valueOf(row.getString(1));
    String element = name.startsWith("_") ? name.substring(1) : name;
    return ProtectedSchema.OWN_TABLES.contains(element) ? null : Map.of();
  }

  private static boolean isOfOwnTable(String index) {
    return ProtectedSchema.OWN_TABLES.stream().anyMatch(table -> index.startsWith(table + "_"));
  }

  /** The name of an index or key, which a server makes of the names of its columns. */
  private Map<Integer, Object> logicalName(ResultSet row, int column) throws SQLException {
    String name = row.getString(column);
    return name == null ? Map.of() : Map.of(column, Messages.told(name, schema));
  }

  /** {@code getColumns}. */
  @Nullable Map<Integer, Object> column(ResultSet row) throws SQLException {
    String inSchema = schemaOf(row, 1);
    String table = row.getString(3);
    if (schema.isOwnTable(inSchema, table)) {
      return null;
    }
    Optional<ProtectedTable> found = schema.table(inSchema, table);
    if (found.isEmpty()) {
      return Map.of();
    }
    String name = row.getString(4);
    if (tokenOf(found.get(), name) != null) {
      return null;
    }
    Map<Integer, Object> edited = new HashMap<>();
    int position = row.getInt(17);
    long hidden = tokenPositions(found.get(), row).stream().filter(at -> at < position).count();
    if (hidden > 0) {
      edited.put(17, position - (int) hidden);
    }
    SealedColumn sealed = schema.sealed(found.get()).get(folded(name));
    if (sealed != null) {
      type(sealed.type(), edited, 5);
      edited.put(9, digits(sealed.type()));
      edited.put(10, radix(sealed.type()));
      edited.put(16, octets(sealed.type()));
    }
    return edited;
  }

  /** Where the table's token columns stand among its stored ones. */
  private List<Integer> tokenPositions(ProtectedTable table, ResultSet row) throws SQLException {
    String name = row.getString(3);
    String place = schemaOf(row, 1) + "." + name;
    List<Integer> known = tokenPositions.get(place);
    if (known != null) {
      return known;
    }
    List<Integer> positions = new ArrayList<>();
    try (ResultSet stored = delegate.getColumns(row.getString(1), row.getString(2), name, "%")) {
      while (stored.next()) {
        boolean here = name.equals(stored.getString(3));
        if (here && tokenOf(table, stored.getString(4)) != null) {
          positions.add(stored.getInt(17));
        }
      }
    }
    tokenPositions.put(place, positions);
    return positions;
  }

  /** {@code DATA_TYPE}, {@code TYPE_NAME} and {@code COLUMN_SIZE}, which always stand together. */
  private void type(LogicalType type, Map<Integer, Object> edited, int first) {
    boolean truth = type.kind() == LogicalType.Kind.BOOLEAN;
    edited.put(first, JdbcTypes.code(type, manner));
    edited.put(first + 1, JdbcTypes.name(type, manner));
    edited.put(
        first + 2, truth && manner == DriverManner.MARIADB ? 3 : JdbcTypes.precision(type, manner));
  }

  private Object digits(LogicalType type) {
    LogicalType.Kind kind = type.kind();
    boolean none =
        switch (manner) {
          case H2, POSTGRESQL -> false;
          case MARIADB ->
              !kind.isInteger()
                  && kind != LogicalType.Kind.DECIMAL
                  && kind != LogicalType.Kind.BOOLEAN;
          case MYSQL -> kind != LogicalType.Kind.DECIMAL && kind != LogicalType.Kind.DOUBLE;
        };
    return none ? MetadataRows.NULL : JdbcTypes.scale(type, manner);
  }

  private Object radix(LogicalType type) {
    if (manner != DriverManner.H2) {
      return 10;
    }
    return switch (type.kind()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> 2;
      case DECIMAL -> 10;
      default -> MetadataRows.NULL;
    };
  }

  private Object octets(LogicalType type) {
    int size = JdbcTypes.precision(type, manner);
    boolean text = type.kind().isText();
    return switch (manner) {
      case H2 -> size;
      case POSTGRESQL -> text ? size : MetadataRows.NULL;
      // four bytes a character of utf8mb4
      case MARIADB, MYSQL ->
          text ? (int) Math.min(size * 4L, Integer.MAX_VALUE) : MetadataRows.NULL;
    };
  }

  /**
   * A result that names a table in column 3 and a key's column somewhere behind it.
   *
   * @param named the column of the key's name
   */
  MetadataRows.Rule keyColumn(int column, int named) {
    return row -> {
      String inSchema = schemaOf(row, 1);
      if (schema.isOwnTable(inSchema, row.getString(3))) {
        return null;
      }
      Map<Integer, Object> edited =
          new HashMap<>(renamed(schema.table(inSchema, row.getString(3)), row, column));
      edited.putAll(logicalName(row, named));
      return edited;
    };
  }

  /** {@code getColumnPrivileges}: those of token columns are those of the sealed one. */
  @Nullable Map<Integer, Object> privilege(ResultSet row) throws SQLException {
    String place = schemaOf(row, 1);
    String table = row.getString(3);
    Optional<ProtectedTable> found = schema.table(place, table);
    boolean hidden =
        schema.isOwnTable(place, table)
            || (found.isPresent() && tokenOf(found.get(), row.getString(4)) != null);
    return hidden ? null : Map.of();
  }

  /** {@code getImportedKeys} and its kin: a column of a table on each side. */
  @Nullable Map<Integer, Object> foreignKey(ResultSet row) throws SQLException {
    Map<Integer, Object> edited = new HashMap<>();
    edited.putAll(renamed(schema.table(schemaOf(row, 1), row.getString(3)), row, 4));
    edited.putAll(renamed(schema.table(schemaOf(row, 5), row.getString(7)), row, 8));
    return edited;
  }

  /** {@code getBestRowIdentifier} of a table. */
  MetadataRows.Rule rowIdentifier(String inSchema, String table) {
    return row -> {
      Optional<ProtectedTable> found = schema.table(inSchema, table);
      Map<Integer, Object> edited = new HashMap<>(renamed(found, row, 2));
      SealedColumn sealed = found.map(t -> tokenOf(t, text(row, 2))).orElse(null);
      if (sealed != null) {
        type(sealed.type(), edited, 3);
        if (manner == DriverManner.MARIADB) {
          edited.put(4, JdbcTypes.name(sealed.type(), manner).toLowerCase(Locale.ROOT));
        }
        boolean none = manner != DriverManner.POSTGRESQL && sealed.type().kind().isText();
        edited.put(7, none ? MetadataRows.NULL : digits(sealed.type()));
      }
      return edited;
    };
  }

  private static String text(ResultSet row, int column) {
    try {
      return String.valueOf(row.getString(column));
    } catch (SQLException e) {
      throw new ConnectionCatalog.ReadFailed(e);
    }
  }

  private Map<Integer, Object> renamed(Optional<ProtectedTable> table, ResultSet row, int column)
      throws SQLException {
    String name = row.getString(column);
    SealedColumn sealed = table.isEmpty() || name == null ? null : tokenOf(table.get(), name);
    return sealed == null ? Map.of() : Map.of(column, sealed.name());
  }

  /** The column whose tokens a physical column holds. */
  private @Nullable SealedColumn tokenOf(ProtectedTable table, String name) {
    for (SealedColumn column : schema.sealed(table).values()) {
      for (SearchKind kind : column.search()) {
        if (folded(column.tokenColumn(kind)).equals(folded(name))) {
          return column;
        }
      }
    }
    return null;
  }

  private String folded(String stored) {
    return schema.columnNames().fold(stored, true);
  }
}
