package io.bulla.sql.rewrite;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.sql.Binding;
import io.bulla.sql.Output;
import io.bulla.sql.Plan;
import io.bulla.sql.Refusal;
import io.bulla.sql.SessionModes;
import io.bulla.sql.Translation;
import io.bulla.sql.ValueSource;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of the golden files, on every dialect it names. */
class RewriteGoldenTest {
  static final Path FOLDER = Path.of("src/test/resources/rewrite");
  private static final List<String> NAMES = Dialects.ALL.stream().map(Dialect::name).toList();

  @TestFactory
  Stream<DynamicTest> everyCaseIsTranslatedAsItsFileSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path path : files()) {
      GoldenFile file = GoldenFile.read(path, NAMES);
      if (Boolean.getBoolean("golden.update")) {
        tests.add(DynamicTest.dynamicTest(path.getFileName().toString(), () -> update(file)));
        continue;
      }
      for (GoldenFile.Case golden : file.cases()) {
        for (String dialect : golden.dialects()) {
          String name = path.getFileName() + ": " + golden.title() + " (" + dialect + ")";
          tests.add(
              DynamicTest.dynamicTest(
                  name,
                  () ->
                      assertThat(result(golden.sql(), dialect))
                          .isEqualTo(golden.results().getOrDefault(dialect, "nothing"))));
        }
      }
    }
    return tests.stream();
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.list(FOLDER)) {
      return paths.filter(path -> path.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static void update(GoldenFile file) throws IOException {
    List<Map<String, String>> found = new ArrayList<>();
    boolean changed = false;
    for (GoldenFile.Case golden : file.cases()) {
      Map<String, String> results = new TreeMap<>();
      for (String dialect : golden.dialects()) {
        results.put(dialect, result(golden.sql(), dialect));
      }
      found.add(results);
      changed |= !results.equals(golden.results());
    }
    file.write(found);
    // an update is to be looked at, never to pass by itself
    assertThat(changed).as("cases of %s differed and were rewritten", file.path()).isFalse();
  }

  private static String result(String sql, String dialectName) {
    Dialect dialect =
        Dialects.ALL.stream().filter(d -> d.name().equals(dialectName)).findFirst().orElseThrow();
    SessionModes modes = new SessionModes(false, dialect == Dialects.MYSQL, false, "shop");
    Translation translation = new Rewriter(dialect).translate(sql, modes, new ShopCatalog(dialect));
    if (translation instanceof Refusal refusal) {
      int end = refusal.offset() + refusal.length();
      String place =
          sql.substring(0, refusal.offset())
              + "^"
              + sql.substring(refusal.offset(), end)
              + "^"
              + sql.substring(end);
      return GoldenFile.block(
          "refused", place + "\n" + refusal.sqlState() + ": " + refusal.message());
    }
    if (translation instanceof Plan plan) {
      return GoldenFile.block("rewritten", plan.sql()) + plan(plan);
    }
    return GoldenFile.block("passes", "byte for byte");
  }

  private static String plan(Plan plan) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < plan.bindings().size(); i++) {
      lines.add("?" + (i + 1) + " <- " + binding(plan.bindings().get(i)));
    }
    for (int i = 0; i < plan.outputs().size(); i++) {
      Output output = plan.outputs().get(i);
      lines.add(
          "column "
              + (i + 1)
              + (output instanceof Output.Decrypt decrypt
                  ? " decrypt(" + decrypt.column().label().toLowerCase(Locale.ROOT) + ")"
                  : " clear")
              + output.label().map(label -> " called " + label.text()).orElse(""));
    }
    return lines.isEmpty() ? "" : GoldenFile.block("plan", String.join("\n", lines));
  }

  private static String binding(Binding binding) {
    if (binding instanceof Binding.Cell cell) {
      return "cell(" + cell.column().label().toLowerCase(Locale.ROOT) + ") of " + of(cell.source());
    }
    if (binding instanceof Binding.Token token) {
      return "token("
          + token.kind().word()
          + ", "
          + token.column().label().toLowerCase(Locale.ROOT)
          + ") of "
          + of(token.source());
    }
    if (binding instanceof Binding.Tokens tokens) {
      return "tokens("
          + tokens.kind().word()
          + ", "
          + tokens.column().label().toLowerCase(Locale.ROOT)
          + ") of the array of parameter "
          + tokens.parameter();
    }
    if (binding instanceof Binding.NullTest test) {
      return "whether parameter " + test.parameter() + " is null";
    }
    if (binding instanceof Binding.LiteralTest test) {
      String literals = test.literals().stream().map(RewriteGoldenTest::of).collect(joining(", "));
      return "which of " + literals + " parameter " + test.parameter() + " equals, if any";
    }
    Binding.Clear clear = (Binding.Clear) binding;
    return "parameter " + clear.parameter() + (clear.lone() ? " unless its value is sealed" : "");
  }

  private static String of(ValueSource source) {
    if (source instanceof ValueSource.Literal literal) {
      return "literal " + literal.kind().name().toLowerCase(Locale.ROOT) + " " + literal.text();
    }
    ValueSource.Parameter parameter = (ValueSource.Parameter) source;
    String changes = parameter.changes().stream().map(RewriteGoldenTest::of).collect(joining());
    return "parameter " + parameter.index() + changes;
  }

  private static String of(ValueSource.Change change) {
    if (change instanceof ValueSource.Change.NullIf nullIf) {
      return ", NULL if '" + nullIf.literal().text() + "'";
    }
    if (change instanceof ValueSource.Change.IfNull ifNull) {
      return ", '" + ifNull.literal().text() + "' if NULL";
    }
    if (change instanceof ValueSource.Change.Replace replace) {
      return ", '" + replace.from().text() + "' replaced by '" + replace.to().text() + "'";
    }
    return ", " + change.toString().toLowerCase(Locale.ROOT);
  }
}
