package io.bulla.benchmarks;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The child of {@link StartToFirstQuery}: prints milliseconds of CPU and of time since the JVM's
 * start, classes loaded, and bytes of heap after a collection.
 */
final class FirstQuery {
  private FirstQuery() {}

  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        PreparedStatement query =
            connection.prepareStatement("SELECT id, ssn FROM customer WHERE ssn = ?")) {
      query.setString(1, "123-45-6789");
      try (ResultSet row = query.executeQuery()) {
        if (!row.next() || !row.getString(2).equals("123-45-6789")) {
          throw new IllegalStateException("the row is missing");
        }
      }
      long cpuNanos =
          ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
              .getProcessCpuTime();
      long wallMillis =
          System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
      long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
      System.gc();
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      System.out.println(cpuNanos / 1_000_000 + " " + wallMillis + " " + classes + " " + heap);
    }
  }
}
