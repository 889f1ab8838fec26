package io.bulla.sql.rewrite;

import io.bulla.sql.Binding;
import io.bulla.sql.ValueSource;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The edits of one text: all else stays byte for byte. Not thread-safe. */
final class Splices {
  private final SqlText text;
  private final List<Edit> edits = new ArrayList<>();
  private int enclosed;

  /**
   * One edit.
   *
   * @param start offset of what is replaced
   * @param end offset after it; equal to {@code start} for an insertion
   * @param replacement what stands there afterwards
   * @param bindings one for each {@code ?} of the replacement, in order
   * @param rank order among insertions at one place: what opens a span comes first, the outer one
   *     before the inner one; what closes one comes last, the other way round
   */
  private record Edit(int start, int end, String replacement, List<Binding> bindings, int rank) {}

  /** The text after all edits and what is bound to it. */
  record Result(String sql, List<Binding> bindings) {}

  Splices(SqlText text) {
    this.text = text;
  }

  /** Replaces whole tokens; an equal edit of the same place counts once. */
  void replace(int start, int end, String replacement, List<Binding> bindings) {
    if (text.tokensOf(start, end).isEmpty()) {
      throw new IllegalStateException("an edit at " + start + " that is not of whole tokens");
    }
    Edit edit = new Edit(start, end, replacement, List.copyOf(bindings), 0);
    if (!edits.contains(edit)) {
      edits.add(edit);
    }
  }

  /** Inserts behind the token that ends there. */
  void insert(int offset, String insertion, List<Binding> bindings) {
    edits.add(new Edit(offset, offset, insertion, List.copyOf(bindings), 0));
  }

  /** Writes around a span of the text. Outer spans are enclosed before those inside. */
  void enclose(int start, int end, String before, String after) {
    enclosed++;
    edits.add(new Edit(start, start, before, List.of(), enclosed - Integer.MAX_VALUE));
    edits.add(new Edit(end, end, after, List.of(), Integer.MAX_VALUE - enclosed));
  }

  /** How many literals were taken out of the text. */
  int literals() {
    return (int)
        edits.stream().flatMap(edit -> edit.bindings().stream()).filter(Binding::isLiteral).count();
  }

  int size() {
    return edits.size();
  }

  /**
   * Applies the edits.
   *
   * @throws IllegalStateException when edits overlap, or a parameter would be lost or be bound both
   *     in clear and sealed
   */
  Result apply() {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(
        Comparator.comparingInt(Edit::start)
            .thenComparingInt(Edit::end)
            .thenComparingInt(Edit::rank));
    StringBuilder sql = new StringBuilder();
    List<Binding> bindings = new ArrayList<>();
    int at = 0;
    for (Edit edit : sorted) {
      if (edit.start() < at) {
        throw new IllegalStateException("two edits meet at " + edit.start());
      }
      clear(at, edit.start(), bindings);
      sql.append(text.original(), at, edit.start()).append(edit.replacement());
      bindings.addAll(edit.bindings());
      at = edit.end();
    }
    clear(at, text.original().length(), bindings);
    sql.append(text.original(), at, text.original().length());
    check(bindings);
    return new Result(sql.toString(), withoutNeedlessNullTests(bindings));
  }

  /** Where no parameter is sealed, one that is tested for NULL holds nothing to be hidden. */
  private static List<Binding> withoutNeedlessNullTests(List<Binding> bindings) {
    if (bindings.stream().anyMatch(binding -> parameter(binding) != 0)) {
      return bindings;
    }
    return bindings.stream()
        .map(
            binding ->
                binding instanceof Binding.NullTest test
                    ? new Binding.Clear(test.parameter())
                    : binding)
        .toList();
  }

  /** The application's parameter that is sealed there; 0 when there is none. */
  private static int parameter(Binding binding) {
    ValueSource source =
        binding instanceof Binding.Cell cell
            ? cell.source()
            : binding instanceof Binding.Token token ? token.source() : null;
    return source instanceof ValueSource.Parameter parameter ? parameter.index() : 0;
  }

  private void clear(int from, int to, List<Binding> bindings) {
    int number = 0;
    for (Token token : text.tokens()) {
      if (token.kind() == Token.Kind.PARAMETER) {
        number++;
        if (token.start() >= from && token.end() <= to) {
          bindings.add(new Binding.Clear(number));
        }
      }
    }
  }

  private void check(List<Binding> bindings) {
    Set<Integer> clear = new HashSet<>();
    Set<Integer> sealed = new HashSet<>();
    for (Binding binding : bindings) {
      if (binding instanceof Binding.Clear c && !clear.add(c.parameter())) {
        throw new IllegalStateException("parameter " + c.parameter() + " is bound twice");
      }
      if (binding instanceof Binding.NullTest t && !clear.add(t.parameter())) {
        throw new IllegalStateException("parameter " + t.parameter() + " is bound twice");
      }
      if (parameter(binding) != 0) {
        sealed.add(parameter(binding));
      }
    }
    Set<Integer> all = new HashSet<>(clear);
    all.addAll(sealed);
    if (all.size() != text.parameterCount() || all.size() != clear.size() + sealed.size()) {
      throw new IllegalStateException("the parameters of the rewritten text do not add up");
    }
  }
}
