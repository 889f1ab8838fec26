package io.bulla.sql.rewrite;

import io.bulla.sql.Binding;
import io.bulla.sql.ValueSource;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The edits of one text: all else stays byte for byte. Not thread-safe. */
final class Splices {
  private final SqlText text;
  private final NavigableMap<Integer, List<Edit>> edits = new TreeMap<>();
  private final Set<Edit> replaced = new HashSet<>();
  private final Set<Integer> repeated = new HashSet<>();
  private int enclosed;
  private int size;
  private int literals;

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
  private record Edit(int start, int end, String replacement, List<Binding> bindings, int rank) {
    // written out: what the JVM makes for a record at run time costs each start milliseconds
    @Override
    public boolean equals(Object other) {
      return other instanceof Edit that
          && start == that.start
          && end == that.end
          && rank == that.rank
          && replacement.equals(that.replacement)
          && bindings.equals(that.bindings);
    }

    @Override
    public int hashCode() {
      return (start * 31 + end) * 31 + replacement.hashCode();
    }
  }

  /**
   * A piece of text.
   *
   * @param bindings one for each {@code ?} of it, in order
   */
  record Piece(String sql, List<Binding> bindings) {
    Piece {
      bindings = List.copyOf(bindings);
    }

    static Piece of(String sql) {
      return new Piece(sql, List.of());
    }

    /** Several, with commas between them. */
    static Piece joined(List<Piece> pieces) {
      return new Piece(
          pieces.stream().map(Piece::sql).collect(Collectors.joining(", ")),
          pieces.stream().flatMap(piece -> piece.bindings().stream()).toList());
    }
  }

  /** A span of the text that is written once more, with its edits so far and other ones. */
  final class Copy {
    private final int start;
    private final int end;
    private final List<Edit> own = new ArrayList<>();

    private Copy(int start, int end) {
      this.start = start;
      this.end = end;
      edits.subMap(start, true, end, true).values().stream()
          .flatMap(List::stream)
          .filter(edit -> edit.end() <= end)
          .forEach(own::add);
    }

    void replace(int from, int to, Piece piece) {
      own.add(new Edit(from, to, piece.sql(), piece.bindings(), 0));
    }

