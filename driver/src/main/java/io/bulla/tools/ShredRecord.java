package io.bulla.tools;

import io.bulla.jdbc.Administration;
import io.bulla.jdbc.TableState;
import io.bulla.keys.RecordSeal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was destroyed, when and by whom: one line of JSON, and below it the seal that the CMK
 * vouches for it with.
 */
final class ShredRecord {
  private final String text;
  private final RecordSeal seal;

  private ShredRecord(String text, RecordSeal seal) {
    this.text = text;
    this.seal = seal;
  }

  /**
   * @throws SQLException when the KMS does not seal it: without a record nothing is destroyed
   */
  static ShredRecord of(Administration administration, String table, String what)
      throws SQLException {
    String stored = administration.stored(table);
    TableState state =
        administration.status().stream()
            .filter(each -> each.table().equals(stored))
            .findFirst()
            .orElseThrow();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("bulla", "shred/1");
    json.put("schema", state.schema());
    json.put("table", stored);
    json.put("rows", state.rows());
    json.put("what", what);
    json.put("at", Instant.now().toString());
    json.put("by", System.getProperty("user.name", ""));
    json.put(
        "keys",
        state.keys().stream()
            .filter(key -> !key.purpose().equals("joins"))
            .map(Statuses::key)
            .toList());
    String text = Json.of(json);
    return new ShredRecord(text, administration.seal(table, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A record of another table is not written over. */
  static void refuseForeign(Path file) throws IOException {
    if (Files.exists(file) && !Files.readString(file).startsWith("{\"bulla\": \"shred/1\"")) {
      throw new IOException("the file " + file + " is there and is no record of shred");
    }
  }

  void write(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path temporary = absolute.resolveSibling(absolute.getFileName() + ".new");
    Files.write(
        temporary,
        List.of(
            text,
            "provider: " + seal.provider(),
            "cmk: " + seal.cmkId(),
            "key: " + seal.wrappedKey(),
            "mac: " + seal.mac()));
    Files.move(temporary, absolute, StandardCopyOption.REPLACE_EXISTING);
  }

  static ShredRecord read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 5) {
      throw new IOException("the file " + file + " is no record of shred");
    }
    return new ShredRecord(
        lines.get(0),
        new RecordSeal(
            value(lines.get(1)), value(lines.get(2)), value(lines.get(3)), value(lines.get(4))));
  }

  private static String value(String line) throws IOException {
    int colon = line.indexOf(": ");
    if (colon < 0) {
      throw new IOException("no record of shred");
    }
    return line.substring(colon + 2);
  }

  boolean isSealed(Administration administration) throws SQLException {
    return administration.isSealed(text.getBytes(StandardCharsets.UTF_8), seal);
  }
}
