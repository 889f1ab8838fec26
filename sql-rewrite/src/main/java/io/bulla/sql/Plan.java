package io.bulla.sql;

import java.util.List;
import java.util.Optional;

/**
 * A rewritten statement and how to run it. Immutable and safe to share between threads.
 *
 * @param sql the text for the real driver
 * @param verb what kind of statement it is
 * @param bindings one for each {@code ?} of {@code sql}, in order
 * @param parameterCount how many {@code ?} the application's text has
 * @param outputs one for each result column, in order; empty when the statement returns no rows, or
 *     when no result column is sealed or has a label
 * @param target the protected table written to, for generated keys
 * @param changesCatalog whether tables or columns may differ after it
 */
public record Plan(
    String sql,
    Verb verb,
    List<Binding> bindings,
    int parameterCount,
    List<Output> outputs,
    Optional<TableInfo> target,
    boolean changesCatalog)
    implements Translation {

  /** The statement's kind. */
  public enum Verb {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    DDL
  }

  public Plan {
    bindings = List.copyOf(bindings);
    outputs = List.copyOf(outputs);
  }

  /** Whether a result column is called otherwise than the real driver calls it. */
  public boolean hasLabels() {
    for (Output output : outputs) {
      if (output.label().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value has to be sealed or tokenised even before the application binds anything. */
  public boolean hasLiterals() {
    return bindings.stream().anyMatch(Binding::isLiteral);
  }
}
