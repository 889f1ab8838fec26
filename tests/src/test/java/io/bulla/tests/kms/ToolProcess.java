package io.bulla.tests.kms;

import io.bulla.tools.Main;
import io.bulla.tools.ToolRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A tool in a process of its own, which starts its work when told. */
final class ToolProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  private ToolProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Returns when the JVM is up. */
  static ToolProcess start(List<String> commandLine) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName()));
    command.addAll(commandLine);
    Path log = Files.createTempFile("tool", ".log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    ToolProcess started = new ToolProcess(process, log);
    if (process.getInputStream().read() != 'r') {
      started.close();
      throw new IOException("the tool's JVM did not start: " + started.output());
    }
    return started;
  }

  void go() throws IOException {
    process.getOutputStream().write("go\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** SIGKILL; false if the process had ended by then. */
  boolean killAfter(long nanos) throws InterruptedException {
    if (process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
      return false;
    }
    process.destroyForcibly();
    process.waitFor();
    return process.exitValue() == 128 + 9;
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the tool does not end");
    }
    return process.exitValue();
  }

  String output() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(log);
  }

  /** The other side. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      List<String> warm = new ArrayList<>(List.of(arguments).subList(0, 7));
      warm.set(0, "status"); // so that a kill meets work, not the loading of classes
      ToolRun.of(warm.toArray(String[]::new));
      System.out.write('r');
      System.out.flush();
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      Main.main(arguments);
    }
  }
}
