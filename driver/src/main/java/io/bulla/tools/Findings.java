package io.bulla.tools;

import io.bulla.jdbc.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/** Findings as people and programs read them. */
final class Findings {
  private Findings() {}

  static String line(Finding finding) {
    String column = finding.column().isEmpty() ? "" : "." + finding.column();
    String row = finding.row().isEmpty() ? "" : " [" + finding.row() + "]";
    return finding.table() + column + row + ": " + finding.problem();
  }

  static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("table", finding.table());
    json.put("column", finding.column());
    json.put("row", finding.row());
    json.put("problem", finding.problem());
    return json;
  }
}
