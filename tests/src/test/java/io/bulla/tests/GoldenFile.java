package io.bulla.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A checked-in text; {@code -Dgolden.update=true} rewrites it and fails the run. */
final class GoldenFile {

  private static final Path ROOT = Path.of("src", "test", "resources");

  private GoldenFile() {}

  static void compare(String name, String actual) throws IOException {
    Path file = ROOT.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, actual);
      fail("%s was rewritten: look at the difference, then run without golden.update", file);
    }
    assertThat(actual)
        .as("%s is out of date; -Dgolden.update=true rewrites it", file)
        .isEqualTo(Files.readString(file));
  }
}
