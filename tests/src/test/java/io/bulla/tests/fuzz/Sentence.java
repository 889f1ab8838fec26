package io.bulla.tests.fuzz;

import io.bulla.tests.kit.Answer;
import java.util.List;

/**
 * A statement and its parameters.
 *
 * @param changes whether it may change rows
 * @param ordered whether it gives its rows in one order only
 */
record Sentence(String sql, List<Object> parameters, boolean changes, boolean ordered) {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(sql);
    for (Object parameter : parameters) {
      String shown =
          parameter == Answer.NULL
              ? "NULL"
              : parameter instanceof byte[] bytes
                  ? "bytes " + java.util.HexFormat.of().formatHex(bytes)
                  : parameter.getClass().getSimpleName() + " " + parameter;
      text.append("\n  | ").append(shown);
    }
    return text.toString();
  }
}
