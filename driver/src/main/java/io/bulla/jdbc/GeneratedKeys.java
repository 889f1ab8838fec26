package io.bulla.jdbc;

import io.bulla.sql.Output;
import io.bulla.sql.Plan;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.dialect.Dialects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Generated keys of a protected table: asked for and read by the application's column names. */
final class GeneratedKeys {
  private GeneratedKeys() {}

  static PreparedStatement byFlag(
      BullaConnection connection, String sql, @Nullable Plan plan, int flag) throws SQLException {
    boolean returnsAll =
        flag == Statement.RETURN_GENERATED_KEYS
            && connection.session().dialect() == Dialects.POSTGRESQL;
    if (plan != null && returnsAll && plan.target().isPresent()) {
      // PostgreSQL answers the flag with RETURNING *, which would show token columns
      String[] names = plan.target().get().columns().toArray(String[]::new);
      return delegate(connection).prepareStatement(sql, names);
    }
    return delegate(connection).prepareStatement(sql, flag);
  }

  static PreparedStatement byIndex(
      BullaConnection connection, String sql, @Nullable Plan plan, int[] indexes)
      throws SQLException {
    if (plan == null || plan.target().isEmpty()) {
      return delegate(connection).prepareStatement(sql, indexes);
    }
    List<String> columns = plan.target().get().columns();
    for (int index : indexes) {
      if (index < 1 || index > columns.size()) {
        throw new SQLException("Bulla: the table has no column " + index + ".", "42703");
      }
    }
    String[] names =
        Arrays.stream(indexes).mapToObj(index -> columns.get(index - 1)).toArray(String[]::new);
    return delegate(connection).prepareStatement(sql, names);
  }

  static PreparedStatement byName(
      BullaConnection connection, String sql, @Nullable Plan plan, String[] names)
      throws SQLException {
    if (plan == null || plan.target().isEmpty()) {
      return delegate(connection).prepareStatement(sql, names);
    }
    TableInfo target = plan.target().get();
    String[] stored = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      stored[i] = stored(target, names[i]);
    }
    return delegate(connection).prepareStatement(sql, stored);
  }

  private static String stored(TableInfo target, String name) throws SQLException {
    if (target.columns().contains(name)) {
      return name;
    }
    return target.columns().stream()
        .filter(column -> column.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SQLException(
                    "Bulla: " + target.name() + " has no column " + name + ".", "42703"));
  }

  private static Connection delegate(BullaConnection connection) {
    return connection.delegate();
  }

  /** Reads keys by the names of their columns. */
  static RowReader reader(Session session, Translation translation, ResultSet keys)
      throws SQLException {
    if (!(translation instanceof Plan plan) || plan.target().isEmpty()) {
      return RowReader.CLEAR;
    }
    ResultSetMetaData metaData = keys.getMetaData();
    List<Output> outputs = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      outputs.add(output(plan.target().get(), metaData.getColumnName(i)));
    }
    return new RowReader(session, outputs);
  }

  private static Output output(TableInfo target, String name) {
    for (SealedColumn column : target.sealed().values()) {
      if (column.name().equalsIgnoreCase(name)) {
        return new Output.Decrypt(column);
      }
    }
    return new Output.Clear();
  }
}
