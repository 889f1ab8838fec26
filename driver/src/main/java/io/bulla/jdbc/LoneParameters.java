package io.bulla.jdbc;

import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Clear parameters that stand beside no column, {@code SELECT ?, ssn .. WHERE ssn = ?}: each waits
 * for the execution and is sent only if it is none of the values that are sealed in it. No
 * toString.
 */
final class LoneParameters {
  private final ParameterLayout layout;
  private final Map<Integer, Waiting> waiting = new HashMap<>();
  private final Map<Integer, Object> given = new HashMap<>();
  private final Map<Integer, Sealed> sealed = new HashMap<>();

  /** Hands a value to the delegate. */
  interface Sending {
    void to(int position) throws SQLException;
  }

  private record Waiting(Sending sending) {}

  private record Sealed(SealedColumn column, Object value) {
    @Override
    public String toString() {
      return "Sealed[" + column.label() + "]";
    }
  }

  LoneParameters(ParameterLayout layout) {
    this.layout = layout;
  }

  void keep(int parameter, @Nullable Object value, Sending sending) throws SQLException {
    if (value instanceof InputStream
        || value instanceof Reader
        || value instanceof Blob
        || value instanceof Clob
        || value instanceof SQLXML) {
      throw Errors.unsupported(
          "a parameter that stands beside no column may be the value of a sealed one, and is a"
              + " stream here. Set it as a text or as bytes.");
    }
    put(given, parameter, value);
    waiting.put(parameter, new Waiting(sending));
  }

  /** Notes what is sealed in the same execution. */
  void seal(int parameter, SealedColumn column, @Nullable Object value) {
    put(sealed, parameter, value == null ? null : new Sealed(column, value));
  }

  private static <T> void put(Map<Integer, T> map, int parameter, @Nullable T value) {
    if (value == null) {
      map.remove(parameter);
    } else {
      map.put(parameter, value);
    }
  }

  void clear() {
    waiting.clear();
    given.clear();
    sealed.clear();
  }

  /**
   * Sends what waits.
   *
   * @throws SQLException 0A000 when a value is sealed too; then none is sent
   */
  void send() throws SQLException {
    for (Object value : given.values()) {
      for (Sealed other : sealed.values()) {
        refuseSame(value, other.value(), other.column());
      }
      for (int position = 1; position <= layout.positions(); position++) {
        Binding binding = layout.binding(position);
        boolean cellOrToken = binding instanceof Binding.Cell || binding instanceof Binding.Token;
        if (cellOrToken && ParameterLayout.source(binding) instanceof ValueSource.Literal literal) {
          refuseSame(value, literal.text(), ParameterLayout.column(binding));
        }
      }
    }
    for (Map.Entry<Integer, Waiting> each : waiting.entrySet()) {
      for (int position : layout.clear(each.getKey())) {
        each.getValue().sending().to(position);
      }
    }
    // the delegate keeps them for later executions
    waiting.clear();
  }

  private static void refuseSame(Object value, Object sealed, SealedColumn column)
      throws SQLException {
    Set<String> mine = texts(value).filter(text -> !text.isEmpty()).collect(Collectors.toSet());
    if (texts(sealed).anyMatch(mine::contains)) {
      throw Errors.unsupported(
          "a value for the sealed column "
              + column.label()
              + " is given again as a parameter that stands beside no column, and would be sent in"
              + " clear. Leave it out there, and add it after reading.");
    }
  }

  /** The value, or the elements of an array, without what may be the same by another spelling. */
  private static Stream<String> texts(Object value) throws SQLException {
    if (value instanceof Array array) {
      return texts(array.getArray());
    }
    if (value instanceof Object[] elements) {
      return Arrays.stream(elements).filter(each -> each != null).map(LoneParameters::text);
    }
    return Stream.of(text(value));
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Number) {
      return number(value.toString());
    }
    return value instanceof Boolean ? "" : number(value.toString().strip());
  }

  private static String number(String text) {
    try {
      return new BigDecimal(text).stripTrailingZeros().toString();
    } catch (NumberFormatException e) {
      return text.toLowerCase(Locale.ROOT);
    }
  }
}
