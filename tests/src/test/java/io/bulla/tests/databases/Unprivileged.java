package io.bulla.tests.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root: as root it is started under the user "nobody". */
final class Unprivileged {

  private static final String NOBODY = "65534";

  static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private Unprivileged() {}

  /** The command, as root under another user; unchanged for everybody else. */
  static List<String> command(List<String> command) {
    List<String> result = new ArrayList<>();
    if (ROOT && Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
      result.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    } else if (ROOT) {
      result.addAll(List.of("runuser", "-u", "nobody", "--"));
    }
    result.addAll(command);
    return result;
  }

  /** Makes that user the owner of a directory. */
  static void own(Path directory) throws IOException {
    if (ROOT) {
      ServerProcess.run(
          List.of("chown", NOBODY + ":" + NOBODY, directory.toString()),
          directory,
          Path.of("/dev/null"));
    }
  }

  static boolean reaches(Path directory) throws IOException {
    try {
      return new ProcessBuilder(command(List.of("test", "-x", directory.toString())))
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
