package io.bulla.tests.databases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Where servers are unpacked and keep their data. */
final class Directories {

  /** Written last, so that a half-unpacked server is never used. */
  private static final String COMPLETE = "complete";

  private Directories() {}

  /** An action that fills an empty directory. */
  interface Fill {
    void into(Path directory) throws IOException;
  }

  /** The directory of that name below the servers' home, filled once per build. */
  static Path unpacked(String name, Fill fill) {
    Path directory = home().resolve(name);
    if (Files.exists(directory.resolve(COMPLETE))) {
      return directory;
    }
    try {
      delete(directory);
      Files.createDirectories(directory);
      fill.into(directory);
      Files.createFile(directory.resolve(COMPLETE));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new empty directory for the data of one run. */
  static Path data(String name) {
    try {
      Path directory = home().resolve(name + "-" + ProcessHandle.current().pid());
      delete(directory);
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Below target; below /tmp where an unprivileged server could not reach target. */
  private static Path home() {
    Path target = Path.of("target", "servers").toAbsolutePath();
    try {
      Files.createDirectories(target);
      if (Unprivileged.reaches(target)) {
        return target;
      }
      Path fallback = Path.of("/tmp", "bulla-test-servers-" + System.getProperty("user.name"));
      return Files.createDirectories(fallback);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void untarXz(InputStream archive, Path directory) throws IOException {
    untar(new XZCompressorInputStream(archive), directory);
  }

  static void untar(InputStream archive, Path directory) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(archive)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory)) {
          throw new IOException("entry outside of the directory: " + entry.getName());
        }
        extract(tar, entry, path);
      }
    }
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
