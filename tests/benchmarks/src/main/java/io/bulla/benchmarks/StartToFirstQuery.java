package io.bulla.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much process CPU and time a new JVM needs until the first row of a query is read, through the
 * real driver on a plain table and through Bulla on a sealed one. Prints the medians; the class
 * path is its own, or the argument.
 */
public final class StartToFirstQuery {
  private static final int ROUNDS = 11;

  private StartToFirstQuery() {}

  public static void main(String[] arguments) throws Exception {
    String classPath =
        arguments.length > 0 ? arguments[0] : System.getProperty("java.class.path", "");
    Path directory = Files.createTempDirectory("bulla-start");
    Path policy = directory.resolve("bulla.yaml");
    Files.writeString(
        policy,
        """
        bulla: 1
        kms:
          provider: local
          keystore: file:%s
          password: invented-for-benchmarks
        tables:
          customer:
            columns:
              ssn: { type: VARCHAR(11), search: [equality] }
        """
            .formatted(directory.resolve("keys.p12")));
    String plain = "jdbc:h2:file:" + directory.resolve("plain");
    String sealed =
        "jdbc:bulla:h2:file:" + directory.resolve("sealed") + ";bulla.policy=file:" + policy;
    fill(plain);
    fill(sealed);
    List<long[]> bare = new ArrayList<>();
    List<long[]> through = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      bare.add(child(classPath, plain));
      through.add(child(classPath, sealed));
    }
    System.out.printf("real driver: CPU %d ms, wall %d ms%n", median(bare, 0), median(bare, 1));
    System.out.printf(
        "Bulla:       CPU %d ms, wall %d ms%n", median(through, 0), median(through, 1));
  }

  private static void fill(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE customer (id INT PRIMARY KEY, ssn VARCHAR(11))");
      statement.execute("INSERT INTO customer VALUES (1, '123-45-6789')");
    }
  }

  private static long[] child(String classPath, String url)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                FirstQuery.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), "UTF-8");
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the child failed: " + output);
    }
    return Arrays.stream(output.strip().split(" ")).mapToLong(Long::parseLong).toArray();
  }

  private static long median(List<long[]> rounds, int figure) {
    return rounds.stream().mapToLong(each -> each[figure]).sorted().toArray()[rounds.size() / 2];
  }

  /** The child: prints milliseconds of CPU and of time since the JVM's start. */
  static final class FirstQuery {
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
            ((com.sun.management.OperatingSystemMXBean)
                    ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        long wallMillis =
            System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println(cpuNanos / 1_000_000 + " " + wallMillis);
      }
    }
  }
}
