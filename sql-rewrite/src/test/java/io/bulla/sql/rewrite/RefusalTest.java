package io.bulla.sql.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.sql.Refusal;
import io.bulla.sql.SessionModes;
import io.bulla.sql.Translation;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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

  /** Each refused case once more behind comments, tabs, line ends of all kinds and surrogates. */
  @TestFactory
  Stream<DynamicTest> everyPlaceIsRightWhereverTheStatementStands() throws IOException {
    List<String> names = Dialects.ALL.stream().map(Dialect::name).toList();
    List<DynamicTest> tests = new ArrayList<>();
    for (Path path : RewriteGoldenTest.files()) {
      for (GoldenFile.Case golden : GoldenFile.read(path, names).cases()) {
        for (Dialect dialect : Dialects.ALL) {
          if (golden.results().getOrDefault(dialect.name(), "").startsWith("```refused")) {
            String name = path.getFileName() + ": " + golden.title() + " (" + dialect + ")";
            tests.add(DynamicTest.dynamicTest(name, () -> assertPlaces(golden.sql(), dialect)));
          }
        }
      }
    }
    return tests.stream();
  }

  private static void assertPlaces(String sql, Dialect dialect) {
    Refusal bare = refusal(sql, dialect);
    for (String prefix :
        List.of(
            "\t",
            "\r\n",
            "\r",
            "\n\t ",
            "/* \uD83D\uDE00 it's */ ",
            "-- \uD83D\uDE00 ?\r\n\t/*\r\n*/")) {
      Refusal moved = refusal(prefix + sql, dialect);
      assertThat(moved.what()).isEqualTo(bare.what());
      assertThat(moved.advice()).isEqualTo(bare.advice());
      assertThat(moved.length()).isEqualTo(bare.length());
      // a refusal of the whole text points at its beginning
      boolean whole = bare.offset() == 0 && bare.length() == 0 && moved.offset() == 0;
      int offset = whole ? 0 : bare.offset() + prefix.length();
      assertThat(moved.offset()).as("%s", moved).isEqualTo(offset);
      String before = (prefix + sql).substring(0, offset);
      String[] lines = before.split("\\r\\n|\\r|\\n", -1);
      assertThat(moved.line()).as("line of %s", moved).isEqualTo(lines.length);
      assertThat(moved.column())
          .as("column of %s", moved)
          .isEqualTo(lines[lines.length - 1].length() + 1);
      assertThat(moved.message()).contains(" (at " + moved.line() + ":" + moved.column() + "). ");
    }
  }

  private static Refusal refusal(String sql, Dialect dialect) {
    SessionModes modes = new SessionModes(false, dialect == Dialects.MYSQL, false, "shop");
    Translation translation = new Rewriter(dialect).translate(sql, modes, new ShopCatalog(dialect));
    assertThat(translation).as("%s", sql).isInstanceOf(Refusal.class);
    return (Refusal) translation;
  }

  /** A driver sends a question mark in its place, and the database takes that for a parameter. */
  @Test
  void halfOfASurrogatePairIsRefused() {
    for (Dialect dialect : Dialects.ALL) {
      Refusal refusal = refusal("SELECT id \uD83D\uDE00, name \uD800 FROM customer", dialect);
      assertThat(refusal.what()).contains("half of a surrogate pair");
      assertThat(refusal.offset()).isEqualTo(19);
    }
  }

  @Test
  void everyRefusalSaysWhatToDo() {
    for (Reason reason : Reason.values()) {
      assertThat(reason.advice()).endsWith(".").hasSizeGreaterThan(10);
    }
  }
}
