package io.bulla.sql.rewrite;

import io.bulla.policy.LogicalType;
import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * H2's {@code ?1}, which may stand at several places: what was found of each place becomes what is
 * done with what the application sets by that number.
 */
final class NumberedParameters {
  private final SqlText text;
  private final Map<Integer, SealedColumn> sealed = new HashMap<>();
  private final Map<Integer, Boolean> arrays = new HashMap<>();
  private final Set<Integer> clear = new HashSet<>();

  private NumberedParameters(SqlText text) {
    this.text = text;
  }

  /** Refuses a text in which the numbers are not 1, 2 and so on, or some parameter has none. */
  static void refuseUnclear(SqlText text) {
    Set<Integer> numbers =
        IntStream.rangeClosed(1, text.parameterPlaces())
            .mapToObj(text::parameterNumber)
            .collect(Collectors.toSet());
    for (int place = 1; place <= text.parameterPlaces(); place++) {
      int number = text.parameterNumber(place);
      if (number < 1 || number > numbers.size()) {
        Token token = text.parameter(place);
        throw new RefusedException(
            Reason.SYNTAX, token.start(), token.end(), "a parameter out of number");
      }
    }
  }

  /**
   * Bindings by number.
   *
   * @param bindings by place
   * @throws RefusedException when a value would meet a sealed column and be sent in clear, or meet
   *     columns of different types
   */
  static List<Binding> of(List<Binding> bindings, SqlText text) {
    NumberedParameters numbers = new NumberedParameters(text);
    bindings.forEach(numbers::note);
    List<Binding> numbered = new ArrayList<>();
    for (Binding binding : bindings) {
      numbered.add(numbers.numbered(binding));
    }
    return numbered;
  }

  private void note(Binding binding) {
    if (binding instanceof Binding.Clear plain) {
      clear.add(text.parameterNumber(plain.parameter()));
    } else if (binding instanceof Binding.Tokens tokens) {
      meets(tokens.parameter(), tokens.column(), true);
    } else if (binding instanceof Binding.Cell cell
        && cell.source() instanceof ValueSource.Parameter parameter) {
      meets(parameter.index(), cell.column(), false);
    } else if (binding instanceof Binding.Token token
        && token.source() instanceof ValueSource.Parameter parameter) {
      meets(parameter.index(), token.column(), false);
    }
  }

  private void meets(int place, SealedColumn column, boolean isArray) {
    int number = text.parameterNumber(place);
    SealedColumn before = sealed.putIfAbsent(number, column);
    Boolean array = arrays.putIfAbsent(number, isArray);
    LogicalType type = before == null ? column.type() : before.type();
    if (!type.equals(column.type()) || (array != null && array != isArray)) {
      throw refused(Reason.PARAMETER_OF_TWO_TYPES, place, column);
    }
  }

  private RefusedException refused(Reason reason, int place, SealedColumn column) {
    Token token = text.parameter(place);
    return new RefusedException(reason, token.start(), token.end(), column.label());
  }

  private Binding numbered(Binding binding) {
    if (binding instanceof Binding.Clear plain) {
      int number = text.parameterNumber(plain.parameter());
      SealedColumn column = sealed.get(number);
      if (column != null) {
        throw refused(Reason.PARAMETER_IN_CLEAR, plain.parameter(), column);
      }
      return new Binding.Clear(number);
    }
    if (binding instanceof Binding.NullTest test) {
      int number = text.parameterNumber(test.parameter());
      return clear.contains(number) ? new Binding.Clear(number) : new Binding.NullTest(number);
    }
    if (binding instanceof Binding.Tokens tokens) {
      int number = text.parameterNumber(tokens.parameter());
      return new Binding.Tokens(tokens.column(), tokens.kind(), number);
    }
    if (binding instanceof Binding.Token token) {
      return new Binding.Token(token.column(), token.kind(), numbered(token.source()), token.use());
    }
    Binding.Cell cell = (Binding.Cell) binding;
    return new Binding.Cell(cell.column(), numbered(cell.source()), cell.exact());
  }

  private ValueSource numbered(ValueSource source) {
    return source instanceof ValueSource.Parameter parameter
        ? new ValueSource.Parameter(text.parameterNumber(parameter.index()))
        : source;
  }
}