    Piece piece() {
      List<Binding> bindings = new ArrayList<>();
      String sql = written(start, end, own, bindings);
      for (Binding binding : bindings) {
        repeated.add(clearParameter(binding));
      }
      return new Piece(sql, bindings);
    }
  }

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
    if (replaced.add(edit)) {
      add(edit);
    }
  }

  /** Inserts behind the token that ends there. */
  void insert(int offset, String insertion, List<Binding> bindings) {
    add(new Edit(offset, offset, insertion, List.copyOf(bindings), 0));
  }

  /** Inserts behind the token that ends there, and behind all else that is inserted there. */
  void insertLast(int offset, String insertion) {
    add(new Edit(offset, offset, insertion, List.of(), 1));
  }

  /** Writes around a span of the text. Outer spans are enclosed before those inside. */
  void enclose(int start, int end, String before, String after) {
    enclosed++;
    add(new Edit(start, start, before, List.of(), enclosed - Integer.MAX_VALUE));
    add(new Edit(end, end, after, List.of(), Integer.MAX_VALUE - enclosed));
  }

  private void add(Edit edit) {
    edits.computeIfAbsent(edit.start(), start -> new ArrayList<>()).add(edit);
    size++;
    literals += (int) edit.bindings().stream().filter(Binding::isLiteral).count();
  }

  private Stream<Edit> all() {
    return edits.values().stream().flatMap(List::stream);
  }

  /** How many literals were taken out of the text. */
  int literals() {
    return literals;
  }

  /** Whether the token that begins there is replaced. */
  boolean isReplaced(int offset) {
    return all().anyMatch(edit -> edit.start() <= offset && offset < edit.end());
  }

  /** Whether anything inside a span is edited, or before it at its start. */
  boolean isEdited(int start, int end) {
    return !edits.subMap(start, end).isEmpty();
  }

  /**
   * Whether the edits of a span only put token columns in the place of columns and {@code ?} in
   * that of values, which have no cast around them and are not written in parts.
   */
  boolean keepsShape(int start, int end) {
    return edits.subMap(start, end).values().stream()
        .flatMap(List::stream)
        .allMatch(
            edit ->
                edit.replacement().matches("\\?|\"[^\"]*\"")
                    && (text.tokensOf(edit.start(), edit.end()).size() == 1
                        || text.original().startsWith("-", edit.start())));
  }

  int size() {
    return size;
  }

  /** Begins a copy of a span; edits that come later are not in it. */
  Copy copy(int start, int end) {
    return new Copy(start, end);
  }

  /**
   * Applies the edits.
   *
   * @throws IllegalStateException when edits overlap, or a parameter would be lost or be bound both
   *     in clear and sealed
   */
  Result apply() {
    List<Binding> bindings = new ArrayList<>();
    String sql = written(0, text.original().length(), all().toList(), bindings);
    check(bindings);
    List<Binding> placed = withoutNeedlessNullTests(bindings);
    return new Result(
        sql, text.hasNumberedParameters() ? NumberedParameters.of(placed, text) : placed);
  }

  private String written(int start, int end, List<Edit> some, List<Binding> bindings) {
    List<Edit> sorted = new ArrayList<>(some);
    sorted.sort(
        Comparator.comparingInt(Edit::start)
            .thenComparingInt(Edit::end)
            .thenComparingInt(Edit::rank));
    StringBuilder sql = new StringBuilder();
    int at = start;
    for (Edit edit : sorted) {
      if (edit.start() < at) {
        throw new IllegalStateException("two edits meet at " + edit.start());
      }
      clear(at, edit.start(), bindings);
      append(sql, original(at, edit.start()));
      append(sql, edit.replacement());
      bindings.addAll(edit.bindings());
      at = edit.end();
    }
    clear(at, end, bindings);
    append(sql, original(at, end));
    return sql.toString();
  }

  /** A numbered parameter loses its number: those that come in have none. */
  private String original(int from, int to) {
    StringBuilder part = new StringBuilder();
    int at = from;
    for (int place = text.parametersBefore(from) + 1;
        text.hasNumberedParameters() && place <= text.parametersBefore(to);
        place++) {
      Token parameter = text.parameter(place);
      part.append(text.original(), at, parameter.start() + 1);
      at = parameter.end();
    }
    return part.append(text.original(), at, to).toString();
  }

  /** Keeps apart what the text it replaces kept apart: {@code 'x'AS} may not become {@code ?AS}. */
  private static void append(StringBuilder sql, String piece) {
    if (!sql.isEmpty()
        && !piece.isEmpty()
        && joins(sql.charAt(sql.length() - 1), piece.charAt(0))) {
      sql.append(' ');
    }
    sql.append(piece);
  }

  private static boolean joins(char last, char first) {
    return (isOfWord(last) && isOfWord(first)) || (last == first && "\"`'".indexOf(last) >= 0);
  }

  private static boolean isOfWord(char character) {
    return Character.isUnicodeIdentifierPart(character) || "?$@#".indexOf(character) >= 0;
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
    if (binding instanceof Binding.Tokens tokens) {
      return tokens.parameter();
    }
    ValueSource source =
        binding instanceof Binding.Cell cell
            ? cell.source()
            : binding instanceof Binding.Token token ? token.source() : null;
    return source instanceof ValueSource.Parameter parameter ? parameter.index() : 0;
  }

  /** The application's parameter that is bound there unsealed; 0 when there is none. */
  private static int clearParameter(Binding binding) {
    return binding instanceof Binding.Clear clear
        ? clear.parameter()
        : binding instanceof Binding.NullTest test ? test.parameter() : 0;
  }

  private void clear(int from, int to, List<Binding> bindings) {
    int last = text.parametersBefore(to);
    for (int number = text.parametersBefore(from) + 1; number <= last; number++) {
      bindings.add(new Binding.Clear(number));
    }
  }

  private void check(List<Binding> bindings) {
    Set<Integer> clear = new HashSet<>();
    Set<Integer> sealed = new HashSet<>();
    for (Binding binding : bindings) {
      boolean second = clearParameter(binding) != 0 && !clear.add(clearParameter(binding));
      if (second && !repeated.contains(clearParameter(binding))) {
        throw new IllegalStateException("parameter " + clearParameter(binding) + " is bound twice");
      }
      if (parameter(binding) != 0) {
        sealed.add(parameter(binding));
      }
    }
    Set<Integer> all = new HashSet<>(clear);
    all.addAll(sealed);
    if (all.size() != text.parameterPlaces() || all.size() != clear.size() + sealed.size()) {
      throw new IllegalStateException("the parameters of the rewritten text do not add up");
    }
  }
}
