package io.bulla.policy;

import java.util.Objects;

/**
 * A table, column or schema name as the policy file writes it.
 *
 * @param text the name without the double quotes
 * @param exact whether it stood in double quotes inside the YAML string: then it is compared as
 *     written, otherwise it folds as an unquoted identifier does in the database
 */
public record PolicyName(String text, boolean exact) {
  public PolicyName {
    Objects.requireNonNull(text, "text");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a name has at least one character");
    }
  }

  /**
   * Reads {@code name} or {@code "Name"}; a doubled quote inside quotes stands for one.
   *
   * @throws IllegalArgumentException if the name is empty or its quotes do not close
   */
  public static PolicyName parse(String text) {
    if (!text.startsWith("\"")) {
      return new PolicyName(text, false);
    }
    if (text.length() < 3 || !text.endsWith("\"")) {
      throw new IllegalArgumentException("the quotes of a name must close: " + text);
    }
    return new PolicyName(text.substring(1, text.length() - 1).replace("\"\"", "\""), true);
  }

  @Override
  public String toString() {
    return exact ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
