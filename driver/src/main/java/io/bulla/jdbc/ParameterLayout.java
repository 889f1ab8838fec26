package io.bulla.jdbc;

import io.bulla.sql.Binding;
import io.bulla.sql.Plan;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource;
import io.bulla.sql.ValueSource.Change;
import io.bulla.sql.ValueSource.Literal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where each of the application's parameters goes; made once for each plan. Immutable, thread-safe.
 */
final class ParameterLayout {
  private static final int[] NOWHERE = {};

  private final int count;
  private final Binding[] bindings;
  private final int[][] clear;
  private final @Nullable SealedColumn[] sealed;
  private final boolean[] nullTests;
  private final @Nullable List<Literal>[] literalTests;
  private final @Nullable List<Change>[] changes;
  private final boolean[] stored;
  private final boolean[] storedOpened;
  private final boolean[] compared;
  private final boolean[] arrays;
  private final boolean[] lone;
  private boolean hasLone;

  ParameterLayout(Plan plan) {
    count = plan.parameterCount();
    bindings = plan.bindings().toArray(Binding[]::new);
    clear = new int[count + 1][];
    Arrays.fill(clear, NOWHERE);
    sealed = new SealedColumn[count + 1];
    nullTests = new boolean[count + 1];
    literalTests = newLists(count + 1);
    changes = newLists(count + 1);
    stored = new boolean[count + 1];
    storedOpened = new boolean[count + 1];
    compared = new boolean[count + 1];
    arrays = new boolean[count + 1];
    lone = new boolean[count + 1];
    for (int i = 0; i < bindings.length; i++) {
      add(bindings[i], i + 1);
    }
  }

  private void add(Binding binding, int position) {
    if (binding instanceof Binding.Clear plain) {
      addClear(plain.parameter(), position);
      lone[plain.parameter()] |= plain.lone();
      hasLone |= plain.lone();
    } else if (binding instanceof Binding.NullTest test) {
      addClear(test.parameter(), position);
      nullTests[test.parameter()] = true;
    } else if (binding instanceof Binding.LiteralTest test) {
      addClear(test.parameter(), position);
      literalTests[test.parameter()] = test.literals();
    } else if (binding instanceof Binding.Tokens tokens) {
      sealed[tokens.parameter()] = tokens.column();
      arrays[tokens.parameter()] = true;
    } else if (source(binding) instanceof ValueSource.Parameter parameter) {
      sealed[parameter.index()] = column(binding);
      changes[parameter.index()] = parameter.changes().isEmpty() ? null : parameter.changes();
      boolean opened = binding instanceof Binding.Token || isExact(binding);
      stored[parameter.index()] |= isStored(binding);
      storedOpened[parameter.index()] |= opened && isStored(binding);
      compared[parameter.index()] |= isCompared(binding);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> @Nullable List<T>[] newLists(int size) {
    return new List[size];
  }

  private void addClear(int parameter, int position) {
    int[] before = clear[parameter];
    int[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = position;
    clear[parameter] = after;
  }

  private static boolean isCompared(Binding binding) {
    return isExact(binding)
        || binding instanceof Binding.Token token && token.use() != Binding.Use.STORED;
  }

  private static boolean isExact(Binding binding) {
    return binding instanceof Binding.Cell cell && cell.exact();
  }

  static ValueSource source(Binding binding) {
    if (binding instanceof Binding.Cell cell) {
      return cell.source();
    }
    return ((Binding.Token) binding).source();
  }

  static SealedColumn column(Binding binding) {
    if (binding instanceof Binding.Cell cell) {
      return cell.column();
    }
    return ((Binding.Token) binding).column();
  }

  static boolean isStored(Binding binding) {
    return binding instanceof Binding.Cell || ((Binding.Token) binding).stored();
  }

  /** Parameters of the application's text. */
  int count() {
    return count;
  }

  /** Positions of the delegate's text. */
  int positions() {
    return bindings.length;
  }

  /**
   * @param position 1-based
   */
  Binding binding(int position) {
    return bindings[position - 1];
  }

  /** The sealed column a parameter meets; null for a clear parameter. */
  @Nullable SealedColumn sealed(int parameter) throws SQLException {
    if (parameter < 1 || parameter > count) {
      throw Errors.noSuchParameter(parameter, count);
    }
    return sealed[parameter];
  }

  /** The delegate's positions of a clear parameter; not to be changed. */
  int[] clear(int parameter) {
    return clear[parameter];
  }

  /** Whether the parameter may not be sent where it is a value that is sealed. */
  boolean isLone(int parameter) {
    return lone[parameter];
  }

  /** Whether there is such a parameter. */
  boolean hasLone() {
    return hasLone;
  }

  /** Whether the text asks no more of the parameter than whether it is NULL. */
  boolean isNullTest(int parameter) {
    return nullTests[parameter];
  }

  /** The literals of which the text asks whether the parameter is one; null when it asks more. */
  @Nullable List<Literal> literalTest(int parameter) {
    return literalTests[parameter];
  }

  /** What the text makes of the parameter's value; null when nothing. */
  @Nullable List<Change> changes(int parameter) {
    return changes[parameter];
  }

  /** Whether the parameter is written, as a cell or as a token. */
  boolean isStored(int parameter) {
    return stored[parameter];
  }

  /** Whether the value that comes back from the parameter's cell is asked for. */
  boolean isStoredOpened(int parameter) {
    return storedOpened[parameter];
  }

  /** Whether the parameter is an array, whose elements are compared with what is stored. */
  boolean isArray(int parameter) {
    return arrays[parameter];
  }

  /** Whether the parameter is compared with what is stored. */
  boolean isCompared(int parameter) {
    return compared[parameter];
  }
}
