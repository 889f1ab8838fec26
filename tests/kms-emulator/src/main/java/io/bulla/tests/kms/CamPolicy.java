package io.bulla.tests.kms;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A CAM policy: version 2.0, allow and deny, {@code *} in actions and QCS resources. */
final class CamPolicy {
  private final List<Statement> statements = new ArrayList<>();

  private record Statement(String effect, List<Pattern> actions, List<Pattern> resources) {}

  /**
   * @throws IllegalArgumentException for what this emulator does not understand, conditions too
   */
  static CamPolicy parse(String json) {
    JsonObject root = JsonParser.parseString(json).getAsJsonObject();
    if (!root.has("version") || !root.get("version").getAsString().equals("2.0")) {
      throw new IllegalArgumentException("a CAM policy has version 2.0");
    }
    CamPolicy policy = new CamPolicy();
    for (JsonElement element : array(root.get("statement"))) {
      JsonObject statement = element.getAsJsonObject();
      if (statement.has("condition")) {
        throw new IllegalArgumentException("conditions are not emulated");
      }
      policy.statements.add(
          new Statement(
              statement.get("effect").getAsString(),
              patterns(statement.get("action")),
              patterns(statement.get("resource"))));
    }
    return policy;
  }

  boolean matches(String effect, String action, String resource) {
    return statements.stream()
        .anyMatch(
            statement ->
                statement.effect.equals(effect)
                    && (any(statement.actions, "name/" + action) || any(statement.actions, action))
                    && any(statement.resources, resource));
  }

  private static boolean any(List<Pattern> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
  }

  private static List<Pattern> patterns(JsonElement texts) {
    List<Pattern> patterns = new ArrayList<>();
    for (JsonElement text : array(texts)) {
      String[] parts = text.getAsString().split("\\*", -1);
      StringBuilder regex = new StringBuilder(Pattern.quote(parts[0]));
      for (int i = 1; i < parts.length; i++) {
        regex.append(".*").append(Pattern.quote(parts[i]));
      }
      patterns.add(Pattern.compile(regex.toString()));
    }
    return patterns;
  }

  private static JsonArray array(JsonElement element) {
    if (element.isJsonArray()) {
      return element.getAsJsonArray();
    }
    JsonArray one = new JsonArray();
    one.add(element);
    return one;
  }
}
