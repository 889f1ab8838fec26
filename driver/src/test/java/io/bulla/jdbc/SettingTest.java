package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingTest {
  @Test
  void eachSettingHasItsRowInTheDocumentation() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/jdbc.md")).stream()
            .filter(line -> line.startsWith("| `" + Setting.PREFIX))
            .toList();
    assertThat(rows).isEqualTo(Arrays.stream(Setting.values()).map(SettingTest::row).toList());
  }

  private static String row(Setting setting) {
    String byDefault = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "` ";
    return "| `" + setting.key() + "` | " + byDefault + "| " + setting.meaning() + " |";
  }
}
