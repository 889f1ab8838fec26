package io.bulla.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A metadata result in which rows are left out and single values are replaced. Metadata are not
 * read in loops that count nanoseconds, so a proxy is enough; it forwards what it does not know, as
 * no value of the application is ever in such a result.
 */
final class MetadataRows implements InvocationHandler {
  private static final Set<String> MOVES =
      Set.of("absolute", "relative", "first", "last", "previous", "afterLast");

  /** Stands for SQL NULL among the values of a rule. */
  static final Object NULL = new Object();

  private final ResultSet delegate;
  private final Rule rule;
  private Map<Integer, Object> replaced = Map.of();
  private boolean lastWasReplaced;
  private boolean lastWasNull;

  /** Decides about the row the result stands on. */
  interface Rule {
    /**
     * @return values by column number that stand in place of the real ones; null to leave the row
     *     out
     */
    @Nullable Map<Integer, Object> edit(ResultSet row) throws SQLException;
  }

  private MetadataRows(ResultSet delegate, Rule rule) {
    this.delegate = delegate;
    this.rule = rule;
  }

  static ResultSet of(ResultSet delegate, Rule rule) {
    return (ResultSet)
        Proxy.newProxyInstance(
            MetadataRows.class.getClassLoader(),
            new Class<?>[] {ResultSet.class},
            new MetadataRows(delegate, rule));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String name = method.getName();
    if (name.equals("next")) {
      return next();
    }
    if (MOVES.contains(name)) {
      throw Errors.unsupported("a metadata result is read forward only");
    }
    if (name.equals("wasNull") && lastWasReplaced) {
      return lastWasNull;
    }
    if (name.startsWith("get") && arguments != null && arguments.length >= 1) {
      Object value = replacement(arguments[0]);
      lastWasReplaced = value != null;
      lastWasNull = value == NULL;
      if (value != null) {
        return converted(value, method.getReturnType());
      }
    }
    try {
      return method.invoke(delegate, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private boolean next() throws SQLException {
    while (delegate.next()) {
      Map<Integer, Object> edited = rule.edit(delegate);
      if (edited != null) {
        replaced = edited;
        return true;
      }
    }
    return false;
  }

  private @Nullable Object replacement(Object column) throws SQLException {
    if (column instanceof Integer index) {
      return replaced.get(index);
    }
    boolean named = column instanceof String && !replaced.isEmpty();
    return named ? replaced.get(delegate.findColumn((String) column)) : null;
  }

  private static @Nullable Object converted(Object value, Class<?> type) throws SQLException {
    if (value == NULL) {
      return type == int.class
          ? (Object) 0
          : type == short.class ? (Object) (short) 0 : type == long.class ? (Object) 0L : null;
    }
    if (type == String.class) {
      return value.toString();
    }
    if (value instanceof Integer number) {
      if (type == int.class || type == Object.class) {
        return number;
      }
      if (type == short.class) {
        return number.shortValue();
      }
      if (type == long.class) {
        return number.longValue();
      }
    }
    if (type == Object.class) {
      return value;
    }
    throw Errors.unsupported("this column of a metadata result is not read as " + type.getName());
  }
}
