package io.bulla.tests.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What statements are made of, and how often each was answered or refused. */
final class Shapes {
  private static final Pattern NO_SHAPE =
      Pattern.compile("'(?:[^']|'')*'|/\\*.*?\\*/|--[^\\n]*|//[^\\n]*|#[^\\n]*", Pattern.DOTALL);
  private static final Map<String, Pattern> PATTERNS = new LinkedHashMap<>();

  static {
    shape("INSERT .. VALUES", "^(INSERT|REPLACE) .*\\bVALUES\\b");
    shape("INSERT .. SELECT", "^INSERT .*\\bSELECT\\b");
    shape("INSERT .. SET", "^INSERT \\S+ \\S+ SET\\b");
    shape("several rows", "^(INSERT|REPLACE|MERGE) .*\\) , \\(");
    shape("ON CONFLICT", "\\bON CONFLICT\\b");
    shape("ON DUPLICATE KEY", "\\bON DUPLICATE\\b");
    shape("REPLACE", "^REPLACE\\b");
    shape("INSERT IGNORE", "^INSERT IGNORE\\b");
    shape("MERGE .. KEY", "^MERGE .*\\bKEY \\(");
    shape("MERGE .. USING", "^MERGE .*\\bUSING\\b");
    shape("UPDATE", "^UPDATE\\b");
    shape("UPDATE with a second table", "^UPDATE .*(\\bFROM [^()]* WHERE|\\bJOIN\\b)");
    shape("DELETE", "^DELETE\\b");
    shape("DELETE with a second table", "^DELETE .*\\b(USING|JOIN)\\b");
    shape("RETURNING", "\\bRETURNING\\b");
    shape("FINAL TABLE", "\\bFINAL TABLE\\b");
    shape("ALTER TABLE", "^ALTER TABLE\\b");
    shape("CREATE", "^CREATE\\b");
    shape("WITH", "\\bWITH \\S+ AS\\b");
    shape("SELECT DISTINCT", "\\bSELECT DISTINCT\\b");
    shape("DISTINCT ON", "\\bDISTINCT ON\\b");
    shape("star", "(SELECT|SELECT DISTINCT|,) (\\S+ ?\\. ?)?\\*|\\S\\.\\*");
    shape("UNION ALL", "\\bUNION ALL\\b");
    shape("UNION", "\\bUNION (?!ALL)");
    shape("EXCEPT", "\\bEXCEPT\\b");
    shape("INTERSECT", "\\bINTERSECT\\b");
    shape("derived table", "\\b(FROM|JOIN|,) \\( SELECT\\b");
    shape("JOIN .. ON", "\\bJOIN\\b.*\\bON\\b");
    shape("LEFT JOIN", "\\bLEFT JOIN\\b");
    shape("NATURAL JOIN", "\\bNATURAL\\b");
    shape("JOIN .. USING", "\\bJOIN\\b.*\\bUSING \\(");
    shape("GROUP BY", "\\bGROUP BY\\b");
    shape("HAVING", "\\bHAVING\\b");
    shape("ORDER BY", "\\bORDER BY (?!.*OVER)");
    shape("LIMIT", "\\bLIMIT\\b");
    shape("window", "\\bOVER\\b");
    shape("COUNT(DISTINCT)", "\\bCOUNT ?\\( ?DISTINCT\\b");
    shape("MIN, MAX, SUM", "\\b(MIN|MAX|SUM) ?\\(");
    shape("IN (list)", "\\bIN \\( (?!SELECT)");
    shape("IN (query)", "\\bIN \\( SELECT\\b");
    shape("EXISTS", "\\bEXISTS\\b");
    shape("ANY, ALL, SOME", "\\b(ANY|ALL|SOME) \\(");
    shape("= (query)", "= \\( SELECT\\b");
    shape("row value", "\\) (=|<>|IN) \\( ?\\(|\\( \\S+ , \\S+ \\) (=|<>|IN)");
    shape("IS NULL", "\\bIS (NOT )?NULL\\b");
    shape("IS DISTINCT FROM, <=>", "\\bDISTINCT FROM\\b|<=>");
    shape("<>", "<>|!=");
    shape("<, >, BETWEEN", " [<>]=? |\\bBETWEEN\\b");
    shape("LIKE", "\\bLIKE\\b");
    shape("CASE", "\\bCASE\\b");
    shape("COALESCE", "\\bCOALESCE\\b");
    shape("NULLIF", "\\bNULLIF\\b");
    shape("function", "\\b(UPPER|LOWER|LENGTH|CONCAT|TRIM|SUBSTRING) ?\\(");
    shape("function of a parameter", "\\b(UPPER|LOWER|TRIM|REPLACE|NULLIF|COALESCE) ?\\( \\?");
    shape("parameter tested", "(OR|AND|\\() \\? (=|IN|NOT IN)|<> \\?|CASE \\?");
    shape("CAST", "\\bCAST\\b|::");
  }

  private static void shape(String name, String pattern) {
    PATTERNS.put(name, Pattern.compile(pattern));
  }

  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

  /** The shapes of one statement; {@code plain} when it has none of them. */
  static Set<String> of(String sql) {
    String text =
        NO_SHAPE
            .matcher(sql)
            .replaceAll("''")
            .replaceAll("([(),])", " $1 ")
            .replaceAll("\\s+", " ");
    Set<String> found = new TreeSet<>();
    PATTERNS.forEach(
        (name, pattern) -> {
          if (pattern.matcher(text.strip()).find()) {
            found.add(name);
          }
        });
    return found.isEmpty() ? Set.of("plain") : found;
  }

  void count(String sql, String outcome) {
    for (String shape : of(sql)) {
      counts.computeIfAbsent(shape, key -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
    }
  }

  /** A line for each shape, the most refused first. */
  List<String> lines() {
    List<Map.Entry<String, Map<String, Integer>>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort((left, right) -> Integer.compare(refused(right), refused(left)));
    return sorted.stream().map(each -> line(each.getKey(), each.getValue())).toList();
  }

  private static int refused(Map.Entry<String, Map<String, Integer>> shape) {
    return shape.getValue().getOrDefault("refused", 0);
  }

  private static String line(String shape, Map<String, Integer> outcomes) {
    int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    int refused = outcomes.getOrDefault("refused", 0);
    return "%-28s %8d statements, %8d answered alike, %8d refused (%d %%)"
        .formatted(shape, all, outcomes.getOrDefault("alike", 0), refused, 100L * refused / all);
  }
}
