package io.bulla.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;
import org.jspecify.annotations.Nullable;

/** Streams and LOBs that an application sets: they are read to their end. */
final class Streams {
  private Streams() {}

  /** A stream of ASCII as the text it is. */
  static @Nullable Object text(@Nullable InputStream ascii) {
    return ascii == null ? null : new InputStreamReader(ascii, StandardCharsets.UTF_8);
  }

  /** LOBs and streams are read to their end. */
  static Object read(String label, Object given) throws SQLException {
    if (given instanceof String || given instanceof Number || given instanceof byte[]) {
      // nearly every value; to ask for nine interfaces takes longer than all else done to it
      return given;
    }
    if (given instanceof Clob clob) {
      return clob.getSubString(1, Math.toIntExact(clob.length()));
    }
    if (given instanceof Blob blob) {
      return blob.getBytes(1, Math.toIntExact(blob.length()));
    }
    if (given instanceof Reader reader) {
      return all(label, reader, -1);
    }
    if (given instanceof InputStream stream) {
      return all(label, stream, -1);
    }
    if (given instanceof Array
        || given instanceof Ref
        || given instanceof RowId
        || given instanceof SQLXML
        || given instanceof Struct) {
      throw Errors.unsupported(label + " is sealed and does not take a value of this class.");
    }
    return given;
  }

  /**
   * @param length characters to read; -1: all
   */
  static String all(String label, Reader reader, long length) throws SQLException {
    try {
      StringBuilder text = new StringBuilder();
      char[] buffer = new char[8192];
      while (length < 0 || text.length() < length) {
        long wanted = length < 0 ? buffer.length : Math.min(buffer.length, length - text.length());
        int count = reader.read(buffer, 0, (int) wanted);
        if (count < 0) {
          break;
        }
        text.append(buffer, 0, count);
      }
      return text.toString();
    } catch (IOException e) {
      throw new SQLException("Bulla: " + label + ": the reader failed.", "58030", e);
    }
  }

  /**
   * @param length bytes to read; -1: all
   */
  static byte[] all(String label, InputStream stream, long length) throws SQLException {
    try {
      return length < 0
          ? stream.readAllBytes()
          : stream.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
    } catch (IOException e) {
      throw new SQLException("Bulla: " + label + ": the stream failed.", "58030", e);
    }
  }

  /** At most {@code length} bytes or characters of a stream or reader. */
  static @Nullable Object limited(String label, @Nullable Object source, long length)
      throws SQLException {
    if (source instanceof Reader reader) {
      return all(label, reader, length);
    }
    return source instanceof InputStream stream ? all(label, stream, length) : source;
  }
}
