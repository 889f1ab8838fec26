package io.bulla.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The text of a sealed column as a {@code Clob} that can be read but not written. */
final class TextClob implements NClob {
  private final DriverManner manner;
  private @Nullable String text;

  TextClob(String text, DriverManner manner) {
    this.text = text;
    this.manner = manner;
  }

  private String text() throws SQLException {
    if (text == null) {
      throw manner.freed();
    }
    return text;
  }

  private static SQLException noSuchPart() {
    return new SQLException("Bulla: no such part of the Clob.", "22011");
  }

  private static SQLException readOnly() {
    return Errors.unsupported("the Clob of a sealed column is read only. Use UPDATE.");
  }

  @Override
  public long length() throws SQLException {
    return text().length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    String whole = text();
    if (position < 1 || length < 0 || position - 1 > whole.length()) {
      throw noSuchPart();
    }
    int from = (int) position - 1;
    return whole.substring(from, (int) Math.min(whole.length(), (long) from + length));
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return new StringReader(text());
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    String whole = text();
    if (length < 0 || length > whole.length()) {
      throw noSuchPart();
    }
    String part = getSubString(position, (int) length);
    if (part.length() < length) {
      throw noSuchPart();
    }
    return new StringReader(part);
  }

  @Override
  public InputStream getAsciiStream() throws SQLException {
    return new ByteArrayInputStream(text().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(String searched, long start) throws SQLException {
    int at = text().indexOf(searched, (int) start - 1);
    return at < 0 ? -1 : at + 1;
  }

  @Override
  public long position(Clob searched, long start) throws SQLException {
    return position(searched.getSubString(1, (int) searched.length()), start);
  }

  @Override
  public int setString(long position, String written) throws SQLException {
    throw readOnly();
  }

  @Override
  public int setString(long position, String written, int offset, int length) throws SQLException {
    throw readOnly();
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw readOnly();
  }

  @Override
  public void free() {
    text = manner.freesToEmpty() ? "" : null;
  }
}
