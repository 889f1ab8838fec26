package io.bulla.jdbc;

import io.bulla.jdbc.forwarding.StandIn;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An array that the application made. Nobody knows yet whether it will meet a sealed column, so the
 * real driver sees its elements only when it is set where nothing is sealed.
 */
final class CreatedArray implements Array, StandIn {
  private final Connection delegate;
  private final String type;
  private final Array empty;
  private @Nullable Object @Nullable [] elements;

  /**
   * @param empty the real driver's array of that type, without elements
   */
  private CreatedArray(Connection delegate, String type, Array empty, @Nullable Object[] elements) {
    this.delegate = delegate;
    this.type = type;
    this.empty = empty;
    this.elements = elements;
  }

  /**
   * @throws SQLException what the real driver says to that type
   */
  static Array of(Connection delegate, String type, @Nullable Object @Nullable [] elements)
      throws SQLException {
    if (elements == null) {
      return delegate.createArrayOf(type, null);
    }
    Array empty = delegate.createArrayOf(type, Arrays.copyOf(elements, 0));
    return new CreatedArray(delegate, type, empty, elements.clone());
  }

  @Override
  public Array real() throws SQLException {
    return delegate.createArrayOf(type, elements());
  }

  private @Nullable Object[] elements() throws SQLException {
    if (elements == null) {
      throw new SQLException("Bulla: the Array was freed.", "HY010");
    }
    return elements;
  }

  @Override
  public String getBaseTypeName() throws SQLException {
    elements();
    return empty.getBaseTypeName();
  }

  @Override
  public int getBaseType() throws SQLException {
    @Nullable Object[] all = elements();
    int type = empty.getBaseType();
    // H2 takes the type from the elements
    boolean text = type == Types.NULL && all.length > 0 && all[0] instanceof String;
    return text ? Types.VARCHAR : type;
  }

  @Override
  public Object getArray() throws SQLException {
    return elements().clone();
  }

  @Override
  public Object getArray(long first, int count) throws SQLException {
    @Nullable Object[] all = elements();
    if (first < 1 || count < 0 || first - 1 + count > all.length) {
      throw new SQLException("Bulla: no such part of the Array.", "2202E");
    }
    return Arrays.copyOfRange(all, (int) first - 1, (int) first - 1 + count);
  }

  @Override
  public Object getArray(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getArray();
  }

  @Override
  public Object getArray(long first, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getArray(first, count);
  }

  private static SQLException noRows() {
    return Errors.unsupported(
        "an array that the application made is not read as a result. Use getArray.");
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    throw noRows();
  }

  @Override
  public ResultSet getResultSet(long first, int count) throws SQLException {
    throw noRows();
  }

  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
    throw noRows();
  }

  @Override
  public ResultSet getResultSet(long first, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    throw noRows();
  }

  @Override
  public void free() throws SQLException {
    elements = null;
    empty.free();
  }
}
