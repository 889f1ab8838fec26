package io.bulla.tests.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A driver for {@code jdbc:wiretap:<real URL>} that hands everything on and records every argument
 * of every call: SQL text, parameters of any setter, stream contents, names. What Bulla sends
 * through it is what a database would see.
 *
 * <p>The record is kept per JVM; tests in one JVM run one after the other.
 */
public final class WireTap implements Driver {

  private static final String PREFIX = "jdbc:wiretap:";

  /** MACs, check values and wrapped keys of Bulla's own rows, whose signs may be a canary's. */
  private static final Pattern DIGESTS =
      Pattern.compile("\\b[0-9a-f]{32,}\\b|\\b[0-9a-f]{13}\\.[\\w-]{60,}");

  private static final Queue<Call> CALLS = new ConcurrentLinkedQueue<>();
  private static volatile String[] instead = {"", ""};
  private static final Deque<Connection> REAL = new ConcurrentLinkedDeque<>();

  static {
    try {
      DriverManager.registerDriver(new WireTap());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * One call that reached the real driver.
   *
   * @param method its name
   * @param arguments its arguments as text, bytes as ISO-8859-1
   */
  public record Call(String method, String arguments) {

    /** Whether the text crosses, in any of the encodings in which a driver might be handed it. */
    public boolean carries(String text) {
      return java.util.stream.Stream.of(
              StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)
          .map(charset -> latin(text, charset))
          .anyMatch(DIGESTS.matcher(arguments).replaceAll("")::contains);
    }

    /** Whether the call hands over SQL text. */
    public boolean isSql() {
      return method.startsWith("execute")
          || method.startsWith("prepare")
          || method.equals("addBatch");
    }

    private static String latin(String text, Charset charset) {
      return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }
  }

  /** From now on the database is sent another text instead of this one, which is recorded. */
  public static void sendInstead(String sql, String harmless) {
    instead = new String[] {sql, harmless};
  }

  /** The URL that goes through the tap. */
  public static String tapped(String realUrl) {
    return PREFIX + realUrl.substring("jdbc:".length());
  }

  /** Everything recorded since {@link #clear}. */
  public static List<Call> calls() {
    return List.copyOf(CALLS);
  }

  public static void clear() {
    CALLS.clear();
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Connection real = DriverManager.getConnection("jdbc:" + url.substring(PREFIX.length()), info);
    REAL.addFirst(real);
    return (Connection) tap(real, Connection.class);
  }

  /** The real driver's connection that was opened last behind the tap and is still open. */
  public static Connection lastReal() throws SQLException {
    for (Connection real : REAL) {
      if (!real.isClosed()) {
        return real;
      }
      REAL.remove(real);
    }
    throw new IllegalStateException("no connection is open");
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("wiretap");
  }

  private static Object tap(Object real, Class<?> type) {
    return Proxy.newProxyInstance(
        WireTap.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          Object[] sent = arguments == null ? new Object[0] : arguments.clone();
          record(method, sent);
          if (sent.length > 0 && instead[0].equals(sent[0]) && !instead[1].isEmpty()) {
            sent[0] = instead[1];
          }
          try {
            Object result = method.invoke(real, sent);
            return result == null ? null : tapResult(result, method);
          } catch (InvocationTargetException e) {
            throw e.getTargetException();
          }
        });
  }

  private static Object tapResult(Object result, Method method) {
    boolean jdbcObject =
        result instanceof Connection
            || result instanceof Statement
            || result instanceof ResultSet
            || result instanceof DatabaseMetaData;
    if (!jdbcObject || method.getName().equals("unwrap")) {
      return result;
    }
    // getObject of a cursor says Object only
    Class<?> type = method.getReturnType();
    return tap(result, type.isInterface() ? type : ResultSet.class);
  }

  private static void record(Method method, Object[] arguments) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = rereadable(arguments[i]);
      text.append(text(arguments[i])).append('\n');
      if (arguments[i] instanceof InputStream || arguments[i] instanceof Reader) {
        arguments[i] = rewound(arguments[i]);
      }
    }
    CALLS.add(new Call(method.getName(), text.toString()));
  }

  private static Object rereadable(Object argument) {
    try {
      if (argument instanceof InputStream stream) {
        return new ByteArrayInputStream(stream.readAllBytes());
      }
      if (argument instanceof Reader reader) {
        StringWriter all = new StringWriter();
        reader.transferTo(all);
        return new StringReader(all.toString());
      }
      return argument;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object rewound(Object stream) {
    try {
      if (stream instanceof InputStream bytes) {
        bytes.reset();
      }
      if (stream instanceof Reader characters) {
        characters.reset();
      }
      return stream;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(@Nullable Object argument) {
    try {
      if (argument instanceof java.sql.Array array) {
        return text(array.getArray());
      }
      if (argument instanceof ByteArrayInputStream stream) {
        return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
      if (argument instanceof StringReader reader) {
        StringWriter all = new StringWriter();
        reader.transferTo(all);
        return utf8(all.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    if (argument instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    if (argument instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (argument instanceof Object[] array) {
      return Arrays.stream(array).map(WireTap::text).toList().toString();
    }
    return utf8(String.valueOf(argument));
  }

  /** UTF-8 bytes as ISO-8859-1, so that one search serves text and bytes. */
  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
