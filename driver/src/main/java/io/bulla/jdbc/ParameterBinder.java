package io.bulla.jdbc;

import io.bulla.cipher.Canonical;
import io.bulla.cipher.CellException;
import io.bulla.cipher.ColumnCipher;
import io.bulla.cipher.ValueException;
import io.bulla.keys.KeyException;
import io.bulla.sql.Binding;
import io.bulla.sql.Plan;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds what the application sets to the delegate's positions: clear values at once, sealed ones at
 * every execution with a fresh nonce. Used by one thread at a time, as its statement.
 */
final class ParameterBinder {
  private final Session session;
  private final Plan plan;
  private final PreparedStatement delegate;
  private final Map<Integer, List<Integer>> clear = new HashMap<>();
  private final Map<Integer, SealedColumn> sealed = new HashMap<>();
  private final Set<Integer> nullTests = new HashSet<>();
  private final Set<Integer> stored = new HashSet<>();
  private final Set<Integer> compared = new HashSet<>();
  private final Map<Integer, Given> given = new HashMap<>();

  /** A parameter's values of the logical type's class; null for SQL NULL. No toString. */
  private static final class Given {
    final @Nullable Object stored;
    final @Nullable Object compared;

    Given(@Nullable Object stored, @Nullable Object compared) {
      this.stored = stored;
      this.compared = compared;
    }
  }

  ParameterBinder(Session session, Plan plan, PreparedStatement delegate) {
    this.session = session;
    this.plan = plan;
    this.delegate = delegate;
    for (int i = 0; i < plan.bindings().size(); i++) {
      Binding binding = plan.bindings().get(i);
      if (binding instanceof Binding.Clear plain) {
        clear.computeIfAbsent(plain.parameter(), unused -> new ArrayList<>()).add(i + 1);
      } else if (binding instanceof Binding.NullTest test) {
        clear.put(test.parameter(), List.of(i + 1));
        nullTests.add(test.parameter());
      } else if (source(binding) instanceof ValueSource.Parameter parameter) {
        sealed.put(parameter.index(), column(binding));
        (isStored(binding) ? stored : compared).add(parameter.index());
      }
    }
  }

  private static ValueSource source(Binding binding) {
    if (binding instanceof Binding.Cell cell) {
      return cell.source();
    }
    return ((Binding.Token) binding).source();
  }

  private static SealedColumn column(Binding binding) {
    if (binding instanceof Binding.Cell cell) {
      return cell.column();
    }
    return ((Binding.Token) binding).column();
  }

  DriverManner manner() {
    return session.manner();
  }

  /** Parameters of the application's text. */
  int parameterCount() {
    return plan.parameterCount();
  }

  /** The sealed column a parameter meets; null for a clear parameter. */
  @Nullable SealedColumn sealed(int parameter) throws SQLException {
    if (parameter < 1 || parameter > plan.parameterCount()) {
      throw Errors.noSuchParameter(parameter, plan.parameterCount());
    }
    return sealed.get(parameter);
  }

  /**
   * The delegate's positions of a clear parameter.
   *
   * @throws SQLException 0A000 when the parameter meets a sealed column
   */
  int[] clear(int parameter) throws SQLException {
    SealedColumn column = sealed(parameter);
    if (column != null) {
      throw Errors.unsupported(
          column.label() + " is sealed and does not take a value of this class.");
    }
    return clear.getOrDefault(parameter, List.of()).stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Sends no more of a parameter than whether it is NULL, if that is all the text asks.
   *
   * @return false when the value itself is to be set
   */
  boolean tested(int parameter, boolean isNull) throws SQLException {
    if (!nullTests.contains(parameter)) {
      return false;
    }
    for (int position : clear(parameter)) {
      if (isNull) {
        delegate.setNull(position, Types.INTEGER);
      } else {
        delegate.setInt(position, 1);
      }
    }
    return true;
  }

  /** Keeps the value of a sealed parameter; refuses at once what the column does not take. */
  void keep(
      int parameter,
      SealedColumn column,
      @Nullable Object value,
      java.util.@Nullable Calendar calendar)
      throws SQLException {
    // a stream is read once only
    Object read = value == null ? null : Inputs.read(column.label(), value);
    given.put(
        parameter,
        new Given(
            read != null && stored.contains(parameter)
                ? accepted(column, read, calendar, true)
                : null,
            read != null && compared.contains(parameter)
                ? accepted(column, read, calendar, false)
                : null));
  }

  private static boolean isStored(Binding binding) {
    return binding instanceof Binding.Cell || ((Binding.Token) binding).stored();
  }

  /** A stored value comes back as the database would keep it: rounded to its scale. */
  private Object accepted(
      SealedColumn column, Object value, java.util.@Nullable Calendar calendar, boolean stored)
      throws SQLException {
    Object converted = Inputs.convert(column, session.manner(), value, calendar, stored);
    if (stored && session.truncatesFractions()) {
      converted = Moments.truncated(column.type(), converted);
    }
    try {
      return stored
          ? Canonical.decode(column.type(), Canonical.encode(column.type(), converted))
          : converted;
    } catch (ValueException e) {
      throw Errors.value(column.label(), e);
    } catch (CellException e) {
      throw Errors.cell(e);
    }
  }

  void clearParameters() {
    given.clear();
  }

  /**
   * Seals every sealed value anew and sets it at the delegate; before each execution and addBatch.
   *
   * @throws SQLException 07001 when a sealed parameter was never set
   */
  void bind() throws SQLException {
    for (int i = 0; i < plan.bindings().size(); i++) {
      Binding binding = plan.bindings().get(i);
      if (binding instanceof Binding.Cell || binding instanceof Binding.Token) {
        bind(i + 1, binding);
      }
    }
  }

  private void bind(int position, Binding binding) throws SQLException {
    Object value = value(binding);
    if (value == null) {
      delegate.setNull(position, Types.VARBINARY);
      return;
    }
    SealedColumn column = column(binding);
    try {
      ColumnCipher cipher = session.keys(column).column(column.name());
      byte[] bytes =
          binding instanceof Binding.Token token
              ? cipher.token(
                  token.kind(), Canonical.comparable(column.type(), column.compare(), value))
              : cipher.seal(Canonical.encode(column.type(), value));
      delegate.setBytes(position, bytes);
    } catch (ValueException e) {
      throw Errors.value(column.label(), e);
    } catch (KeyException e) {
      throw Errors.keys(e);
    }
  }

  private @Nullable Object value(Binding binding) throws SQLException {
    ValueSource source = source(binding);
    if (source instanceof ValueSource.Parameter parameter) {
      Given value = given.get(parameter.index());
      if (value == null) {
        throw Errors.missingParameter(parameter.index());
      }
      return isStored(binding) ? value.stored : value.compared;
    }
    ValueSource.Literal literal = (ValueSource.Literal) source;
    SealedColumn column = column(binding);
    return accepted(column, Inputs.ofLiteral(column.label(), literal), null, isStored(binding));
  }
}
