package io.bulla.tests.fuzz;

import java.util.Locale;

/**
 * A name of a table, column or alias.
 *
 * @param text in lower case, unless it is exact
 * @param exact whether it must be quoted
 * @param caseMatters even unquoted
 */
record Name(String text, boolean exact, boolean caseMatters) {

  static Name simple(String text) {
    return new Name(text, false, false);
  }

  /** As it stands in a definition. */
  String plain(Product product) {
    return exact ? product.quoted(text) : text;
  }

  /** As it stands in the policy file. */
  String inPolicy() {
    return exact ? "'\"" + text + "\"'" : text;
  }

  /** One of its spellings. */
  String spelled(Product product, Choices choices) {
    if (exact) {
      return product.quoted(text);
    }
    return switch (choices.weighted(70, 12, 12, 6)) {
      case 1 -> product.quoted(product.folded(text));
      case 2 -> caseMatters ? text : text.toUpperCase(Locale.ROOT);
      case 3 ->
          caseMatters ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
      default -> text;
    };
  }
}
