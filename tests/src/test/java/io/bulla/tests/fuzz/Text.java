package io.bulla.tests.fuzz;

import java.util.ArrayList;
import java.util.List;

/** A piece of a statement: tokens and the parameters among them, in their order. */
final class Text {
  private static final String NO_GAP_NEEDED = "=,()<>";

  private final List<String> tokens = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  static Text of(String words) {
    return new Text().words(words);
  }

  /** Words that no one may mistake for one token. */
  Text words(String words) {
    if (!words.isEmpty()) {
      tokens.addAll(List.of(words.split(" ")));
    }
    return this;
  }

  Text token(String token) {
    tokens.add(token);
    return this;
  }

  Text parameter(Object value) {
    tokens.add("?");
    parameters.add(value);
    return this;
  }

  Text add(Text other) {
    tokens.addAll(other.tokens);
    parameters.addAll(other.parameters);
    return this;
  }

  static Text joined(String separator, List<Text> parts) {
    Text all = new Text();
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        all.words(separator);
      }
      all.add(parts.get(i));
    }
    return all;
  }

  /** The tokens, to be changed. */
  List<String> tokens() {
    return tokens;
  }

  List<Object> parameters() {
    return parameters;
  }

  /** The text with gaps of all kinds between the tokens. */
  String written(Product product, Choices choices) {
    boolean odd = choices.percent(25);
    StringBuilder text = new StringBuilder(tokens.get(0));
    for (int i = 1; i < tokens.size(); i++) {
      String gap = odd ? gap(product, choices) : " ";
      if (gap.startsWith("/") && last(tokens.get(i - 1)) == '*') {
        gap = " " + gap; // not the end of a comment
      }
      boolean needed =
          NO_GAP_NEEDED.indexOf(last(tokens.get(i - 1))) < 0
              && NO_GAP_NEEDED.indexOf(tokens.get(i).charAt(0)) < 0;
      text.append(gap.isEmpty() && needed ? " " : gap).append(tokens.get(i));
    }
    return text.toString();
  }

  private static char last(String token) {
    return token.charAt(token.length() - 1);
  }

  private static String gap(Product product, Choices choices) {
    return switch (choices.weighted(80, 5, 5, 3, 3, 2, 2)) {
      case 1 -> "";
      case 2 -> "\n\t ";
      case 3 -> " /* it's ? ; */ ";
      case 4 -> " -- it's ? ;\n";
      case 5 -> "/**/";
      case 6 ->
          product == Product.MARIADB
              ? " # it's ?\n"
              : product == Product.POSTGRESQL ? " /* a /* ' */ ? */ " : " // it's ?\n";
      default -> " ";
    };
  }
}
