package io.bulla.tests.databases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL 17 from its Maven artifact; every statement it is sent stands in its log. */
final class PostgreSqlServer {

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgreSqlServer() {}

  static Server start() throws InterruptedException {
    Path home = Directories.unpacked("postgresql", PostgreSqlServer::unpack);
    Path run = Directories.data("postgresql-run");
    Path data = run.resolve("data");
    Path log = run.resolve("server.log");
    try {
      Unprivileged.own(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ServerProcess.run(
        Unprivileged.command(
            List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + data,
                "--username=bulla",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync")),
        run,
        Path.of("/dev/null"));
    int port = ServerProcess.freePort();
    ServerProcess process =
        ServerProcess.start(
            Unprivileged.command(
                List.of(
                    home.resolve("bin/postgres").toString(),
                    "-D" + data,
                    "-clisten_addresses=127.0.0.1",
                    "-cport=" + port,
                    "-cunix_socket_directories=",
                    "-cfsync=off",
                    "-csynchronous_commit=off",
                    "-cfull_page_writes=off",
                    "-clog_statement=all",
                    "-cmax_connections=200")),
            "INT",
            log,
            run);
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/";
    process.awaitConnection(url + "postgres", "bulla");
    return new Server(url, "bulla", "", data, log);
  }

  private static void unpack(Path directory) throws IOException {
    try (InputStream archive = PostgreSqlServer.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new IOException("no " + ARCHIVE + " on the class path");
      }
      Directories.untarXz(archive, directory);
    }
  }
}
