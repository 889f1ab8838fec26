package io.bulla.sql.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The golden files hold the exact message of every refusal there is. */
class RefusalTest {
  private static final List<String> REFUSED = refusedBlocks();

  private static List<String> refusedBlocks() {
    List<String> blocks = new ArrayList<>();
    try {
      List<String> dialects = Dialects.ALL.stream().map(dialect -> dialect.name()).toList();
      for (Path path : RewriteGoldenTest.files()) {
        for (GoldenFile.Case golden : GoldenFile.read(path, dialects).cases()) {
          golden.results().values().stream()
              .filter(result -> result.startsWith("```refused"))
              .forEach(blocks::add);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return blocks;
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonHasAGoldenCaseWithItsExactMessage(Reason reason) {
    Pattern message =
        Pattern.compile(
            reason.sqlState()
                + ": "
                + Stream.of(reason.what("\u0001", "\u0001", "\u0001").split("\u0001", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".+?"))
                + " \\(at \\d+:\\d+\\)\\. "
                + Pattern.quote(reason.advice()));
    assertThat(REFUSED).as("golden cases of %s", reason).anyMatch(b -> message.matcher(b).find());
  }

  @Test
  void everyRefusalSaysWhatToDo() {
    for (Reason reason : Reason.values()) {
      assertThat(reason.advice()).endsWith(".").hasSizeGreaterThan(10);
    }
  }
}
