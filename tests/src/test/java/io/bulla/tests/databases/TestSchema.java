package io.bulla.tests.databases;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * One empty database of a test class.
 *
 * @param url the real driver's URL
 */
public record TestSchema(
    TestDatabase database, String name, String url, String user, String password) {

  /** The same with settings at the end of its URL. */
  public TestSchema with(String settings) {
    return new TestSchema(database, name, url + settings, user, password);
  }

  /** A connection of the real driver, without Bulla. */
  public Connection plain() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Where the server keeps its files; empty for H2 and for a server that is not ours. */
  public Optional<Path> dataDirectory() {
    return database.running().map(Server::data);
  }

  /** Every statement the server was sent; empty for H2 and for a server that is not ours. */
  public Optional<Path> serverLog() {
    return database.running().map(Server::log);
  }

  static void create(Server server, String product, String name) {
    String maintenance =
        switch (product) {
          case "mariadb" -> server.url() + "?sslMode=disable";
          case "mysql" -> server.url() + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
          default -> server.url() + "postgres";
        };
    try (Connection connection =
            DriverManager.getConnection(maintenance, server.user(), server.password());
        Statement statement = connection.createStatement()) {
      // The default collations ignore case and MariaDB's trailing blanks; sealed columns compare
      // exactly. This MySQL is too old for utf8mb4_0900_bin.
      String exact =
          switch (product) {
            case "mariadb" -> " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin";
            case "mysql" -> " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs";
            default -> "";
          };
      statement.execute("CREATE DATABASE " + name + exact);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the database " + name, e);
    }
  }
}
