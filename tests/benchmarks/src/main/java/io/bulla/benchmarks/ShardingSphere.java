package io.bulla.benchmarks;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * ShardingSphere-JDBC with an encrypt rule that does what it can of the same: AES for the three
 * columns, an assisted query column for the one that is searched. Its libraries, another Calcite
 * and Guava among them, have a class loader of their own; so do the drivers it uses.
 */
final class ShardingSphere {
  private static final String FACTORY =
      "org.apache.shardingsphere.driver.api.yaml.YamlShardingSphereDataSourceFactory";

  private ShardingSphere() {}

  /**
   * @param classPath the file that {@code tests/benchmarks/shardingsphere} makes
   */
  static Side open(TestDatabase database, Path classPath) throws SQLException {
    TestSchema schema = database.newSchema();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      ClassLoader loader = loader(Files.readString(classPath).strip());
      Thread.currentThread().setContextClassLoader(loader);
      createTables(loader, database, schema);
      byte[] yaml = yaml(database, schema).getBytes(StandardCharsets.UTF_8);
      DataSource pool =
          (DataSource)
              loader
                  .loadClass(FACTORY)
                  .getMethod("createDataSource", byte[].class)
                  .invoke(null, (Object) yaml);
      Side side =
          new Side(
              "E", "ShardingSphere-JDBC 5.5.2", pool, new Values.Plain(), (AutoCloseable) pool);
      side.fill(List.of());
      // its parts are found through the thread's class loader when they are first needed
      side.check();
      return side;
    } catch (ReflectiveOperationException | IOException e) {
      throw new SQLException("ShardingSphere does not start", e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static ClassLoader loader(String classPath) throws MalformedURLException {
    String[] files = classPath.split(File.pathSeparator);
    URL[] urls = new URL[files.length];
    for (int i = 0; i < files.length; i++) {
      urls[i] = Path.of(files[i]).toUri().toURL();
    }
    return new URLClassLoader("shardingsphere", urls, ClassLoader.getPlatformClassLoader());
  }

  private static String driver(TestDatabase database) {
    return switch (database) {
      case H2 -> "org.h2.Driver";
      case POSTGRESQL -> "org.postgresql.Driver";
      case MARIADB -> "org.mariadb.jdbc.Driver";
      default -> throw new IllegalArgumentException("not measured on " + database);
    };
  }

  /** Its own CREATE TABLE makes columns of 4000 characters, too long for an index of MariaDB. */
  private static void createTables(ClassLoader loader, TestDatabase database, TestSchema schema)
      throws ReflectiveOperationException, SQLException {
    String columns =
        " (id INT PRIMARY KEY, name VARCHAR(40), ssn_cipher VARCHAR(200), ssn_token VARCHAR(64),"
            + " email_cipher VARCHAR(400), phone_cipher VARCHAR(200))";
    Driver real =
        (Driver) loader.loadClass(driver(database)).getDeclaredConstructor().newInstance();
    Properties user = new Properties();
    user.setProperty("user", schema.user());
    user.setProperty("password", schema.password());
    try (Connection connection = real.connect(schema.url(), user);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE customer" + columns);
      statement.execute("CREATE INDEX customer_by_ssn ON customer(ssn_token)");
      statement.execute("CREATE TABLE enrolled" + columns);
      statement.execute("CREATE INDEX enrolled_by_ssn ON enrolled(ssn_token)");
      statement.execute(
          "CREATE TABLE claim (id INT PRIMARY KEY, holder_ssn_cipher VARCHAR(200),"
              + " holder_ssn_token VARCHAR(64), amount DECIMAL(12,2))");
      statement.execute("CREATE INDEX claim_by_ssn ON claim(holder_ssn_token)");
    }
  }

  private static String column(String name, boolean searched) {
    String cipher =
        "        %s: { cipher: { name: %s_cipher, encryptorName: aes }".formatted(name, name);
    return searched
        ? cipher + ", assistedQuery: { name: %s_token, encryptorName: digest } }\n".formatted(name)
        : cipher + " }\n";
  }

  private static String yaml(TestDatabase database, TestSchema schema) {
    String customer = column("ssn", true) + column("email", false) + column("phone", false);
    return """
    mode:
      type: Standalone
      repository: { type: Memory }
    dataSources:
      main:
        dataSourceClassName: com.zaxxer.hikari.HikariDataSource
        driverClassName: %s
        jdbcUrl: "%s"
        username: %s
        password: "%s"
        maximumPoolSize: %d
    rules:
    - !ENCRYPT
      tables:
        customer:
          columns:
    %s    enrolled:
          columns:
    %s    claim:
          columns:
    %s  encryptors:
        aes: { type: AES, props: { aes-key-value: invented, digest-algorithm-name: SHA-1 } }
        digest: { type: MD5, props: { salt: invented } }
    - !SINGLE
      tables: ["*.%s"]
    """
        .formatted(
            driver(database),
            schema.url(),
            schema.user(),
            schema.password(),
            Sides.CONNECTIONS,
            customer,
            customer,
            column("holder_ssn", true),
            database == TestDatabase.POSTGRESQL ? "*.*" : "*");
  }
}
