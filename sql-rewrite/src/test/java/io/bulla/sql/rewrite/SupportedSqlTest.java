package io.bulla.sql.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.sql.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code docs/supported-sql.md} is made from the golden files. */
class SupportedSqlTest {
  private static final Path PAGE = Path.of("../docs/supported-sql.md");
  private static final String GOLDEN = "../sql-rewrite/src/test/resources/rewrite/";

  @Test
  void thePageOfSupportedSqlIsMadeFromTheGoldenFiles() throws IOException {
    String page = page();
    String before = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(before).isEqualTo(page);
  }

  private static String page() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Supported SQL

            Made from the golden files, which hold the rewritten text, the plan and the exact refusal of each case for H2, PostgreSQL
            and MySQL/MariaDB. *answered*: runs on sealed columns; *passes*: goes on byte for byte; *refused*: an `SQLException`
            before anything is sent. What is not listed and names a protected table is refused.
            """);
    List<String> dialects = Dialects.ALL.stream().map(dialect -> dialect.name()).toList();
    for (Path path : RewriteGoldenTest.files()) {
      String head = Files.readString(path).split("(?m)^## ", 2)[0].strip();
      String title = head.lines().findFirst().orElseThrow().substring(2);
      page.append("\n## [").append(title).append("](").append(GOLDEN);
      page.append(path.getFileName()).append(")\n\n");
      page.append(head.lines().skip(1).reduce("", (a, b) -> a + b + "\n").strip());
      page.append("\n\n| | | |\n|---|---|---|\n");
      for (GoldenFile.Case golden : GoldenFile.read(path, dialects).cases()) {
        page.append("| ").append(golden.title()).append(" | `").append(cell(golden.sql()));
        page.append("` | ").append(outcome(golden)).append(" |\n");
      }
    }
    return page.toString();
  }

  private static String cell(String sql) {
    return sql.replace("\n", " ").replace("|", "\\|").replace("`", "'");
  }

  private static String outcome(GoldenFile.Case golden) {
    TreeSet<String> outcomes = new TreeSet<>();
    for (String result : golden.results().values()) {
      outcomes.add(
          result.startsWith("```refused")
              ? "refused"
              : result.startsWith("```passes") ? "passes" : "answered");
    }
    return String.join(" / ", outcomes);
  }
}
