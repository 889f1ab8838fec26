package io.bulla.tests.conversions;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The matrix leaves no overload out. */
final class MatrixTest {

  /** Notes which methods are called; gives nothing but further ones that do the same. */
  private static <T> T noting(Class<T> type, Set<Method> called) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          called.add(method);
          Class<?> result = method.getReturnType();
          if (result == boolean.class) {
            return false;
          }
          if (result.isPrimitive() && result != void.class) {
            return result == float.class ? (Object) 0f : result == double.class ? 0d : zero(result);
          }
          return result.isInterface() && result.getName().startsWith("java.sql.")
              ? noting(result, new HashSet<>())
              : null;
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object zero(Class<?> type) {
    return type == long.class
        ? (Object) 0L
        : type == short.class ? (Object) (short) 0 : type == byte.class ? (Object) (byte) 0 : 0;
  }

  private static Set<String> overloads(Class<?> type, String prefix) {
    Set<String> all = new TreeSet<>();
    for (Method method : type.getMethods()) {
      boolean byIndex =
          method.getName().startsWith(prefix)
              && method.getParameterCount() >= (prefix.equals("set") ? 2 : 1)
              && method.getParameterTypes()[0] == int.class;
      if (byIndex) {
        all.add(shown(method));
      }
    }
    return all;
  }

  private static String shown(Method method) {
    List<String> types =
        Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    return method.getName() + types;
  }

  private static Set<String> shown(Set<Method> called) {
    Set<String> all = new TreeSet<>();
    called.forEach(method -> all.add(shown(method)));
    return all;
  }

  @Test
  void everyGetterOfAResultIsAsked() throws Exception {
    Set<Method> called = new HashSet<>();
    ResultSet row = noting(ResultSet.class, called);
    for (Getters.Getter getter : Getters.ALL.values()) {
      getter.get(row);
    }
    assertThat(shown(called)).containsAll(overloads(ResultSet.class, "get"));
  }

  @Test
  void everySetterOfAStatementIsAsked() throws Exception {
    Set<Method> called = new HashSet<>();
    PreparedStatement statement = noting(PreparedStatement.class, called);
    for (Setters.Setter setter : Setters.ALL.values()) {
      setter.set(statement);
    }
    assertThat(shown(called)).containsAll(overloads(PreparedStatement.class, "set"));
  }
}
