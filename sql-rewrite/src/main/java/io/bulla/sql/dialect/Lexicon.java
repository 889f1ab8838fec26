package io.bulla.sql.dialect;

import io.bulla.sql.SessionModes;
import io.bulla.sql.ValueSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How the tokens of a dialect are read: their names and values, and which words are keywords. */
final class Lexicon {
  private static final int POSTGRESQL_NAME_SIZE_BYTES = 63;

  /** The databases with lexical rules of their own. */
  enum Family {
    H2,
    POSTGRESQL,
    MYSQL
  }

  private final Family family;
  private final SessionModes modes;

  Lexicon(Family family, SessionModes modes) {
    this.family = family;
    this.modes = modes;
  }

  Family family() {
    return family;
  }

  SessionModes modes() {
    return modes;
  }

  boolean is(Family other) {
    return family == other;
  }

  /** Whether the name's opening character makes the database keep its letters' case. */
  boolean keepsCase(char opening) {
    return !(family == Family.H2 && opening == '`');
  }

  /** The name a token stands for; empty when the token is none or is not well formed. */
  Optional<String> name(String text, Token.Kind kind) {
    Optional<String> name =
        switch (kind) {
          case WORD -> Optional.of(text);
          case QUOTED_NAME -> quotedName(text);
          case STRING -> string(text).map(ValueSource.Literal::text);
          default -> Optional.empty();
        };
    return family == Family.POSTGRESQL ? name.map(Lexicon::cut) : name;
  }

  private static Optional<String> quotedName(String text) {
    if (text.charAt(0) == 'u' || text.charAt(0) == 'U') {
      return Escapes.unicode(text, '"');
    }
    String quote = text.substring(0, 1);
    return Optional.of(text.substring(1, text.length() - 1).replace(quote + quote, quote));
  }

  /** PostgreSQL silently drops what goes beyond 63 bytes, never half a character. */
  private static String cut(String name) {
    if (name.length() <= POSTGRESQL_NAME_SIZE_BYTES / 3) {
      return name;
    }
    int size = 0;
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      size += Character.toString(name.codePointAt(i)).getBytes(StandardCharsets.UTF_8).length;
      if (size > POSTGRESQL_NAME_SIZE_BYTES) {
        return name.substring(0, i);
      }
    }
    return name;
  }

  /** The value of a STRING token; empty when it cannot be told with certainty. */
  Optional<ValueSource.Literal> string(String text) {
    return switch (family) {
      case H2 -> Escapes.h2(text);
      case POSTGRESQL -> Escapes.postgreSql(text, modes.backslashEscapes());
      case MYSQL -> Escapes.mySql(text, modes.backslashEscapes());
    };
  }
}
