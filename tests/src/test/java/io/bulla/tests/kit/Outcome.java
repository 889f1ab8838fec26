package io.bulla.tests.kit;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a call gave: the class and value, or the class of the SQLState of its error.
 *
 * @param failed whether it threw
 * @param text class and value; of an error its state's first two characters
 * @param detail of an error its class and message, not compared
 */
public record Outcome(boolean failed, String text, String detail) {

  /** A call of a getter or setter. */
  public interface Call {
    @Nullable Object run() throws Exception;
  }

  public static Outcome of(Call call) {
    try {
      return new Outcome(false, show(call.run()), "");
    } catch (SQLException e) {
      String state = e.getSQLState() == null ? "none" : e.getSQLState();
      return new Outcome(
          true, state.length() < 2 ? state : state.substring(0, 2), state + " " + e.toString());
    } catch (Exception | AssertionError | LinkageError e) {
      return new Outcome(true, "runtime", e.toString());
    }
  }

  /** Whether both are the same value, or errors of the same class. */
  public boolean equalTo(Outcome other) {
    return failed == other.failed && text.equals(other.text);
  }

  private static String show(@Nullable Object value) throws Exception {
    if (value == null) {
      return "null";
    }
    if (value instanceof byte[] bytes) {
      return "byte[] " + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Clob clob) {
      String text = "Clob " + clob.getSubString(1, (int) clob.length());
      clob.free();
      return text;
    }
    if (value instanceof Blob blob) {
      String text = "Blob " + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
      blob.free();
      return text;
    }
    if (value instanceof InputStream stream) {
      return "InputStream " + HexFormat.of().formatHex(stream.readAllBytes());
    }
    if (value instanceof Reader reader) {
      StringBuilder text = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        text.append((char) c);
      }
      return "Reader " + text;
    }
    if (value instanceof BigDecimal number) {
      return "BigDecimal " + number.toPlainString();
    }
    if (value instanceof Calendar calendar) {
      return "Calendar " + calendar.toInstant();
    }
    if (value instanceof java.sql.Time time) {
      return "Time " + time + " " + time.getTime();
    }
    if (value instanceof java.sql.Date date) {
      return "Date " + date + " " + date.getTime();
    }
    return value.getClass().getSimpleName() + " " + value;
  }

  @Override
  public String toString() {
    return failed ? "error " + text + " (" + detail.lines().findFirst().orElse("") + ")" : text;
  }
}
