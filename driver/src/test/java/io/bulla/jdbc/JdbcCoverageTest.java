package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of JDBC is implemented by us: none falls to an interface's default body, which
 * throws although the real driver has the method.
 */
class JdbcCoverageTest {
  static List<Arguments> classes() {
    return List.of(
        Arguments.of(Driver.class, BullaDriver.class),
        Arguments.of(Connection.class, BullaConnection.class),
        Arguments.of(Statement.class, BullaStatement.class),
        Arguments.of(PreparedStatement.class, BullaPreparedStatement.class),
        Arguments.of(PreparedStatement.class, PlainPreparedStatement.class),
        Arguments.of(CallableStatement.class, BullaCallableStatement.class),
        Arguments.of(ResultSet.class, BullaResultSet.class),
        Arguments.of(DatabaseMetaData.class, BullaDatabaseMetaData.class),
        Arguments.of(ResultSetMetaData.class, BullaResultSetMetaData.class),
        Arguments.of(ParameterMetaData.class, BullaParameterMetaData.class));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void everyMethodOfJdbcIsImplementedByUs(Class<?> jdbc, Class<?> ours) throws Exception {
    List<String> missing = new ArrayList<>();
    int methods = 0;
    for (Method method : jdbc.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())) {
        continue;
      }
      methods++;
      Method found = ours.getMethod(method.getName(), method.getParameterTypes());
      if (found.getDeclaringClass().isInterface()) {
        missing.add(method.toString());
      }
    }
    // who makes proxies asks a class for its own interfaces, not for those of its parents
    assertThat(ours.getInterfaces()).contains(jdbc);
    System.out.printf("%s: %d of %d%n", ours.getSimpleName(), methods - missing.size(), methods);
    assertThat(missing).as("methods of %s that %s lacks", jdbc, ours).isEmpty();
  }
}
