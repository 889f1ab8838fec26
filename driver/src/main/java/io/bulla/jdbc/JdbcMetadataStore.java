package io.bulla.jdbc;

import io.bulla.keys.ColumnRow;
import io.bulla.keys.DataKeyRow;
import io.bulla.keys.MetadataException;
import io.bulla.keys.MetadataStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bulla's two tables over JDBC. The connection commits by itself. */
final class JdbcMetadataStore implements MetadataStore {
  /** Gives the connection, each time the same. */
  interface Source {
    Connection connection() throws SQLException;
  }

  private static final String KEY_COLUMNS =
      "key_id, schema_name, table_name, purpose, version, state, provider, cmk_id, suite,"
          + " wrapped_key, key_check, mac, created_at";
  private static final String COLUMN_COLUMNS =
      "schema_name, table_name, column_name, column_id, type, state, epoch, mac";

  private final Source source;
  private final OwnTables tables;

  JdbcMetadataStore(Source source, OwnTables tables) {
    this.source = source;
    this.tables = tables;
  }

  @Override
  public List<DataKeyRow> dataKeys() throws MetadataException {
    String query = "SELECT " + KEY_COLUMNS + " FROM " + tables.dataKey();
    List<DataKeyRow> found = new ArrayList<>();
    try (PreparedStatement statement = source.connection().prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(
            new DataKeyRow(
                (int) row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                Instant.ofEpochSecond(row.getLong(13))));
      }
      return found;
    } catch (SQLException e) {
      throw new MetadataException("bulla_data_key cannot be read", e);
    }
  }

  @Override
  public boolean insertDataKey(DataKeyRow row) throws MetadataException {
    return insert(
        tables.dataKey(),
        KEY_COLUMNS,
        Integer.toUnsignedLong(row.keyId()),
        row.schema(),
        row.table(),
        row.purpose(),
        row.version(),
        row.state(),
        row.provider(),
        row.cmkId(),
        row.suite(),
        row.wrappedKey(),
        row.keyCheck(),
        row.mac(),
        row.createdAt().getEpochSecond());
  }

  @Override
  public List<ColumnRow> columns() throws MetadataException {
    String query = "SELECT " + COLUMN_COLUMNS + " FROM " + tables.column();
    List<ColumnRow> found = new ArrayList<>();
    try (PreparedStatement statement = source.connection().prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(
            new ColumnRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getString(8)));
      }
      return found;
    } catch (SQLException e) {
      throw new MetadataException("bulla_column cannot be read", e);
    }
  }

  @Override
  public boolean insertColumn(ColumnRow row) throws MetadataException {
    return insert(
        tables.column(),
        COLUMN_COLUMNS,
        row.schema(),
        row.table(),
        row.column(),
        row.columnId(),
        row.type(),
        row.state(),
        row.epoch(),
        row.mac());
  }

  @Override
  public boolean holdsValues(String table, String column) throws MetadataException {
    try {
      return tables.holdsValues(source.connection(), table, column);
    } catch (SQLException e) {
      throw new MetadataException(table + " cannot be read", e);
    }
  }

  @Override
  public boolean replaceDataKey(DataKeyRow old, DataKeyRow replacement) throws MetadataException {
    return update(
        tables.dataKey(),
        "state = ?, cmk_id = ?, wrapped_key = ?, mac = ?",
        "key_id = ? AND state = ? AND wrapped_key = ? AND mac = ?",
        replacement.state(),
        replacement.cmkId(),
        replacement.wrappedKey(),
        replacement.mac(),
        Integer.toUnsignedLong(old.keyId()),
        old.state(),
        old.wrappedKey(),
        old.mac());
  }

  @Override
  public boolean replaceColumn(ColumnRow old, ColumnRow replacement) throws MetadataException {
    return update(
        tables.column(),
        "column_id = ?, type = ?, state = ?, epoch = ?, mac = ?",
        "schema_name = ? AND table_name = ? AND column_name = ? AND mac = ?",
        replacement.columnId(),
        replacement.type(),
        replacement.state(),
        replacement.epoch(),
        replacement.mac(),
        old.schema(),
        old.table(),
        old.column(),
        old.mac());
  }

  private boolean update(String table, String changes, String condition, Object... values)
      throws MetadataException {
    String text = "UPDATE " + table + " SET " + changes + " WHERE " + condition;
    try (PreparedStatement statement = source.connection().prepareStatement(text)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new MetadataException("a row of " + table + " cannot be changed", e);
    }
  }

  /** False when the database says that such a row is there (SQLState class 23). */
  private boolean insert(String table, String columns, Object... values) throws MetadataException {
    String marks = String.join(", ", java.util.Collections.nCopies(values.length, "?"));
    String text = "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")";
    try (PreparedStatement statement = source.connection().prepareStatement(text)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
      return true;
    } catch (SQLException e) {
      String state = e.getSQLState();
      if (state != null && state.startsWith("23")) {
        return false;
      }
      throw new MetadataException("a row cannot be inserted into " + table, e);
    }
  }
}
