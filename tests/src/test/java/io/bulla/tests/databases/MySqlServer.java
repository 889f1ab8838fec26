package io.bulla.tests.databases;

import io.bulla.tests.databases.StubLibrary.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * MySQL 8.0.15 from a Maven artifact, the newest there is; every statement it is sent stands in its
 * general log.
 */
final class MySqlServer {

  private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";

  private MySqlServer() {}

  static Server start() throws InterruptedException {
    Path home = Directories.unpacked("mysql", MySqlServer::unpack);
    Path run = Directories.data("mysql-run");
    Path data = run.resolve("data");
    Path log = run.resolve("general.log");
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> initialize = command(home, data);
    initialize.add("--initialize-insecure");
    ServerProcess.run(initialize, run, Path.of("/dev/null"));
    int port = ServerProcess.freePort();
    List<String> command = command(home, data);
    command.addAll(
        List.of(
            "--bind-address=127.0.0.1",
            "--port=" + port,
            // relative to the data directory: a socket's path may have 107 characters only
            "--socket=s",
            "--pid-file=" + run.resolve("mysql.pid"),
            "--general-log=1",
            "--general-log-file=" + log));
    ServerProcess process = ServerProcess.start(command, "TERM", run.resolve("server.log"), run);
    String url = "jdbc:mysql://127.0.0.1:" + port + "/";
    process.awaitConnection(url + "?sslMode=DISABLED&allowPublicKeyRetrieval=true", "root");
    return new Server(url, "root", "", data, log);
  }

  private static List<String> command(Path home, Path data) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/mysqld").toString());
    command.add("--no-defaults");
    command.add("--basedir=" + home);
    command.add("--datadir=" + data);
    command.add("--tmpdir=" + data);
    command.add("--lc-messages-dir=" + home.resolve("share"));
    command.add("--character-sets-dir=" + home.resolve("share/charsets"));
    command.add("--innodb-buffer-pool-size=64M");
    command.add("--innodb-log-file-size=16M");
    command.add("--innodb-use-native-aio=0");
    command.add("--innodb-flush-log-at-trx-commit=0");
    command.add("--innodb-flush-method=nosync");
    command.add("--performance-schema=OFF");
    command.add("--skip-log-bin");
    command.add("--skip-ssl");
    command.add("--auto-generate-certs=0");
    command.add("--sha256-password-auto-generate-rsa-keys=0");
    command.add("--caching-sha2-password-auto-generate-rsa-keys=0");
    command.add("--mysqlx=0");
    if (Unprivileged.ROOT) {
      command.add("--user=root");
    }
    return command;
  }

  private static void unpack(Path directory) throws IOException {
    try (InputStream archive = MySqlServer.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new IOException("no " + ARCHIVE + " on the class path");
      }
      Directories.untar(new GZIPInputStream(archive), directory);
    }
    Path bin = directory.resolve("bin");
    StubLibrary.write(
        bin,
        "libaio.so.1",
        List.of(
            new Version("LIBAIO_0.1", List.of("io_submit"), List.of()),
            new Version("LIBAIO_0.4", List.of("io_getevents", "io_setup"), List.of())));
    StubLibrary.write(
        bin,
        "libnuma.so.1",
        List.of(
            new Version(
                "libnuma_1.1",
                List.of(
                    "mbind",
                    "numa_alloc_local",
                    "numa_alloc_onnode",
                    "numa_available",
                    "numa_free",
                    "set_mempolicy"),
                List.of()),
            new Version(
                "libnuma_1.2", List.of("numa_node_of_cpu"), List.of("numa_all_nodes_ptr"))));
  }
}
