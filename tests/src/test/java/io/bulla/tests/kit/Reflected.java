package io.bulla.tests.kit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Methods of JDBC that are called by reflection. */
public final class Reflected {
  private Reflected() {}

  /** Calls a method and throws the exception that it throws. */
  public static @Nullable Object call(Method method, Object target, @Nullable Object... arguments)
      throws SQLException {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
