package io.bulla.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a sealed column as a {@code Blob} that can be read but not written. */
final class BytesBlob implements Blob {
  private final DriverManner manner;
  private byte @Nullable [] bytes;

  /**
   * @param bytes belongs to the Blob from now on
   */
  BytesBlob(byte[] bytes, DriverManner manner) {
    this.bytes = bytes;
    this.manner = manner;
  }

  private byte[] bytes() throws SQLException {
    if (bytes == null) {
      throw manner.freed();
    }
    return bytes;
  }

  private static SQLException noSuchPart() {
    return new SQLException("Bulla: no such part of the Blob.", "22011");
  }

  private static SQLException readOnly() {
    return Errors.unsupported("the Blob of a sealed column is read only. Use UPDATE.");
  }

  @Override
  public long length() throws SQLException {
    return bytes().length;
  }

  @Override
  public byte[] getBytes(long position, int length) throws SQLException {
    byte[] whole = bytes();
    if (position < 1 || length < 0 || position - 1 > whole.length) {
      throw noSuchPart();
    }
    int from = (int) position - 1;
    return Arrays.copyOfRange(whole, from, (int) Math.min(whole.length, (long) from + length));
  }

  @Override
  public InputStream getBinaryStream() throws SQLException {
    return new ByteArrayInputStream(bytes());
  }

  @Override
  public InputStream getBinaryStream(long position, long length) throws SQLException {
    byte[] whole = bytes();
    if (length < 0 || length > whole.length) {
      throw noSuchPart();
    }
    byte[] part = getBytes(position, (int) length);
    if (part.length < length) {
      throw noSuchPart();
    }
    return new ByteArrayInputStream(part);
  }

  @Override
  public long position(byte[] searched, long start) throws SQLException {
    byte[] whole = bytes();
    for (long at = Math.max(start, 1) - 1; at + searched.length <= whole.length; at++) {
      int from = (int) at;
      if (Arrays.equals(whole, from, from + searched.length, searched, 0, searched.length)) {
        return at + 1;
      }
    }
    return -1;
  }

  @Override
  public long position(Blob searched, long start) throws SQLException {
    return position(searched.getBytes(1, (int) searched.length()), start);
  }

  @Override
  public int setBytes(long position, byte[] written) throws SQLException {
    throw readOnly();
  }

  @Override
  public int setBytes(long position, byte[] written, int offset, int length) throws SQLException {
    throw readOnly();
  }

  @Override
  public OutputStream setBinaryStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw readOnly();
  }

  @Override
  public void free() {
    bytes = manner.freesToEmpty() ? new byte[0] : null;
  }
}
