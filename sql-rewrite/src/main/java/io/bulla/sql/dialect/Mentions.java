package io.bulla.sql.dialect;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a text can mean one of some tables. Names count wherever they stand, as columns and
 * aliases too. Strings count where the database may run them as SQL:
 *
 * <ul>
 *   <li>anywhere in a text with a word of dynamic SQL or stored code ({@code EXECUTE}, {@code DO},
 *       {@code CREATE FUNCTION} ...) or with a function known to run SQL ({@code query_to_xml},
 *       {@code dblink} ...), when the name is anywhere in the string;
 *   <li>as an argument of any function at all when the string begins as a statement does;
 *   <li>anywhere in a text that changes the modes by which it is read: of several statements, or
 *       MariaDB's {@code SET STATEMENT}.
 * </ul>
 */
final class Mentions {
  private static final Set<String> DYNAMIC_WORDS =
      Set.of(
          "PREPARE",
          "EXECUTE",
          "EXEC",
          "IMMEDIATE",
          "DO",
          "CALL",
          "DECLARE",
          "BEGIN",
          "FUNCTION",
          "PROCEDURE",
          "TRIGGER",
          "ALIAS",
          "EVENT",
          "AGGREGATE",
          "RUNSCRIPT",
          "SCRIPT",
          "COPY",
          "LINKED",
          "HANDLER",
          "QUERY_TO_XML",
          "QUERY_TO_XMLSCHEMA",
          "QUERY_TO_XML_AND_XMLSCHEMA",
          "TABLE_TO_XML",
          "TABLE_TO_XMLSCHEMA",
          "TABLE_TO_XML_AND_XMLSCHEMA",
          "CURSOR_TO_XML",
          "SCHEMA_TO_XML",
          "SCHEMA_TO_XMLSCHEMA",
          "DATABASE_TO_XML",
          "TS_STAT",
          "TS_REWRITE",
          "DBLINK",
          "DBLINK_EXEC",
          "DBLINK_OPEN",
          "DBLINK_SEND_QUERY",
          "CROSSTAB",
          "CROSSTAB2",
          "CROSSTAB3",
          "CROSSTAB4",
          "CROSSTABN",
          "CONNECTBY",
          "XPATH_TABLE",
          "CSVWRITE",
          "LINK_SCHEMA",
          "FT_SEARCH_DATA",
          "FT_CREATE_INDEX",
          "FTL_CREATE_INDEX",
          "SYS_EXEC",
          "SYS_EVAL",
          "LO_EXPORT",
          "PG_FILE_WRITE");

  private static final Set<String> STATEMENT_STARTS =
      Set.of(
          "select",
          "with",
          "table",
          "values",
          "insert",
          "update",
          "delete",
          "merge",
          "replace",
          "copy",
          "call",
          "execute",
          "create",
          "alter",
          "drop",
          "truncate",
          "do",
          "begin");

  /** Escapes of strings that can spell a letter, with any number of backslashes before them. */
  private static final Pattern IN_STRINGS =
      Pattern.compile(
          "\\\\+(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[xX]([0-9a-fA-F]{1,2})|([0-7]{2,3}))");

  /** Those of {@code U&'..'} and {@code U&".."}. */
  private static final Pattern UNICODE =
      Pattern.compile("\\\\+(?:\\+([0-9a-fA-F]{6})|([0-9a-fA-F]{4}))");

  private final SqlText text;
  private final Set<String> names;

  Mentions(SqlText text, Set<String> lowerCaseNames) {
    this.text = text;
    this.names = new HashSet<>();
    for (String name : lowerCaseNames) {
      names.addAll(folds(name));
    }
  }

  boolean any() {
    if (names.isEmpty()) {
      return false;
    }
    return text.tokens().stream().anyMatch(this::isName) || inDynamicSql().isPresent();
  }

  private boolean isName(Token token) {
    if (token.kind() == Token.Kind.OTHER || token.kind() == Token.Kind.VARIABLE) {
      return false;
    }
    boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
    // a name that is not well formed cannot be told from any other
    return name
        && text.lexicon().name(text.text(token), token.kind()).map(this::isNamed).orElse(true);
  }

  private boolean isNamed(String name) {
    return folds(name).stream().anyMatch(names::contains);
  }

