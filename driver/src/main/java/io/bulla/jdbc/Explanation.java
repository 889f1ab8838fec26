package io.bulla.jdbc;

import io.bulla.sql.Binding;
import io.bulla.sql.Output;
import io.bulla.sql.Plan;
import io.bulla.sql.Refusal;
import io.bulla.sql.Translation;
import io.bulla.sql.ValueSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What becomes of a statement. No literal that meets a sealed column is part of it. Immutable.
 *
 * @param outcome passes, is sealed or is refused
 * @param rewritten the text for the real driver; empty when the statement is refused
 * @param parameters one for each {@code ?} of the rewritten text, in order; empty when the
 *     statement passes
 * @param outputs one for each result column, in order; empty when none is sealed
 * @param refused why it is not run, when it is refused
 */
public record Explanation(
    Outcome outcome,
    Optional<String> rewritten,
    List<Parameter> parameters,
    List<Column> outputs,
    Optional<Refused> refused) {

  /** What becomes of a statement as a whole. */
  public enum Outcome {
    /** Goes on byte for byte. */
    PASSES,
    /** Runs as rewritten. */
    SEALED,
    /** Is not run. */
    REFUSED
  }

  /** What becomes of a value. */
  public enum Treatment {
    /** As it is. */
    CLEAR,
    /** Encrypted on the way in, decrypted on the way out. */
    CELL,
    /** Stored or compared as a keyed hash. */
    TOKEN,
    /** Only whether it is NULL. */
    NULL_TEST,
    /** Only which of the literals that it is compared with it equals, if any. */
    LITERAL_TEST
  }

  /**
   * One {@code ?} of the rewritten text.
   *
   * @param source the application's parameter, 1-based; empty when it was a literal of the text
   * @param column {@code table.column} when sealed
   */
  public record Parameter(Treatment treatment, OptionalInt source, Optional<String> column) {}

  /**
   * One result column.
   *
   * @param column {@code table.column} when sealed
   */
  public record Column(Treatment treatment, Optional<String> column) {}

  /**
   * Why a statement is not run.
   *
   * @param sqlState {@code 0A000} for a shape that is not answered, {@code 42000} for text that
   *     does not parse
   * @param line 1-based line of the place
   * @param column 1-based column of the place, in UTF-16 units
   * @param rule what was found and why it is not answered
   * @param advice what to do
   */
  public record Refused(String sqlState, int line, int column, String rule, String advice) {}

  public Explanation {
    parameters = List.copyOf(parameters);
    outputs = List.copyOf(outputs);
  }

  static Explanation of(String sql, Translation translation) {
    if (translation instanceof Plan plan) {
      return new Explanation(
          Outcome.SEALED,
          Optional.of(plan.sql()),
          plan.bindings().stream().map(Explanation::parameter).toList(),
          plan.outputs().stream().map(Explanation::column).toList(),
          Optional.empty());
    }
    if (translation instanceof Refusal refusal) {
      return new Explanation(
          Outcome.REFUSED, Optional.empty(), List.of(), List.of(), Optional.of(refused(refusal)));
    }
    return new Explanation(
        Outcome.PASSES, Optional.of(sql), List.of(), List.of(), Optional.empty());
  }

  private static Refused refused(Refusal refusal) {
    return new Refused(
        refusal.sqlState(), refusal.line(), refusal.column(), refusal.what(), refusal.advice());
  }

  private static Parameter parameter(Binding binding) {
    if (binding instanceof Binding.Cell cell) {
      return new Parameter(
          Treatment.CELL, source(cell.source()), Optional.of(cell.column().label()));
    }
    if (binding instanceof Binding.Token token) {
      return new Parameter(
          Treatment.TOKEN, source(token.source()), Optional.of(token.column().label()));
    }
    if (binding instanceof Binding.Tokens tokens) {
      return new Parameter(
          Treatment.TOKEN,
          OptionalInt.of(tokens.parameter()),
          Optional.of(tokens.column().label()));
    }
    if (binding instanceof Binding.NullTest test) {
      return new Parameter(Treatment.NULL_TEST, OptionalInt.of(test.parameter()), Optional.empty());
    }
    if (binding instanceof Binding.LiteralTest test) {
      return new Parameter(
          Treatment.LITERAL_TEST, OptionalInt.of(test.parameter()), Optional.empty());
    }
    int clear = ((Binding.Clear) binding).parameter();
    return new Parameter(Treatment.CLEAR, OptionalInt.of(clear), Optional.empty());
  }

  private static OptionalInt source(ValueSource source) {
    return source instanceof ValueSource.Parameter parameter
        ? OptionalInt.of(parameter.index())
        : OptionalInt.empty();
  }

  private static Column column(Output output) {
    return output instanceof Output.Decrypt decrypt
        ? new Column(Treatment.CELL, Optional.of(decrypt.column().label()))
        : new Column(Treatment.CLEAR, Optional.empty());
  }
}
