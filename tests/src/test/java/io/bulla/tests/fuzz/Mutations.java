package io.bulla.tests.fuzz;

import java.util.List;
import java.util.Locale;

/**
 * Changes of a text that must not change what it is about: gaps, quotes, cases, escapes, executable
 * comments, further statements; and changes that make it something else or nothing: missing,
 * doubled and foreign tokens.
 *
 * <p>Names and places of values stay, no quote opens and no value gets into a comment, so that one
 * that crosses the wire is a fault.
 */
final class Mutations {
  private static final List<String> FOREIGN =
      List.of(
          "\\", "*/", "$$", "$a$", ";", "(", ")", "\0", "\u00a0", "\u200b", "\ufeff", "\u2019",
          "E''", "U&''", "N''", "{", "}", "::text", "@", "%", ":=", "\u3000", "[", "]", "\u037e",
          "\ud800", "??", "$1");

  private final Product product;
  private final Choices choices;
  private final List<String> tokens;

  private Mutations(Product product, Choices choices, List<String> tokens) {
    this.product = product;
    this.choices = choices;
    this.tokens = tokens;
  }

  /** Changes a text in one to three places. */
  static void apply(Text text, Product product, Choices choices) {
    Mutations mutations = new Mutations(product, choices, text.tokens());
    int count = 1 + choices.below(3);
    for (int i = 0; i < count; i++) {
      mutations.one();
    }
  }

  private void one() {
    int place = choices.below(tokens.size());
    String token = tokens.get(place);
    switch (choices.weighted(15, 15, 15, 10, 10, 10, 10, 15)) {
      case 1 -> tokens.set(place, otherCase(token));
      case 2 -> tokens.set(place, quoted(token));
      case 3 -> severalStatements();
      case 4 -> executableComment(place);
      case 5 -> deleteOrDouble(place, token);
      case 6 -> tokens.set(place, dotted(token));
      case 7 -> foreign(place);
      default -> tokens.add(place, choices.of("/* ' */", "-- '\n", "/*;*/", "/*+ x */", "\f"));
    }
  }

  /**
   * Two dollar quotes would make a string of what stands between them, and before a name a string
   * or foreign letter would take the name for its alias, before a parenthesis for a function's: all
   * make something else of the values.
   */
  private void foreign(int place) {
    String token = choices.of(FOREIGN);
    boolean second = token.startsWith("$") && tokens.contains(token);
    boolean operand =
        token.endsWith("''")
            || token.charAt(0) > '\u007f'
            || List.of("@", "$1").contains(token)
            || (product == Product.MARIADB && token.startsWith("$")); // there they are names
    boolean shifts = operand && !tokens.get(place).matches("[,)=<>!]+");
    if (!second && !shifts) {
      tokens.add(place, token);
    }
  }

  private String otherCase(String token) {
    // in MariaDB an m makes a comment of what an M executes
    if (isLiteral(token) || token.startsWith("/*")) {
      return token;
    }
    StringBuilder other = new StringBuilder();
    for (char character : token.toCharArray()) {
      other.append(
          choices.percent(50)
              ? String.valueOf(character).toUpperCase(Locale.ROOT)
              : String.valueOf(character).toLowerCase(Locale.ROOT));
    }
    return other.toString();
  }

  private static boolean isLiteral(String token) {
    return token.contains("'") || token.contains("\"") || token.equals("?");
  }

  /** The last part of a name in quotes, or in Unicode escapes. */
  private String quoted(String token) {
    int start = token.lastIndexOf('.') + 1;
    String name = token.substring(start);
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      return token;
    }
    String exact = product.folded(name.toLowerCase(Locale.ROOT));
    if (product == Product.MARIADB || choices.percent(50)) {
      return token.substring(0, start) + product.quoted(exact);
    }
    int at = choices.below(exact.length());
    String escaped =
        exact.substring(0, at)
            + "\\%04x".formatted((int) exact.charAt(at))
            + exact.substring(at + 1);
    return token.substring(0, start) + "U&\"" + escaped + "\"";
  }

  private String dotted(String token) {
    return isLiteral(token) || !token.matches("[\\w\"`]+\\.[\\w\"`]+")
        ? token
        : token.replace(".", choices.of(" . ", "/**/./**/", ".\n", " -- .\n."));
  }

  private void severalStatements() {
    switch (choices.below(4)) {
      case 1 -> {
        tokens.add(0, "SELECT 1");
        tokens.add(1, ";");
      }
      case 2 -> {
        tokens.add(";");
        tokens.add("SELECT 2");
      }
      case 3 -> {
        tokens.add(0, "/* */");
        tokens.add(1, ";");
      }
      default -> tokens.add(";");
    }
  }

  private void executableComment(int place) {
    int end = Math.min(tokens.size(), place + 1 + choices.below(4));
    if (product == Product.MARIADB) {
      tokens.add(end, "*/");
      tokens.add(place, choices.of("/*!", "/*!50000", "/*M!", "/*M!100000"));
    } else {
      tokens.add(place, "/*! x */");
    }
  }

  private void deleteOrDouble(int place, String token) {
    boolean harmless = token.matches("[A-Z]+|[,()=<>!]+") && tokens.size() > 1;
    if (harmless && choices.percent(50)) {
      tokens.remove(place);
    } else if (harmless) {
      tokens.add(place, token);
    }
  }
}