  /** Databases fold by lower or by upper case, and the two differ for some letters. */
  private static Set<String> folds(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 128)) {
      return Set.of(lower);
    }
    Set<String> folds = new HashSet<>(Set.of(lower));
    folds.add(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    StringBuilder simple = new StringBuilder(name.length());
    name.codePoints().map(Character::toLowerCase).forEach(simple::appendCodePoint);
    folds.add(simple.toString());
    return folds;
  }

  Optional<Token> inDynamicSql() {
    List<Token> tokens = text.tokens();
    boolean everywhere =
        tokens.stream().anyMatch(this::isDynamicWord)
            || (text.statementCount() > 1 && text.mayChangeModes())
            || isSetStatement();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).kind() != Token.Kind.STRING) {
        continue;
      }
      String raw = text.text(tokens.get(i));
      Optional<String> known = text.lexicon().string(raw).map(literal -> literal.text());
      // an escape by number may spell any letter: then the raw text is looked at
      boolean candidate = everywhere || known.map(Mentions::beginsAsStatement).orElse(true);
      if (candidate && containsName(known.orElse(raw)) && (everywhere || isArgument(i))) {
        return Optional.of(tokens.get(i));
      }
    }
    return Optional.empty();
  }

  /** MariaDB's {@code SET STATEMENT sql_mode = .. FOR ..} changes modes within one statement. */
  private boolean isSetStatement() {
    List<Token> tokens = text.tokens();
    return tokens.size() > 1
        && text.firstKeyword().equals("SET")
        && tokens.stream().limit(2).anyMatch(token -> text.upper(token).equals("STATEMENT"));
  }

  private boolean isDynamicWord(Token token) {
    return switch (token.kind()) {
      case WORD -> DYNAMIC_WORDS.contains(text.upper(token));
      case QUOTED_NAME ->
          text.lexicon()
              .name(text.text(token), token.kind())
              .map(name -> DYNAMIC_WORDS.contains(name.toUpperCase(Locale.ROOT)))
              .orElse(true);
      default -> false;
    };
  }

  /** Whether a parenthesis that follows a name is open there. */
  private boolean isArgument(int index) {
    int depth = 0;
    for (int i = index - 1; i > 0; i--) {
      String sign = text.tokens().get(i).length() == 1 ? text.text(text.tokens().get(i)) : "";
      if (sign.equals(")")) {
        depth++;
      } else if (sign.equals("(") && depth > 0) {
        depth--;
      } else if (sign.equals("(") && isFunctionName(i - 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFunctionName(int index) {
    Token token = text.tokens().get(index);
    return token.kind() == Token.Kind.QUOTED_NAME
        || (token.kind() == Token.Kind.WORD
            && !text.upper(token).equals("VALUES")
            && !text.upper(token).equals("IN"));
  }

  private static boolean beginsAsStatement(String content) {
    String start = content.strip().toLowerCase(Locale.ROOT);
    while (start.startsWith("(")) {
      start = start.substring(1).strip();
    }
    int end = 0;
    while (end < start.length() && Character.isLetter(start.charAt(end))) {
      end++;
    }
    return start.startsWith("/*")
        || start.startsWith("--")
        || STATEMENT_STARTS.contains(start.substring(0, end));
  }

  private boolean containsName(String content) {
    return spells(content, names);
  }

  /** The bare characters have a name in them, or an escape that could spell one. */
  static boolean inCharacters(String sql, Set<String> names) {
    // the text may break off before it says which character escapes
    return !names.isEmpty() && (sql.toLowerCase(Locale.ROOT).contains("u&") || spells(sql, names));
  }

  private static boolean spells(String sql, Set<String> names) {
    if (names.isEmpty()) {
      return false;
    }
    Set<String> forms = new HashSet<>(folds(sql));
    // inside a string of a string a backslash may stand before any letter
    forms.addAll(folds(sql.replace("\\", "")));
    // a quote inside a name is written twice, once more for each level of quoting
    for (String quote : List.of("\"", "'", "`")) {
      forms.addAll(folds(sql.replaceAll(quote + "+", quote)));
    }
    forms.addAll(folds(decoded(sql, IN_STRINGS, 4)));
    forms.addAll(folds(decoded(sql, UNICODE, 0)));
    // then any character may be the one that escapes
    boolean escapes = forms.stream().anyMatch(form -> form.contains("uescape"));
    return escapes
        || names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> forms.stream().anyMatch(form -> form.contains(name)));
  }

  /**
   * @param octal the group that is octal; 0 when none is
   */
  private static String decoded(String sql, Pattern escape, int octal) {
    return escape
        .matcher(sql)
        .replaceAll(
            found -> {
              for (int group = 1; group <= found.groupCount(); group++) {
                String digits = found.group(group);
                if (digits != null) {
                  int letter = Integer.parseUnsignedInt(digits, group == octal ? 8 : 16);
                  return Character.isValidCodePoint(letter)
                      ? Matcher.quoteReplacement(Character.toString(letter))
                      : "";
                }
              }
              return "";
            });
  }
}
