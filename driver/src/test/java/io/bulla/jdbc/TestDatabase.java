package io.bulla.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** An H2 database in memory with a policy and a keystore of its own. */
final class TestDatabase {
  static final String TABLES =
      """
      tables:
        customer:
          columns:
            ssn:    { type: VARCHAR(11), search: [equality] }
            salary: { type: 'DECIMAL(12,2)' }
            birth:  { type: DATE, search: [equality] }
      """;

  private final String realUrl = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final Path folder;
  private final Path policy;

  TestDatabase(Path folder, String tables) throws IOException {
    this.folder = folder;
    this.policy = folder.resolve("bulla.yaml");
    write(tables, "correct horse");
  }

  void write(String tables, String password) throws IOException {
    Path keystore = folder.resolve("keys.p12");
    Files.writeString(
        policy,
        "bulla: 1\nkms:\n  provider: local\n  keystore: 'file:"
            + keystore
            + "'\n  password: "
            + password
            + "\n"
            + tables);
  }

  /** Through Bulla. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  String url() {
    return realUrl.replace("jdbc:", "jdbc:bulla:") + ";bulla.policy=" + policy;
  }

  /** Behind Bulla's back. */
  Connection connectBare() throws SQLException {
    return DriverManager.getConnection(realUrl);
  }
}
