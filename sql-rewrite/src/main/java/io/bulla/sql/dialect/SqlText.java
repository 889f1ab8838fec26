package io.bulla.sql.dialect;

import io.bulla.sql.ValueSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A statement text with its tokens and the text for the parser, which has the same length: an
 * offset into one is an offset into the other. Immutable. {@link #toString()} shows no literal.
 */
public final class SqlText {
  private final String original;
  private final List<Token> tokens;
  private final Lexicon lexicon;
  private final String masked;
  private final List<Token> omitted;
  private final StatementFacts facts;
  private final int[] parameters;
  private final boolean numbered;

  SqlText(String original, List<Token> tokens, Lexicon lexicon) {
    this.original = original;
    this.tokens = List.copyOf(tokens);
    this.lexicon = lexicon;
    Mask mask = new Mask(original, this.tokens, lexicon);
    this.masked = mask.text();
    this.omitted = mask.omitted();
    this.facts = new StatementFacts(this);
    this.parameters =
        this.tokens.stream()
            .filter(token -> token.kind() == Token.Kind.PARAMETER)
            .mapToInt(Token::start)
            .toArray();
    this.numbered =
        this.tokens.stream()
            .anyMatch(token -> token.kind() == Token.Kind.PARAMETER && token.length() > 1);
  }

  /** The application's text. */
  public String original() {
    return original;
  }

  /**
   * One line of the same length as the original: comments, literal contents, quoted names and what
   * the grammar has no word for are masked. It holds no literal's value.
   */
  public String masked() {
    return masked;
  }

  /** All tokens in the order of the text. */
  public List<Token> tokens() {
    return tokens;
  }

  /**
   * Names and words that the parser does not see because they name no value: units, locks, types,
   * hints, collations. A name among them that is a sealed column's is a reason to refuse.
   */
  public List<Token> omitted() {
    return omitted;
  }

  /** Whether the token at an index is that keyword or sign; false where there is none. */
  public boolean isAt(int index, String upperCase) {
    return index >= 0 && index < tokens().size() && upper(tokens().get(index)).equals(upperCase);
  }

  /** The token's own characters in the original text. */
  public String text(Token token) {
    return original.substring(token.start(), token.end());
  }

  /** A WORD's characters in upper case; of other tokens the characters themselves. */
  public String upper(Token token) {
    return text(token).toUpperCase(Locale.ROOT);
  }

  /**
   * The name a WORD or QUOTED_NAME (in MySQL also a STRING used as an alias) stands for, unquoted
   * and unescaped, not folded. PostgreSQL's cut after 63 bytes is applied.
   *
   * @throws IllegalArgumentException for a token that can be no name
   */
  public String name(Token token) {
    return lexicon
        .name(text(token), token.kind())
        .orElseThrow(() -> new IllegalArgumentException("no name at offset " + token.start()));
  }

  /**
   * Whether the database folds the name as a quoted one (H2 folds back-quoted names as unquoted).
   */
  public boolean isQuoted(Token name) {
    return name.kind() != Token.Kind.WORD && lexicon.keepsCase(original.charAt(name.start()));
  }

  /**
   * The token that begins there.
   *
   * @throws IllegalArgumentException when none begins there
   */
  public Token tokenAt(int offset) {
    int index = indexAt(offset);
    if (index < 0) {
      throw new IllegalArgumentException("no token begins at offset " + offset);
    }
    return tokens.get(index);
  }

  /** The one token of exactly that span; empty when the span is anything else. */
  public Optional<Token> tokenOf(int start, int end) {
    int index = indexAt(start);
    return index >= 0 && tokens.get(index).end() == end
        ? Optional.of(tokens.get(index))
        : Optional.empty();
  }

  /** The tokens of a span that begins and ends at borders of tokens; empty for any other span. */
  public List<Token> tokensOf(int start, int end) {
    int first = indexAt(start);
    int last = first;
    while (last >= 0 && last < tokens.size() && tokens.get(last).end() < end) {
      last++;
    }
    boolean exact = first >= 0 && last < tokens.size() && tokens.get(last).end() == end;
    return exact ? tokens.subList(first, last + 1) : List.of();
  }

  /** Index of the token that begins there; -1 when none does. */
  public int indexAt(int offset) {
    int index = indexFrom(offset);
    return index < tokens.size() && tokens.get(index).start() == offset ? index : -1;
  }

  /** Index of the first token that begins there or later; the number of tokens when none does. */
  public int indexFrom(int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The value of a literal: a string, number, {@code TRUE}/{@code FALSE}, typed literal ({@code
   * DATE '...'}) or JDBC escape ({@code {d '...'}}). A sign is not part of it.
   *
   * @return empty when the span is no literal, or one whose value cannot be told with certainty
   */
  public Optional<ValueSource.Literal> literal(int start, int end) {
    return new LiteralReader(this, lexicon).read(tokensOf(start, end));
  }

  /**
   * Some of the tokens as a text of their own: the same length and offsets, all else is blank.
   *
   * @param from index of the first token
   * @param to index behind the last one
   */
  public SqlText part(int from, int to) {
    int start = tokens.get(from).start();
    int end = tokens.get(to - 1).end();
    StringBuilder part = new StringBuilder(original.length());
    for (int i = 0; i < original.length(); i++) {
      char c = original.charAt(i);
      boolean kept = (i >= start && i < end) || c == '\n' || c == '\r';
      part.append(kept ? c : ' ');
    }
    return new SqlText(part.toString(), tokens.subList(from, to), lexicon);
  }

  /** How many JDBC parameters the application sets. */
  public int parameterCount() {
    return hasNumberedParameters()
        ? IntStream.rangeClosed(1, parameters.length).map(this::parameterNumber).max().orElse(0)
        : parameters.length;
  }

  /** How many places of the text hold a JDBC parameter. */
  public int parameterPlaces() {
    return parameters.length;
  }

  /** Whether some parameter is written as H2's {@code ?1}. */
  public boolean hasNumberedParameters() {
    return numbered;
  }

  /**
   * The number by which the application sets what stands at a place.
   *
   * @param place 1-based
   * @return 0 when it has none in a text where others have
   */
  public int parameterNumber(int place) {
    if (!numbered) {
      return place;
    }
    String digits = text(parameter(place)).substring(1);
    return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
  }

  /** The token of a parameter; {@code place} is 1-based. */
  public Token parameter(int place) {
    return tokenAt(parameters[place - 1]);
  }

  /** How many JDBC parameters begin before an offset. */
  public int parametersBefore(int offset) {
    int found = Arrays.binarySearch(parameters, offset);
    return found < 0 ? -found - 1 : found;
  }

  /** Statements in the text: parts between semicolons that have a token. */
  public int statementCount() {
    return facts.statementCount();
  }

  /** First word of the first statement in upper case, past parentheses; empty when it has none. */
  public String firstKeyword() {
    return facts.firstKeyword();
  }

  /** Whether tables, columns or views may differ after the text has run. May say yes wrongly. */
  public boolean mayChangeCatalog() {
    return facts.mayChangeCatalog();
  }

  /**
   * Whether session modes, the schema path or the default schema may differ after the text has run.
   * May say yes wrongly.
   */
  public boolean mayChangeModes() {
    return facts.mayChangeModes();
  }

  /**
   * Whether the text can mean a table of one of these names. May say yes wrongly, never no, except
   * for names that the database itself assembles while it runs (concatenated dynamic SQL, stored
   * code).
   *
   * @param lowerCaseNames names in lower case, without schema
   */
  public boolean mentions(Set<String> lowerCaseNames) {
    return new Mentions(this, lowerCaseNames).any();
  }

  /**
   * The first string that the database may run as SQL and that has one of the names in it: a
   * statement with such a string cannot be understood from its tree.
   */
  public Optional<Token> dynamicMention(Set<String> lowerCaseNames) {
    return new Mentions(this, lowerCaseNames).inDynamicSql();
  }

  /**
   * {@link #mentions} for a text that has no tokens because {@link LexException} was thrown: looks
   * at the bare characters.
   */
  public static boolean mayMention(String sql, Set<String> lowerCaseNames) {
    return Mentions.inCharacters(sql, lowerCaseNames);
  }

  /** 1-based line of an offset; {@code \n}, {@code \r\n} and a lone {@code \r} end lines. */
  public int line(int offset) {
    return lineStarts(offset).size();
  }

  /** 1-based column of an offset in UTF-16 units. */
  public int column(int offset) {
    List<Integer> starts = lineStarts(offset);
    return offset - starts.get(starts.size() - 1) + 1;
  }

  private List<Integer> lineStarts(int offset) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < offset; i++) {
      boolean pair = original.charAt(i) == '\r' && original.startsWith("\n", i + 1);
      if (original.charAt(i) == '\n' || (original.charAt(i) == '\r' && !pair)) {
        starts.add(i + 1);
      }
    }
    return starts;
  }

  /** How the dialect reads tokens. */
  Lexicon lexicon() {
    return lexicon;
  }

  @Override
  public String toString() {
    return masked;
  }
}
