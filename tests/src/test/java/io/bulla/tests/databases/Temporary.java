package io.bulla.tests.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Directories that go when the process ends. Thread-safe. */
public final class Temporary {
  private static final Queue<Path> MADE = new ConcurrentLinkedQueue<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Temporary::deleteAll, "temporary-directories"));
  }

  private Temporary() {}

  /** A new empty directory whose name begins so. */
  public static Path directory(String prefix) {
    try {
      Path directory = Files.createTempDirectory(prefix);
      MADE.add(directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteAll() {
    for (Path directory : MADE) {
      try {
        Directories.delete(directory);
      } catch (IOException e) {
        // something still writes there: it stays
      }
    }
  }
}
