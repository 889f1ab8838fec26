package io.bulla.tests.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One database server, child of this JVM.
 *
 * <p>A small shell stands between: it holds a pipe from this JVM as its standard input and ends the
 * server as soon as the pipe closes. So the server ends with the JVM, even when that is killed.
 */
final class ServerProcess {

  private static final long START_SECONDS = 120;

  private static final String GUARD =
      """
      signal=$1; shift
      "$@" </dev/null &
      server=$!
      cat >/dev/null
      kill -s "$signal" "$server"
      wait "$server"
      """;

  private final Process guard;
  private final Path log;

  private ServerProcess(Process guard, Path log) {
    this.guard = guard;
    this.log = log;
  }

  /** Starts the command; {@code stopSignal} is the signal on which it ends quickly and cleanly. */
  static ServerProcess start(List<String> command, String stopSignal, Path log, Path data) {
    List<String> guarded = new ArrayList<>(List.of("sh", "-c", GUARD, "server", stopSignal));
    guarded.addAll(command);
    try {
      Process guard =
          new ProcessBuilder(guarded)
              .directory(data.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      ServerProcess server = new ServerProcess(guard, log);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> server.stopAndDelete(data), "stop-test-server"));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the server lets us in; otherwise fails with the end of its log. */
  void awaitConnection(String url, String user) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try (Connection connection = DriverManager.getConnection(url, user, "")) {
        return;
      } catch (SQLException e) {
        boolean serverLives = guard.isAlive() && guard.descendants().count() > 1;
        if (System.nanoTime() > deadline || (!serverLives && logText().length() > 0)) {
          throw new IllegalStateException(
              "The server does not start (" + e.getMessage() + "). Its log:\n" + logText(), e);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  /** The processes that must be gone when the server is stopped. */
  List<ProcessHandle> handles() {
    return guard.descendants().toList();
  }

  private String logText() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "";
    }
  }

  private void stopAndDelete(Path data) {
    List<ProcessHandle> server = handles();
    try {
      guard.getOutputStream().close();
      if (!guard.waitFor(15, TimeUnit.SECONDS)) {
        server.forEach(ProcessHandle::destroyForcibly);
        guard.destroyForcibly();
      }
      Directories.delete(data);
    } catch (IOException | InterruptedException e) {
      server.forEach(ProcessHandle::destroyForcibly);
      guard.destroyForcibly();
    }
  }

  /** Runs a set-up command to its end; its output is the message when it fails. */
  static void run(List<String> command, Path directory, Path input) {
    try {
      Path output = Files.createTempFile("set-up", ".log");
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            command + " ended with " + process.exitValue() + ":\n" + Files.readString(output));
      }
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
