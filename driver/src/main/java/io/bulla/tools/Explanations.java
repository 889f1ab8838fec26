package io.bulla.tools;

import io.bulla.jdbc.Explanation;
import io.bulla.jdbc.Explanation.Column;
import io.bulla.jdbc.Explanation.Parameter;
import io.bulla.jdbc.Explanation.Treatment;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explanations as people and programs read them. */
final class Explanations {
  private Explanations() {}

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static void print(PrintWriter out, Explanation explanation) {
    out.println(word(explanation.outcome()));
    explanation
        .refused()
        .ifPresent(
            refused -> {
              out.println("  place:  " + refused.line() + ":" + refused.column());
              out.println("  rule:   " + refused.rule());
              out.println("  advice: " + refused.advice());
            });
    explanation.rewritten().ifPresent(out::println);
    int position = 1;
    for (Parameter parameter : explanation.parameters()) {
      out.println(
          "  parameter "
              + position
              + ": "
              + treatment(parameter.treatment(), parameter.column())
              + " from "
              + source(parameter));
      position++;
    }
    position = 1;
    for (Column column : explanation.outputs()) {
      out.println("  output " + position + ": " + treatment(column.treatment(), column.column()));
      position++;
    }
  }

  private static String treatment(Treatment treatment, Optional<String> column) {
    return word(treatment) + column.map(name -> " of " + name).orElse("");
  }

  private static String source(Parameter parameter) {
    return parameter.source().isPresent()
        ? "the application's " + parameter.source().getAsInt()
        : "a literal of the text";
  }

  static Map<String, @Nullable Object> json(Explanation explanation) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("outcome", word(explanation.outcome()));
    json.put("rewritten", explanation.rewritten().orElse(null));
    List<Object> parameters = new ArrayList<>();
    for (Parameter parameter : explanation.parameters()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("treatment", word(parameter.treatment()));
      one.put("column", parameter.column().orElse(null));
      one.put("source", parameter.source().isPresent() ? parameter.source().getAsInt() : null);
      parameters.add(one);
    }
    json.put("parameters", parameters);
    List<Object> outputs = new ArrayList<>();
    for (Column column : explanation.outputs()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("treatment", word(column.treatment()));
      one.put("column", column.column().orElse(null));
      outputs.add(one);
    }
    json.put("outputs", outputs);
    json.put("refused", explanation.refused().map(Explanations::refused).orElse(null));
    return json;
  }

  private static Map<String, Object> refused(Explanation.Refused refused) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sqlState", refused.sqlState());
    json.put("line", refused.line());
    json.put("column", refused.column());
    json.put("rule", refused.rule());
    json.put("advice", refused.advice());
    return json;
  }
}
