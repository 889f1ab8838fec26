package io.bulla.policy;

/** When two values of a sealed text column are equal ({@code compare:} in the policy file). */
public enum Comparison {
  /** Character by character, after the rules of the logical type. */
  EXACT("exact"),
  /** Upper and lower case are equal: NFKC, then full case folding by the root locale. */
  IGNORE_CASE("ignore-case");

  private final String word;

  Comparison(String word) {
    this.word = word;
  }

  /** The word that the policy file writes. */
  public String word() {
    return word;
  }
}
