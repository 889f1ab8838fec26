package io.bulla.tools;

import io.bulla.jdbc.TableState;
import io.bulla.jdbc.TableState.KeyState;
import io.bulla.keys.kms.CmkOperations.Cmk;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys as people and programs read them. */
final class Statuses {
  private Statuses() {}

  /**
   * What is known of a policy's CMK.
   *
   * @param unknown why nothing is
   */
  record CmkState(Optional<Cmk> cmk, String unknown) {
    boolean isUsable() {
      return cmk.map(found -> found.state().equals("Enabled")).orElse(true);
    }

    String line() {
      return cmk.map(
              found ->
                  "CMK %s %s %s%s%s"
                      .formatted(
                          found.id(),
                          found.alias(),
                          found.state(),
                          found.validTo().map(end -> ", valid to " + end).orElse(""),
                          found.deletion().map(end -> ", deleted at " + end).orElse("")))
          .orElse("CMK: its state is not known: " + unknown);
    }

    Map<String, @Nullable Object> json() {
      return cmk.map(Statuses::cmk)
          .orElseGet(() -> new LinkedHashMap<>(Map.of("unknown", unknown)));
    }
  }

  /** Whether nothing waits for an operator. A CMK that may not be looked at is no finding. */
  static boolean isHealthy(List<TableState> tables, List<CmkState> cmks) {
    return tables.stream().allMatch(Statuses::isHealthy)
        && cmks.stream().allMatch(CmkState::isUsable);
  }

  private static boolean isHealthy(TableState table) {
    boolean rotating = table.keys().stream().anyMatch(key -> key.state().equals("retired"));
    return !rotating && table.strangers() == 0;
  }

  static void print(PrintWriter out, List<TableState> tables, List<CmkState> cmks, Instant now) {
    cmks.forEach(cmk -> out.println(cmk.line()));
    for (TableState table : tables) {
      out.println();
      out.println(
          table.schema()
              + "."
              + table.table()
              + (table.exists() ? ": " + table.rows() + " rows" : ": no such table yet"));
      for (KeyState key : table.keys()) {
        String cells = key.purpose().equals("cell") ? ", " + key.cells() + " cells" : "";
        out.println(
            "  %-5s v%d %-9s key %d, %d days old, %s, CMK %s%s%s"
                .formatted(
                    key.purpose(),
                    key.version(),
                    key.state(),
                    key.keyId(),
                    Duration.between(key.createdAt(), now).toDays(),
                    key.suite(),
                    key.cmkId(),
                    key.secondCmk().map(second -> " and " + second).orElse(""),
                    cells));
      }
      if (table.keys().isEmpty()) {
        out.println("  no keys yet; run bulla init");
      }
      if (table.strangers() > 0) {
        out.println("  " + table.strangers() + " values name none of these keys; run bulla verify");
      }
    }
  }

  static Map<String, @Nullable Object> json(List<TableState> tables, List<CmkState> cmks) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("cmks", cmks.stream().map(CmkState::json).toList());
    List<Object> all = new ArrayList<>();
    tables.forEach(table -> all.add(table(table)));
    json.put("tables", all);
    json.put("healthy", isHealthy(tables, cmks));
    return json;
  }

  static Map<String, @Nullable Object> cmk(Cmk cmk) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", cmk.id());
    json.put("alias", cmk.alias());
    json.put("state", cmk.state());
    json.put("owner", cmk.owner());
    json.put("imported", cmk.imported());
    json.put("rotates", cmk.rotates());
    json.put("validTo", cmk.validTo().map(Instant::toString).orElse(null));
    json.put("deletion", cmk.deletion().map(Instant::toString).orElse(null));
    return json;
  }

  private static Map<String, @Nullable Object> table(TableState table) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("schema", table.schema());
    json.put("table", table.table());
    json.put("exists", table.exists());
    json.put("rows", table.rows());
    json.put("strangers", table.strangers());
    List<Object> keys = new ArrayList<>();
    table.keys().forEach(key -> keys.add(key(key)));
    json.put("keys", keys);
    return json;
  }

  static Map<String, @Nullable Object> key(KeyState key) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("purpose", key.purpose());
    json.put("name", key.name());
    json.put("version", key.version());
    json.put("keyId", key.keyId());
    json.put("state", key.state());
    json.put("provider", key.provider());
    json.put("cmk", key.cmkId());
    json.put("secondCmk", key.secondCmk().orElse(null));
    json.put("suite", key.suite());
    json.put("createdAt", key.createdAt().toString());
    json.put("cells", key.cells());
    return json;
  }
}
