package io.bulla.sql.dialect;

import io.bulla.sql.ValueSource;
import io.bulla.sql.ValueSource.Literal;
import io.bulla.sql.ValueSource.Literal.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the value of a literal from its tokens. */
final class LiteralReader {
  private final SqlText text;
  private final Lexicon lexicon;

  LiteralReader(SqlText text, Lexicon lexicon) {
    this.text = text;
    this.lexicon = lexicon;
  }

  Optional<Literal> read(List<Token> tokens) {
    if (tokens.size() > 1 && tokens.stream().allMatch(t -> t.kind() == Token.Kind.STRING)) {
      return chain(tokens);
    }
    return switch (tokens.size()) {
      case 1 -> single(tokens.get(0));
      case 2 -> typed(text.upper(tokens.get(0)), tokens.get(1));
      case 4 -> escape(tokens);
      default -> Optional.empty();
    };
  }

  private Optional<Literal> single(Token token) {
    return switch (token.kind()) {
      case STRING -> lexicon.string(text.text(token));
      case NUMBER -> number(text.text(token));
      case WORD -> bool(text.text(token).toLowerCase(Locale.ROOT));
      default -> Optional.empty();
    };
  }

  /** {@code 'a' 'b'}: one string in parts. What PostgreSQL takes for one is one token. */
  private Optional<Literal> chain(List<Token> tokens) {
    StringBuilder whole = new StringBuilder();
    int end = tokens.get(0).start();
    for (Token token : tokens) {
      boolean beside = text.original().substring(end, token.start()).isBlank();
      end = token.end();
      // a prefix, as in N'..', may hold for the parts behind it too
      boolean plain = text.text(token).startsWith("'");
      Optional<Literal> part = plain ? single(token) : Optional.empty();
      if (!beside || part.isEmpty() || lexicon.is(Lexicon.Family.POSTGRESQL)) {
        return Optional.empty();
      }
      whole.append(part.get().text());
    }
    return Optional.of(new Literal(Kind.STRING, whole.toString()));
  }

  private static Optional<Literal> bool(String word) {
    return word.equals("true") || word.equals("false")
        ? Optional.of(new Literal(Kind.BOOLEAN, word))
        : Optional.empty();
  }

  private static Optional<Literal> number(String digits) {
    String plain = digits.replace("_", "").toLowerCase(Locale.ROOT);
    if (plain.endsWith("l")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    int radix = plain.startsWith("0x") ? 16 : plain.startsWith("0o") ? 8 : 2;
    boolean prefixed = radix != 2 || plain.startsWith("0b");
    String value = prefixed ? new BigInteger(plain.substring(2), radix).toString() : plain;
    return Optional.of(new Literal(Kind.NUMBER, value));
  }

  private Optional<Literal> typed(String type, Token value) {
    if (value.kind() != Token.Kind.STRING) {
      return Optional.empty();
    }
    Optional<Kind> kind =
        switch (type) {
          case "DATE" -> Optional.of(Kind.DATE);
          case "TIME" -> Optional.of(Kind.TIME);
          case "TIMESTAMP" -> Optional.of(Kind.TIMESTAMP);
          default -> Optional.empty();
        };
    return kind.flatMap(
        wanted ->
            single(value)
                .filter(literal -> literal.kind() == Kind.STRING)
                .map(literal -> new ValueSource.Literal(wanted, literal.text())));
  }

  /** {@code {d '...'}}, {@code {t '...'}}, {@code {ts '...'}}. */
  private Optional<Literal> escape(List<Token> tokens) {
    if (!text.text(tokens.get(0)).equals("{") || !text.text(tokens.get(3)).equals("}")) {
      return Optional.empty();
    }
    return switch (text.upper(tokens.get(1))) {
      case "D" -> typed("DATE", tokens.get(2));
      case "T" -> typed("TIME", tokens.get(2));
      case "TS" -> typed("TIMESTAMP", tokens.get(2));
      default -> Optional.empty();
    };
  }
}
