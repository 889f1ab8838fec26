package io.bulla.sql.rewrite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown file of cases. A case is a {@code ##} heading (dialects in brackets at its end, all
 * when none), a {@code sql} block and what becomes of it. Text that is equal for several dialects
 * is written once.
 */
final class GoldenFile {
  private static final Pattern BLOCK =
      Pattern.compile("```(\\w+)([^\\n]*)\\n(.*?)\\n?```\\n?", Pattern.DOTALL);
  private static final Pattern DIALECTS = Pattern.compile("\\[([A-Za-z0-9, ]+)]\\s*$");

  private final Path path;
  private final String head;
  private final List<Case> cases = new ArrayList<>();

  /**
   * One case.
   *
   * @param prose what stands between the heading and the first block
   * @param results the blocks after the {@code sql} block, by dialect
   */
  record Case(
      String title, List<String> dialects, String prose, String sql, Map<String, String> results) {}

  private GoldenFile(Path path, String head) {
    this.path = path;
    this.head = head;
  }

  static GoldenFile read(Path path, List<String> allDialects) throws IOException {
    String text = Files.readString(path);
    String[] parts = text.split("(?m)^## ", -1);
    GoldenFile file = new GoldenFile(path, parts[0]);
    for (int i = 1; i < parts.length; i++) {
      file.cases.add(parse(parts[i], allDialects));
    }
    return file;
  }

  private static Case parse(String text, List<String> allDialects) {
    int end = text.indexOf('\n');
    String title = text.substring(0, end).strip();
    Matcher named = DIALECTS.matcher(title);
    List<String> dialects = named.find() ? List.of(named.group(1).split(",\\s*")) : allDialects;
    Matcher block = BLOCK.matcher(text);
    if (!block.find() || !block.group(1).equals("sql")) {
      throw new IllegalStateException("case '" + title + "' has no sql block");
    }
    String prose = text.substring(end + 1, block.start());
    String sql = block.group(3);
    Map<String, String> results = new TreeMap<>();
    while (block.find()) {
      String only = block.group(2).strip();
      for (String dialect : only.isEmpty() ? dialects : List.of(only.split(",\\s*"))) {
        results.merge(dialect, block(block.group(1), block.group(3)), String::concat);
      }
    }
    return new Case(title, dialects, prose, sql, results);
  }

  static String block(String kind, String content) {
    return "```" + kind + "\n" + content + "\n```\n";
  }

  Path path() {
    return path;
  }

  List<Case> cases() {
    return cases;
  }

  /** Writes the file with the results that were found. */
  void write(List<Map<String, String>> found) throws IOException {
    StringBuilder text = new StringBuilder(head);
    for (int i = 0; i < cases.size(); i++) {
      Case golden = cases.get(i);
      text.append("## ").append(golden.title()).append('\n').append(golden.prose());
      text.append("```sql\n").append(golden.sql()).append("\n```\n");
      Map<String, List<String>> byResult = new java.util.LinkedHashMap<>();
      for (String dialect : golden.dialects()) {
        String result = found.get(i).getOrDefault(dialect, "");
        byResult.computeIfAbsent(result, key -> new ArrayList<>()).add(dialect);
      }
      byResult.forEach(
          (result, dialects) ->
              text.append(byResult.size() == 1 ? result : named(result, dialects)));
      text.append('\n');
    }
    Files.writeString(path, text.toString().stripTrailing() + "\n");
  }

  private static String named(String result, List<String> dialects) {
    return result.replaceAll("(?m)^```(\\w+)$", "```$1 " + String.join(", ", dialects));
  }
}
