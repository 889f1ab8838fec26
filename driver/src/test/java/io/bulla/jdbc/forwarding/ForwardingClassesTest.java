package io.bulla.jdbc.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardingClassesTest {
  private static final Path FOLDER = Path.of("src/main/java/io/bulla/jdbc/forwarding");

  @Test
  void checkedInClassesAreWhatTheTableGenerates() throws IOException {
    Map<String, String> generated = ForwardingGenerator.generate();
    if (Boolean.getBoolean("golden.update")) {
      for (Map.Entry<String, String> file : generated.entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
      }
      fail("rewritten: look at the difference and run again without -Dgolden.update");
    }
    for (Map.Entry<String, String> file : generated.entrySet()) {
      assertThat(Files.readString(FOLDER.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
  }
}
