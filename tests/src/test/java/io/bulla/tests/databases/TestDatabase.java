package io.bulla.tests.databases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The databases on which the suite runs, each through one of its usual drivers.
 *
 * <p>A server of one's own is named by the system property {@code bulla.test.postgresql}, {@code
 * bulla.test.mariadb} or {@code bulla.test.mysql}: a JDBC URL up to and including the slash before
 * the database's name, with {@code bulla.test.<name>.user} and {@code .password} beside it. {@code
 * bulla.test.databases=H2,MYSQL} runs the suite on these alone.
 */
public enum TestDatabase {
  H2("H2", ""),
  POSTGRESQL("postgresql", ""),
  MARIADB("mariadb", "?sslMode=disable"),
  MARIADB_THROUGH_MYSQL_DRIVER("mariadb", "?sslMode=DISABLED&allowPublicKeyRetrieval=true"),
  MYSQL("mysql", "?sslMode=DISABLED&allowPublicKeyRetrieval=true");

  private static final Map<String, Server> SERVERS = new ConcurrentHashMap<>();
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final String product;
  private final String options;

  TestDatabase(String product, String options) {
    this.product = product;
    this.options = options;
  }

  /** The databases that can run here; says loudly which cannot. */
  public static List<TestDatabase> available() {
    List<String> asked = List.of(System.getProperty("bulla.test.databases", "").split(","));
    return Arrays.stream(values())
        .filter(each -> asked.contains("") || asked.contains(each.name()))
        .filter(TestDatabase::isAvailable)
        .toList();
  }

  private boolean isAvailable() {
    boolean linuxOnIntel =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    boolean result = this == H2 || linuxOnIntel || ownServer() != null;
    if (!result) {
      System.err.printf(
          "NOT RUN: %s. Its server is shipped for Linux on amd64 only; name one of your own with"
              + " -Dbulla.test.%s=jdbc:...%n",
          this, product);
    }
    return result;
  }

  /** Creates an empty database (MySQL: schema) of its own. */
  public TestSchema newSchema() {
    String name = "bulla_" + SCHEMAS.incrementAndGet();
    if (this == H2) {
      return new TestSchema(this, name, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
    }
    Server server = server();
    if (ownServer() != null) {
      name = name + "_" + Long.toHexString(System.currentTimeMillis()).toLowerCase(Locale.ROOT);
    }
    TestSchema.create(server, product, name);
    String url = server.url() + name + options;
    if (this == MARIADB_THROUGH_MYSQL_DRIVER) {
      url = url.replaceFirst("^jdbc:mariadb:", "jdbc:mysql:");
    }
    return new TestSchema(this, name, url, server.user(), server.password());
  }

  /** An empty database of another MariaDB server, which has more options. */
  public static TestSchema ofMariaDbWith(String... options) throws InterruptedException {
    Server server = MariaDbServer.start(options);
    String name = "Bulla_" + SCHEMAS.incrementAndGet();
    TestSchema.create(server, MARIADB.product, name);
    String url = server.url() + name + MARIADB.options;
    return new TestSchema(MARIADB, name, url, server.user(), server.password());
  }

  /** Forgets a server that has died, so that the next schema starts another. */
  public void forgetServer() {
    SERVERS.remove(product);
  }

  /** The running server; empty for H2, which is embedded. */
  Optional<Server> running() {
    return Optional.ofNullable(SERVERS.get(product));
  }

  /** The word for it in JDBC URLs and in the suite's properties. */
  public String product() {
    return product;
  }

  /** MySQL, or MariaDB through either driver. */
  public boolean isMySqlFamily() {
    return this != H2 && this != POSTGRESQL;
  }

  /** Whether MySQL's own driver is used. */
  public boolean isConnectorJ() {
    return this == MYSQL || this == MARIADB_THROUGH_MYSQL_DRIVER;
  }

  private Server server() {
    return SERVERS.computeIfAbsent(product, key -> start());
  }

  private Server start() {
    Server own = ownServer();
    if (own != null) {
      return own;
    }
    try {
      return switch (product) {
        case "postgresql" -> PostgreSqlServer.start();
        case "mysql" -> MySqlServer.start();
        default -> MariaDbServer.start();
      };
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Server ownServer() {
    String property = "bulla.test." + product;
    String url = System.getProperty(property);
    if (url == null) {
      return null;
    }
    return new Server(
        url,
        System.getProperty(property + ".user", ""),
        System.getProperty(property + ".password", ""),
        null,
        null);
  }
}
