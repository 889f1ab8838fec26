package io.bulla.jdbc;

import io.bulla.keys.ProtectedTable;
import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Dialects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
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
  private final Map<String, Integer> hiddenBefore = new HashMap<>();

  LogicalMetadata(ProtectedSchema schema) {
    this.schema = schema;
  }

  private String schemaOf(ResultSet row, int catalog) throws SQLException {
    boolean database = schema.dialect() == Dialects.MYSQL;
    String name = row.getString(database ? catalog : catalog + 1);
    return name == null ? "" : name;
  }

  /** {@code getTables}. */
  @Nullable Map<Integer, Object> table(ResultSet row) throws SQLException {
    String name = row.getString(3);
    boolean own = name != null && schema.isOwnTable(schemaOf(row, 1), name);
    return own ? null : Map.of();
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
      hiddenBefore.merge(table, 1, Integer::sum);
      return null;
    }
    Map<Integer, Object> edited = new HashMap<>();
    int hidden = hiddenBefore.getOrDefault(table, 0);
    if (hidden > 0) {
      edited.put(17, row.getInt(17) - hidden);
    }
    SealedColumn sealed = schema.sealed(found.get()).get(name);
    if (sealed != null) {
      type(sealed, edited, 5);
      edited.put(9, JdbcTypes.scale(sealed.type()));
      edited.put(16, JdbcTypes.precision(sealed.type()));
    }
    return edited;
  }

  /** {@code DATA_TYPE}, {@code TYPE_NAME} and {@code COLUMN_SIZE}, which always stand together. */
  private static void type(SealedColumn sealed, Map<Integer, Object> edited, int first) {
    edited.put(first, JdbcTypes.code(sealed.type()));
    edited.put(first + 1, JdbcTypes.name(sealed.type()));
    edited.put(first + 2, JdbcTypes.precision(sealed.type()));
  }

  /** A result that names a table in column 3 and a key's column somewhere behind it. */
  MetadataRows.Rule keyColumn(int column) {
    return row -> {
      String inSchema = schemaOf(row, 1);
      if (schema.isOwnTable(inSchema, row.getString(3))) {
        return null;
      }
      return renamed(schema.table(inSchema, row.getString(3)), row, column);
    };
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
        type(sealed, edited, 3);
        edited.put(7, JdbcTypes.scale(sealed.type()));
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
        if (column.tokenColumn(kind).equals(name)) {
          return column;
        }
      }
    }
    return null;
  }
}
