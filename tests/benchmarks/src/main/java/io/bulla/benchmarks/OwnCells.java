package io.bulla.benchmarks;

import io.bulla.cipher.Canonical;
import io.bulla.cipher.CellException;
import io.bulla.cipher.ColumnCipher;
import io.bulla.cipher.DataKey;
import io.bulla.cipher.ValueException;
import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * By hand too, but with Bulla's cells and tokens: what is left between it and Bulla is the driver's
 * work, what lies between it and {@link HandSealed} is the cell's format.
 */
final class OwnCells implements Values {
  private static final LogicalType TYPE = new LogicalType(LogicalType.Kind.VARCHAR, 80, 0);
  private final Map<Column, ColumnCipher> ciphers = new EnumMap<>(Column.class);

  OwnCells() {
    for (Column column : Column.values()) {
      ciphers.put(column, cipher(column));
    }
  }

  private static ColumnCipher cipher(Column column) {
    byte[] columnId = new byte[16];
    columnId[0] = (byte) column.ordinal();
    byte[] cellKey = new byte[32];
    byte[] indexRoot = new byte[32];
    Arrays.fill(cellKey, (byte) 1);
    Arrays.fill(indexRoot, (byte) 2);
    return ColumnCipher.builder(
            "customer." + column, columnId, TYPE, Comparison.EXACT, SuiteName.XAES_256_GCM)
        .writeKey(DataKey.of(1, SuiteName.XAES_256_GCM, cellKey))
        .tokenKey(SearchKind.EQUALITY, DataKey.of(2, SuiteName.XAES_256_GCM, indexRoot), columnId)
        .build();
  }

  private ColumnCipher of(Column column) {
    ColumnCipher cipher = ciphers.get(column);
    if (cipher == null) {
      throw new IllegalStateException("no cipher for " + column);
    }
    return cipher;
  }

  private byte[] token(Column column, String value) throws SQLException {
    try {
      return of(column)
          .token(SearchKind.EQUALITY, Canonical.comparable(TYPE, Comparison.EXACT, value));
    } catch (ValueException e) {
      throw new SQLException(e);
    }
  }

  @Override
  public Texts texts() {
    return Texts.BY_HAND;
  }

  @Override
  public int store(PreparedStatement statement, int position, Column column, String value)
      throws SQLException {
    try {
      statement.setBytes(position, of(column).seal(Canonical.encode(TYPE, value)));
    } catch (ValueException e) {
      throw new SQLException(e);
    }
    if (!column.searched) {
      return position + 1;
    }
    statement.setBytes(position + 1, token(column, value));
    return position + 2;
  }

  @Override
  public void search(PreparedStatement statement, int position, Column column, String value)
      throws SQLException {
    statement.setBytes(position, token(column, value));
  }

  @Override
  public String read(ResultSet row, int position, Column column) throws SQLException {
    try {
      return (String) Canonical.decode(TYPE, of(column).open(row.getBytes(position)));
    } catch (CellException e) {
      throw new SQLException(e);
    }
  }
}
